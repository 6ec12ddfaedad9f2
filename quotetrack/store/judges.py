"""What users say takes effect at once: of people through resolution, of quotes in their article."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from quotetrack.errors import BadQuery
from quotetrack.names import name_words, slug
from quotetrack.records import Judgement, Whom
from quotetrack.resolution.bearers import bearer_of
from quotetrack.store.judging import add, logged
from quotetrack.store.quoting import found_quotes, replace_quotes
from quotetrack.store.resolving import Resolving

_BEARERS = """
SELECT id, plain_id, name FROM bearers WHERE person_id = ?1
UNION SELECT b.id, b.plain_id, b.name FROM appearances a JOIN bearers b ON b.id = a.bearer_id
WHERE a.person_id = ?1
ORDER BY 1
"""
_SPELLINGS = "SELECT DISTINCT name FROM appearances WHERE person_id = ? ORDER BY name"


class Judges:
    """Adds judgements to the log and acts on them; every method is called inside a transaction."""

    def __init__(self, connection: sqlite3.Connection, resolving: Resolving) -> None:
        self._connection, self._resolving = connection, resolving

    def judge(self, judgement: Judgement) -> Judgement:
        """Add what a user says and return it numbered; raise BadQuery where it contradicts what stands."""
        self._check_names(judgement)
        made = add(self._connection, judgement)
        self._follow(made)
        self._check(made)
        return made

    def undo(self, undoing: Judgement) -> Judgement:
        """Take back the judgement that ``undoing`` names, and return it.

        Raises BadQuery where none stands, and where an undo taken back would contradict what stands by now.
        """
        found = next(
            (one for one in logged(self._connection) if one.judgement.number == undoing.undoes), None
        )
        if found is None:
            raise BadQuery(f"no judgement has the number {undoing.undoes}: quotetrack people log lists them")
        if not found.stands:
            raise BadQuery(f"judgement {undoing.undoes} was undone before: quotetrack people log tells when")
        add(self._connection, undoing)
        back = found.judgement
        while back.undoes is not None:  # to undo an undo is to judge again
            back = next(
                one.judgement for one in logged(self._connection) if one.judgement.number == back.undoes
            )
        self._follow(back)
        if any(one.stands and one.judgement.number == back.number for one in logged(self._connection)):
            self._check(back)
        return found.judgement

    def whom(self, person: str) -> Whom:
        """Return who is meant by an id, as a judgement keeps it; raise BadQuery where it is nobody's."""
        row = self._connection.execute("SELECT * FROM people WHERE id = ?", [person]).fetchone()
        if row is None:
            raise BadQuery(f"nobody has the id {person}: quotetrack people lists everybody")
        rows = self._connection.execute(_BEARERS, [person]).fetchall()
        # first the one whose id the person has: a merge keeps it
        bearers = [one["id"] for one in sorted(rows, key=lambda one: not _gives(one, person))]
        known = [f"k:{person}"] if row["listed_name"] else []
        seen = [name for (name,) in self._connection.execute(_SPELLINGS, [person])]
        return Whom(
            id=person,
            name=row["name"],
            type=row["type"],
            bearers=tuple(dict.fromkeys((*known, *bearers))),
            spellings=tuple(seen) or (row["name"],),
        )

    def bearers_called(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the bearers that have one of ``names`` in some spelling, and are on no list."""
        found = [
            id
            for name in dict.fromkeys(map(slug, names))
            for (id,) in self._connection.execute(
                "SELECT id FROM bearers WHERE plain_id = ? AND id NOT LIKE 'k:%' ORDER BY id", [name]
            )
        ]
        return tuple(found)

    def _follow(self, judgement: Judgement) -> None:
        if judgement.quote is None:
            self._resolving.follow(judgement)
            return
        self._resolving.forget()
        article = found_quotes(self._connection, judgement.quote.article_id)
        if article is None:
            return
        said = self._resolving.placing.rulings.on_quotes(judgement.quote.article_id)
        replace_quotes(self._connection, *article, said)
        self._resolving.placing.place(judgement.quote.article_id)
        self._resolving.finish()

    def _check_names(self, said: Judgement) -> None:
        """Refuse a name without a letter or digit, and to tell apart what bears one name."""
        if said.kind in ("alias", "rename") and not name_words(said.name or ""):
            raise BadQuery(f"{said.name!r} is no name: give one with letters or digits")
        if said.kind != "different" or said.person is None or said.other is None:
            return
        bearers = self._resolving.placing.rulings.bearers
        if set(bearers(said.person)) & set(bearers(said.other)):
            raise BadQuery(
                f"{said.person.name} and {said.other.name}: no name tells them apart:"
                " say whose each quote is: quotetrack correct --speaker"
            )

    def _check(self, made: Judgement) -> None:
        """Refuse what cannot take effect, and say why."""
        if made.person is None or made.other is None:
            return
        if made.kind == "same" and made.person.id == made.other.id:
            raise BadQuery(f"{made.person.name} and {made.other.name} are one person already")
        homes = [self._people(whom) for whom in (made.person, made.other)]
        names = f"{made.person.name} and {made.other.name}"
        if made.kind == "same" and homes[0] and homes[1] and homes[0] != homes[1]:
            number = self._barring(homes)
            raise BadQuery(
                f"{names} are kept apart by judgement {number}: quotetrack people undo {number} takes it back"
            )
        if made.kind == "different" and homes[0] & homes[1]:
            raise BadQuery(
                f"{names}: no name tells them apart: say whose each quote is: quotetrack correct --speaker"
            )

    def _barring(self, homes: list[set[str]]) -> int | None:
        """Return the number of what keeps two people apart, the first where it is more than one."""
        rulings = self._resolving.placing.rulings
        everybody = "SELECT id FROM bearers WHERE person_id IN (SELECT value FROM json_each(?))"
        one, other = (
            {row[0] for row in self._connection.execute(everybody, [json.dumps(sorted(home))])}
            for home in homes
        )
        for entry in rulings.of_kind("different"):
            pair = set(rulings.bearers(entry.person)), set(rulings.bearers(entry.other))
            if any(a & one and b & other for a, b in (pair, pair[::-1])):
                return entry.number
        return None

    def _people(self, whom: Whom) -> set[str]:
        bearers = self._resolving.placing.rulings.bearers(whom)
        marks = ", ".join("?" * len(bearers))
        rows = self._connection.execute(f"SELECT person_id FROM bearers WHERE id IN ({marks})", bearers)
        return {row[0] for row in rows if row[0]}


def _gives(bearer: sqlite3.Row, person: str) -> bool:
    """Tell whether a person has the id from this bearer."""
    return person in (bearer["plain_id"], bearer_of(bearer["id"], bearer["name"]).person_id)
