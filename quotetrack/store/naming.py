"""A group of bearers gets an id that people can read, and the name that articles use most."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from quotetrack.names import parse, slug
from quotetrack.records import PersonType, Whom
from quotetrack.resolution.bearers import Bearer, bearer_of
from quotetrack.store.judging import Rulings
from quotetrack.store.spellings import keep_spellings

_SPELLINGS = """
SELECT name, sum(count) AS count FROM spellings WHERE bearer_id IN (SELECT value FROM json_each(?))
GROUP BY name ORDER BY name
"""
_STORED = """
SELECT id, name, type, (SELECT json_group_array(DISTINCT spelling) FROM names WHERE person_id = people.id)
FROM people WHERE id IN (SELECT value FROM json_each(?)) AND listed_name IS NULL
AND NOT EXISTS (SELECT 1 FROM other_names WHERE person_id = people.id)
"""


class Identity(NamedTuple):
    """What a person is called."""

    id: str
    name: str
    type: PersonType


class Naming:
    """Names people by their bearers, and by what users said, while articles are at rest."""

    def __init__(self, connection: sqlite3.Connection, rulings: Rulings) -> None:
        self._connection, self._rulings = connection, rulings
        self._seen: dict[str, list[tuple[str, int]]] = {}

    @cached_property
    def _kept(self) -> dict[str, Whom]:
        """Whom users chose to keep when they made several one, by the first bearer."""
        said = [
            (entry.person, self._rulings.bearers(entry.person)) for entry in self._rulings.of_kind("same")
        ]
        others = {other for _, other in self._rulings.judged().same}
        return {own[0]: whom for whom, own in reversed(said) if whom and own and own[0] not in others}

    @cached_property
    def _renamed(self) -> list[tuple[str, frozenset[str]]]:
        """The names that users gave, the last one first, each with the bearers it is for."""
        entries = reversed(self._rulings.of_kind("rename"))
        return [(e.name, frozenset(self._rulings.bearers(e.person))) for e in entries if e.name]

    def identity(self, members: Sequence[Bearer]) -> Identity:
        """Return what to call the person of these bearers."""
        known = sorted((one for one in members if one.is_known), key=lambda one: one.id)
        head = self._head(known or members)
        kept = self._kept[head.id] if head else None
        first = head or min(known or members, key=_plainness)
        # of several whom users made one, the first keeps its name
        own = set(self._rulings.bearers(kept)) if kept else {one.id for one in members}
        given = next((name for name, bearers in self._renamed if own & bearers), None)
        id = first.person_id if known else self._unlisted_id(first, {one.id for one in members})
        usual = first.name if known else kept.name if kept else self._usual(members)
        return Identity(id, given or usual, first.type)

    def _head(self, among: Iterable[Bearer]) -> Bearer | None:
        by_id = {one.id: one for one in among}
        return next((by_id[head] for head in self._kept if head in by_id), None)

    def _unlisted_id(self, first: Bearer, members: set[str]) -> str:
        namesakes = self._connection.execute(
            "SELECT id, type FROM bearers WHERE plain_id = ? ORDER BY id", [first.plain_id]
        ).fetchall()
        is_only = all(row["id"] in members for row in namesakes)
        own = next((row["id"] for row in namesakes if row["id"] in members), first.id)
        id = first.plain_id if is_only else bearer_of(own, first.name).person_id
        taken = "SELECT 1 FROM people WHERE id = ? AND listed_name IS NOT NULL"
        return f"{id}-other" if self._connection.execute(taken, [id]).fetchone() else id

    def _usual(self, members: Sequence[Bearer]) -> str:
        all_seen = self.spellings(one.id for one in members)
        # an alias is what else somebody is called
        seen = [one for one in all_seen if slug(one[0]) not in self._rulings.aliases] or all_seen
        if not seen:
            return members[0].name
        # of two spellings the one with its accents, which a keyboard or an agency left out elsewhere
        return min(seen, key=lambda one: (_shortness(one[0]), -one[1], -len(one[0].encode()), one[0]))[0]

    def spellings(self, bearers: Iterable[str]) -> list[tuple[str, int]]:
        """Return the names under which articles have some bearers, each with the number of articles."""
        wanted = json.dumps(sorted(bearers))
        if wanted not in self._seen:
            rows = self._connection.execute(_SPELLINGS, [wanted])
            self._seen[wanted] = [(row["name"], row["count"]) for row in rows]
        return self._seen[wanted]

    def save(self, who: Identity, members: Sequence[str]) -> None:
        """Store a person, and what it is looked up by."""
        self._connection.execute(
            "INSERT INTO people (id, name, type) VALUES (?1, ?2, ?3) ON CONFLICT (id) DO UPDATE"
            " SET name = ?2, type = iif(listed_name IS NULL, ?3, type) WHERE name <> ?2 OR type <> ?3",
            who,
        )
        listed = self._connection.execute(
            "SELECT listed_name AS name FROM people WHERE id = ?1 AND listed_name IS NOT NULL"
            " UNION SELECT name FROM other_names WHERE person_id = ?1",
            [who.id],
        )
        own = {who.name, *(row["name"] for row in listed), *self._names(members)}
        keep_spellings(self._connection, who.id, own)

    def save_all(self, people: Iterable[Identity], members: Sequence[str]) -> None:
        """Store people of the same bearers: many where a surname is common, and most stored already."""
        wanted = {who.id: who for who in people}
        own = self._names(members)
        for id, name, type_, spellings in self._connection.execute(_STORED, [json.dumps(list(wanted))]):
            if (id, name, type_) == wanted[id] and set(json.loads(spellings)) == {name, *own}:
                del wanted[id]
        for who in wanted.values():
            self.save(who, members)

    def _names(self, members: Sequence[str]) -> set[str]:
        """Return what articles, and users, call the bearers."""
        aliases = {
            name for name, whom in self._aliases if set(members).intersection(self._rulings.bearers(whom))
        }
        return aliases | {name for name, _ in self.spellings(members)}

    @cached_property
    def _aliases(self) -> list[tuple[str, Whom | None]]:
        return [(e.name, e.person) for e in self._rulings.of_kind("alias") if e.name]


def _plainness(bearer: Bearer) -> tuple[bool, bool, str, str]:
    return bearer.is_weak, len(bearer.name.split()) != 2, bearer.plain_id, bearer.id


def _shortness(name: str) -> tuple[bool, bool]:
    """Rank names that show less of their bearer behind: initials and surnames, then capitals throughout."""
    parsed = parse(name)
    return parsed.is_lone or parsed.is_initial, name.isupper()
