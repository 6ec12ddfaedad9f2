"""What a file of quotes is, by how it begins."""

from __future__ import annotations

import io
import re
from typing import BinaryIO, Literal, cast

from quotetrack.errors import UnreadableSource

Format = Literal["export", "gqg", "quotebank"]

_HEAD = 1 << 16  # bytes in which the first line has to say what it is
# a key, not a word of a text, where its mark would be escaped
_KEYS: dict[Format, re.Pattern[bytes]] = {
    "export": re.compile(rb'(?<!\\)"quote_id"\s*:'),
    "quotebank": re.compile(rb'(?<!\\)"(?:quoteID|articleID|quotations)"\s*:'),
    "gqg": re.compile(rb'(?<!\\)"quotes"\s*:\s*\['),
}


def peeked(stream: BinaryIO) -> io.BufferedReader:
    """Return the stream so that its beginning can be looked at."""
    return io.BufferedReader(cast(io.RawIOBase, stream), _HEAD)


def recognised(stream: io.BufferedReader, origin: str) -> Format:
    """Return of which format a stream is; raise UnreadableSource where it is of none."""
    line = stream.peek(_HEAD)[:_HEAD].lstrip().partition(b"\n")[0]
    for name, key in _KEYS.items():
        if key.search(line):
            return name
    formats = ", ".join(_KEYS)
    raise UnreadableSource(f"{origin}: the first line is of no format that can be imported: {formats}")
