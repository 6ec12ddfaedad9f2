"""Which stored quotes may report the same saying as one: a few among a million, and never one too few."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from quotetrack.statements import REACH, fingerprints, may_be_one, shares_gist, window
from quotetrack.store.reports import Printed, Reports

_REACH = timedelta(days=REACH)
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
"""


class Candidates:
    """Finds, for one quote after another, the quotes that it has to be compared with.

    What shares words is looked up for all quotes of a chunk at once, and what is near in time once for each
    person and day, since the quotes of an article have few of both.
    """

    def __init__(self, connection: sqlite3.Connection, reports: Reports) -> None:
        self._connection, self._reports = connection, reports
        self._alike: defaultdict[int, list[tuple[int, str | None, str | None]]] = defaultdict(list)
        self._near: dict[tuple[str, str, str], list[int]] = {}

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
        alike, days = set(self._sharing(printed)), window(printed.report)
        numbers = alike | set(self._around(printed, days)) - {printed.number}
        return [
            other
            for other in self._reports.numbered(sorted(numbers - {printed.number}))
            if shares_gist(printed.gist, other.gist)
            and (other.number in alike or _meet(days, window(other.report)))
            and may_be_one(printed.report, other.report)
        ]

    def _sharing(self, printed: Printed) -> Iterator[int]:
        """Yield the quotes that share words: the same person's of all days, others' of a few."""
        report = printed.report
        day = report.said_start or report.published
        first, last = ((day - _REACH).isoformat(), (day + _REACH).isoformat()) if day else ("", "")
        for mark in _marks(report.text):
            for number, person, other_day in self._alike[mark]:
                if person == report.person_id is not None or first <= (other_day or "-") <= last:
                    yield number

    def _around(self, printed: Printed, days: tuple[date, date] | None) -> Iterator[int]:
        """Yield the same person's quotes near in time that may be about the same thing."""
        person = printed.report.person_id
        if person is None or days is None:
            return
        first, last = days[0] - _REACH, days[1] + _REACH
        asked = person, first.isoformat(), last.isoformat()
        if asked not in self._near:
            rows = self._connection.execute(_NEAR, [*asked, (first - _YEAR).isoformat()])
            self._near[asked] = [self._reports.noted(number, text) for number, text in rows]
        yield from (
            number for number in self._near[asked] if shares_gist(printed.gist, self._reports.gists[number])
        )


def _meet(one: tuple[date, date] | None, other: tuple[date, date] | None) -> bool:
    return one is not None and other is not None and one[0] <= other[1] and other[0] <= one[1]


@lru_cache(maxsize=4_096)
def _marks(text: str) -> frozenset[int]:
    return fingerprints(text)
