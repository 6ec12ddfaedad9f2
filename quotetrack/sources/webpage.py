"""HTML: the article of a web page, without what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from quotetrack.errors import UnreadableSource
from quotetrack.records import Article
from quotetrack.sources._decoding import LIMIT
from quotetrack.sources._fields import article
from quotetrack.sources._pages import page_fields

SUFFIXES = (".html", ".htm")
EXTRA = "pages"

_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype html|html|head|body|meta|title|article|main|section|div|h1|p|script)\b",
    re.IGNORECASE | re.DOTALL,
)
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def begins(head: bytes) -> bool:
    """Say whether bytes are the beginning of a web page, or of a piece of one."""
    return bool(_BEGINS.match(head))


def read(stream: BinaryIO, origin: str) -> Iterator[Article | UnreadableSource]:
    """Yield the article; its text is a line for each paragraph, and the page tells the rest."""
    raw = stream.read(LIMIT + 1)
    if not raw.strip():
        raise UnreadableSource(f"{origin}: the file is empty")
    if len(raw) > LIMIT:
        raise UnreadableSource(f"{origin}: over {LIMIT >> 20} MiB in one page: save its text instead")
    fields = page_fields(raw, origin, origin if _ADDRESS.match(origin) else None)
    if not fields.get("text"):
        raise UnreadableSource(f"{origin}: no article is found on this page: save its text instead")
    yield from article(fields, origin, origin)
