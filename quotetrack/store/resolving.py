"""Who is meant, kept up to date: the lists of people, the speakers of articles, and what users said."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from quotetrack.names import keys, probes
from quotetrack.people.gazetteer import SOURCE, gazetteer, gazetteer_sha256
from quotetrack.records import Judgement, Person, Whom
from quotetrack.store.grouping import Groups
from quotetrack.store.judging import Rulings
from quotetrack.store.lists import forget_listed, save_listed
from quotetrack.store.placing import Placing

# every change of the rules by which names are read raises it: a database of an earlier one is resolved anew
_RULES = 1
_DERIVED = ("links", "spellings", "bearer_keys", "bearers", "appearances")
_OF_BEARERS = """
SELECT DISTINCT article_id FROM appearances WHERE bearer_id IN (SELECT value FROM json_each(?))
ORDER BY article_id
"""
_OF_KEYS = """
SELECT bearer_id FROM bearer_keys WHERE key IN (SELECT value FROM json_each(?1))
UNION SELECT 'k:' || person_id FROM known_keys WHERE key IN (SELECT value FROM json_each(?1))
"""


class Resolving:
    """Resolves the speakers of one database; every method is called inside a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._placing: Placing | None = None

    @property
    def placing(self) -> Placing:
        """The placing under way; what users said so far is known to it."""
        if self._placing is None:
            self._placing = Placing(self._connection, Rulings(self._connection))
        return self._placing

    def update(self) -> None:
        """Take over the shipped list of people where it is new; resolve everything by it."""
        version = f"{gazetteer_sha256()}-{_RULES}"
        row = self._connection.execute("SELECT sha256 FROM lists WHERE name = ?", [SOURCE]).fetchone()
        if row is not None and row["sha256"] == version:
            return
        self._connection.execute(
            "INSERT INTO lists (name, sha256) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET sha256 = ?2",
            [SOURCE, version],
        )
        forget_listed(self._connection, SOURCE)
        save_listed(self._connection, gazetteer())
        self.rebuild()

    def rebuild(self) -> None:
        """Resolve every article anew, as if all had come at once."""
        self._connection.execute("UPDATE quotes SET appearance = NULL, person_id = NULL")
        for table in _DERIVED:
            self._connection.execute(f"DELETE FROM {table}")
        unlisted = "SELECT id FROM people WHERE listed_name IS NULL"
        self._connection.execute(f"DELETE FROM names WHERE person_id IN ({unlisted})")
        self._connection.execute("DELETE FROM people WHERE listed_name IS NULL")
        self._placing = None
        for row in self._connection.execute("SELECT id FROM articles ORDER BY id").fetchall():
            self.placing.place(row["id"])
        self.finish()

    def finish(self) -> None:
        """Make people of what was placed."""
        Groups(self._connection, self.placing).regroup()

    def forget(self) -> None:
        """Ask the log anew for what users said."""
        self._placing = None

    def follow(self, judgement: Judgement) -> None:
        """Resolve anew what a judgement of people, added to the log or undone, may change."""
        names = [judgement.name] if judgement.kind == "alias" and judgement.name else []
        touched = {name for whom in (judgement.person, judgement.other) for name in self._bearers(whom)}
        self._placing = None
        self._again(touched | self._called(names))
        self.placing.touched |= touched
        self.placing.shifted |= {name for name in touched if self.placing.bearers.has(name)}
        self.finish()

    def import_listed(self, people: Iterable[Person]) -> int:
        """Store people of a user's list, resolve the names that it has, and return how many people came."""
        imported = list(people)
        save_listed(self._connection, imported)
        self._placing = None
        self._again(self._called(name for person in imported for name in person.names))
        self.finish()
        return len(imported)

    def _again(self, bearers: Iterable[str]) -> None:
        """Place the articles of some bearers anew."""
        for row in self._connection.execute(_OF_BEARERS, [json.dumps(sorted(bearers))]).fetchall():
            self.placing.place(row["article_id"])

    def _called(self, names: Iterable[str]) -> set[str]:
        """Return the bearers that names, of a person or an organisation, may be other forms of."""
        wanted = {
            key
            for name in names
            for kind in ("person", "organization")
            for key in keys(name, kind) | probes(name, kind)
        }
        return {row[0] for row in self._connection.execute(_OF_KEYS, [json.dumps(sorted(wanted))])}

    def _bearers(self, whom: Whom | None) -> set[str]:
        if whom is None:
            return set()
        return {*whom.bearers, *self.placing.rulings.bearers(whom)}
