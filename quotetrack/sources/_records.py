"""A web archive becomes its records; one that is broken costs itself only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from quotetrack.errors import UnreadableSource

VERSION = b"WARC/"

_NEXT = re.compile(rb"\r?\n\r?\n(?=WARC/[01]\.)")  # where a record ends, whatever its length is said to be
_LENGTH = re.compile(rb"^content-length[ \t]*:[ \t]*(\d{1,18})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_CHUNK = 1 << 20
_LINE = 1 << 16  # bytes of a line, more is cut
_HEAD = 1 << 18  # bytes of the lines that say what a record is
_BLANK = 8  # blank lines that may follow on a record
_BEGINNING = 1 << 16  # bytes that tell what a record is that is over the limit

_CUT = "it is cut off: fetch the file again"
_WRONG = "it is not as long as it says: fetch the file again"


@dataclass(frozen=True)
class Block:
    """A record: ``head`` are the lines that say what it is, ``body`` what it holds, or how that begins."""

    number: int
    head: bytes
    body: bytes
    is_whole: bool = True


def blocks(stream: BinaryIO, place: str, limit: int) -> Iterator[Block | UnreadableSource]:
    """Yield the records of a WARC stream (ISO 28500), at most ``limit`` bytes of one in memory.

    Where a record is not as long as it says, or its head is broken, an UnreadableSource comes in its place
    and the next record that begins on a line of its own is read.
    """
    source = _Source(stream)
    number = 0
    is_told = False
    while True:
        strange, is_more = _to_next(source)
        if strange and not is_told:
            where = f"{place}, after record {number}" if number else place
            yield UnreadableSource(f"{where}: {strange:,} bytes belong to no record: fetch the file again")
        if not is_more:
            return
        number += 1
        found = _block(source, number, limit)
        is_told = isinstance(found, str)
        yield UnreadableSource(f"{place}, record {number}: {found}") if isinstance(found, str) else found


def _to_next(source: _Source) -> tuple[int, bool]:
    """Go to where a record begins; return how many bytes stand before it, and whether there is one."""
    strange = 0
    while line := source.readline():
        if line.startswith(VERSION):
            source.unread(line)
            return strange, True
        strange += len(line.strip())
    return strange, False


def _block(source: _Source, number: int, limit: int) -> Block | str:
    """Return the record that begins here, or what is wrong with it."""
    head = source.head()
    if head is None:
        return _CUT
    said = _LENGTH.search(head)
    if said is None:
        return "it does not say how long it is: fetch the file again"
    length = int(said[1])
    body = source.read(length if length <= limit else _BEGINNING)
    if length > limit:
        source.unread(body)
        is_there = source.skip(length)
        return Block(number, head, body, is_whole=False) if is_there else _WRONG
    following = _NEXT.search(body)
    if len(body) == length and (source.is_at_record() or (source.is_at_blank() and not following)):
        return Block(number, head, body)
    if following:
        source.unread(body[following.end() :])
        return _WRONG
    return _CUT if len(body) < length else _WRONG


class _Source:
    """A stream to which bytes can be given back."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._held = b""  # given back, and read again up to here:
        self._at = 0

    def readline(self) -> bytes:
        """Return what is left of a line, with its end; nothing where the stream ends."""
        if self._at == len(self._held):
            return self._stream.readline(_LINE)
        end = self._held.find(b"\n", self._at) + 1
        if not end:
            line = self._taken(_LINE)
            return line + self._stream.readline(_LINE)
        return self._taken(min(end - self._at, _LINE))

    def read(self, size: int) -> bytes:
        """Return so many bytes, fewer where the stream ends."""
        parts = [self._taken(size)]
        left = size - len(parts[0])
        while left and (part := self._stream.read(min(left, _CHUNK))):
            parts.append(part)
            left -= len(part)
        return b"".join(parts)

    def unread(self, given: bytes) -> None:
        """Take bytes back, to be read next."""
        start = self._at - len(given)
        if start >= 0 and self._held.startswith(given, start):
            self._at = start  # as they were held before: millions need not be moved for a line
        else:
            self._held, self._at = given + self._held[self._at :], 0

    def _taken(self, size: int) -> bytes:
        taken = self._held[self._at : self._at + size]
        self._at += len(taken)
        if self._at == len(self._held):
            self._held, self._at = b"", 0
        return taken

    def head(self) -> bytes | None:
        """Return the lines up to a blank one, None where there is none."""
        lines: list[bytes] = []
        size = 0
        while size <= _HEAD and (line := self.readline()):
            if not line.strip():
                return b"".join(lines)
            lines.append(line)
            size += len(line)
        return None

    def skip(self, length: int) -> bool:
        """Pass over so many bytes; stop where a record begins or the stream ends before, and say so."""
        kept = b""
        while length > 0:
            part = self.read(min(length, _CHUNK))
            if not part:
                return False
            length -= len(part)
            if following := _NEXT.search(kept + part):
                self.unread((kept + part)[following.end() :])
                return False
            kept = part[-16:]
        return True

    def is_at_record(self) -> bool:
        """Say whether a record, or nothing at all, follows after blank lines."""
        passed = line = self.readline()
        for _ in range(_BLANK):
            if line.strip() or not line:
                break
            line = self.readline()
            passed += line
        self.unread(passed)
        return not line or line.startswith(VERSION)

    def is_at_blank(self) -> bool:
        """Say whether a blank line follows."""
        line = self.readline()
        self.unread(line)
        return not line.strip()
