"""Where in a text dates may stand: a few letters are looked for before any pattern is tried."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from quotetrack.attribution.dates.grammar import MONTHS, holidays

# letters of dates: “Monday”, “two years ago”, “in 2016”, “on the 12th”; months have capitals too
_PARTS = ("morning", "afternoon", "evening", "night", "lunchtime", "noon")
_ANYWHERE = (
    *("day", "tonight", "overnight", "weekend", " ago", "before last"),
    *(
        f"{which} {unit}"
        for which in ("last", "this")
        for unit in ("week", "month", "year", "night", "evening")
    ),
    *(f"{which} {part}" for which in ("this", "that", "same", "next", "previous") for part in _PARTS),
)
_NUMBERS = ("16", "17", "18", "19", "20", *(f"the {digit}" for digit in "123456789"))
# characters that a date takes up on either side of such letters
_BEFORE, _AFTER = 40, 48


@cache
def _letters() -> tuple[str, ...]:
    names = (name for name in holidays() if not any(part in name for part in _ANYWHERE))
    return (*_ANYWHERE, *_NUMBERS, *names)


@cache
def _months() -> tuple[str, ...]:
    return tuple(form for name in MONTHS for form in (name[:3].capitalize(), name[:3].upper()))


def spots(text: str, start: int = 0) -> list[tuple[int, int]]:
    """Return the stretches of ``text`` from ``start`` that may hold a date, in order and apart."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = text  # some capitals have a longer small form: only what is written small is seen then
    found = {*_found(lower, _letters(), start), *_found(text, _months(), start)}
    stretches: list[tuple[int, int]] = []
    for at in sorted(found):
        first, last = max(start, at - _BEFORE), min(len(text), at + _AFTER)
        if stretches and first <= stretches[-1][1]:
            stretches[-1] = stretches[-1][0], last
        else:
            stretches.append((first, last))
    return [(_word_start(text, first, start), _word_end(text, last)) for first, last in stretches]


def _found(text: str, letters: tuple[str, ...], start: int) -> Iterator[int]:
    for one in letters:
        at = text.find(one, start)
        while at >= 0:
            yield at
            at = text.find(one, at + len(one))


def _word_start(text: str, at: int, start: int) -> int:
    while at > start and not text[at - 1].isspace():
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    while at < len(text) and not text[at].isspace():
        at += 1
    return at
