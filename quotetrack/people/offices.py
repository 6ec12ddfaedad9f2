"""Offices and places read out of what an article calls somebody: ``the Ukrainian President``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from quotetrack.people.gazetteer import known_offices
from quotetrack.people.places import LONGEST, WORD, Places, places
from quotetrack.people.spelling import bare, fold, is_possessive
from quotetrack.people.terms import in_office, may_hold
from quotetrack.people.titles import BESIDE, SHORT, fits, office
from quotetrack.records import Person, Role

_MOST = 200  # characters of a role that are read
_PARTY = frozenset({"republican", "democrat", "lawmaker", "legislator"})
_LAWMAKER = "lawmaker"
_LAWMAKERS = frozenset({"senator", "representative"})
_FORMER = frozenset({"former", "ex", "onetime", "past", "late", "retired", "then"})
# before any office these make another office of it
_LESSER = frozenset({"deputy", "assistant", "associate", "vice", "under", "shadow", "junior", "honorary"})
# these are offices of many kinds: the word before them tells which
_OF_A_KIND = frozenset({*SHORT, "president", "chair", "speaker", "leader", "governor", "representative"})
_TELLS_NOTHING = frozenset(
    {"a", "an", "and", "as", "his", "her", "its", "their", "our", "acting", "interim", "current", "sitting"}
)
# what follows speaks of somebody else: ``adviser to the president``
_BEYOND = re.compile(r"[,;]? \b(?:for|to|who|whose|which|that|under|with|by|against|behind)\b", re.IGNORECASE)
# here it belongs to the office: ``minister for culture``, ``high commissioner for refugees``
_FOR = re.compile(r"\b(?:(minister|secretary)|(commissioner)) for\b", re.IGNORECASE)
_FROM_STATE = re.compile(r"\b[DRI]-((?:[A-Z][a-z]*\.)+|[A-Z]\w+)")
_EX = re.compile(r"\bex-", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Office:
    """What somebody is called: offices as ``office`` writes them, and places; empty where none are told."""

    offices: frozenset[str]
    places: frozenset[str]
    is_former: bool = False

    def fits(self, held: str) -> bool:
        """Tell whether somebody may be called so who holds ``held``, the role of a list."""
        if not self.offices:
            return False
        meant = describe(held).offices or {office(held)}
        is_lawmaker = _LAWMAKER in self.offices and bool(meant & _LAWMAKERS)
        return is_lawmaker or any(fits(self.offices, one) for one in meant)


@lru_cache(maxsize=16384)
def describe(role: str) -> Office:
    """Read the offices and places out of a role as an article, or a list, words it."""
    plain = _EX.sub("former ", _FROM_STATE.sub(_party_and_state, role[:_MOST]))
    plain = _FOR.sub(lambda match: f"{match[1]} of" if match[1] else f"{match[2]}-for", plain)
    head = _BEYOND.split(plain, maxsplit=1)[0]
    words = WORD.findall(head)
    known = places()
    found = _Reading(known, words)
    folded = {fold(word) for word in words}
    whole = office(head)
    offices = frozenset({whole} if whole in known_offices() else found.offices)
    if not offices and folded & _PARTY:
        offices = frozenset({_LAWMAKER})
    where = known.inside(head) or found.unknown or known.inside(plain)
    return Office(offices, where, is_former=bool(folded & _FORMER))


def _party_and_state(match: re.Match[str]) -> str:
    return f"lawmaker {places().short.get(match[1], match[1])}"


def holders(role: str, day: str | None, among: Iterable[Person]) -> list[tuple[Person, Role]]:
    """Return who may be called ``role`` on an ISO day, None for an unknown one, each with the office held."""
    read = describe(role)
    if read.is_former:
        return []
    terms: dict[tuple[str, str | None], list[tuple[Role, Person]]] = {}
    for person in among:
        for held in person.roles:
            if (
                (not read.places or held.place in read.places)
                and may_hold(held, day)
                and read.fits(held.role)
            ):
                terms.setdefault((office(held.role), held.place), []).append((held, person))
    found = (in_office(one, day) if day else one for one in terms.values())
    return [(person, held) for one in found for held, person in one]


def are_apart(place: str | None, other: str | None) -> bool:
    """Tell whether two places are known and have nothing to do with each other, as two countries have."""
    known = places()
    if not (place and other) or place not in known.within or other not in known.within:
        return False
    around, about = known.around(place), known.around(other)
    return "*" not in around | about and place not in about and other not in around


@cache
def _known_titles() -> frozenset[str]:
    return known_offices() | SHORT.keys()


class _Reading:
    """One pass over the words of a role."""

    def __init__(self, known: Places, words: list[str]) -> None:
        self._places, self._words = known, words
        self.offices: set[str] = set()
        self.unknown: frozenset[str] = frozenset()
        before, at = "", 0
        while at < len(words):
            before, at = self._step(before, at)

    def _step(self, before: str, at: int) -> tuple[str, int]:
        """Read the office, place or word at one; ``before`` is a word before it that may tell its kind."""
        if size := self._size(at):
            self._add(before, at, at + size)
            return "", at + size
        if size := self._places.size(self._words, at):
            return "", at + size
        word = fold(self._words[at])
        return ("" if word in BESIDE | _FORMER | _TELLS_NOTHING | _PARTY else word), at + 1

    def _size(self, at: int) -> int:
        """Count the words of the longest office that begins at one."""
        sizes = range(min(LONGEST, len(self._words) - at), 0, -1)
        known = _known_titles()
        return next((n for n in sizes if office(" ".join(self._words[at : at + n])) in known), 0)

    def _add(self, before: str, start: int, end: int) -> None:
        title = office(" ".join(self._words[start:end]))
        if is_possessive(self._words[end - 1]):
            self.offices.clear()  # what follows is another's: ``the president's lawyer``
            return
        after = self._after(end)
        if after and office(f"{after[0]} {title}") in known_offices():
            title = office(f"{after[0]} {title}")  # ``director of the CIA``
        elif title in SHORT and after and after[0][0].islower():
            title = f"{office(after[0])} {title}"  # ``minister of culture``
        elif title in ("minister", "secretary") and after and not self._places.size(after, 0):
            title = f"{office(after[0])} {title}"  # ``Minister of Culture``
        elif before in _LESSER or (before and title in _OF_A_KIND):
            title = f"{before} {title}"
        elif after and after[0][0].isupper() and not self._places.inside(" ".join(after)):
            self.unknown = frozenset({" ".join(after)})
        self.offices.add(title)

    def _after(self, at: int) -> list[str]:
        """Return what an office is of: one word, or all the capitalised ones."""
        words = self._words[at:]
        if not words or words[0] != "of":
            return []
        words = words[2:] if words[1:2] == ["the"] else words[1:]
        named = next((i for i, word in enumerate(words) if not word[0].isupper()), len(words))
        return [bare(word) for word in words[: max(named, 1)]]
