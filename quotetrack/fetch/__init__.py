"""A location becomes a stream of bytes; nothing else opens what the user names."""

from __future__ import annotations

import gzip
import io
import os
import stat
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from quotetrack.errors import UnreadableSource
from quotetrack.fetch.web import is_address, page

STDIN = "-"
_GZIP = b"\x1f\x8b"
_REMEDIES: dict[type[Exception], str] = {
    FileNotFoundError: "there is no such file or folder: check the path",
    PermissionError: "no permission to read it: check its owner and mode",
    IsADirectoryError: "is a folder where a file is expected",
}


def fetch(location: str, *, on_read: Callable[[int], object] | None = None) -> BinaryIO:
    """Open a file, an address, or ``-`` for standard input, as a stream of its bytes, gunzipped if gzip.

    gzip is known by its first two bytes, so a wrong suffix does no harm. ``on_read`` is told the number
    of bytes each time some are taken from the disk (before gunzipping). Raises UnreadableSource, here and
    when the stream is read, with a message that names the location.
    """
    read, close = _opened(location)
    buffered = io.BufferedReader(_Stream(location, read, close, on_read=on_read))
    if buffered.peek(2)[:2] != _GZIP:
        return buffered
    unpacked = gzip.GzipFile(fileobj=buffered)
    # GzipFile leaves the stream it was handed open, so that one is closed too; read1 keeps what came
    # before a break, where read would drop it
    return io.BufferedReader(_Stream(location, unpacked.read1, unpacked.close, buffered.close))


def files(locations: Iterable[str], suffixes: tuple[str, ...]) -> Iterator[str | UnreadableSource]:
    """Yield every file that the locations name: folders searched in sorted order, all else as given.

    In a folder hidden files and folders are left out, and files whose name, less ``.gz``, ends in none of
    ``suffixes``; a folder that then has nothing to give is an UnreadableSource that says what it holds.
    """
    for location in locations:
        if location != STDIN and not is_address(location) and stat.S_ISDIR(_status(location).st_mode):
            yield from _folder(location, suffixes)
        else:
            yield location


def size(locations: Iterable[str], suffixes: tuple[str, ...]) -> int | None:
    """Return how many bytes the locations hold on disk; None where that cannot be known beforehand."""
    total = 0
    for location in files(locations, suffixes):
        if isinstance(location, UnreadableSource):
            continue
        if location == STDIN or is_address(location):
            return None
        total += _status(location).st_size
    return total


def _status(location: str) -> os.stat_result:
    """Return what is known of a file; all zeros where it cannot be asked, which opening it will explain."""
    try:
        return Path(location).stat()
    except (OSError, ValueError):
        return os.stat_result([0] * 10)


def _opened(location: str) -> tuple[Callable[[int], bytes], Callable[[], object]]:
    """Return how to read the location and how to close it again."""
    if location == STDIN:
        if sys.stdin is None:
            raise UnreadableSource("-: there is no standard input: name a file instead")
        stdin = cast(io.BufferedReader, sys.stdin.buffer)
        return stdin.read1, lambda: None  # lent to us: whoever opened it closes it
    if is_address(location):
        return page(location).read, lambda: None
    try:
        file = Path(location).open("rb", buffering=0)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise UnreadableSource(f"{location}: {_reason(error)}") from error
    return file.read, file.close


def _reason(error: OSError | ValueError) -> str:
    return _REMEDIES.get(type(error)) or getattr(error, "strerror", None) or str(error)


def _folder(folder: str, suffixes: tuple[str, ...]) -> Iterator[str | UnreadableSource]:
    refused: list[OSError] = []
    others: Counter[str] = Counter()
    found = False
    for parent, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            if name.lower().removesuffix(".gz").endswith(suffixes):
                found = True
                yield str(Path(parent, name))
            else:
                others[Path(name).suffix or "no suffix"] += 1
    yield from (UnreadableSource(f"{e.filename}: {_reason(e)}") for e in refused)
    if not found and not refused:
        yield UnreadableSource(
            f"{folder}: {_holdings(others)}; formats: {' '.join(suffixes)} (each also .gz)"
        )


def _holdings(others: Counter[str]) -> str:
    if not others:
        return "the folder is empty"
    kinds = ", ".join(f"{suffix} {count}" for suffix, count in others.most_common(5))
    return f"the folder holds no file of a format that can be read (but {kinds})"


class _Stream(io.RawIOBase):
    """A stream that reports what it reads and turns every failure to read into an UnreadableSource."""

    def __init__(
        self,
        location: str,
        read: Callable[[int], bytes],
        *closers: Callable[[], object],
        on_read: Callable[[int], object] | None = None,
    ) -> None:
        self._location = location
        self._read = read
        self._closers = closers
        self._on_read = on_read

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # io only ever hands a memoryview
        try:
            data = self._read(len(buffer)) or b""
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            message = "the gzip data is broken or cut off: fetch the file again"
            raise UnreadableSource(f"{self._location}: {message}") from error
        except OSError as error:
            raise UnreadableSource(f"{self._location}: {_reason(error)}") from error
        buffer[: len(data)] = data
        if self._on_read is not None:
            self._on_read(len(data))
        return len(data)

    def close(self) -> None:
        if not self.closed:
            for close in self._closers:
                close()
        super().close()
