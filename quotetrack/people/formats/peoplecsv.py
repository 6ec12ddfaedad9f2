"""CSV with a header: one person a row, or one office a row, of people whom an id or a name keeps together."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO, TextIO

from quotetrack.errors import UnreadableSource
from quotetrack.exports import write_delimited
from quotetrack.people.formats._drafts import WIKIDATA, Draft
from quotetrack.people.formats._fields import gender, text, wikidata
from quotetrack.people.formats._ids import people
from quotetrack.records import Person, Record, Role

SUFFIXES = (".csv", ".tsv")
_DELIMITERS = ",;\t"
_LIMIT = 256 * 1024 * 1024
_BOM = "\ufeff"
_ORGANIZATIONS = frozenset({"organization", "organisation", "org"})
_DEFUSED = "'"

Row = dict[str, str]


class PersonRow(Record):
    """A person with one office, as a row tells it; ``other_names`` are split by ``;``."""

    id: str
    name: str
    other_names: str = ""
    wikidata: str = ""
    gender: str = ""
    role: str = ""
    place: str = ""
    start_date: str = ""
    end_date: str = ""
    known_until: str = ""
    type: str = "person"


def is_format(head: bytes) -> bool:
    """Tell whether a file begins with a header that names the column ``name``."""
    first = head.decode("utf-8", "replace").lstrip(_BOM).partition("\n")[0]
    return "name" in _header(first, _delimiter(first))


def read(stream: BinaryIO, origin: str) -> Iterator[Person | UnreadableSource]:
    """Yield the people, in the order of their first rows."""
    yield from people(_entries(stream, origin), origin)


def _entries(stream: BinaryIO, origin: str) -> Iterator[Draft | UnreadableSource]:
    raw = stream.read(_LIMIT + 1)
    if len(raw) > _LIMIT:
        yield UnreadableSource(f"{origin}: over {_LIMIT >> 20} MiB: split it")
        return
    try:
        source = raw.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        yield UnreadableSource(
            f"{origin}, line {line}: byte {error.start + 1} is not UTF-8: save it as UTF-8"
        )
        return
    drafts: dict[tuple[str, ...], Draft] = {}
    for line, row in _rows(source):
        place = f"{origin}, line {line}"
        if isinstance(row, str):
            yield UnreadableSource(f"{place}: {row}")
        elif not row["name"]:
            yield UnreadableSource(f"{place}: has no `name` (text, at most 300 characters): give it one")
        else:
            _add(drafts.setdefault(_key(row), Draft(place, row["name"], id=row.get("id", ""))), row)
    yield from drafts.values()


def _rows(source: str) -> Iterator[tuple[int, Row | str]]:
    """Yield each row by column, with its line, or what is wrong with it."""
    first = source.partition("\n")[0]
    delimiter = _delimiter(first)
    header = _header(first, delimiter)
    reader = csv.reader(io.StringIO(source, newline=""), delimiter=delimiter)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield line, f"broken CSV: {error}: mend or shorten the cell"
            continue
        if cells is None:
            return
        if line == 1 or not any(cells):
            continue
        plain = (text(cell.removeprefix(_DEFUSED)) for cell in cells)
        yield line, dict.fromkeys(["name"], "") | dict(zip(header, plain, strict=False))


def _delimiter(first: str) -> str:
    return max(_DELIMITERS, key=first.count)


def _header(first: str, delimiter: str) -> list[str]:
    try:
        cells = next(csv.reader([first.strip("\r\n")], delimiter=delimiter), [])
    except csv.Error:
        return []
    return [cell.strip().casefold().replace(" ", "_") for cell in cells]


def _key(row: Row) -> tuple[str, ...]:
    """Return what the rows of one person share."""
    return ("id", row["id"]) if row.get("id") else ("name", row["name"], wikidata(row.get("wikidata")))


def _add(made: Draft, row: Row) -> None:
    if row.get("type", "").casefold() in _ORGANIZATIONS:
        made.type = "organization"
    made.gender = made.gender or gender(row.get("gender"))
    made.add_identifier(WIKIDATA, row.get("wikidata"))
    made.add_name(row["name"])
    for name in row.get("other_names", "").split(";"):
        made.add_name(name)
    days = (row.get(key) for key in ("start_date", "end_date", "known_until"))
    made.add_role(row.get("role", ""), row.get("place", ""), *days)


def write_csv(people: Iterable[Person], out: TextIO, *, raw: bool = False) -> None:
    """Write one office a row; a cell that a spreadsheet would run is defused unless ``raw``."""
    rows = (_row(person, role) for person in people for role in person.roles or (None,))
    write_delimited(rows, out, model=PersonRow, delimiter=",", raw=raw)


def _row(person: Person, role: Role | None) -> PersonRow:
    held = role.model_dump(exclude_none=True) if role else {}
    number = next((one.identifier for one in person.identifiers if one.scheme == WIKIDATA), "")
    return PersonRow(
        id=person.id,
        name=person.name,
        other_names="; ".join(other.name for other in person.other_names),
        wikidata=number,
        gender=person.gender,
        type=person.type,
        **held,
    )
