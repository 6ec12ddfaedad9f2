"""Days become periods: weeks, months and years, each with how many quotes it has and who spoke most."""

from __future__ import annotations

import json
import sqlite3
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from quotetrack.errors import BadQuery
from quotetrack.queries.answers import Period, PeriodSpeakers, Speaking
from quotetrack.queries.selecting import Condition

By = Literal["day", "week", "month", "year"]
MOST_BARS = 31  # more lines than that are charted by something longer
_MOST_EMPTY = 2  # periods without a quote that are listed one by one
_LEADING = 3  # speakers of a period who are named
_SPOKEN = "SELECT day, person_id, count(*) AS count FROM ({found}) GROUP BY 1, 2"
_NAMES = "SELECT id, name FROM people WHERE id IN (SELECT value FROM json_each(?))"
_WIDE = "SELECT day, last_day, count(*) AS count FROM ({found}) WHERE last_day > day GROUP BY 1, 2"

Count = tuple[str | None, int]
Wide = tuple[str, str, int]
Place = tuple[date, date, str]  # of a period: its first day, its last, its name


@dataclass(frozen=True)
class Gap:
    """So many periods in a row without a quote."""

    count: int


def checked(by: str) -> By:
    """Return ``by`` if it is a length of periods, else raise BadQuery."""
    for known in get_args(By):
        if by == known:
            return known  # type: ignore[no-any-return]  # get_args forgets what it got
    raise BadQuery(f"--by {by!r}: choose one of {', '.join(get_args(By))}")


def period(day: date, by: By, count: int = 0) -> Period:
    """Return the period that has ``day``: ``2025-10-13``, ``2025-W42`` as ISO 8601 has it, ``2025-10``…"""
    start, end, name = _PERIODS[by](day)
    return Period(period=name, start=start, end=end, count=count)


def summed(days: Iterable[Count], by: By, wide: Iterable[Wide] = ()) -> list[Period]:
    """Return the periods that have quotes, in order, of days (``2025-10-13``) and their counts.

    ``wide`` are first and last day of those of which no day is known, with their counts. What has no date at
    all comes last, in a period without a name.
    """
    counts: Counter[Place] = Counter()
    undated: list[int] = []
    for day, count in days:
        if day is None:
            undated.append(count)
        else:
            counts[_place(day, by)] += count
    later: Counter[Place] = Counter()
    for day, last, count in wide:
        place = _place(day, by)
        later[place] += count if last > place[1].isoformat() else 0
    found = [
        Period(period=name, start=start, end=end, count=count, maybe_later=later[start, end, name])
        for (start, end, name), count in sorted(counts.items())
    ]
    return found + ([Period(period=None, start=None, end=None, count=sum(undated))] if undated else [])


def wide(connection: sqlite3.Connection, queries: Iterable[Condition]) -> Iterator[Wide]:
    """Yield what is known of the quotes without a day; each query has the columns day and last_day."""
    for sql, given in queries:
        for row in connection.execute(_WIDE.format(found=sql), given):
            yield row["day"], row["last_day"], row["count"]


def fitting(days: Iterable[Count]) -> By:
    """Return the shortest length of periods of which not too many are to be charted."""
    days = list(days)
    for by in get_args(By):
        if len(list(with_gaps(summed(days, by), by))) <= MOST_BARS:
            return by  # type: ignore[no-any-return]  # get_args forgets what it got
    return "year"


def with_gaps(periods: Iterable[Period], by: By) -> Iterator[Period | Gap]:
    """Yield periods in order with the few between that have no quote; where there are many, how many."""
    last: Period | None = None
    for each in periods:
        if last and last.end and each.start:
            yield from _between(last.end, each.start, by)
        yield each
        last = each


def led(
    connection: sqlite3.Connection, queries: Iterable[Condition], by: By, most: int = _LEADING
) -> Iterator[PeriodSpeakers]:
    """Yield the periods of the quotes that ``queries`` give, with those ``most`` who are quoted most.

    Each query has the columns day and person_id.
    """
    rows = [row for sql, given in queries for row in connection.execute(_SPOKEN.format(found=sql), given)]
    spoken: dict[str | None, Counter[str]] = {}
    for row in rows:
        if row["person_id"]:
            name = _place(row["day"], by)[2] if row["day"] else None
            spoken.setdefault(name, Counter())[row["person_id"]] += row["count"]
    leading = {
        name: sorted(own.items(), key=lambda pair: (-pair[1], pair[0]))[:most] for name, own in spoken.items()
    }
    ids = sorted({id for own in leading.values() for id, _ in own})
    names = dict(map(tuple, connection.execute(_NAMES, [json.dumps(ids)])))
    for each in summed(((row["day"], row["count"]) for row in rows), by):
        own = leading.get(each.period, [])
        speakers = tuple(Speaking(person=names[id], person_id=id, count=count) for id, count in own)
        yield PeriodSpeakers(**dict(each), speakers=speakers)


def _place(day: str, by: By) -> Place:
    """Return first day, last day and name of the period that has a day."""
    return _PERIODS[by](date.fromisoformat(day))


def _between(last: date, first: date, by: By) -> Iterator[Period | Gap]:
    """Yield what lies between the last day of one period and the first day of another."""
    empty = _number(first, by) - _number(last, by) - 1
    if empty > _MOST_EMPTY:
        yield Gap(empty)
        return
    for _ in range(empty):
        found = period(last + timedelta(days=1), by)
        yield found
        last = found.end or first


def _number(day: date, by: By) -> int:
    """Return a number for the period of ``day``, one more for the next."""
    return {
        "day": day.toordinal(),
        "week": (day.toordinal() - 1) // 7,  # the first day of the calendar is a Monday
        "month": 12 * day.year + day.month,
        "year": day.year,
    }[by]


def _week(day: date) -> Place:
    year, week, weekday = day.isocalendar()
    last = min(day.toordinal() + 7 - weekday, date.max.toordinal())
    return day - timedelta(days=weekday - 1), date.fromordinal(last), f"{year:04}-W{week:02}"


def _month(day: date) -> Place:
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]), day.isoformat()[:7]


def _year(day: date) -> Place:
    return date(day.year, 1, 1), date(day.year, 12, 31), f"{day.year:04}"


_PERIODS: dict[By, Callable[[date], Place]] = {
    "day": lambda day: (day, day, day.isoformat()),
    "week": _week,
    "month": _month,
    "year": _year,
}
