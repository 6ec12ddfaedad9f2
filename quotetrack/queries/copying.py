"""Some quotes and all that belongs to them become a database of their own."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from itertools import groupby
from pathlib import Path

from quotetrack.errors import StoreError
from quotetrack.queries.filters import Filters
from quotetrack.queries.timeline import Timeline
from quotetrack.records import Judgement
from quotetrack.store import connect, explained
from quotetrack.store.reports import Reports
from quotetrack.store.summing import summary

_THESE = "IN (SELECT value FROM json_each(?))"
_CHOSEN = """
CREATE TEMP TABLE chosen AS
SELECT number, article_id, version_id, person_id, statement_id, appearance, judgement FROM source.quotes
WHERE id IN (SELECT id FROM wanted)
"""
_PEOPLE = """
SELECT person_id FROM chosen
UNION SELECT person_id FROM source.statements WHERE id IN (SELECT statement_id FROM chosen)
UNION SELECT person_id FROM source.appearances WHERE number IN (SELECT appearance FROM chosen)
"""
_OF_CHOSEN = "{} IN (SELECT number FROM chosen)"
_OF_PEOPLE = "person_id IN (SELECT id FROM main.people)"
_OF_BEARERS = "{} IN (SELECT id FROM main.bearers)"
# which rows of each table go along, in the order in which they refer to each other
ROWS = {
    "articles": "id IN (SELECT article_id FROM chosen)",
    "versions": "id IN (SELECT version_id FROM chosen)",
    "people": f"id IN ({_PEOPLE})",
    "other_names": _OF_PEOPLE,
    "identifiers": _OF_PEOPLE,
    "roles": _OF_PEOPLE,
    "names": _OF_PEOPLE,
    "known_keys": _OF_PEOPLE,
    "statements": "id IN (SELECT statement_id FROM chosen)",
    "quotes": _OF_CHOSEN.format("number"),
    "appearances": "number IN (SELECT appearance FROM chosen)",
    "bearers": "id IN (SELECT bearer_id FROM main.appearances)",
    "spellings": _OF_BEARERS.format("bearer_id"),
    "bearer_keys": _OF_BEARERS.format("bearer_id"),
    "links": f"{_OF_BEARERS.format('one')} AND {_OF_BEARERS.format('other')}",
    "fingerprints": _OF_CHOSEN.format("quote"),
    "likenesses": f"{_OF_CHOSEN.format('one')} AND {_OF_CHOSEN.format('other')}",
    "schemes": "true",
    "topics": "true",
    "tags": _OF_CHOSEN.format("quote"),
    "vectors": _OF_CHOSEN.format("quote"),
}
# the log is copied by what stands of it, sketches by what is chosen; without versions of the lists and rules
# whoever writes to the copy first makes everything anew from what is in it; what is read, and was not, stays
OTHERWISE = {"judgements", "sketches", "lists", "failures", "watches", "visits", "tellings"}

_BLOCK = 4_096  # quotes of a sketch
_PARTIAL = """
SELECT s.id, (SELECT json_group_array(number) FROM quotes WHERE statement_id = s.id) AS numbers
FROM statements s WHERE s.quotes > (SELECT count(*) FROM quotes WHERE statement_id = s.id)
"""


def copy(timeline: Timeline, filters: Filters, target: Path) -> int:
    """Write the quotes that ``filters`` ask for to a new database at ``target``; return how many.

    The copy is one file without a journal beside it, and reads as the source does. Raises StoreError.
    """
    log = [one.judgement for one in timeline.log() if one.stands]
    with closing(connect(target, read_only=False)) as connection, explained(target):
        _attach(connection, timeline.path)
        with connection:
            connection.execute("CREATE TEMP TABLE wanted (id TEXT PRIMARY KEY)")
            ids = ((quote.quote_id,) for quote in timeline.quotes(filters))
            connection.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", ids)
            connection.execute(_CHOSEN)
            _copy_rows(connection)
            _copy_judgements(connection, log)
            _sum_up(connection)
        (count,) = connection.execute("SELECT count(*) FROM quotes").fetchone()
        connection.execute("DETACH source")
        _finish(connection, target)
    return int(count)


def _attach(connection: sqlite3.Connection, source: Path) -> None:
    location = source.absolute().as_uri()
    try:
        connection.execute("ATTACH ? AS source", [f"{location}?mode=ro"])
        connection.execute("SELECT 1 FROM source.articles LIMIT 1").fetchone()
    except sqlite3.OperationalError as error:
        if "unable to open" not in str(error):
            raise
        connection.execute("ATTACH ? AS source", [f"{location}?immutable=1"])  # a medium that takes no writes


def _copy_rows(connection: sqlite3.Connection) -> None:
    there = {name for (name,) in connection.execute("SELECT name FROM main.sqlite_master")}
    for table, which in ROWS.items():
        if table in there:
            _copy_table(connection, table, which)
    if "sketches" in there:
        _copy_sketches(connection)


def _copy_table(connection: sqlite3.Connection, table: str, which: str) -> None:
    columns = ", ".join(f'"{row[1]}"' for row in connection.execute(f"PRAGMA main.table_info({table})"))
    connection.execute(
        f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM source.{table} WHERE {which}"
    )


def _copy_judgements(connection: sqlite3.Connection, log: Iterable[Judgement]) -> None:
    """Copy what users said of these quotes, and of these people."""
    quotes = {number for (number,) in connection.execute("SELECT judgement FROM chosen")}
    people = {id for (id,) in connection.execute("SELECT id FROM main.people")}
    wanted = [
        one.number for one in log if one.number in quotes or (one.quote is None and _whom(one) & people)
    ]
    _copy_table(connection, "judgements", f"number IN ({', '.join(map(str, wanted)) or 'NULL'})")


def _whom(judgement: Judgement) -> set[str]:
    return {whom.id for whom in (judgement.person, judgement.other) if whom}


def _copy_sketches(connection: sqlite3.Connection) -> None:
    """Copy the signs of the quotes that are chosen; those of the others in their block become nothing."""
    numbers = [number for (number,) in connection.execute("SELECT number FROM chosen ORDER BY number")]
    for block, members in groupby(numbers, key=lambda number: number // _BLOCK):
        row = connection.execute("SELECT bits FROM source.sketches WHERE block = ?", [block]).fetchone()
        if row is None:
            continue
        size, kept = len(row[0]) // _BLOCK, bytearray(len(row[0]))
        for start in (number % _BLOCK * size for number in members):
            kept[start : start + size] = row[0][start : start + size]
        connection.execute("INSERT INTO main.sketches (block, bits) VALUES (?, ?)", [block, bytes(kept)])


def _sum_up(connection: sqlite3.Connection) -> None:
    """Let statements of which only some quotes go along tell of these alone."""
    for id, numbers in connection.execute(_PARTIAL).fetchall():
        members = Reports(connection).numbered(json.loads(numbers))
        if not members:
            continue
        row = summary(members).row
        told = {name: value for name, value in row.items() if name not in ("id", "person_id")}
        update = ", ".join(f"{name} = :{name}" for name in told)
        connection.execute(f"UPDATE main.statements SET {update} WHERE id = :id", told | {"id": id})


def _finish(connection: sqlite3.Connection, target: Path) -> None:
    """Check that the file is whole, and leave nothing beside it."""
    found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
    lost = connection.execute("PRAGMA foreign_key_check").fetchall()
    if found != ["ok"] or lost:
        raise StoreError(f"{target}: the copy is not whole: verify the database it was taken from")
    connection.execute("ANALYZE")
    connection.commit()
    connection.execute("PRAGMA journal_mode = DELETE")
