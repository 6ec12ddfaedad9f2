"""Bearers of names come and go with the articles that have them; links join names that may be one's."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from quotetrack.names import keys, probes
from quotetrack.resolution.alike import compare
from quotetrack.resolution.bearers import Bearer, known_bearer
from quotetrack.resolution.grouping import MOST
from quotetrack.store.lists import listed

_LOOKED_AT = 4 * MOST  # of the many whom a common surname leads to


class Bearers:
    """The bearers in the database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def has(self, id: str) -> bool:
        """Say whether a bearer is stored."""
        return bool(self._connection.execute("SELECT 1 FROM bearers WHERE id = ?", [id]).fetchone())

    def read(self, ids: Iterable[str]) -> list[Bearer]:
        """Return bearers by their ids; what is not there is left out."""
        wanted = json.dumps(sorted(ids))
        rows = self._connection.execute(
            "SELECT id, name, type, field, place FROM bearers WHERE id IN (SELECT value FROM json_each(?))",
            [wanted],
        ).fetchall()
        known = [row[0].removeprefix("k:") for row in rows if row[0].startswith("k:")]
        found = [
            Bearer(id, (name,), kind, field or "", place or "")
            for id, name, kind, field, place in rows
            if not id.startswith("k:")
        ]
        return found + [known_bearer(person) for person in (listed(self._connection, known) if known else ())]

    def add(self, bearer: Bearer) -> bool:
        """Store a bearer with its links; return whether it is new."""
        if self.has(bearer.id):
            return False
        self._connection.execute(
            "INSERT INTO bearers (id, plain_id, name, type, field, place, is_open)"
            " VALUES (?, ?, ?, ?, ?, ?, 0)",
            [bearer.id, bearer.plain_id, bearer.name, bearer.type, bearer.field, bearer.place],
        )
        self._index(bearer)
        self._link(bearer)
        return True

    def renew(self, bearer: Bearer) -> set[str]:
        """Link a bearer anew whose names changed; return whom that concerns, nobody if it is not stored."""
        if not self.has(bearer.id):
            return set()
        before = self.beside(bearer.id)
        self._part(bearer.id)
        self._index(bearer)
        self._link(bearer)
        return {bearer.id, *before, *self.beside(bearer.id)}

    def remove(self, id: str) -> None:
        """Delete a bearer whom no article has any more."""
        self._part(id)
        self._connection.execute("DELETE FROM bearers WHERE id = ?", [id])

    def _part(self, id: str) -> None:
        for sql in (
            "DELETE FROM links WHERE one = ?",
            "DELETE FROM links WHERE other = ?",
            "DELETE FROM bearer_keys WHERE bearer_id = ?",
        ):
            self._connection.execute(sql, [id])

    def _index(self, bearer: Bearer) -> None:
        own = {key for name in bearer.names for key in keys(name, bearer.type)}
        self._connection.executemany(
            "INSERT INTO bearer_keys (key, bearer_id) VALUES (?, ?)",
            [(key, bearer.id) for key in sorted(own)],
        )

    def beside(self, id: str) -> list[str]:
        """Return the bearers whose names may be the same person's."""
        rows = self._connection.execute("SELECT other FROM links WHERE one = ? ORDER BY other", [id])
        return [row[0] for row in rows]

    def counts(self, id: str) -> int:
        """Return in how many appearances a bearer counts."""
        sql = "SELECT coalesce(sum(count), 0) FROM spellings WHERE bearer_id = ?"
        return int(self._connection.execute(sql, [id]).fetchone()[0])

    def spell(self, id: str, name: str, change: int) -> None:
        """Count one appearance of a bearer under a name more, or less."""
        self._connection.execute(
            "INSERT INTO spellings (bearer_id, name, count) VALUES (?1, ?2, ?3)"
            " ON CONFLICT (bearer_id, name) DO UPDATE SET count = count + ?3",
            [id, name, change],
        )
        if change < 0:
            self._connection.execute("DELETE FROM spellings WHERE bearer_id = ? AND count <= 0", [id])

    def _link(self, bearer: Bearer) -> None:
        for other in self.read(self._possible(bearer) - {bearer.id}):
            if self._may_be_one(bearer, other):
                pairs = [(bearer.id, other.id), (other.id, bearer.id)]
                self._connection.executemany("INSERT OR IGNORE INTO links (one, other) VALUES (?, ?)", pairs)

    @staticmethod
    def _may_be_one(one: Bearer, other: Bearer) -> bool:
        if one.is_known and other.is_known:
            return False  # the lists tell their people apart
        first, second = sorted((one, other), key=lambda bearer: bearer.id)
        # namesakes are told apart by their ids, so each has to know of the other
        return one.plain_id == other.plain_id or compare(first, second).verdict != "different"

    def _possible(self, bearer: Bearer) -> set[str]:
        wanted = json.dumps(sorted({key for name in bearer.names for key in probes(name, bearer.type)}))
        inside = "key IN (SELECT value FROM json_each(?))"
        found = self._connection.execute(
            f"SELECT bearer_id FROM bearer_keys WHERE {inside} LIMIT ?", [wanted, _LOOKED_AT]
        ).fetchall()
        found += self._connection.execute(
            "SELECT id FROM bearers WHERE plain_id = ?", [bearer.plain_id]
        ).fetchall()
        return {row[0] for row in found}
