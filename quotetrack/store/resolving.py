"""Who is meant, kept up to date: the lists of people, the speakers of articles, and what users said."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import get_args

from quotetrack.names import keys, probes
from quotetrack.people.gazetteer import SOURCE, gazetteer, gazetteer_sha256
from quotetrack.people.offices import describe
from quotetrack.records import Judgement, Person, PersonType, Whom
from quotetrack.resolution.bearers import known_bearer
from quotetrack.store.grouping import Groups
from quotetrack.store.judging import Rulings, is_alias_of, logged
from quotetrack.store.lists import forget_listed, key_anew, save_listed
from quotetrack.store.placing import Placing

# every change of the rules by which names are read raises it: a database of an earlier one is resolved anew
_RULES = 1
_BATCH = 10_000  # people of a list at a time
_DERIVED = ("links", "spellings", "bearer_keys", "bearers", "appearances")
_OF_BEARERS = """
SELECT DISTINCT article_id FROM appearances WHERE bearer_id IN (SELECT value FROM json_each(?))
ORDER BY article_id
"""
_UNNAMED = "FROM quotes WHERE speaker IS NULL AND speaker_mention IS NOT NULL"
_OF_MENTIONS = f"""
SELECT DISTINCT article_id {_UNNAMED} AND speaker_mention IN (SELECT value FROM json_each(?))
ORDER BY article_id
"""
_OF_KEYS = "SELECT DISTINCT bearer_id FROM bearer_keys WHERE key IN (SELECT value FROM json_each(?))"
_KINDS: tuple[PersonType, ...] = get_args(PersonType)


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
        if row is not None and not row["sha256"].endswith(f"-{_RULES}"):
            key_anew(self._connection)
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
        self._connection.execute("DELETE FROM names")
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
        # a name that was somebody else's alias before is where that one put it
        rivals = [
            one.judgement for one in logged(self._connection) if names and is_alias_of(one.judgement, names)
        ]
        touched = {
            name
            for said in (judgement, *rivals)
            for whom in (said.person, said.other)
            for name in self._bearers(whom)
        }
        self._placing = None
        self._again(touched | self._called((name, kind) for name in names for kind in _KINDS))
        self.placing.touched |= touched
        self.placing.shifted |= {name for name in touched if self.placing.bearers.has(name)}
        self.finish()

    def import_listed(self, people: Iterable[Person]) -> int:
        """Store people of a user's list, resolve the names that it has, and return how many people came."""
        self._placing = None
        entries, count = iter(people), 0
        called: set[str] = set()
        places: set[str] = set()
        while batch := list(islice(entries, _BATCH)):
            save_listed(self._connection, batch)
            count += len(batch)
            called |= self._met_by(batch)
            places.update(role.place for person in batch for role in person.roles if role.place)
        self._again(called)
        if places:
            self._again_by_office(places)
        self.finish()
        return count

    def _met_by(self, people: Sequence[Person]) -> set[str]:
        """Return the bearers that people of a list may be."""
        if not self._connection.execute("SELECT 1 FROM bearers LIMIT 1").fetchone():
            return set()
        for person in people:
            self.placing.shifted |= self.placing.bearers.renew(known_bearer(person))
        return self._called((name, person.type) for person in people for name in person.names)

    def _again(self, bearers: Iterable[str]) -> None:
        """Place the articles of some bearers anew."""
        for row in self._connection.execute(_OF_BEARERS, [json.dumps(sorted(bearers))]).fetchall():
            self.placing.place(row["article_id"])

    def _again_by_office(self, places: set[str]) -> None:
        """Place the articles anew that speak of an office at some places, and not of its holder by name."""
        rows = self._connection.execute(f"SELECT DISTINCT speaker_mention {_UNNAMED}")
        mentions = [row[0] for row in rows if describe(row[0]).places & places]
        for row in self._connection.execute(_OF_MENTIONS, [json.dumps(mentions)]).fetchall():
            self.placing.place(row["article_id"])

    def _called(self, names: Iterable[tuple[str, PersonType]]) -> set[str]:
        """Return the bearers that names, each of a type, may be other forms of."""
        wanted = {key for name, kind in names for key in keys(name, kind) | probes(name, kind)}
        return {row[0] for row in self._connection.execute(_OF_KEYS, [json.dumps(sorted(wanted))])}

    def _bearers(self, whom: Whom | None) -> set[str]:
        if whom is None:
            return set()
        return {*whom.bearers, *self.placing.rulings.bearers(whom)}
