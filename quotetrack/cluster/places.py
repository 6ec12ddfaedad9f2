"""Where things lie: a path here, or ``s3://``, ``gs://``, ``hdfs://`` through pyarrow."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from quotetrack.errors import MissingAsset, UnreadableSource
from quotetrack.fetch import fetch, files

_STORE = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_PACKED = ".gz"
_GZIP = b"\x1f\x8b"


def is_store(location: str) -> bool:
    """Say whether a location is an address that pyarrow's filesystems read."""
    return _STORE.match(location) is not None


def filesystem(location: str) -> tuple[Any, str]:
    """Return the filesystem of a location, and the path there; raise MissingAsset or UnreadableSource."""
    try:
        from pyarrow import fs
    except ModuleNotFoundError as error:
        raise MissingAsset(
            f'{location}: Parquet and object stores need pyarrow: pip install "quotetrack[parquet]"'
        ) from error
    if not is_store(location):
        return fs.LocalFileSystem(), str(Path(location).absolute())
    try:
        system, path = fs.FileSystem.from_uri(location)
    except (OSError, ValueError) as error:
        raise UnreadableSource(f"{location}: no store can be reached there: {_line(error)}") from error
    return system, path


def listed(
    locations: Iterable[str], suffixes: tuple[str, ...]
) -> Iterator[tuple[str | UnreadableSource, int]]:
    """Yield every file that the locations name with its size in bytes (0: unknown), sorted."""
    for location in locations:
        if is_store(location):
            yield from _stored(location, suffixes)
        else:
            for file in files([location], suffixes):
                yield file, 0 if isinstance(file, UnreadableSource) else _size(file)


def opened(location: str) -> BinaryIO:
    """Open a location as a stream of bytes, gunzipped if gzip; it raises UnreadableSource when read, too."""
    if not is_store(location):
        return fetch(location)
    system, path = filesystem(location)
    try:
        stored = system.open_input_stream(path, compression=None)
    except (OSError, ValueError) as error:
        raise UnreadableSource(f"{location}: it cannot be read: {_line(error)}") from error
    buffered = io.BufferedReader(_Stream(location, stored.read, stored.close))
    if buffered.peek(2)[:2] != _GZIP:
        return buffered
    unpacked = gzip.GzipFile(fileobj=buffered)
    return io.BufferedReader(_Stream(location, unpacked.read1, unpacked.close, buffered.close))


def _stored(location: str, suffixes: tuple[str, ...]) -> Iterator[tuple[str | UnreadableSource, int]]:
    from pyarrow import fs

    try:
        system, path = filesystem(location)
        [info] = system.get_file_info([path])
        below = info.type == fs.FileType.Directory
        found = system.get_file_info(fs.FileSelector(path, recursive=True)) if below else [info]
    except UnreadableSource as error:
        yield error, 0
        return
    except OSError as error:
        yield UnreadableSource(f"{location}: it cannot be listed: {_line(error)}"), 0
        return
    address, mark, query = location.partition("?")
    for info in sorted(found, key=lambda one: str(one.path)):
        rest = info.path[len(path) :]
        is_wanted = info.type == fs.FileType.File and info.path.lower().removesuffix(_PACKED).endswith(
            suffixes
        )
        if is_wanted or not below:
            yield f"{address.rstrip('/') if rest else address}{rest}{mark}{query}", info.size or 0


def _size(file: str) -> int:
    try:
        return Path(file).stat().st_size
    except (OSError, ValueError):  # standard input, an address; opening explains all else
        return 0


def _line(error: Exception) -> str:
    return " ".join(str(error).split())


class _Stream(io.RawIOBase):
    """A stream whose failures to read name the location."""

    def __init__(self, location: str, read: Callable[[int], bytes], *closers: Callable[[], object]) -> None:
        self._location, self._read, self._closers = location, read, closers

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # io only ever hands a memoryview
        try:
            data = self._read(len(buffer)) or b""
        except (OSError, EOFError, zlib.error) as error:
            raise UnreadableSource(f"{self._location}: it is broken or cut off: {_line(error)}") from error
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            for close in self._closers:
                close()
        super().close()
