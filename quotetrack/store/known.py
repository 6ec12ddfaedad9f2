"""People whom lists know, found by a name or by an office that they held on a day."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from quotetrack.names import probes
from quotetrack.people.offices import describe, holders
from quotetrack.records import Person, PersonType
from quotetrack.store.lists import listed

_MOST = 100  # namesakes on lists that are looked at
_CACHED = 10_000
_BY_KEYS = "SELECT person_id FROM known_keys WHERE key IN (SELECT value FROM json_each(?)) LIMIT ?"
_BY_KEY = "SELECT person_id FROM known_keys WHERE key = ? ORDER BY person_id LIMIT ?"
_BY_PLACE = (
    "SELECT DISTINCT person_id, role FROM roles WHERE place IN (SELECT value FROM json_each(?)) ORDER BY 1, 2"
)


class Known:
    """The people of the lists in a database, looked up once for each name and office."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._people: dict[str, Person] = {}
        self._named: dict[tuple[str, PersonType], list[Person]] = {}
        self._in_office: dict[tuple[str, str], Person | None] = {}

    def called(self, name: str, kind: PersonType) -> list[Person]:
        """Return those of whom a name may be a form."""
        if (name, kind) not in self._named:
            if len(self._named) >= _CACHED:
                self._named.clear()
            self._named[name, kind] = self._read(self._ids(probes(name, kind)))
        return self._named[name, kind]

    def _read(self, ids: Sequence[str]) -> list[Person]:
        if len(self._people) >= _CACHED:
            self._people.clear()
        if missing := [id for id in ids if id not in self._people]:
            self._people |= {person.id: person for person in listed(self._connection, missing)}
        return [self._people[id] for id in ids if id in self._people]

    def _ids(self, wanted: frozenset[str]) -> list[str]:
        """Return the ids that keys lead to, in order; of too many the first."""
        rows = self._connection.execute(_BY_KEYS, [json.dumps(sorted(wanted)), _MOST + 1]).fetchall()
        if len(rows) > _MOST:
            # a key at a time, in the order of its rows: of a name that thousands have only the first are read
            rows = [row for key in wanted for row in self._connection.execute(_BY_KEY, [key, _MOST])]
        return sorted({row[0] for row in rows})[:_MOST]

    def holder(self, mention: str, day: str | None) -> Person | None:
        """Return who held, on an ISO day, the office that a mention names with its place; None if unsure."""
        if day is None:
            return None
        if (mention, day) not in self._in_office:
            if len(self._in_office) >= _CACHED:
                self._in_office.clear()
            self._in_office[mention, day] = self._find_holder(mention, day)
        return self._in_office[mention, day]

    def _find_holder(self, mention: str, day: str) -> Person | None:
        read = describe(mention)
        # ``the prime minister’s spokesman`` names an office, too, and nobody who holds it
        if not read.offices or not read.places or read.is_former:
            return None
        rows = self._connection.execute(_BY_PLACE, [json.dumps(sorted(read.places))]).fetchall()
        fitting = {row["person_id"] for row in rows if read.fits(row["role"])}
        found = {person.id: person for person, _ in holders(mention, day, listed(self._connection, fitting))}
        return next(iter(found.values())) if len(found) == 1 else None
