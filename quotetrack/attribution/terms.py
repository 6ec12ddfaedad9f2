"""A row of the people gazetteer: somebody, and the terms in which an office was held."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from quotetrack.attribution.names import Gender
from quotetrack.attribution.offices import office
from quotetrack.attribution.spelling import fold

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "xiv", "xvi", "i", "x"})
_GENDERS: dict[str, Gender] = {"female": "female", "male": "male"}
# news speaks of people by the surname some years before their office, and long after
_YEARS_BEFORE = 2
_YEARS_AFTER = 25
_DAY = 10


class Term(NamedTuple):
    """A time in office. Days are ISO or the first part of it; a ``?`` after the end: at least until then."""

    office: str
    place: str
    start: str
    end: str

    def may_include(self, day: str) -> bool:
        """Tell whether the office may have been held on a day."""
        return self.start <= day and (self.end.endswith("?") or self._before_end(day, or_in_it=True))

    def includes(self, day: str) -> bool:
        """Tell whether the office was surely held on a day."""
        has_started = day[: len(self.start)] > self.start or (len(self.start) == _DAY and day >= self.start)
        return has_started and self._before_end(day, or_in_it=self.end.endswith("?"))

    def _before_end(self, day: str, *, or_in_it: bool) -> bool:
        end = self.end.removesuffix("?")
        cut = day[: len(end)]
        return cut < end or (or_in_it and len(end) < _DAY and cut == end)

    def is_near(self, day: str) -> bool:
        """Tell whether a day is so near this time that the surname may mean the holder."""
        year = int(day[:4])
        return int(self.start[:4]) <= year + _YEARS_BEFORE and (
            self.end.endswith("?") or int(self.end[:4]) >= year - _YEARS_AFTER
        )


class Person(NamedTuple):
    """Somebody who held an office."""

    name: str
    others: tuple[str, ...]
    wikidata: str
    gender: Gender
    terms: tuple[Term, ...]

    def held(self, among: Callable[[Term], bool]) -> bool:
        """Tell whether any term is such."""
        return any(among(term) for term in self.terms)

    @property
    def names(self) -> tuple[str, ...]:
        """Every way to write the name."""
        return (self.name, *self.others)


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


def read_person(row: list[str]) -> Person:
    """Read a row: name, other names, identifier, gender, offices, source."""
    name, others, wikidata, gender, terms, _ = row
    read = (term.split(" | ") for term in terms.split("; "))
    return Person(
        name,
        tuple(others.split("; ")) if others else (),
        wikidata,
        _GENDERS.get(gender, ""),
        tuple(Term(office(role), place, start, end) for role, place, start, end in read),
    )
