"""Which stored quotes may report the same saying as one: a few among a million, and never one too few."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from quotetrack.statements import REACH, Report, fingerprints, may_be_one, shares_gist, window
from quotetrack.store.reports import BESIDE, Printed, Reports

_REACH = timedelta(days=REACH)
_TWINS = 200  # quotes of the very same words that one is compared with
_DAY, _WEEK, _BESIDE = timedelta(days=1), timedelta(days=REACH - 1), timedelta(days=BESIDE)
_YEAR = timedelta(days=366)
_ALIKE = """
SELECT f.print, f.quote, q.person_id, q.day FROM fingerprints f JOIN quotes q ON q.number = f.quote
WHERE f.print IN (SELECT value FROM json_each(?)) AND q.is_current = 1
"""
_NEAR = """
SELECT number, text FROM quotes WHERE person_id = ?1 AND day >= ?2 AND day <= ?3 AND is_current = 1
UNION ALL
SELECT number, text FROM quotes
WHERE person_id = ?1 AND last_day > day AND day >= ?4 AND day < ?2 AND last_day >= ?2 AND is_current = 1
UNION ALL
SELECT n.number, n.text
FROM quotes x JOIN quotes n INDEXED BY idx_quotes_unnamed ON n.article_id = x.article_id
WHERE x.person_id = ?1 AND x.day >= ?5 AND x.day <= ?6 AND x.is_current = 1
AND n.person_id IS NULL AND n.is_current = 1
"""


class Candidates:
    """Finds, for one quote after another, the quotes that it has to be compared with.

    What shares words is looked up for all quotes of a chunk at once, and what is near in time once for each
    person and day, since the quotes of an article have few of both.
    """

    def __init__(self, connection: sqlite3.Connection, reports: Reports) -> None:
        self._connection, self._reports = connection, reports
        self._alike: defaultdict[int, list[tuple[int, str | None, str | None]]] = defaultdict(list)
        self._near: dict[tuple[str, date, date], list[int]] = {}

    def mark(self, chunk: Iterable[Printed]) -> None:
        """Let quotes be found by their wordings, whenever they were printed."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO fingerprints (print, quote) VALUES (?, ?)",
            [(mark, printed.number) for printed in chunk for mark in _marks(printed.report.text)],
        )

    def look_up(self, chunk: Sequence[Printed]) -> None:
        """Find what shares words with the quotes that will be asked for next; forget all others."""
        self._near.clear()
        self._alike.clear()
        marks = {mark for printed in chunk for mark in _marks(printed.report.text)}
        for mark, number, person, day in self._connection.execute(_ALIKE, [json.dumps(sorted(marks))]):
            self._alike[mark].append((number, person, day))

    def of(self, printed: Printed) -> list[Printed]:
        """Return the quotes that this one may be like: the same ones would find it.

        They are the same person's, near in time or with words in common, and those of others that share words
        within a few days where one of both is an organisation, or not known.
        """
        alike = set(self._sharing(printed))
        near = (
            number for number in self._around(printed.report) if self._reports.shares_gist(printed, number)
        )
        found = [
            other
            for other in self._reports.numbered(sorted({*alike, *near} - {printed.number}))
            if shares_gist(printed.gist, other.gist)
            and may_be_one(printed.report, other.report)
            and (other.number in alike or _is_beside(printed.report, other.report))
        ]
        return _few_twins(printed, found)

    def _sharing(self, printed: Printed) -> Iterator[int]:
        """Yield the quotes that share words: the same person's of all days, others' of a few."""
        report = printed.report
        day = report.said_start or report.published
        first, last = ((day - _REACH).isoformat(), (day + _REACH).isoformat()) if day else ("", "")
        for mark in _marks(report.text):
            for number, person, other_day in self._alike[mark]:
                if person == report.person_id is not None or first <= (other_day or "-") <= last:
                    yield number

    def _around(self, report: Report) -> Iterator[int]:
        """Yield the quotes near in time of the same person, or of whom somebody not known speaks beside."""
        days = window(report)
        if days is None:
            return
        people = report.company if report.person_id is None else {report.person_id}
        for person in sorted(filter(None, people)):
            yield from self._of(person, *days)

    def _of(self, person: str, first: date, last: date) -> list[int]:
        """Return the quotes of a person around some days, and those beside them of somebody not known."""
        if (person, first, last) not in self._near:
            # what is not dated was said in the week before its printing, which is the day it is listed on
            start, end = first - _DAY, last + _WEEK
            days = (start, end, start - _YEAR, start - _BESIDE, end + _BESIDE)
            rows = self._connection.execute(_NEAR, [person, *(day.isoformat() for day in days)])
            self._near[person, first, last] = [self._reports.noted(number, text) for number, text in rows]
        return self._near[person, first, last]


def _few_twins(printed: Printed, others: list[Printed]) -> list[Printed]:
    """Leave some of those with the very same words: what a thousand outlets print is one chain of quotes."""
    text = printed.report.text
    twins = sorted(other.report.quote_id for other in others if other.report.text == text)
    if len(twins) <= _TWINS:
        return others
    last = twins[_TWINS - 1]
    return [other for other in others if other.report.text != text or other.report.quote_id <= last]


def _is_beside(one: Report, other: Report) -> bool:
    """Say whether one person may have said both on the same days."""
    if None in (one.person_id, other.person_id):
        is_one = one.person_id in other.company or other.person_id in one.company
    else:
        is_one = one.person_id == other.person_id
    days, others = window(one), window(other)
    return (
        is_one and days is not None and others is not None and days[0] <= others[1] and others[0] <= days[1]
    )


@lru_cache(maxsize=4_096)
def _marks(text: str) -> frozenset[int]:
    return fingerprints(text)
