"""Parquet: an article a row, the columns called as in JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from quotetrack.errors import UnreadableSource
from quotetrack.records import Article
from quotetrack.sources._fields import article
from quotetrack.sources._names import columns

SUFFIXES = (".parquet",)
EXTRA = "parquet"

_MAGIC = b"PAR1"
_ROWS = 256  # in memory at once


def read(stream: BinaryIO, origin: str) -> Iterator[Article | UnreadableSource]:
    """Yield the article of each row, a few hundred in memory at a time."""
    try:
        import pyarrow
        from pyarrow.parquet import ParquetFile
    except ImportError:
        missing = 'Parquet files are read with an extra: pip install "quotetrack[parquet]"'
        raise UnreadableSource(f"{origin}: {missing}") from None
    if not stream.seekable():
        raise UnreadableSource(f"{origin}: Parquet can be read from a file only that is not packed")
    row = 0
    try:
        file = ParquetFile(stream)
        told = columns(file.schema_arrow.names)
        if not {"text", "html"} & told.keys():
            shown = ", ".join(file.schema_arrow.names[:12])
            raise UnreadableSource(f"{origin}: no column is called text; there are {shown}")
        for batch in file.iter_batches(batch_size=_ROWS, columns=list(told.values())):
            for values in batch.to_pylist():
                row += 1
                fields = {name: _plain(value) for name, value in values.items()}
                yield from article(fields, origin, f"{origin}, row {row}", row)
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        reason = " ".join(str(error).split())[:200]
        raise UnreadableSource(f"{origin}: the Parquet is broken after row {row}: {reason}") from error


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
