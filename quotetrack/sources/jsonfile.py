"""JSON: one article as an object, or an array of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from quotetrack.errors import UnreadableSource
from quotetrack.records import Article
from quotetrack.sources._arrays import BrokenArray, items
from quotetrack.sources._decoding import LIMIT, chunks, decoded, utf8
from quotetrack.sources._fields import from_json

SUFFIXES = (".json",)


def read(stream: BinaryIO, origin: str) -> Iterator[Article | UnreadableSource]:
    """Yield the one article, or each of the array's, holding one item at a time."""
    pieces = chunks(utf8(stream, origin))
    start = next((piece for piece in map(str.lstrip, pieces) if piece), "")
    if not start:
        yield UnreadableSource(f"{origin}: the file is empty")
    elif start.startswith("["):
        yield from _array(chain([start[1:]], pieces), origin)
    else:
        yield from _object(chain([start], pieces), origin)


def _object(pieces: Iterator[str], origin: str) -> Iterator[Article | UnreadableSource]:
    source = ""
    for piece in pieces:
        source += piece
        if len(source) > LIMIT:
            hint = "split it, or call JSON lines .jsonl"
            yield UnreadableSource(f"{origin}: over {LIMIT >> 20} MiB in one article: {hint}")
            return
    yield from _parsed(source, origin, origin, None)


def _array(pieces: Iterator[str], origin: str) -> Iterator[Article | UnreadableSource]:
    number = 0
    try:
        for number, item in enumerate(items(pieces, LIMIT), start=1):
            if number > 1 or item.strip():  # an empty array has one blank item
                yield from _parsed(item.strip(), origin, f"{origin}, item {number}", number)
    except BrokenArray as error:
        yield UnreadableSource(f"{origin}, item {number + 1}: broken JSON: {error}")


def _parsed(source: str, origin: str, place: str, number: int | None) -> Iterator[Article | UnreadableSource]:
    try:
        decoded(source.encode("utf-8", "surrogateescape"), place)  # bytes that were not UTF-8 fail again
    except UnreadableSource as error:
        yield error
    else:
        yield from from_json(source, origin, place, number)
