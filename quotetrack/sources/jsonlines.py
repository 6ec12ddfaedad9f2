"""JSON lines: one article a line, a corpus of any size."""

from collections.abc import Iterator
from itertools import count
from typing import BinaryIO

from quotetrack.errors import UnreadableSource
from quotetrack.records import Article
from quotetrack.sources._decoding import LIMIT, decoded, utf8
from quotetrack.sources._fields import from_json

SUFFIXES = (".jsonl", ".ndjson")


def begins(head: bytes) -> bool:
    """Say whether bytes are the beginning of an object, on a line of its own or not."""
    return head.startswith(b"{")


def read(stream: BinaryIO, origin: str) -> Iterator[Article | UnreadableSource]:
    """Yield the article of each line that is not blank, holding one line at a time."""
    lines = utf8(stream, origin)
    for number in count(1):
        line = lines.readline(LIMIT)
        if not line:
            return
        place = f"{origin}, line {number}"
        if len(line) == LIMIT and not line.endswith(b"\n"):
            yield UnreadableSource(f"{place}: over {LIMIT >> 20} MiB in one article: split it")
            _skip_line(lines)
        elif not line.isspace():
            yield from _article(line, origin, place, number)


def _article(raw: bytes, origin: str, place: str, number: int) -> Iterator[Article | UnreadableSource]:
    try:
        line = decoded(raw.strip(), place)
    except UnreadableSource as error:
        yield error
    else:
        yield from from_json(line, origin, place, number)


def _skip_line(lines: BinaryIO) -> None:
    while (rest := lines.readline(LIMIT)) and not rest.endswith(b"\n"):
        pass
