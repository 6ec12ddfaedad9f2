"""A stream of bytes becomes text, or a message that says at which byte it cannot."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from typing import BinaryIO, cast

from quotetrack.errors import UnreadableSource

# One article larger than this is a mistake or an attack (a gzip bomb): a long novel has 5 MiB.
LIMIT = 16 * 1024 * 1024
_CHUNK = 64 * 1024
_NOT_STORABLE = re.compile("[\0\ud800-\udfff]")
_CONTROL = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def utf8(stream: BinaryIO, place: str) -> BinaryIO:
    """Return the stream as UTF-8 without a byte order mark, recoded where its mark says UTF-16."""
    # a second buffer around one that has one would lose what it holds when reading breaks off
    buffered: io.BufferedReader = (
        stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
    )
    head = buffered.peek(3)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = io.TextIOWrapper(buffered, "utf-16", newline="")  # newline="" keeps line ends as given
        return io.BufferedReader(_Recoded(text, place))
    if head.startswith(codecs.BOM_UTF8):
        buffered.read(len(codecs.BOM_UTF8))
    return buffered


def whole(stream: BinaryIO, place: str) -> str:
    """Return all the text of a stream; raise UnreadableSource where it is none.

    It is none where it is empty, binary, not UTF-8 (or UTF-16 with a byte order mark) or over LIMIT.
    """
    raw = utf8(stream, place).read(LIMIT + 1)
    if not raw:
        raise UnreadableSource(f"{place}: the file is empty")
    if len(raw) > LIMIT:
        raise UnreadableSource(f"{place}: over {LIMIT >> 20} MiB in one article: split it")
    if b"\0" in raw:
        raise UnreadableSource(f"{place}: a binary file (it holds a NUL byte), not text")
    text = decoded(raw, place)
    if len(_CONTROL.findall(text)) * 20 > len(text):
        raise UnreadableSource(f"{place}: a binary file (it is full of control characters), not text")
    return text


def decoded(raw: bytes, place: str) -> str:
    """Return bytes as text; raise UnreadableSource that names the first byte that is not UTF-8."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        where = place if line == 1 else f"{place}, line {line}"
        byte = f"byte {error.start + 1} (0x{raw[error.start]:02X}) is not UTF-8"
        raise UnreadableSource(f"{where}: {byte}: save it as UTF-8") from error


def chunks(stream: BinaryIO) -> Iterator[str]:
    """Yield the text of a stream piece by piece; a byte that is not UTF-8 becomes a lone surrogate."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    while raw := stream.read(_CHUNK):
        yield decoder.decode(raw)
    yield decoder.decode(b"", final=True)


def storable(text: str) -> str:
    """Return text that UTF-8 and SQLite can hold: each NUL and lone surrogate becomes U+FFFD.

    One code point for one, so no offset moves.
    """
    return _NOT_STORABLE.sub("\N{REPLACEMENT CHARACTER}", text)


class _Recoded(io.RawIOBase):
    """The UTF-8 bytes of a stream of text."""

    def __init__(self, text: io.TextIOWrapper, place: str) -> None:
        self._text = text
        self._place = place
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # io only ever hands a memoryview
        data = self._left or self._next(len(buffer))
        taken, self._left = data[: len(buffer)], data[len(buffer) :]
        buffer[: len(taken)] = taken
        return len(taken)

    def _next(self, size: int) -> bytes:
        try:
            return self._text.read(size).encode()
        except UnicodeError as error:
            raise UnreadableSource(f"{self._place}: broken UTF-16: save it as UTF-8") from error
