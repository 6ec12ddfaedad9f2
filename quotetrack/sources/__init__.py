"""Locations become articles: one format a file, found by its suffix.

A format is a module with ``SUFFIXES`` and ``read(stream, origin)``, which yields articles, links to where
they stand, and an UnreadableSource in the place of each one that cannot be read. ``read`` is handed a
stream, not bytes, because a corpus in one file may be larger than memory. ``begins(head)`` of a module
says whether what has no suffix is of its format, by its first bytes.
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
from quotetrack.sources._following import Following, IsKnown
from quotetrack.sources._links import Link

Read = Callable[[BinaryIO, str], Iterator[Article | Link | UnreadableSource]]
Fetch = Callable[[str], BinaryIO]

STDIN = "-"
_WEB_PAGE = ".html"
_ZIP = b"PK\x03\x04"
_PACKED = re.compile(r"\.(?:gz|bz2|zst)$")
_ADDRESS = re.compile(r"https?://[^?#]*", re.IGNORECASE)


def readers() -> dict[str, Read]:
    """Return the reader of every suffix."""
    return {suffix: module.read for module in modules(__name__).values() for suffix in module.SUFFIXES}


def suffixes() -> tuple[str, ...]:
    """Return every suffix that can be read; a file may be packed on top of it, as in ``.txt.gz``."""
    return tuple(sorted(readers()))


def articles(
    locations: Iterable[str | UnreadableSource], *, fetch: Fetch, is_known: IsKnown | None = None
) -> Iterator[Article | UnreadableSource]:
    """Yield the articles of files, addresses, and ``-`` (standard input), in the order given.

    What cannot be read comes as an UnreadableSource in its place, whose message is one line with the
    file, and the line or item where there is one; a DroppedField precedes the article it belongs to.
    A location that is an error already is passed on. What feeds and sitemaps link to is read, each address
    once, but where ``is_known`` says so of an address it comes as NotModified.
    """
    known = readers()
    following = Following(lambda location: _document(location, known, fetch), is_known)
    for location in locations:
        if isinstance(location, UnreadableSource):
            yield location
        else:
            yield from following.articles(location)


def _document(
    location: str, known: dict[str, Read], fetch: Fetch
) -> Iterator[Article | Link | UnreadableSource]:
    found = False
    try:
        with fetch(location) as stream:
            source = utf8(stream, location) if location == STDIN else stream
            read = _reader(location, source, known)
            for item in read(source, storable(location)):
                found = True
                yield _placed(item, location) if isinstance(item, UnreadableSource) else item
    except UnreadableSource as error:
        yield _placed(error, location)
    else:
        if not found:
            yield _placed(UnreadableSource(f"{location}: holds no article"), location)


def _placed(error: UnreadableSource, location: str) -> UnreadableSource:
    """Return an error that tells what to read for another try."""
    error.location = error.location or location
    return error


def _reader(location: str, source: BinaryIO, known: dict[str, Read]) -> Read:
    """Return what reads a location: by its suffix, or by how it begins where it has none to go by."""
    if location == STDIN:
        return known[_sniffed(location, source)]
    address = _ADDRESS.match(location)
    if address is None:
        return _named(location, known)
    suffix = _sniffed(location, source)
    path = _PACKED.sub("", address[0].lower())
    # the server may show a file as a page
    named = None if suffix == _WEB_PAGE else next((one for one in known if path.endswith(one)), None)
    return known[named or suffix]


def _named(location: str, known: dict[str, Read]) -> Read:
    """Return the reader of a file's suffix; raise UnreadableSource that lists the formats."""
    name = _PACKED.sub("", location.lower())
    for suffix, read in known.items():
        if name.endswith(suffix):
            return read
    formats = " ".join(sorted(known))
    raise UnreadableSource(
        f"{location}: no format has this suffix; formats: {formats} (each also packed: .gz .bz2 .zst .zip)"
    )


def _sniffed(location: str, source: BinaryIO) -> str:
    """Return the suffix that a stream without a name would have as a file; a zip file is none, but many."""
    head = cast(io.BufferedReader, source).peek().lstrip()
    for module in modules(__name__).values():
        if (begins := getattr(module, "begins", None)) and begins(head):
            return str(module.SUFFIXES[0])
    if head.startswith(_ZIP):
        raise UnreadableSource(f"{location}: a zip file: save it as one whose name ends in .zip")
    return ".txt"
