"""WARC and WET: the pages of a web archive, as they were when it was made."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from quotetrack.errors import PassedOver, UnreadableSource
from quotetrack.records import Article
from quotetrack.sources._decoding import LIMIT
from quotetrack.sources._fields import article
from quotetrack.sources._pages import page_fields
from quotetrack.sources._payloads import page
from quotetrack.sources._records import VERSION, Block, blocks

SUFFIXES = (".warc", ".wet")
EXTRA = "warc"

_KINDS = ("response", "resource", "conversion")
_PAGES = ("text/html", "application/xhtml+xml")
_TEXTS = ("text/plain",)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_STRANGE = re.compile(r"[^\w/.+ -]")
_OK = "200"
_KINDS_TOLD = 100  # kinds of other records that are told apart
_OTHER = "of other kinds"


def begins(head: bytes) -> bool:
    """Say whether bytes are the beginning of a web archive."""
    return head.startswith(VERSION)


def read(stream: BinaryIO, origin: str) -> Iterator[Article | UnreadableSource]:
    """Yield the article of each page that a server sent, or whose text the archive holds.

    All other records are counted, and told of at the end in one PassedOver. A page's day is the one that
    it tells: when it was fetched is not when it was published. An article's line is the record's number.
    """
    try:
        import warcio  # noqa: F401  say so at once, not for each record
    except ImportError:
        missing = 'web archives are read with an extra: pip install "quotetrack[warc]"'
        raise UnreadableSource(f"{origin}: {missing}") from None
    passed: Counter[str] = Counter()
    is_any = False
    for block in blocks(stream, origin, LIMIT):
        if isinstance(block, UnreadableSource):
            yield block
            continue
        place = f"{origin}, record {block.number}"
        try:
            fields = _fields(block, place)
        except PassedOver as other:
            kind = str(other)
            passed[kind if kind in passed or len(passed) < _KINDS_TOLD else _OTHER] += 1
        except UnreadableSource as error:
            yield error
        else:
            is_any = True
            yield from article(fields, origin, place, block.number)
    if passed:
        yield _rest(passed, origin, is_any=is_any)


def _rest(passed: Counter[str], origin: str, *, is_any: bool) -> UnreadableSource:
    """Return what tells of the records without an article; nobody should wonder why there is none at all."""
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in passed.most_common(5))
    if not is_any:
        return UnreadableSource(f"{origin}: holds no article, but {kinds}")
    rest = PassedOver(f"{origin}: holds {kinds}, too")
    rest.count = passed.total()
    return rest


def _fields(block: Block, place: str) -> dict[str, str | None]:
    """Return the fields of a record's article; raise PassedOver, or UnreadableSource."""
    head = _head(io.BytesIO(block.head), "WARC/")
    kind = head.get_header("WARC-Type") or "unknown"
    address = (head.get_header("WARC-Target-URI") or "").strip("<> ") or None
    stream = io.BytesIO(block.body)
    if kind == "response":
        head = _answer(stream)
    media, charset = _media(head)
    if media not in (_TEXTS if kind == "conversion" else _PAGES if kind in _KINDS else ()):
        raise _no_page(media if kind in _KINDS else kind)
    if not block.is_whole:
        raise UnreadableSource(f"{place}: over {LIMIT >> 20} MiB in one page")
    if kind == "conversion":
        found: dict[str, str | None] = {"text": block.body.decode("utf-8", "replace"), "url": address}
    else:
        found = page_fields(page(head, stream, place, LIMIT), place, address, charset)
    if not (found.get("text") or "").strip():
        raise _no_page("page without an article")
    return found


def _answer(stream: io.BytesIO) -> Any:
    """Return the head of what a server sent; raise PassedOver for what is no page that it was asked for."""
    answer = _head(stream, "HTTP/")
    status = answer.get_statuscode() if answer.statusline else "no answer"
    if status != _OK:
        raise _no_page(f"answer {status}")
    return answer


def _head(stream: io.BytesIO, protocol: str) -> Any:
    from warcio.statusandheaders import StatusAndHeadersParser

    try:
        head = StatusAndHeadersParser([], verify=False).parse(stream)
    except EOFError:
        raise _no_page("record without a head") from None
    if not head.protocol.upper().startswith(protocol):
        raise _no_page("record without a head")
    return head


def _no_page(what: str) -> PassedOver:
    """Return what says in a word or two, which an archive chose, what else a record holds."""
    return PassedOver(_STRANGE.sub("?", what[:60]))


def _media(head: Any) -> tuple[str, str | None]:
    """Return what a head says of its content: the media type, and what it is written in."""
    said = head.get_header("Content-Type") or "no media type"
    charset = _CHARSET.search(said)
    return said.partition(";")[0].strip().lower(), charset[1] if charset else None
