"""JSON: one article as an object, an array of them, or a JSON Feed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any, BinaryIO

from quotetrack.errors import UnreadableSource
from quotetrack.records import Article
from quotetrack.sources._arrays import BrokenArray, items
from quotetrack.sources._decoding import LIMIT, chunks, decoded, utf8
from quotetrack.sources._feeds import is_json_feed, json_links
from quotetrack.sources._fields import from_json
from quotetrack.sources._links import Link

SUFFIXES = (".json",)

_FEED = "jsonfeed.org"


def begins(head: bytes) -> bool:
    """Say whether bytes are the beginning of an array of objects, or of an object of several lines."""
    if head.startswith(b"["):
        return head[1:].lstrip()[:1] in (b"{", b"]")
    line, end, _ = head.partition(b"\n")
    return head.startswith(b"{") and (
        _FEED.encode() in head or bool(end and not line.rstrip().endswith(b"}"))
    )


def read(stream: BinaryIO, origin: str) -> Iterator[Article | Link | UnreadableSource]:
    """Yield the one article, or each of the array's, holding one item at a time."""
    pieces = chunks(utf8(stream, origin))
    start = next((piece for piece in map(str.lstrip, pieces) if piece), "")
    if not start:
        yield UnreadableSource(f"{origin}: the file is empty")
    elif start.startswith("["):
        yield from _array(chain([start[1:]], pieces), origin)
    else:
        yield from _object(chain([start], pieces), origin)


def _object(pieces: Iterator[str], origin: str) -> Iterator[Article | Link | UnreadableSource]:
    source = ""
    for piece in pieces:
        source += piece
        if len(source) > LIMIT:
            hint = "split it, or call JSON lines .jsonl"
            yield UnreadableSource(f"{origin}: over {LIMIT >> 20} MiB in one article: {hint}")
            return
    if _FEED in source and is_json_feed(value := _value(source)):
        yield from json_links(value, origin)
    else:
        yield from _parsed(source, origin, origin, None)


def _value(source: str) -> Any:
    try:
        return json.loads(source)
    except (ValueError, RecursionError):
        return None  # said below, with its place


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
