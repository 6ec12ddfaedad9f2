"""HTML: the article of a web page, without what stands around it."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from typing import BinaryIO

from quotetrack.errors import UnreadableSource
from quotetrack.records import Article
from quotetrack.sources._decoding import LIMIT
from quotetrack.sources._fields import article

SUFFIXES = (".html", ".htm")

_WHOLE = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page has to say how it is written
_LATIN = {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"}  # what is said to be so is cp1252 in truth
# a day that the page itself tells: one found by guessing would date every quote wrongly
_DATES = {"extensive_search": False, "original_date": True}


def read(stream: BinaryIO, origin: str) -> Iterator[Article | UnreadableSource]:
    """Yield the article; its text is a line for each paragraph, and the page tells the rest."""
    raw = stream.read(LIMIT + 1)
    if not raw.strip():
        raise UnreadableSource(f"{origin}: the file is empty")
    if len(raw) > LIMIT:
        raise UnreadableSource(f"{origin}: over {LIMIT >> 20} MiB in one page: save its text instead")
    fields = _fields(_decoded(raw), origin)
    if not fields.get("text"):
        raise UnreadableSource(f"{origin}: no article is found on this page: save its text instead")
    yield from article(fields, origin, origin)


def _fields(html: str, origin: str) -> dict[str, str | None]:
    try:
        from trafilatura import bare_extraction
    except ImportError:
        missing = 'web pages are read with an extra: pip install "quotetrack[pages]"'
        raise UnreadableSource(f"{origin}: {missing}") from None
    if not _WHOLE.search(html):  # a piece of a page, or nothing but its article
        html = f"<html><body>{html}</body></html>"
    own = origin if _ADDRESS.match(origin) else None
    found = bare_extraction(
        html,
        url=own,
        favor_recall=True,
        include_comments=False,
        date_extraction_params=dict(_DATES),
        with_metadata=True,
    )
    if found is None or isinstance(found, dict):
        return {}
    return {
        "text": found.text,
        "url": own or found.url,
        "title": found.title,
        "author": found.author,
        "published": found.date,
        "publisher": found.sitename or found.hostname,
    }


def _decoded(raw: bytes) -> str:
    """Return a page as text: UTF-8 where it is, whatever it says of itself; else as it says."""
    if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace")
    try:
        return raw.removeprefix(BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        said = _CHARSET.search(raw[:_HEAD])
    charset = said[1].decode().lower() if said else "cp1252"
    try:
        return raw.decode("cp1252" if charset in _LATIN else charset, "replace")
    except LookupError:  # nobody knows this charset
        return raw.decode("cp1252", "replace")
