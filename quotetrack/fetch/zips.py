"""A zip file is like a folder: each of its members is a location, ``folder.zip!/member``."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from quotetrack.errors import UnreadableSource

SUFFIX = ".zip"

_MARK = f"{SUFFIX}!/"
_BOMB = 64 << 20  # bytes of a member that may be packed as tight as can be
_RATIO = 200  # times that a larger one may grow: texts grow three to ten times
_FAULTS = (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError, ValueError, EOFError)
_MISSING = "there is no such file or folder: check the path"
_BROKEN = "the zip file is broken: fetch it again"


def is_member(location: str) -> bool:
    """Say whether a location is a member of a zip file."""
    return _MARK in location.lower()


def members(path: str) -> Iterator[str]:
    """Yield the locations of the members in sorted order, less folders and hidden files."""
    try:
        with zipfile.ZipFile(path) as packed:
            names = sorted(info.filename for info in packed.infolist() if not info.is_dir())
    except FileNotFoundError:
        raise UnreadableSource(f"{path}: {_MISSING}") from None
    except _FAULTS as error:
        raise UnreadableSource(f"{path}: {_BROKEN}") from error
    for name in names:
        if not any(part.startswith((".", "__MACOSX")) for part in name.split("/")):
            yield f"{path}!/{name}"


def member(location: str) -> tuple[Callable[[int], bytes], Callable[[], object]]:
    """Return how to read a member, and how to close it; nothing is ever written to the disk.

    Raises UnreadableSource for what cannot be read, asks for a password or would unpack beyond all measure.
    """
    at = location.lower().index(_MARK) + len(SUFFIX)
    path, name = location[:at], location[at + 2 :]
    if not Path(path).exists():
        raise UnreadableSource(f"{path}: {_MISSING}")
    packed = None
    try:
        packed = zipfile.ZipFile(path)
        info = packed.getinfo(name)
        if info.file_size > max(_BOMB, _RATIO * info.compress_size):
            raise UnreadableSource(f"{location}: unpacks to {info.file_size >> 20:,} MiB: unpack it by hand")
        opened = packed.open(info)
    except KeyError:
        raise _closing(packed, f"{path}: has no member {name!r}") from None
    except _FAULTS as error:
        asks = isinstance(error, RuntimeError) and "password" in str(error)
        reason = "it asks for a password: unpack it by hand" if asks else _BROKEN
        raise _closing(packed, f"{location}: {reason}") from error

    def read(size: int) -> bytes:
        try:
            return opened.read(size)
        except _FAULTS as error:
            raise UnreadableSource(f"{location}: {_BROKEN}") from error

    return read, _both(opened.close, packed.close)


def _closing(packed: zipfile.ZipFile | None, message: str) -> UnreadableSource:
    if packed is not None:
        packed.close()
    return UnreadableSource(message)


def _both(one: Callable[[], object], other: Callable[[], object]) -> Callable[[], object]:
    def close() -> None:
        one()
        other()

    return close
