"""Quotes that report one saying become a statement, kept up to date with every change of the quotes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from quotetrack.records import RECYCLED_AFTER
from quotetrack.statements import Likeness, grouped, likeness
from quotetrack.store.candidates import Candidates
from quotetrack.store.changes import Changes
from quotetrack.store.quoting import upsert
from quotetrack.store.reports import Printed, Reports
from quotetrack.store.summing import Summary, summary

# every change of the rules by which quotes are joined raises it: all are then joined anew
_RULES = "1"
_LIST = "statements"  # the name under which the version of the rules is kept
_CHUNK = 2_000  # quotes that are in memory at once
_NEIGHBOURS = "SELECT other FROM likenesses WHERE one IN (SELECT value FROM json_each(?))"
_REACHED = """
WITH RECURSIVE reached (number) AS (
    SELECT value FROM json_each(?)
    UNION SELECT l.other FROM likenesses l JOIN reached ON l.one = reached.number
)
SELECT number FROM reached
"""
_LINKS = """
SELECT l.one, l.other, l.score, l.why FROM likenesses l
WHERE l.one < l.other AND l.one IN (SELECT value FROM json_each(?))
"""
_BELONGS = """
UPDATE quotes SET statement_id = ?1, recycled = ?2
WHERE number = ?3 AND (statement_id IS NOT ?1 OR recycled <> ?2)
"""
_ALONE = f"""
UPDATE quotes SET statement_id = NULL,
       recycled = coalesce(julianday(substr(published, 1, 10)) - julianday(said_end) >= {RECYCLED_AFTER}, 0)
WHERE statement_id IS NOT NULL AND number IN (
    SELECT value FROM json_each(?)
)
"""
_EMPTY = """
DELETE FROM statements WHERE id IN (SELECT value FROM json_each(?))
AND NOT EXISTS (SELECT 1 FROM quotes WHERE statement_id = statements.id)
"""


class Statements:
    """Joins the quotes of one database; every method is called inside a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._changes = Changes(connection)
        self._reports = Reports(connection)
        self._candidates = Candidates(connection, self._reports)

    def update(self) -> None:
        """Take everything for changed where statements were made by other rules."""
        self._reports.update()
        row = self._connection.execute("SELECT sha256 FROM lists WHERE name = ?", [_LIST]).fetchone()
        if row is None or row[0] != _RULES:
            self._connection.execute(
                "INSERT INTO lists (name, sha256) VALUES (?1, ?2)"
                " ON CONFLICT (name) DO UPDATE SET sha256 = excluded.sha256",
                [_LIST, _RULES],
            )
            self.rebuild()

    def rebuild(self) -> None:
        """Take everything for changed."""
        self._changes.everything()

    def finish(self) -> None:
        """Make statements of the quotes that changed, and of those that they were or will be joined with."""
        changed, emptied = self._changes.take()
        if not changed:
            return
        left = self._unlink(changed)
        for chunk in _chunks(changed):
            self._candidates.mark(self._reports.numbered(chunk))
        todo = frozenset(changed)
        for chunk in _chunks(changed):
            reports = self._reports.numbered(chunk)
            self._candidates.look_up(reports)
            for printed in reports:
                self._link(printed, todo)
        self._regroup([*changed, *left], emptied)

    def forget(self) -> None:
        """Forget what was read in a transaction that was taken back."""
        self._reports = Reports(self._connection)
        self._candidates = Candidates(self._connection, self._reports)

    def _unlink(self, changed: Sequence[int]) -> list[int]:
        """Take away what joined the quotes to others, and return these."""
        self._reports.forget(changed)
        given = [json.dumps(changed)]
        left = [row[0] for row in self._connection.execute(_NEIGHBOURS, given).fetchall()]
        these = "IN (SELECT value FROM json_each(?))"
        self._connection.execute(f"DELETE FROM fingerprints WHERE quote {these}", given)
        # each likeness is stored from both sides
        self._connection.execute(
            f"DELETE FROM likenesses WHERE one IN (SELECT other FROM likenesses WHERE one {these})"
            f" AND other {these}",
            given * 2,
        )
        self._connection.execute(f"DELETE FROM likenesses WHERE one {these}", given)
        return left

    def _link(self, printed: Printed, changed: frozenset[int]) -> None:
        rows = []
        for other in self._candidates.of(printed):
            if other.number in changed and other.number < printed.number:
                continue  # it finds this one
            found = likeness(printed.report, other.report)
            if found is not None:
                one, two = printed.number, other.number
                rows += [(one, two, found.score, found.why), (two, one, found.score, found.why)]
        self._connection.executemany("INSERT OR REPLACE INTO likenesses VALUES (?, ?, ?, ?)", rows)

    def _regroup(self, seeds: Sequence[int], emptied: set[str]) -> None:
        done: set[int] = set()
        for chunk in _chunks(seeds):
            given = [json.dumps([number for number in chunk if number not in done])]
            reached = [row[0] for row in self._connection.execute(_REACHED, given).fetchall()]
            done.update(reached)
            emptied |= self._statements(reached)
            self._write(reached)
        self._connection.execute(_EMPTY, [json.dumps(sorted(emptied))])

    def _statements(self, numbers: Sequence[int]) -> set[str]:
        sql = "SELECT DISTINCT statement_id FROM quotes WHERE number IN (SELECT value FROM json_each(?))"
        return {row[0] for row in self._connection.execute(sql, [json.dumps(numbers)]) if row[0]}

    def _write(self, numbers: Sequence[int]) -> None:
        """Make statements of all quotes of some components."""
        members = {printed.report.quote_id: printed for printed in self._reports.numbered(numbers)}
        reports = [members[id].report for id in sorted(members)]
        stated: set[int] = set()
        for group in grouped(reports, self._links(members)):
            printed = [members[report.quote_id] for report in group]
            # what nobody whom we know said is no statement
            if any(report.person_id for report in group):
                self._store(summary(printed), [one.number for one in printed])
                stated |= {one.number for one in printed}
        alone = set(numbers) - stated
        self._connection.execute(_ALONE, [json.dumps(sorted(alone))])

    def _links(self, members: Mapping[str, Printed]) -> dict[tuple[str, str], Likeness]:
        ids = {printed.number: id for id, printed in members.items()}
        rows = self._connection.execute(_LINKS, [json.dumps(list(ids))])
        return {
            (min(ids[one], ids[other]), max(ids[one], ids[other])): Likeness(score, why)
            for one, other, score, why in rows
        }

    def _store(self, made: Summary, numbers: Iterable[int]) -> None:
        upsert(self._connection, "statements", [made.row], {name: f"excluded.{name}" for name in made.row})
        self._connection.executemany(
            _BELONGS, [(made.row["id"], int(number in made.recycled), number) for number in numbers]
        )


def _chunks(numbers: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(numbers)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk
