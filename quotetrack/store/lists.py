"""What lists know of people becomes rows, and rows become people again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from quotetrack.names import keys
from quotetrack.records import Identifier, OtherName, Person, Record, Role
from quotetrack.store.spellings import WORD, search_words

_ROLE = ("role", "place", "start_date", "end_date", "known_until")
_OTHER = ("name", "note", "start_date", "end_date")
_IDENTIFIER = ("scheme", "identifier")
_BATCH = 10_000
_Owned = TypeVar("_Owned", bound=Record)
_SAVE = """
INSERT INTO people (id, name, type, gender, listed_name, source) VALUES (?1, ?2, ?3, ?4, ?2, ?5)
ON CONFLICT (id) DO UPDATE SET name = ?2, type = ?3, gender = ?4, listed_name = ?2, source = ?5
"""


def save_listed(connection: sqlite3.Connection, people: Iterable[Person]) -> None:
    """Store people as a list has them, in place of what it had before."""
    entries = iter(people)
    while batch := list(islice(entries, _BATCH)):
        _delete_keys(connection, listed(connection, (one.id for one in batch)))
        connection.executemany(_SAVE, [(one.id, one.name, one.type, one.gender, one.source) for one in batch])
        ids = json.dumps([one.id for one in batch])
        for table, rows in _ROWS.items():
            inside = "person_id IN (SELECT value FROM json_each(?))"
            connection.execute(f"DELETE FROM {table} WHERE {inside}", [ids])
            _insert(connection, table, [row for one in batch for row in rows(one)])
        _insert_keys(connection, batch)


def key_anew(connection: sqlite3.Connection) -> None:
    """Store the keys of all people on lists again, since names are read otherwise now."""
    connection.execute("DELETE FROM known_keys")
    entries = all_listed(connection)
    while batch := list(islice(entries, _BATCH)):
        _insert_keys(connection, batch)


def forget_listed(connection: sqlite3.Connection, source: str) -> None:
    """Forget what a list knows of its people; who is quoted stays as somebody whom none knows."""
    _delete_keys(connection, all_listed(connection, source))
    ids = "SELECT id FROM people WHERE source = ?"
    for table in _ROWS:
        connection.execute(f"DELETE FROM {table} WHERE person_id IN ({ids})", [source])
    connection.execute("UPDATE people SET listed_name = NULL, source = NULL WHERE source = ?", [source])


def _insert(connection: sqlite3.Connection, table: str, rows: list[tuple[str | None, ...]]) -> None:
    if rows:
        places = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({places})", rows)


def _insert_keys(connection: sqlite3.Connection, people: Sequence[Person]) -> None:
    # in the order of the index, which is then written page by page
    rows = sorted((key, one.id) for one in people for key in _keys(one))
    connection.executemany("INSERT OR IGNORE INTO known_keys VALUES (?, ?)", rows)


def _delete_keys(connection: sqlite3.Connection, people: Iterable[Person]) -> None:
    # they follow from the names: an index by person would take as much room again
    rows = ((key, one.id) for one in people for key in _keys(one))
    connection.executemany("DELETE FROM known_keys WHERE key = ? AND person_id = ?", rows)


def _keys(one: Person) -> set[str]:
    """Return what somebody is found by: by the resolver, and by the words that people type."""
    return {
        key
        for name in one.names
        for key in (*keys(name, one.type), *(f"{WORD}{word}" for word in search_words(name)))
    }


def _owned(id: str, records: Iterable[Record], columns: Iterable[str]) -> list[tuple[str | None, ...]]:
    return [(id, *(getattr(record, name) for name in columns)) for record in records]


# what a list knows of somebody, by table
_ROWS: dict[str, Callable[[Person], Sequence[tuple[str | None, ...]]]] = {
    "other_names": lambda one: _owned(one.id, one.other_names, _OTHER),
    "identifiers": lambda one: _owned(one.id, one.identifiers, _IDENTIFIER),
    "roles": lambda one: _owned(one.id, one.roles, _ROLE),
}


def listed(connection: sqlite3.Connection, ids: Iterable[str]) -> list[Person]:
    """Return the people of these ids whom a list knows, as it has them."""
    wanted = json.dumps(sorted(ids))
    rows = connection.execute(
        "SELECT id, listed_name, type, gender, source FROM people"
        " WHERE id IN (SELECT value FROM json_each(?)) AND listed_name IS NOT NULL ORDER BY id",
        [wanted],
    ).fetchall()
    return list(_people(connection, rows))


def all_listed(connection: sqlite3.Connection, source: str | None = None) -> Iterator[Person]:
    """Yield everybody whom a list knows, or those of one list."""
    rows = connection.execute(
        "SELECT id, listed_name, type, gender, source FROM people"
        " WHERE listed_name IS NOT NULL AND (?1 IS NULL OR source = ?1) ORDER BY id",
        [source],
    )
    while batch := rows.fetchmany(_BATCH):
        yield from _people(connection, batch)


def _people(connection: sqlite3.Connection, rows: Sequence[Any]) -> Iterator[Person]:
    ids = json.dumps([row["id"] for row in rows])
    # the rows were checked records when they were stored
    others = _owned_by(connection, ids, "other_names", _OTHER, OtherName)
    identifiers = _owned_by(connection, ids, "identifiers", _IDENTIFIER, Identifier)
    roles = _owned_by(connection, ids, "roles", _ROLE, Role)
    for id, name, kind, gender, source in rows:
        yield Person.model_construct(
            id=id,
            name=name,
            type=kind,
            gender=gender or "",
            other_names=tuple(others.get(id, ())),
            identifiers=tuple(identifiers.get(id, ())),
            roles=tuple(roles.get(id, ())),
            source=source,
        )


def _owned_by(
    connection: sqlite3.Connection, ids: str, table: str, columns: Sequence[str], kind: type[_Owned]
) -> dict[str, list[_Owned]]:
    """Return the rows of a table as records, by person; ``ids`` is JSON."""
    found: dict[str, list[_Owned]] = {}
    for id, *values in connection.execute(
        f"SELECT person_id, {', '.join(columns)} FROM {table}"
        " WHERE person_id IN (SELECT value FROM json_each(?)) ORDER BY rowid",
        [ids],
    ):
        found.setdefault(id, []).append(kind.model_construct(**dict(zip(columns, values, strict=True))))
    return found
