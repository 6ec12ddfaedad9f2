"""Half-open intervals of days, and how the words of the calendar become one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import MAXYEAR, date, timedelta
from typing import NamedTuple

_DAY = timedelta(days=1)
_SATURDAY = 5
_FAR_BACK = 9  # years back to the last 29 February of all, or to a Friday the 13th


class Days(NamedTuple):
    """From the first possible day to the day after the last."""

    start: date
    end: date


def one(day: date) -> Days | None:
    """Return a single day."""
    return Days(day, day + _DAY) if day < date.max else None


def back(day: date, days: int) -> Days | None:
    """Return the day so many days before ``day`` (after it, if negative)."""
    try:
        return one(day - timedelta(days=days))
    except OverflowError:
        return None


def until(found: Days | None, anchor: date) -> Days | None:
    """Cut an interval so that it does not go beyond the anchor; None where nothing is left."""
    if found is None or found.start > anchor:
        return None
    return Days(found.start, min(found.end, anchor + _DAY)) if anchor < date.max else None


def weekday_before(weekday: int, day: date) -> date:
    """Return the latest such weekday (Monday is 0) on or before ``day``."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def week(anchor: date, ago: int = 0) -> Days | None:
    """Return the Monday to Sunday so many weeks before the anchor's."""
    try:
        monday = anchor - timedelta(days=anchor.weekday() + 7 * ago)
        return Days(monday, monday + 7 * _DAY)
    except OverflowError:
        return None


def weekend(anchor: date, ago: int = 0) -> Days | None:
    """Return the Saturday and Sunday that began on or before the anchor, or earlier ones."""
    try:
        saturday = weekday_before(_SATURDAY, anchor) - timedelta(days=7 * ago)
        return Days(saturday, saturday + 2 * _DAY)
    except OverflowError:
        return None


def month(year: int, number: int) -> Days | None:
    """Return a month, whose number may lie outside of 1 to 12: the one before January is December."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    if not 1 <= year < MAXYEAR:
        return None
    return Days(date(year, number, 1), date(year + number // 12, number % 12 + 1, 1))


def year(number: int) -> Days | None:
    """Return a year."""
    return Days(date(number, 1, 1), date(number + 1, 1, 1)) if 1 <= number < MAXYEAR else None


def month_before(number: int, anchor: date) -> Days | None:
    """Return the latest such month that began on or before the anchor."""
    return month(anchor.year - (number > anchor.month), number)


def day_of(years: int, months: int, days: int) -> Days | None:
    """Return the day of a full date, None where the calendar has none such."""
    try:
        return one(date(years, months, days))
    except ValueError:
        return None


def latest(make: Callable[[int], Days | None], anchor: date) -> Days | None:
    """Return what ``make`` gives for the latest year in which it begins on or before the anchor."""
    for number in range(anchor.year, anchor.year - _FAR_BACK, -1):
        found = make(number)
        if found is not None and found.start <= anchor:
            return found
    return None


def easter(number: int) -> date:
    """Return Easter Sunday of a Gregorian year (the anonymous algorithm of 1876)."""
    golden = number % 19
    century, rest = divmod(number, 100)
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    shift = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * shift) // 451
    months, days = divmod(moon + shift - 7 * late + 114, 31)
    return date(number, months, days + 1)
