"""What the forms of date expressions mean, counted from an anchor day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from quotetrack.attribution.dates import days
from quotetrack.attribution.dates.days import Days
from quotetrack.attribution.dates.grammar import MONTHS, NUMBERS, WEEKDAYS, holidays

Reader = Callable[[re.Match[str], date | None], Days | None]
_DIGITS = re.compile(r"\d+")
_FRIDAY = 4
_WEEKEND_OR_MONDAY = (0, 5, 6)
# months back in which a Friday the 13th must have been
_MONTHS_BACK = 48


def _year_of(match: re.Match[str], key: str, anchor: date | None) -> int | None:
    """Return the year that an expression gives itself, by number or as ``last year``."""
    groups = match.groupdict()
    if groups.get(f"{key}_y"):
        return int(groups[f"{key}_y"])
    if groups.get(f"{key}_r") and anchor:
        return anchor.year - (groups[f"{key}_r"].casefold() == "last")
    return None


def _month_number(word: str) -> int:
    return next(n for n, name in enumerate(MONTHS, start=1) if name.startswith(word.casefold()[:3]))


def _calendar_day(key: str) -> Callable[[re.Match[str], date | None], Days | None]:
    def read(match: re.Match[str], anchor: date | None) -> Days | None:
        number, day = _month_number(match[f"{key}_m"]), int(_DIGITS.findall(match[f"{key}_d"])[0])
        year = _year_of(match, key, anchor)
        if year is not None:
            return days.day_of(year, number, day)
        return days.latest(lambda year: days.day_of(year, number, day), anchor) if anchor else None

    return read


def _iso(match: re.Match[str], anchor: date | None) -> Days | None:
    return days.day_of(int(match["iso_y"]), int(match["iso_m"]), int(match["iso_d"]))


def _numeric(match: re.Match[str], anchor: date | None) -> Days | None:
    """Read ``12.10.2025``; with slashes either order is possible, and two days that fit tell nothing."""
    first, second, year = int(match["num_1"]), int(match["num_2"]), int(match["num_y"])
    found = days.day_of(year, second, first)
    if match["num_sep"] == ".":
        return found
    other = days.day_of(year, first, second)
    fits = {one for one in (found, other) if one and (anchor is None or one.start <= anchor)}
    return fits.pop() if len(fits) == 1 else None


def _month_and_year(match: re.Match[str], anchor: date | None) -> Days | None:
    year = _year_of(match, "my", anchor)
    return None if year is None else days.month(year, _month_number(match["my_m"]))


def _holiday(match: re.Match[str], anchor: date | None) -> Days | None:
    name = " ".join(match["hol"].casefold().replace("’", "'").split())
    number, day = holidays()[name]

    def make(year: int) -> Days | None:
        if number:
            return days.day_of(year, number, day)
        return days.back(days.easter(year), -day)

    if match["hol_y"]:
        return make(int(match["hol_y"]))
    return days.latest(make, anchor) if anchor else None


def _weekday(match: re.Match[str], anchor: date | None) -> Days | None:
    return days.one(days.weekday_before(_index(match["wd"]), anchor)) if anchor else None


def _index(word: str) -> int:
    return next(n for n, name in enumerate(WEEKDAYS) if name.startswith(word.casefold()[:3]))


def _last_weekday(match: re.Match[str], anchor: date | None) -> Days | None:
    """Read ``last Friday``: the latest one before the anchor, which is never meant itself."""
    return (
        days.one(days.weekday_before(_index(match["lw_w"]), anchor - timedelta(days=1))) if anchor else None
    )


def _weekday_of_week(match: re.Match[str], anchor: date | None) -> Days | None:
    week = days.week(anchor, int(match["ww_r"] == "last")) if anchor else None
    return days.back(week.start, -_index(match["ww_w"])) if week else None


def _weekday_the_nth(match: re.Match[str], anchor: date | None) -> Days | None:
    """Read ``Friday the 13th``: the latest day that is both."""
    if anchor is None:
        return None
    weekday = _index(match["wt_w"])
    return _latest_day(match["wt_d"], anchor, lambda day: day.weekday() == weekday)


def _relative(match: re.Match[str], anchor: date | None) -> Days | None:
    words = match["rel"].casefold().split()
    if anchor is None:
        return None
    if words[-1] == "weekend":
        is_over = anchor.weekday() in _WEEKEND_OR_MONDAY
        return (
            None if words[0] == "this" and not is_over else days.weekend(anchor, _weekends_ago(words, anchor))
        )
    if words[-1] in ("week", "month", "year"):
        return _unit_back(words[-1], int(words[0] == "last"), anchor)
    if words[0] == "overnight":
        night, day = days.back(anchor, 1), days.one(anchor)
        return Days(night.start, day.end) if night and day else None
    return days.back(anchor, int(words[0] in ("yesterday", "last")))


def _weekends_ago(words: list[str], anchor: date) -> int:
    """Return 1 for ``last weekend`` printed on a weekend."""
    return int(words[0] == "last" and anchor.weekday() > _FRIDAY)


def _unit_back(unit: str, ago: int, anchor: date) -> Days | None:
    if unit == "day":
        return days.back(anchor, ago)
    if unit == "week":
        return days.week(anchor, ago)
    if unit == "month":
        return days.month(anchor.year, anchor.month - ago)
    return days.year(anchor.year - ago)


def _before_last(match: re.Match[str], anchor: date | None) -> Days | None:
    if anchor is None:
        return None
    unit = (match["bl"] or match["by"]).casefold()
    if unit == "weekend":
        return days.weekend(anchor, 1 + (anchor.weekday() > _FRIDAY))
    return _unit_back(unit, 2, anchor)


def _ago(match: re.Match[str], anchor: date | None) -> Days | None:
    if anchor is None:
        return None
    count = match["ago_n"].casefold()
    return _unit_back(match["ago_u"].casefold(), NUMBERS.get(count) or int(count), anchor)


def _the_nth(match: re.Match[str], anchor: date | None) -> Days | None:
    if anchor is None:
        return None
    return _latest_day(match["nth"], anchor, lambda day: True)


def _latest_day(number: str, anchor: date, fits: Callable[[date], bool]) -> Days | None:
    """Return the latest day of this number in its month that fits, on or before the anchor."""
    for ago in range(_MONTHS_BACK):
        month = days.month(anchor.year, anchor.month - ago)
        day = (
            days.day_of(month.start.year, month.start.month, int(_DIGITS.findall(number)[0]))
            if month
            else None
        )
        if day and day.start <= anchor and fits(day.start):
            return day
    return None


def _month(match: re.Match[str], anchor: date | None) -> Days | None:
    return days.month_before(_month_number(match["mon"]), anchor) if anchor else None


def _year(match: re.Match[str], anchor: date | None) -> Days | None:
    return days.year(int(match["year"]))


READERS: dict[str, Reader] = {
    "iso": _iso,
    "numeric": _numeric,
    "mdy": _calendar_day("mdy"),
    "dmy": _calendar_day("dmy"),
    "my": _month_and_year,
    "holiday": _holiday,
    "wd_week": _weekday_of_week,
    "weekday_the": _weekday_the_nth,
    "last_wd": _last_weekday,
    "weekday": _weekday,
    "before_last": _before_last,
    "relative": _relative,
    "ago": _ago,
    "the_nth": _the_nth,
    "month": _month,
    "year": _year,
}
