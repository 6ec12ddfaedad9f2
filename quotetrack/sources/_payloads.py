"""What a web server sent, as an archive holds it, becomes the page."""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping
from typing import Any

from quotetrack.errors import UnreadableSource

_PLAIN = ("", "identity", "none", "utf-8", "utf8")


def page(record: Any, stream: io.BytesIO, place: str, limit: int) -> bytes:
    """Return the body of an answer, put together and unpacked as its head says; at most ``limit`` bytes.

    ``record`` is that head. Raises UnreadableSource for what is longer, or packed as nobody can unpack.
    """
    from warcio.bufferedreaders import ChunkedDataReader

    is_chunked = "chunked" in (record.get_header("Transfer-Encoding") or "").lower()
    # what says to be in pieces and is not comes as it is
    raw = (ChunkedDataReader(stream) if is_chunked else stream).read(limit + 1)
    packings = (record.get_header("Content-Encoding") or "").lower().split(",")
    for packing in reversed(packings):
        raw = _unpacked(raw, packing.strip(), place, limit)
    if len(raw) > limit:
        raise UnreadableSource(f"{place}: over {limit >> 20} MiB in one page")
    return bytes(raw)


def _unpacked(raw: bytes, packing: str, place: str, limit: int) -> bytes:
    if packing in _PLAIN:
        return raw
    unpack = _UNPACKERS.get(packing.removeprefix("x-"))
    if unpack is None:
        raise UnreadableSource(f"{place}: it is packed in a way that nobody here knows: {packing[:40]!r}")
    return bytes(unpack(raw, limit + 1))


def _zlib(raw: bytes, most: int) -> bytes:
    """Return gzip or deflate unpacked; as it is where whoever wrote the archive has unpacked it already."""
    for bits in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):
        try:
            return zlib.decompressobj(bits).decompress(raw, most)
        except zlib.error:
            continue
    return raw


def _brotli(raw: bytes, most: int) -> bytes:
    import brotli

    try:
        return bytes(brotli.Decompressor().process(raw, output_buffer_limit=most))
    except brotli.error:
        return raw


_UNPACKERS: Mapping[str, Any] = {"gzip": _zlib, "deflate": _zlib, "br": _brotli}
