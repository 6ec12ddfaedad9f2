"""Which stored quotes may report the same saying as one: a few among a million, and never one too few."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from quotetrack.statements import REACH, fingerprints, window
from quotetrack.store.reports import Printed, Reports

_REACH = timedelta(days=REACH)
_YEAR = timedelta(days=366)
_NEAR = "q.person_id = ? AND q.day >= ? AND q.day <= ?"
_BEGUN = "q.person_id = ? AND q.last_day > q.day AND q.day >= ? AND q.day < ? AND q.last_day >= ?"
_ALIKE = "SELECT DISTINCT quote FROM fingerprints WHERE print IN (SELECT value FROM json_each(?))"
_SAME = f"q.person_id = ? AND q.number IN ({_ALIKE})"
# a release is laid to the organisation by one, to somebody who speaks for it by another
_RELEASED = f"q.day >= ? AND q.day <= ? AND q.person_id <> ? AND p.type <> ? AND q.number IN ({_ALIKE})"


class Candidates:
    """Finds, for one quote after another, the quotes that it has to be compared with.

    The quotes of an article have few speakers and mostly one day: what is near in time is looked up once.
    """

    def __init__(self, connection: sqlite3.Connection, reports: Reports) -> None:
        self._connection, self._reports = connection, reports
        self._near: dict[tuple[str | None, str, str], list[Printed]] = {}

    def forget(self) -> None:
        """Look everything up anew: quotes were written."""
        self._near.clear()

    def mark(self, printed: Printed) -> None:
        """Let a quote be found by its wording, whenever it was printed."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO fingerprints (print, quote) VALUES (?, ?)",
            [(mark, printed.number) for mark in _marks(printed.report.text)],
        )

    def of(self, printed: Printed) -> list[Printed]:
        """Return the other quotes of the same person that are near in time or share a wording."""
        found = {other.number: other for query in self._queries(printed) for other in query}
        found.pop(printed.number, None)
        # a saying may have no telling word at all
        return [
            other
            for other in found.values()
            if printed.gist & other.gist or not (printed.gist and other.gist)
        ]

    def _queries(self, printed: Printed) -> Iterator[Iterable[Printed]]:
        report, days = printed.report, window(printed.report)
        marks = json.dumps(sorted(_marks(report.text)))
        if marks != "[]":
            yield self._reports.found(_SAME, [report.person_id, marks])
        if days is None:
            return
        first, last = (days[0] - _REACH).isoformat(), (days[1] + _REACH).isoformat()
        yield self._around(report.person_id, first, last)
        if marks != "[]":
            released = [first, last, report.person_id, report.speaker_type, marks]
            yield self._reports.found(_RELEASED, released)

    def _around(self, person: str | None, first: str, last: str) -> list[Printed]:
        asked = person, first, last
        if asked not in self._near:
            year_before = (date.fromisoformat(first) - _YEAR).isoformat()
            self._near[asked] = [
                *self._reports.found(_NEAR, [person, first, last]),
                *self._reports.found(_BEGUN, [person, year_before, first, first]),
            ]
        return self._near[asked]


@lru_cache(maxsize=4_096)
def _marks(text: str) -> frozenset[int]:
    return fingerprints(text)
