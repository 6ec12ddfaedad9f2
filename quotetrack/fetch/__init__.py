"""A location becomes a stream of bytes; nothing else opens what the user names."""

from __future__ import annotations

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
from quotetrack.fetch.packing import packing, unpacked, without_packing
from quotetrack.fetch.web import Visits, Web, is_address
from quotetrack.fetch.zips import SUFFIX as ZIP
from quotetrack.fetch.zips import is_member, member, members

__all__ = ["STDIN", "Visits", "Web", "fetch", "files", "is_address", "size"]

STDIN = "-"
_Read = Callable[[int], bytes]
_Seek = Callable[[int, int], int]
_REMEDIES: dict[type[Exception], str] = {
    FileNotFoundError: "there is no such file or folder: check the path",
    PermissionError: "no permission to read it: check its owner and mode",
    IsADirectoryError: "is a folder where a file is expected",
}


def fetch(
    location: str, *, on_read: Callable[[int], object] | None = None, web: Web | None = None
) -> BinaryIO:
    """Open a file, an address, or ``-`` for standard input, as a stream of bytes, unpacked.

    gzip, bzip2 and zstd are known by their first bytes, so a wrong suffix does no harm. ``on_read`` is told
    the number of bytes each time some are taken from the disk (before unpacking); ``web`` is how addresses
    are read. Raises UnreadableSource, here and when the stream is read, with a message that names the
    location.
    """
    read, close, seek = _opened(location, web)
    buffered = io.BufferedReader(_Stream(location, read, close, on_read=on_read, seek=seek))
    if not (kind := packing(buffered)):
        return buffered
    # what unpacks leaves the stream it was handed open, so that one is closed too
    opened, shut = unpacked(buffered, kind, location)
    return io.BufferedReader(_Stream(location, opened, shut, buffered.close, packing=kind))


def files(locations: Iterable[str], suffixes: tuple[str, ...]) -> Iterator[str | UnreadableSource]:
    """Yield every file that the locations name: folders searched in sorted order, all else as given.

    In a folder, and in a zip file, which is like one, hidden files and folders are left out, and files whose
    name, less ``.gz`` and its like, ends in none of ``suffixes``; a folder that then has nothing to give is
    an UnreadableSource that says what it holds.
    """
    for location in locations:
        if location != STDIN and not is_address(location) and stat.S_ISDIR(_status(location).st_mode):
            yield from _given(location, _walked(location), suffixes)
        elif location.lower().endswith(ZIP) and not is_address(location):
            yield from _given(location, _listed(location), suffixes)
        else:
            yield location


def size(locations: Iterable[str], suffixes: tuple[str, ...]) -> int | None:
    """Return how many bytes the locations hold on disk; None where that cannot be known beforehand."""
    total = 0
    for location in files(locations, suffixes):
        if isinstance(location, UnreadableSource):
            continue
        if location == STDIN or is_address(location) or is_member(location):
            return None
        total += _status(location).st_size
    return total


def _status(location: str) -> os.stat_result:
    """Return what is known of a file; all zeros where it cannot be asked, which opening it will explain."""
    try:
        return Path(location).stat()
    except (OSError, ValueError):
        return os.stat_result([0] * 10)


def _opened(location: str, web: Web | None) -> tuple[_Read, Callable[[], object], _Seek | None]:
    """Return how to read the location, how to close it again, and how to go to a place in it, if at all."""
    if location == STDIN:
        if sys.stdin is None:
            raise UnreadableSource("-: there is no standard input: name a file instead")
        stdin = cast(io.BufferedReader, sys.stdin.buffer)
        return stdin.read1, lambda: None, None  # lent to us: whoever opened it closes it
    if is_address(location):
        page = (web or Web()).page(location)
        return page.read, page.close, page.seek
    if is_member(location):
        return *member(location), None
    try:
        file = Path(location).open("rb", buffering=0)
        is_regular = stat.S_ISREG(_status(location).st_mode)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise UnreadableSource(f"{location}: {_reason(error)}") from error
    return file.read, file.close, file.seek if is_regular else None


def _reason(error: OSError | ValueError) -> str:
    return _REMEDIES.get(type(error)) or getattr(error, "strerror", None) or str(error)


def _given(
    folder: str, found: Iterable[str | UnreadableSource], suffixes: tuple[str, ...]
) -> Iterator[str | UnreadableSource]:
    """Yield what can be read of a folder; say what it holds where that is nothing."""
    others: Counter[str] = Counter()
    is_told = False
    for one in found:
        if isinstance(one, UnreadableSource) or without_packing(one).lower().endswith(suffixes):
            is_told = True
            yield one
        else:
            others[Path(one).suffix or "no suffix"] += 1
    if not is_told:
        formats = " ".join(suffixes)
        yield UnreadableSource(
            f"{folder}: {_holdings(others)}; formats: {formats} (each also packed: .gz .bz2 .zst .zip)"
        )


def _walked(folder: str) -> Iterator[str | UnreadableSource]:
    """Yield the files below a folder in sorted order, the members of zip files among them."""
    refused: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            path = str(Path(parent, name))
            if name.lower().endswith(ZIP):
                yield from _listed(path)
            else:
                yield path
    yield from (UnreadableSource(f"{e.filename}: {_reason(e)}") for e in refused)


def _listed(path: str) -> Iterator[str | UnreadableSource]:
    try:
        for one in members(path):
            inner = f"{one}: a zip file in a zip file: unpack the outer one"
            yield UnreadableSource(inner) if one.lower().endswith(ZIP) else one
    except UnreadableSource as error:
        yield error


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
        packing: str = "",
        seek: _Seek | None = None,
    ) -> None:
        self._location = location
        self._packing = packing
        self._seek = seek
        self._read = read
        self._closers = closers
        self._on_read = on_read

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._seek is not None

    def seek(self, offset: int, whence: int = 0) -> int:
        if self._seek is None:
            return super().seek(offset, whence)  # which says that it cannot
        return self._seek(offset, whence)

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # io only ever hands a memoryview
        try:
            data = self._read(len(buffer)) or b""
        except (EOFError, zlib.error, OSError) as error:
            reason = f"the {self._packing} data is broken or cut off: fetch the file again"
            if isinstance(error, OSError) and (error.errno is not None or not self._packing):
                reason = _reason(error)
            raise UnreadableSource(f"{self._location}: {reason}") from error
        buffer[: len(data)] = data
        if self._on_read is not None:
            self._on_read(len(data))
        return len(data)

    def close(self) -> None:
        if not self.closed:
            for close in self._closers:
                close()
        super().close()
