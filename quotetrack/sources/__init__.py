"""Locations become articles: one format a file, found by its suffix.

A format is a module with ``SUFFIXES`` and ``read(stream, origin)``, which yields articles, and an
UnreadableSource in the place of each one that cannot be read. ``read`` is handed a stream, not bytes,
because a corpus in one file may be larger than memory.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, cast

from quotetrack.discover import modules
from quotetrack.errors import UnreadableSource
from quotetrack.records import Article
from quotetrack.sources._decoding import storable, utf8

Read = Callable[[BinaryIO, str], Iterator[Article | UnreadableSource]]

STDIN = "-"
_WEB_PAGE = ".html"
_PACKED = ".gz"
_ADDRESS = re.compile(r"https?://[^?#]*", re.IGNORECASE)
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype html|html|head|body|meta|title|article|main|section|div|h1|p|script)\b",
    re.IGNORECASE | re.DOTALL,
)


def readers() -> dict[str, Read]:
    """Return the reader of every suffix."""
    return {suffix: module.read for module in modules(__name__).values() for suffix in module.SUFFIXES}


def suffixes() -> tuple[str, ...]:
    """Return every suffix that can be read; a file may be packed on top of it, as in ``.txt.gz``."""
    return tuple(sorted(readers()))


def articles(
    locations: Iterable[str | UnreadableSource], *, fetch: Callable[[str], BinaryIO]
) -> Iterator[Article | UnreadableSource]:
    """Yield the articles of files, addresses, and ``-`` (standard input), in the order given.

    What cannot be read comes as an UnreadableSource in its place, whose message is one line with the
    file, and the line or item where there is one; a DroppedField precedes the article it belongs to.
    A location that is an error already is passed on.
    """
    known = readers()
    for location in locations:
        if isinstance(location, UnreadableSource):
            yield location
        else:
            yield from _document(location, known, fetch)


def _document(
    location: str, known: dict[str, Read], fetch: Callable[[str], BinaryIO]
) -> Iterator[Article | UnreadableSource]:
    found = False
    try:
        with fetch(location) as stream:
            source = utf8(stream, location) if location == STDIN else stream
            read = _reader(location, source, known)
            for item in read(source, storable(location)):
                found = True
                yield item
    except UnreadableSource as error:
        yield error
    else:
        if not found:
            yield UnreadableSource(f"{location}: holds no article")


def _reader(location: str, source: BinaryIO, known: dict[str, Read]) -> Read:
    """Return what reads a location: by its suffix, or by how it begins where it has none to go by."""
    if location == STDIN:
        return known[_sniffed(source)]
    address = _ADDRESS.match(location)
    if address is None:
        return _named(location, known)
    suffix = _sniffed(source)
    path = address[0].lower().removesuffix(_PACKED)
    # the server may show a file as a page
    named = None if suffix == _WEB_PAGE else next((one for one in known if path.endswith(one)), None)
    return known[named or suffix]


def _named(location: str, known: dict[str, Read]) -> Read:
    """Return the reader of a file's suffix; raise UnreadableSource that lists the formats."""
    name = location.lower().removesuffix(_PACKED)
    for suffix, read in known.items():
        if name.endswith(suffix):
            return read
    formats = " ".join(sorted(known))
    raise UnreadableSource(f"{location}: no format has this suffix; formats: {formats} (each also {_PACKED})")


def _sniffed(source: BinaryIO) -> str:
    """Return the suffix that a stream without a name would have as a file."""
    head = cast(io.BufferedReader, source).peek().lstrip()
    if _PAGE.match(head):
        return _WEB_PAGE
    if head.startswith(b"[") and head[1:].lstrip()[:1] in (b"{", b"]"):
        return ".json"
    if not head.startswith(b"{"):
        return ".txt"
    line, end, _ = head.partition(b"\n")
    return ".jsonl" if line.rstrip().endswith(b"}") or not end else ".json"
