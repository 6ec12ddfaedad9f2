"""A stream of JSON becomes values one by one: one object, an array, or a value a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain, count
from typing import Any, BinaryIO

from quotetrack.errors import UnreadableSource

LIMIT = 256 * 1024 * 1024
_LINE = 64 * 1024 * 1024
_BOM = b"\xef\xbb\xbf"

# where a value stands, for messages, and the value
Placed = tuple[str, Any]


def values(stream: BinaryIO, origin: str) -> Iterator[Placed | UnreadableSource]:
    """Yield each value with its place; a dump with an object a line may be of any size."""
    first = stream.readline(_LINE).removeprefix(_BOM)
    second = stream.readline(_LINE)
    if second.strip() and _is_whole(first):
        yield from _lines(chain([first, second], _rest(stream)), origin)
    elif first.strip() == b"[" and _is_whole(second):
        yield from _lines(chain([b"", second], _rest(stream)), origin)
    else:
        yield from _document(first + second + stream.read(LIMIT - len(first) - len(second) + 1), origin)


def _rest(stream: BinaryIO) -> Iterator[bytes]:
    while line := stream.readline(_LINE):
        yield line


def _is_whole(line: bytes) -> bool:
    """Tell whether a line is an object by itself, with or without the comma of an array."""
    plain = line.strip().removesuffix(b",")
    if not (plain.startswith(b"{") and plain.endswith(b"}")):
        return False
    return not isinstance(_parsed(plain, ""), UnreadableSource)


def _lines(lines: Iterator[bytes], origin: str) -> Iterator[Placed | UnreadableSource]:
    for number, line in zip(count(1), lines, strict=False):
        plain = line.strip().removesuffix(b",")
        if plain and plain != b"]":
            place = f"{origin}, line {number}"
            value = _parsed(plain, place)
            yield value if isinstance(value, UnreadableSource) else (place, value)


def _document(raw: bytes, origin: str) -> Iterator[Placed | UnreadableSource]:
    if len(raw) > LIMIT:
        yield UnreadableSource(f"{origin}: over {LIMIT >> 20} MiB: give it as JSON lines, one entry a line")
        return
    value = _parsed(raw, origin)
    if isinstance(value, UnreadableSource):
        yield value
    elif isinstance(value, list):
        yield from ((f"{origin}, item {number}", item) for number, item in enumerate(value, start=1))
    else:
        yield origin, value


def _parsed(raw: bytes, place: str) -> Any:
    """Return the value, or the error that says why there is none."""
    try:
        return json.loads(raw.decode("utf-8"), strict=False)
    except UnicodeDecodeError as error:
        return UnreadableSource(f"{place}: byte {error.start + 1} is not UTF-8: save it as UTF-8")
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        return UnreadableSource(f"{place}: broken JSON at {where}: {error.msg}: mend it there")
    except RecursionError:
        return UnreadableSource(f"{place}: broken JSON: nested too deeply: make it flatter")
    except ValueError:
        return UnreadableSource(f"{place}: broken JSON: a number with too many digits: write it as a string")
