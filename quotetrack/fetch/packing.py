"""Packed bytes become bytes again: gzip, bzip2 and zstd, known by how they begin."""

from __future__ import annotations

import bz2
import gzip
import io
import re
from collections.abc import Callable
from typing import Any, BinaryIO

from quotetrack.errors import UnreadableSource

SUFFIXES = (".gz", ".bz2", ".zst")

_GZIP = b"\x1f\x8b"
_BZIP2 = re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")  # a text may begin with the first three
_ZSTD = b"\x28\xb5\x2f\xfd"
_HEAD = 10
_PIECE = 1024  # packed bytes that are unpacked at once: they may be all zeros, 32 MiB of them
_WINDOW = 1 << 27  # bytes that a zstd file may ask us to hold: what the program makes with --long

Read = Callable[[int], bytes]


def packing(stream: io.BufferedReader[Any]) -> str:
    """Return how a stream is packed, nothing where it is not."""
    head = stream.peek(_HEAD)
    if head.startswith(_GZIP):
        return "gzip"
    if head.startswith(_ZSTD):
        return "zstd"
    return "bzip2" if _BZIP2.match(head) else ""


def unpacked(stream: BinaryIO, packing: str, place: str) -> tuple[Read, Callable[[], object]]:
    """Return how to read what is packed, and how to close that; what came before a break is given first."""
    if packing == "zstd":
        return _zstd(stream, place)
    # read1 keeps what came before a break, where read would drop it
    opened = gzip.GzipFile(fileobj=stream) if packing == "gzip" else bz2.BZ2File(stream)
    return opened.read1, opened.close


def without_packing(name: str) -> str:
    """Return the name of a file without the suffix of its packing."""
    return next((name[: -len(suffix)] for suffix in SUFFIXES if name.lower().endswith(suffix)), name)


def _zstd(stream: BinaryIO, place: str) -> tuple[Read, Callable[[], object]]:
    try:
        import zstandard
    except ImportError:
        missing = 'zstd files are read with an extra: pip install "quotetrack[zst]"'
        raise UnreadableSource(f"{place}: {missing}") from None
    return _Frames(stream, zstandard, place).read, stream.close


class _Frames:
    """Reads one zstd frame after the other; the library's reader takes one that is cut off for the end."""

    def __init__(self, stream: BinaryIO, zstandard: Any, place: str) -> None:
        self._stream, self._error, self._place = stream, zstandard.ZstdError, place
        self._how = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
        self._frame: Any = None
        self._packed = self._held = b""

    def read(self, size: int) -> bytes:
        """Return some bytes, none at the end; raise UnreadableSource where they are broken or cut off."""
        while not self._held:
            self._packed = self._packed or self._stream.read(_PIECE)
            if not self._packed:
                if self._frame is not None:
                    raise self._broken()
                return b""
            self._unpack()
        given, self._held = self._held[:size], self._held[size:]
        return given

    def _broken(self) -> UnreadableSource:
        return UnreadableSource(f"{self._place}: the zstd data is broken or cut off: fetch the file again")

    def _unpack(self) -> None:
        self._frame = self._frame or self._how.decompressobj()
        try:
            self._held = self._frame.decompress(self._packed)
        except self._error as error:
            raise self._broken() from error
        self._packed = self._frame.unused_data
        if self._frame.eof:
            self._frame = None
