"""Which stored quotes may report the same saying as one: a few among a million, and never one too few."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from quotetrack.statements import REACH, fingerprints, may_be_one, shares_gist, window
from quotetrack.store.reports import Printed, Reports

_REACH = timedelta(days=REACH)
_YEAR = timedelta(days=366)
_NEAR = "q.person_id = ? AND q.day >= ? AND q.day <= ?"
_BEGUN = "q.person_id = ? AND q.last_day > q.day AND q.day >= ? AND q.day < ? AND q.last_day >= ?"
_ALIKE = "SELECT DISTINCT quote FROM fingerprints WHERE print IN (SELECT value FROM json_each(?))"
_SAME = f"q.person_id = ? AND q.number IN ({_ALIKE})"
# a release is laid to the organisation by one, to somebody who speaks for it by another; and an article may
# leave open who spoke, or we could not tell
_OTHERS = f"q.person_id IS NOT ? AND q.day >= ? AND q.day <= ? AND q.number IN ({_ALIKE})"


class Candidates:
    """Finds, for one quote after another, the quotes that it has to be compared with.

    The quotes of an article have few speakers and mostly one day: what is near in time is looked up once.
    """

    def __init__(self, connection: sqlite3.Connection, reports: Reports) -> None:
        self._connection, self._reports = connection, reports
        self._near: dict[tuple[str, str, str], list[Printed]] = {}

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
        """Return the quotes that this one may be like: the same ones would find it.

        They are the same person's, near in time or with words in common, and those of others that share words
        within a few days where one of both is an organisation, or not known.
        """
        found = {
            other.number: other
            for query in (self._of_same(printed), self._of_others(printed))
            for other in query
            if shares_gist(printed.gist, other.gist)
        }
        found.pop(printed.number, None)
        return list(found.values())

    def _of_same(self, printed: Printed) -> Iterator[Printed]:
        report, days = printed.report, window(printed.report)
        if report.person_id is None:
            return
        if marks := _marks(report.text):
            yield from self._reports.found(_SAME, [report.person_id, json.dumps(sorted(marks))])
        if days is not None:
            first, last = (days[0] - _REACH).isoformat(), (days[1] + _REACH).isoformat()
            around = self._around(report.person_id, first, last)
            yield from (other for other in around if _meet(days, window(other.report)))

    def _of_others(self, printed: Printed) -> Iterator[Printed]:
        report, marks = printed.report, _marks(printed.report.text)
        day = report.said_start or report.published
        if day is None or not marks:
            return
        days = (day - _REACH).isoformat(), (day + _REACH).isoformat()
        found = self._reports.found(_OTHERS, [report.person_id, *days, json.dumps(sorted(marks))])
        yield from (other for other in found if may_be_one(report, other.report))

    def _around(self, person: str, first: str, last: str) -> list[Printed]:
        asked = person, first, last
        if asked not in self._near:
            year_before = (date.fromisoformat(first) - _YEAR).isoformat()
            self._near[asked] = [
                *self._reports.found(_NEAR, [person, first, last]),
                *self._reports.found(_BEGUN, [person, year_before, first, first]),
            ]
        return self._near[asked]


def _meet(one: tuple[date, date] | None, other: tuple[date, date] | None) -> bool:
    return one is not None and other is not None and one[0] <= other[1] and other[0] <= one[1]


@lru_cache(maxsize=4_096)
def _marks(text: str) -> frozenset[int]:
    return fingerprints(text)
