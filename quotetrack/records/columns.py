"""A row of typed columns, as Parquet has it, becomes a record again; pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from quotetrack.records.quotes import StoredQuote
from quotetrack.records.record import Record
from quotetrack.records.topics import Tag

R = TypeVar("R", bound=Record)


def restored(row: Mapping[str, Any], model: type[R]) -> R:
    """Return the record of a row that was a checked record when it was written; other columns are left."""
    values = {name: _value(row[name]) for name in model.model_fields if name in row}
    if issubclass(model, StoredQuote):
        values["day"] = row["day"].isoformat() if isinstance(row["day"], date) else row["day"]
        values["tags"] = tuple(Tag.model_construct(**tag) for tag in row["tags"] or ())
    return model.model_construct(**values)


def _value(value: Any) -> Any:
    if isinstance(value, Mapping) and value.keys() == {"start", "end"}:
        return (value["start"], value["end"])
    if isinstance(value, list):
        return tuple(_value(one) for one in value)
    return value
