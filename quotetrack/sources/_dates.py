"""Dates as tables and feeds write them become ISO 8601; one that could be two days is none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_DAY_FIRST = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
_SECONDS = re.compile(r"\d{10}(?:\d{3})?")  # since 1970, or thousandths of them: from 2001 to 2286
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})\b")
_NAMED = re.compile(r"[A-Za-z]{3}")
_FORMS = ("%Y/%m/%d", "%Y/%m/%d %H:%M", "%Y/%m/%d %H:%M:%S", "%Y-%m-%d %H:%M:%S %Z")
_WORDS = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%A %d %B %Y", "%A %B %d %Y")
_SHOWN = 40  # characters


def iso(value: str) -> str:
    """Return an ISO 8601 date, or date and time, with its day in front as YYYY-MM-DD; raise ValueError."""
    shown = value if len(value) <= _SHOWN else value[: _SHOWN - 1] + "…"
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return _otherwise(value, shown)
    if _DAY_FIRST.match(value):
        return value
    return moment.date().isoformat() if len(value) <= len("2025-W42-1") else moment.isoformat()


def _otherwise(value: str, shown: str) -> str:
    if _SECONDS.fullmatch(value):
        return datetime.fromtimestamp(int(value[:10]), UTC).isoformat()
    if numbers := _NUMBERS.match(value):
        return _of_numbers(int(numbers[1]), int(numbers[3]), int(numbers[4]), shown)
    if found := _of_form(value, _FORMS):
        return (found.date() if found.time() == datetime.min.time() else found).isoformat()
    if found := _of_form(" ".join(value.replace(",", " ").split()), _WORDS):
        return found.date().isoformat()
    if _NAMED.search(value):
        try:
            return parsedate_to_datetime(value).isoformat()
        except (ValueError, TypeError, OverflowError, IndexError):
            pass
    raise ValueError(f"`published` is {shown!r}, not an ISO 8601 date such as 2025-10-13")


def _of_numbers(one: int, other: int, year: int, shown: str) -> str:
    """Return the day of two numbers of which only one can be a month."""
    if one <= 12 and other <= 12 and one != other:
        raise ValueError(f"`published` is {shown!r}, which can be two days: write 2025-10-13")
    day, month = (one, other) if one > 12 else (other, one)
    try:
        return datetime(year, month, day).date().isoformat()
    except ValueError:
        raise ValueError(f"`published` is {shown!r}, which is no day") from None


def _of_form(value: str, forms: Iterable[str]) -> datetime | None:
    for form in forms:
        try:
            return datetime.strptime(value, form)
        except ValueError:
            continue
    return None
