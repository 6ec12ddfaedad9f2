"""People are made of bearers, and every quote is given to one; only what may have changed is looked at."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from quotetrack.records import digest
from quotetrack.resolution.bearers import Bearer, Evidence, known_bearer
from quotetrack.resolution.grouping import Group, Grouping, group
from quotetrack.store.companions import Companions
from quotetrack.store.components import components
from quotetrack.store.lists import listed
from quotetrack.store.naming import Identity, Naming
from quotetrack.store.placing import Placing

_NEEDS_A_LOOK = """
SELECT 1 FROM bearers WHERE id = ?1 AND (is_open OR person_id IS NULL)
UNION ALL SELECT 1 FROM links JOIN bearers ON bearers.id = other WHERE one = ?1 AND is_open
LIMIT 1
"""
_APPEARANCES = """
SELECT number, article_id, person_id, open_evidence FROM appearances WHERE bearer_id = ? ORDER BY number
"""


class Groups:
    """Makes people of the bearers that a placing touched."""

    def __init__(self, connection: sqlite3.Connection, placing: Placing) -> None:
        self._connection, self._placing, self._bearers = connection, placing, placing.bearers
        whoms = [whom for e in placing.rulings.standing for whom in (e.person, e.other) if whom]
        self._spoken_of = {name for whom in whoms for name in whom.bearers if name.startswith("k:")}
        self._ensure_judged()
        self._judged = placing.rulings.judged()
        self._naming = Naming(connection, placing.rulings)
        self._closed: list[str] = []
        self._said = {name for pair in (*self._judged.same, *self._judged.apart) for name in pair}

    def regroup(self) -> None:
        """Bring people, appearances and quotes up to date with the bearers touched."""
        left = self._people_of(self._placing.touched) | self._placing.left
        seeds = {name for name in self._placing.touched if self._needs_a_look(name)} | self._placing.shifted
        seeds |= self._remove_gone()
        together = components(self._bearers, seeds, self._judged)
        looked_at = {bearer.id for bearers, _ in together for bearer in bearers}
        left |= self._people_of(looked_at)
        for bearers, links in together:
            known = frozenset(bearer.id for bearer in bearers if bearer.is_known)
            grouping = group(bearers, known, links, self._judged)
            self._write({bearer.id: bearer for bearer in bearers}, grouping)
        self._close()
        # who lost a bearer lost its names, too
        for person in sorted((left | self._people_of(self._placing.touched)) - self._people_of(looked_at)):
            self._refresh(person)
        self._sweep(left)
        for done in (self._placing.touched, self._placing.shifted, self._placing.left):
            done.clear()

    def _needs_a_look(self, name: str) -> bool:
        return self._connection.execute(_NEEDS_A_LOOK, [name]).fetchone() is not None

    def _ensure_judged(self) -> None:
        """Add the bearers of people on lists of whom users spoke, though no article has them."""
        if not self._spoken_of:
            return
        for person in listed(self._connection, (name.removeprefix("k:") for name in self._spoken_of)):
            if self._bearers.add(known_bearer(person)):
                self._placing.shifted.add(f"k:{person.id}")

    def _remove_gone(self) -> set[str]:
        """Remove the bearers that no article has any more; return who stood beside them."""
        touched = sorted(self._placing.touched - self._spoken_of)
        gone = {name for name in touched if not self._bearers.counts(name)}
        beside = self._judged_with(gone) if gone else set()
        for name in gone:
            beside.update(self._bearers.beside(name))
            self._bearers.remove(name)
        return beside

    def _judged_with(self, gone: set[str]) -> set[str]:
        """Return the bearers of whom users spoke together with some that are gone."""
        rulings = self._placing.rulings
        said = [[whom for whom in (e.person, e.other) if whom] for e in rulings.of_kind("same", "different")]
        concerned = [whoms for whoms in said if any(gone.intersection(whom.bearers) for whom in whoms)]
        return {name for whoms in concerned for whom in whoms for name in rulings.bearers(whom)}

    def _people_of(self, bearers: Iterable[str]) -> set[str]:
        inside = "IN (SELECT value FROM json_each(?1))"
        rows = self._connection.execute(
            f"SELECT person_id FROM bearers WHERE id {inside} AND NOT is_open"
            f" UNION SELECT a.person_id FROM appearances a JOIN bearers b ON b.id = a.bearer_id"
            f" WHERE b.id {inside} AND b.is_open",
            [json.dumps(sorted(bearers))],
        )
        return {row[0] for row in rows if row[0]}

    def _write(self, bearers: dict[str, Bearer], grouping: Grouping) -> None:
        people = [self._naming.identity([bearers[name] for name in one.members]) for one in grouping.groups]
        for who, one in zip(people, grouping.groups, strict=True):
            if one.members[0] in grouping.open:
                continue
            if self._is_anybody(one, bearers):
                self._part(bearers[one.members[0]], who, [])
            else:
                self._naming.save(who, one.members)
                for member in one.members:
                    self._note(member, who.id, *one.why.get(member, (1.0, ())))
                    self._give(who.id, "bearer_id = ?", member)
                self._closed += one.members
        for name, near in grouping.open.items():
            own = next(who for who, one in zip(people, grouping.groups, strict=True) if name in one.members)
            self._part(bearers[name], own, [(people[at], grouping.groups[at].members) for at in near])

    def _is_anybody(self, one: Group, bearers: dict[str, Bearer]) -> bool:
        first = one.members[0]
        return len(one.members) == 1 and bearers[first].is_anybody and first not in self._said

    def _part(self, bearer: Bearer, own: Identity, near: Sequence[tuple[Identity, Sequence[str]]]) -> None:
        """Give each appearance of an open bearer to the person that it stands for in its article."""
        self._note(bearer.id, None, 1.0, (), is_open=True)
        companions = Companions(self._connection, bearer.id, near)
        rows = self._connection.execute(_APPEARANCES, [bearer.id]).fetchall()
        found = [companions.of(row["article_id"]) for row in rows]
        owns = {
            row["number"]: self._own(bearer, own, row["article_id"])
            for row, one in zip(rows, found, strict=True)
            if not one
        }
        self._naming.save_all(owns.values(), [bearer.id])
        for row, one in zip(rows, found, strict=True):
            who, score, evidence = one or (owns[row["number"]], 1.0, ())
            told = json.dumps(evidence, ensure_ascii=False) if evidence else None
            if told != row["open_evidence"]:
                sql = "UPDATE appearances SET open_score = ?, open_evidence = ? WHERE number = ?"
                self._connection.execute(sql, [score, told, row["number"]])
            if who.id != row["person_id"]:
                self._give(who.id, "number = ?", row["number"])

    def _close(self) -> None:
        """Forget why appearances went to different people, now that all of a bearer go to one."""
        self._connection.execute(
            "UPDATE appearances SET open_score = NULL, open_evidence = NULL WHERE open_evidence IS NOT NULL"
            " AND bearer_id IN (SELECT value FROM json_each(?))",
            [json.dumps(self._closed)],
        )
        self._closed.clear()

    @staticmethod
    def _own(bearer: Bearer, own: Identity, article: str) -> Identity:
        """Return who a bearer is where nothing tells: of a common surname somebody else in each article."""
        return own._replace(id=f"{own.id}-{digest(article, size=3)}") if bearer.is_anybody else own

    def _note(
        self, bearer: str, person: str | None, score: float, evidence: Evidence, *, is_open: bool = False
    ) -> None:
        values = [person, is_open, score, json.dumps(evidence, ensure_ascii=False), bearer]
        self._connection.execute(
            "UPDATE bearers SET person_id = ?, is_open = ?, score = ?, evidence = ? WHERE id = ?", values
        )

    def _give(self, person: str, which: str, value: str | int) -> None:
        """Give appearances, and their quotes, to a person; those that are the person's are left alone."""
        changed = self._connection.execute(
            f"SELECT number FROM appearances WHERE {which} AND person_id IS NOT ?", [value, person]
        ).fetchall()
        if changed:
            given = [person, json.dumps([row["number"] for row in changed])]
            for table, column in (("appearances", "number"), ("quotes", "appearance")):
                self._connection.execute(
                    f"UPDATE {table} SET person_id = ? WHERE {column} IN (SELECT value FROM json_each(?))",
                    given,
                )

    def _refresh(self, person: str) -> None:
        """Name a person anew whose spellings have other counts now, or new ones."""
        rows = self._connection.execute("SELECT id FROM bearers WHERE person_id = ?", [person])
        members = self._bearers.read(row["id"] for row in rows)
        if members:
            self._naming.save(self._naming.identity(members), [one.id for one in members])

    def _sweep(self, people: Iterable[str]) -> None:
        """Delete those of ``people`` whom nobody quotes; whom a list knows is found by the list again."""
        gone = "id IN (SELECT value FROM json_each(?))" + "".join(
            f" AND NOT EXISTS (SELECT 1 FROM {table} WHERE person_id = people.id)"
            for table in ("appearances", "quotes")
        )
        judged = "EXISTS (SELECT 1 FROM bearers WHERE person_id = people.id)"
        wanted = [json.dumps(sorted(people))]
        self._connection.execute(
            "DELETE FROM names WHERE person_id IN"
            f" (SELECT id FROM people WHERE {gone} AND (listed_name IS NULL OR NOT {judged}))",
            wanted,
        )
        self._connection.execute(f"DELETE FROM people WHERE {gone} AND listed_name IS NULL", wanted)
