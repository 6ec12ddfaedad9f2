"""Records become JSON and delimited text; what is true of every record is said here once."""

import csv
import json
import re
from collections.abc import Iterable
from datetime import date
from io import StringIO
from itertools import chain
from typing import Any, TextIO

from quotetrack.records import Record

_FORMULA = re.compile(r"[\s\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]")  # what a spreadsheet would run instead of show
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff]")


def as_row(record: Record) -> dict[str, Any]:
    """Return the fields of a record by name, in the order of the record."""
    return {name: getattr(record, name) for name in type(record).model_fields}


def as_json(value: Any) -> str:
    """Return one line of JSON, readable, with each character escaped that a terminal would act upon."""
    text = json.dumps(value, ensure_ascii=False, default=_plain_value)
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def write_json(records: Iterable[Record], out: TextIO) -> None:
    """Write a JSON array, one record a line."""
    before = "["
    for record in records:
        out.write(before + as_json(as_row(record)))
        before = ",\n "
    out.write("[]\n" if before == "[" else "]\n")


def write_lines(records: Iterable[Record], out: TextIO) -> None:
    """Write JSON lines, one record a line."""
    for record in records:
        out.write(as_json(as_row(record)) + "\n")


def write_delimited(
    records: Iterable[Record], out: TextIO, *, model: type[Record], delimiter: str, raw: bool = False
) -> None:
    """Write the fields of ``model``; what a spreadsheet would run is defused unless ``raw``."""
    rows = ([_cell(getattr(record, name)) for name in model.model_fields] for record in records)
    for row in chain([list(model.model_fields)], rows):
        out.write(_delimited(row if raw else map(defused, row), delimiter))


def defused(cell: str) -> str:
    """Return ``cell`` with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _delimited(row: Iterable[str], delimiter: str) -> str:
    line = StringIO()
    # the writer quotes what its own line end contains, and a cell with either half of it must be quoted
    csv.writer(line, delimiter=delimiter, lineterminator="\r\n").writerow(row)
    return line.getvalue().removesuffix("\r\n") + "\n"


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else as_json(value).strip('"')


def _plain_value(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return as_row(value)
