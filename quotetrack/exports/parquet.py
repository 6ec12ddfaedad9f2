"""Parquet with typed columns: days, lists and structs, a group of rows at a time (extra "parquet")."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import islice
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, Union, get_args, get_origin, get_type_hints

from quotetrack.errors import MissingAsset
from quotetrack.exports._how import How
from quotetrack.records import Record, Span, StoredQuote

if TYPE_CHECKING:  # it has no types of its own
    import pyarrow

NAME = "parquet"
SUFFIX = ".parquet"
BINARY = True

_GROUP = 20_000  # rows that are in memory at once
_DAYS = ("day",)  # text in a record, which lists it as it prints


def write(quotes: Iterable[StoredQuote], out: BinaryIO, how: How = How()) -> None:
    """Write the rows; ``how`` changes nothing, since Parquet runs nothing. Raises MissingAsset."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ModuleNotFoundError as error:
        raise MissingAsset(
            'export parquet needs pyarrow, which is not installed: pip install "quotetrack[parquet]"'
        ) from error
    own = schema(pyarrow, StoredQuote)
    rows = iter(quotes)
    with pyarrow.parquet.ParquetWriter(out, own, compression="zstd") as writer:
        while group := list(islice(rows, _GROUP)):
            columns = [[value(name, quote) for quote in group] for name in own.names]
            arrays = [pyarrow.array(column, kind.type) for column, kind in zip(columns, own, strict=True)]
            writer.write_table(pyarrow.Table.from_arrays(arrays, schema=own), row_group_size=_GROUP)


def schema(arrow: Any, model: type[Record]) -> pyarrow.Schema:
    """Return a column for each field of a record, in its order."""
    hints = get_type_hints(model)
    return arrow.schema(
        [
            (name, arrow.date32() if name in _DAYS else _type(hints[name], arrow))
            for name in model.model_fields
        ]
    )


def _type(hint: Any, arrow: Any) -> Any:
    """Return the column type for what a field may hold."""
    if hint == Span:
        return arrow.struct([("start", arrow.int32()), ("end", arrow.int32())])
    if get_origin(hint) in (Union, UnionType):
        (inner,) = set(get_args(hint)) - {NoneType}
        return _type(inner, arrow)
    if get_origin(hint) is tuple:
        return arrow.list_(_type(get_args(hint)[0], arrow))
    if isinstance(hint, type) and issubclass(hint, Record):
        return arrow.struct(
            [
                (name, _type(kind, arrow))
                for name, kind in get_type_hints(hint).items()
                if name in hint.model_fields
            ]
        )
    plain = {bool: arrow.bool_(), int: arrow.int64(), float: arrow.float64(), date: arrow.date32()}
    return arrow.string() if get_origin(hint) is Literal else plain.get(hint, arrow.string())


def value(name: str, record: Record) -> Any:
    """Return what a field of a record holds, as its column takes it."""
    held = getattr(record, name)
    if name in _DAYS:
        return date.fromisoformat(held) if held else None
    return _plain(held)


def _plain(value: Any) -> Any:
    if isinstance(value, str):  # half of a pair is no character, and no UTF-8
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, Record):
        return {name: _plain(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, tuple):
        if len(value) == 2 and all(type(part) is int for part in value):
            return {"start": value[0], "end": value[1]}
        return [_plain(part) for part in value]
    return value
