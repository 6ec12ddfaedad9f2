"""When somebody held an office, and how news shortens the name."""

from __future__ import annotations

from typing import Literal

from quotetrack.people.spelling import fold
from quotetrack.records import Person, Role

Gender = Literal["female", "male", ""]

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "xiv", "xvi", "i", "x"})
# news speaks of people by the surname some years before their office, and long after
_YEARS_BEFORE = 2
_YEARS_AFTER = 25
_DAY = 10


def may_hold(role: Role, day: str | None) -> bool:
    """Tell whether an office may have been held on an ISO day, None for an unknown one."""
    if day is None:
        return True
    has_started = role.start_date is None or role.start_date <= day
    return has_started and (role.end_date is None or _is_before(day, role.end_date, or_in_it=True))


def holds(role: Role, day: str) -> bool:
    """Tell whether an office was surely held on an ISO day."""
    start = role.start_date
    if start is None or not (day[: len(start)] > start or (len(start) == _DAY and day >= start)):
        return False
    if role.end_date is not None:
        return _is_before(day, role.end_date, or_in_it=False)
    return role.known_until is not None and _is_before(day, role.known_until, or_in_it=True)


def is_near(role: Role, day: str) -> bool:
    """Tell whether an ISO day is so near a time in office that the surname may mean the holder."""
    year = int(day[:4])
    has_started = role.start_date is None or int(role.start_date[:4]) <= year + _YEARS_BEFORE
    return has_started and (role.end_date is None or int(role.end_date[:4]) >= year - _YEARS_AFTER)


def in_office(terms: list[tuple[Role, Person]], day: str) -> list[tuple[Role, Person]]:
    """Return who may have held one office on an ISO day, and surely all who did.

    An end that nobody noted came before the start of whoever surely held the office next.
    """
    possible = [(role, person) for role, person in terms if may_hold(role, day)]
    latest = max((role.start_date or "" for role, _ in possible if holds(role, day)), default="")

    def is_over(role: Role) -> bool:
        return role.end_date is None and not holds(role, day) and (role.start_date or "") < latest

    return [(role, person) for role, person in possible if not is_over(role)]


def _is_before(day: str, end: str, *, or_in_it: bool) -> bool:
    """Tell whether a day is before an end, which may be no more than a month or a year."""
    cut = day[: len(end)]
    return cut < end or (or_in_it and len(end) < _DAY and cut == end)


def folded(name: str) -> str:
    """Make spellings of a name comparable."""
    return " ".join(fold(word) for word in name.split())


def surnames(name: str) -> list[str]:
    """Return what a person of this name can be called for short: ``warren``, ``cortez masto``, ``xi``."""
    words = name.split(" of ")[0].split()
    while len(words) > 1 and fold(words[-1]) in _SUFFIXES:
        words.pop()
    last = [fold(word) for word in words[-2:]]
    return [last[-1], " ".join(last)] if len(words) > 2 else last[-1:]
