"""The text of a JSON array becomes the texts of its items, one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_TOKEN = re.compile(r'"[^"\\]*(?:\\[\s\S][^"\\]*)*"|["\[\]{},]')  # a lone mark opens a string cut off here
_STEPS = {"[": 1, "{": 1, "]": -1, "}": -1}


class BrokenArray(ValueError):
    """What follows cannot be told into items; the message says why."""


def items(chunks: Iterable[str], limit: int) -> Iterator[str]:
    """Yield the items of an array unparsed; the chunks spell what follows its opening bracket.

    Telling items apart before parsing them keeps one item in memory, not the array, and lets a broken
    item cost itself only. Raises BrokenArray where the array does not end as it should or where an item
    has more than ``limit`` code points.
    """
    source = iter(chunks)
    held = ""
    while True:
        end = _end(held)
        if end is None:
            if len(held) > limit:
                raise BrokenArray(f"an item is over {limit:,} characters: split it")
            more = _as_much_again(source, len(held))
            if not more:
                yield held  # it may be whole, and only the bracket missing
                raise BrokenArray("the array is cut off before its closing bracket")
            held += more
        else:
            yield held[:end]
            if held[end] != ",":
                break
            held = held[end + 1 :]
    if held[end + 1 :].strip() or any(chunk.strip() for chunk in source):
        raise BrokenArray("something stands after the array's end: keep one array a file")


def _end(held: str) -> int | None:
    """Return where the comma or bracket stands that ends the first item; None where more is needed."""
    depth = 0
    for match in _TOKEN.finditer(held):
        token = match[0]
        if token == '"':
            return None
        depth += _STEPS.get(token, 0)
        if depth < 0 or (depth == 0 and token == ","):
            return match.start()
    return None


def _as_much_again(source: Iterator[str], size: int) -> str:
    """Return more text than is held, if there is, so that a long item is not searched for every chunk."""
    parts: list[str] = []
    for chunk in source:
        parts.append(chunk)
        size -= len(chunk)
        if size < 0:
            return "".join(parts)
    return "".join(parts)
