"""What lists know of people becomes rows, and rows become people again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from quotetrack.names import keys
from quotetrack.records import Identifier, OtherName, Person, Record, Role
from quotetrack.store.spellings import WORD, search_words

_ROLE = ("role", "place", "start_date", "end_date", "known_until")
_OTHER = ("name", "note", "start_date", "end_date")
_IDENTIFIER = ("scheme", "identifier")
_BATCH = 10_000
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
    return [_person(connection, *row) for row in rows]


def all_listed(connection: sqlite3.Connection, source: str | None = None) -> Iterator[Person]:
    """Yield everybody whom a list knows, or those of one list."""
    rows = connection.execute(
        "SELECT id, listed_name, type, gender, source FROM people"
        " WHERE listed_name IS NOT NULL AND (?1 IS NULL OR source = ?1) ORDER BY id",
        [source],
    )
    for row in rows:
        yield _person(connection, *row)


def _person(connection: sqlite3.Connection, *row: Any) -> Person:
    id, name, kind, gender, source = row

    def owned(table: str, columns: Iterable[str]) -> list[tuple[Any, ...]]:
        sql = f"SELECT {', '.join(columns)} FROM {table} WHERE person_id = ? ORDER BY rowid"
        return [tuple(row) for row in connection.execute(sql, [id])]

    others = [dict(zip(_OTHER, row, strict=True)) for row in owned("other_names", _OTHER)]
    roles = [dict(zip(_ROLE, row, strict=True)) for row in owned("roles", _ROLE)]
    names = [dict(zip(_IDENTIFIER, row, strict=True)) for row in owned("identifiers", _IDENTIFIER)]
    # the rows were checked records when they were stored
    return Person.model_construct(
        id=id,
        name=name,
        type=kind,
        gender=gender or "",
        other_names=tuple(OtherName.model_construct(**one) for one in others),
        identifiers=tuple(Identifier.model_construct(**one) for one in names),
        roles=tuple(Role.model_construct(**one) for one in roles),
        source=source,
    )
