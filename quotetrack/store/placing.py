"""The speakers of an article become appearances: of somebody whom a list knows, or of a name's bearer."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from quotetrack.names import slug
from quotetrack.people.places import places
from quotetrack.records import Person, PersonType, Whom
from quotetrack.resolution.bearers import Appearance, Bearer, Evidence, bearer, bearer_of, known_bearer
from quotetrack.resolution.known import NOBODY, Choice, choose, may_be_known
from quotetrack.store.bearers import Bearers
from quotetrack.store.judging import Rulings
from quotetrack.store.known import Known
from quotetrack.store.lists import listed
from quotetrack.store.rows import day

_QUOTED = """
SELECT id, speaker, speaker_type, speaker_role, speaker_mention, judgement, status, published
FROM quotes WHERE article_id = ? ORDER BY is_current DESC, position, id
"""
_BELONGS = """
UPDATE quotes SET appearance = ?1, person_id = (SELECT person_id FROM appearances WHERE number = ?1)
WHERE id = ?2 AND (
    appearance IS NOT ?1 OR person_id IS NOT (SELECT person_id FROM appearances WHERE number = ?1)
)
"""
# the person of a bearer that is there already; grouping looks at all the others
_INSERT = """
INSERT INTO appearances ({columns}, person_id)
VALUES ({places}, (SELECT person_id FROM bearers WHERE id = :bearer_id AND NOT is_open))
"""
_TEXT = "SELECT text FROM versions WHERE article_id = ? AND is_current = 1"


class Key(NamedTuple):
    """What makes a speaker of an article: the name, its type, and the judgement that put it there, else 0."""

    name: str
    type: PersonType
    judgement: int


@dataclass
class _Speaker:
    """What the quotes of one speaker of an article tell together."""

    day: str | None
    role: str = ""
    whom: Whom | None = None
    holder: Person | None = None
    quotes: list[str] = field(default_factory=list)


class Placing:
    """Gives the speakers of articles their places.

    ``touched`` gathers the bearers whose appearances changed, ``shifted`` those that are new, ``left`` the
    ids of people who lost an appearance.
    """

    def __init__(self, connection: sqlite3.Connection, rulings: Rulings) -> None:
        self._connection, self.rulings = connection, rulings
        self.bearers = Bearers(connection)
        self._known = Known(connection)
        self._written_of: frozenset[str] | None = None
        self.touched: set[str] = set()
        self.shifted: set[str] = set()
        self.left: set[str] = set()

    def place(self, article: str) -> None:
        """Make the appearances of an article anew from its quotes, in every version of its text."""
        self._written_of = None
        quotes = self._connection.execute(_QUOTED, [article]).fetchall()
        speakers = self._speakers(quotes)
        rows = self._connection.execute("SELECT * FROM appearances WHERE article_id = ?", [article])
        stored = {Key(row["name"], row["type"], row["judgement"] or 0): row for row in rows}
        numbers: dict[str, int] = {}
        for key, speaker in speakers.items():
            number = self._put(article, key, speaker, stored.get(key))
            numbers.update(dict.fromkeys(speaker.quotes, number))
        self._connection.executemany(_BELONGS, [(numbers.get(row["id"]), row["id"]) for row in quotes])
        for key in stored.keys() - speakers.keys():
            self._remove(stored[key])

    def _speakers(self, quotes: list[Any]) -> dict[Key, _Speaker]:
        found: dict[Key, _Speaker] = {}
        for row in quotes:
            made = self._speaker(row) if row["status"] != "rejected" else None
            if made is None:
                continue
            speaker = found.setdefault(made[0], made[1])
            speaker.role = speaker.role or made[1].role
            speaker.quotes.append(row["id"])
        return found

    def _speaker(self, row: Any) -> tuple[Key, _Speaker] | None:
        """Return who a user says spoke, else who the article says; None for nobody known."""
        when = day(row["published"])
        whom = self._judged(row) if row["judgement"] else None
        if whom is not None:
            return Key(whom.name, whom.type, row["judgement"]), _Speaker(when, whom=whom)
        if row["status"] == "corrected":
            return None
        if row["speaker"] is not None:
            key = Key(row["speaker"], row["speaker_type"], 0)
            return key, _Speaker(when, row["speaker_role"] or "")
        mention = row["speaker_mention"] or ""
        holder = self._known.holder(mention, when)
        return (Key(holder.name, "person", 0), _Speaker(when, mention, holder=holder)) if holder else None

    def _judged(self, row: Any) -> Whom | None:
        return next((e.person for e in self.rulings.standing if e.number == row["judgement"]), None)

    def _put(self, article: str, key: Key, speaker: _Speaker, stored: Any) -> int:
        """Store one appearance and return its number."""
        found, choice = self._anchor(article, key, speaker)
        values = {
            "article_id": article,
            "name": key.name,
            "type": key.type,
            "role": speaker.role or None,
            "day": speaker.day,
            "judgement": key.judgement or None,
            "bearer_id": found.id,
            "score": choice.score if choice.evidence else None,
            "evidence": json.dumps(choice.evidence, ensure_ascii=False) if choice.evidence else None,
        }
        self.touched.add(found.id)
        if stored is not None and all(stored[name] == value for name, value in values.items()):
            return int(stored["number"])
        if self.bearers.add(found):
            self.shifted.add(found.id)
        self.bearers.spell(found.id, key.name, 1)
        if stored is not None:
            self._leave(stored)
            self._connection.execute("DELETE FROM appearances WHERE number = ?", [stored["number"]])
            values["number"] = stored["number"]
        columns, places = ", ".join(values), ", ".join(f":{name}" for name in values)
        sql = _INSERT.format(columns=columns, places=places)
        return int(self._connection.execute(sql, values).lastrowid or 0)

    def _remove(self, row: Any) -> None:
        self._leave(row)
        self._connection.execute("DELETE FROM appearances WHERE number = ?", [row["number"]])

    def _leave(self, row: Any) -> None:
        """Take an appearance from its bearer, and its quotes from its person."""
        self._connection.execute("UPDATE quotes SET person_id = NULL WHERE appearance = ?", [row["number"]])
        self.bearers.spell(row["bearer_id"], row["name"], -1)
        self.touched.add(row["bearer_id"])
        if row["person_id"]:
            self.left.add(row["person_id"])

    def _anchor(self, article: str, key: Key, speaker: _Speaker) -> tuple[Bearer, Choice]:
        """Return the bearer that a speaker counts to, and what says so where it is no more than its name."""
        whom = speaker.whom or self.rulings.aliases.get(slug(key.name))
        if whom is not None:
            why: Evidence = ("a user says who said this",) if speaker.whom else ("a user gave this alias",)
            return self._meant(whom, key), Choice(whom.id, 1.0, why)
        if speaker.holder is not None:
            why = (f"“{speaker.role}” was {speaker.holder.name} on {speaker.day}",)
            return known_bearer(speaker.holder), Choice(speaker.holder.id, 0.85, why)
        appearance = Appearance(key.name, key.type, speaker.role, speaker.day)
        barred = self.rulings.barred.get(slug(key.name), set())
        called = self._known.called(key.name, key.type) if may_be_known(appearance) else []
        candidates = [person for person in called if f"k:{person.id}" not in barred]
        choice = choose(appearance, candidates, frozenset()) if candidates else NOBODY
        if choice.person is None and candidates:
            choice = choose(appearance, candidates, self._places_of(article))
        known = next((person for person in candidates if person.id == choice.person), None)
        return (known_bearer(known) if known else bearer(key.name, key.type, speaker.role)), choice

    def _meant(self, whom: Whom, key: Key) -> Bearer:
        """Return the bearer that a user means, there already or not: whom a list knows, else the first."""
        known = listed(
            self._connection, (one.removeprefix("k:") for one in whom.bearers if one.startswith("k:"))
        )
        if known:
            return known_bearer(known[0])
        return bearer_of(whom.bearers[0], whom.name) if whom.bearers else bearer(whom.name, key.type)

    def _places_of(self, article: str) -> frozenset[str]:
        """Return the places that an article writes of, looked for once for all its speakers."""
        if self._written_of is None:
            row = self._connection.execute(_TEXT, [article]).fetchone()
            self._written_of = places().inside(row[0]) if row else frozenset()
        return self._written_of
