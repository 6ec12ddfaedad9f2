"""Places of office as articles write them, and the titles that tell them: ``Ukrainian President``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from quotetrack.assets import rows
from quotetrack.people.spelling import bare, fold
from quotetrack.people.terms import Gender
from quotetrack.people.titles import BESIDE, SHORT, fits, office

_COURTESY: dict[str, Gender] = {
    **dict.fromkeys(("mr", "sir"), "male"),
    **dict.fromkeys(("mrs", "ms", "miss", "dame"), "female"),
    "mx": "",
}
LONGEST = 5
WORD = re.compile(r"[^\W_][\w.’'-]*")


@dataclass(frozen=True, slots=True)
class Title:
    """What stands before a name: offices, gender, places; ``is_strange`` where it tells anything else."""

    offices: frozenset[str]
    gender: Gender
    places: frozenset[str]
    is_strange: bool

    def fits(self, held: str) -> bool:
        """Tell whether the title is that of an office."""
        return fits(self.offices, held)


class Places:
    """The places that have office holders; ``also`` maps each way to write one to what it may mean.

    ``leader`` has the office that "the Russian leader" means, ``within`` the place that one is a part of:
    ``*`` for an organisation of many countries. ``short`` has what is cut short behind a party: ``Mass.``
    """

    def __init__(self) -> None:
        self.also: dict[str, set[str]] = {}
        self.leader: dict[str, str] = {}
        self.within: dict[str, str] = {}
        self.short: dict[str, str] = {}
        for place, others, leader, within, short in rows("data", "gazetteers", "places_of_office.csv"):
            self.leader[place], self.within[place] = office(leader), within
            self.short[short] = place
            for name in (place, *others.split("; ")):
                if name:
                    self.also.setdefault(name, set()).add(place)
        # how many words the longest place has that begins with one
        self._longest: dict[str, int] = {}
        for name in self.also:
            parts = name.split()
            self._longest[parts[0]] = max(self._longest.get(parts[0], 0), len(parts))

    def named(self, words: list[str]) -> set[str]:
        """Return what the words of one place may mean."""
        return self.also[_joined(words)]

    def inside(self, text: str) -> frozenset[str]:
        """Return every place that a text writes of; capitals count, so that ``us`` is none."""
        words = WORD.findall(text)
        found: set[str] = set()
        for i, word in enumerate(words):
            may_begin = word in self._longest or not word.isalpha()
            if may_begin and word[0].isupper() and (size := self.size(words, i)):
                found |= self.named(words[i : i + size])
        return frozenset(found)

    def first(self, words: list[str]) -> str:
        """Return the place that words begin with, as ``also`` has it; "" for none."""
        plain = [word.strip(",;:") for word in words[:LONGEST]]
        return _joined(plain[: self.size(plain, 0)]) if plain and self.size(plain, 0) else ""

    def around(self, place: str) -> frozenset[str]:
        """Return a place and all that it lies within."""
        found = [place]
        while wider := self.within.get(found[-1], ""):
            found.append(wider)
        return frozenset(found)

    def size(self, words: list[str], start: int) -> int:
        """Count the words of the longest place that begins at one."""
        first = words[start]
        # most words begin none; one that ends in more than letters, a possessive say, may be one by itself
        longest = self._longest.get(first, 0 if first.isalpha() else 1)
        for size in range(min(longest, len(words) - start), 0, -1):
            if _joined(words[start : start + size]) in self.also:
                return size
        return 0

    def title(self, text: str, offices: frozenset[str]) -> Title:
        """Read a title; ``offices`` are those that the gazetteer knows."""
        words = WORD.findall(text)
        found: set[str] = set()
        places: set[str] = set()
        gender: Gender = ""
        known = offices | set(SHORT)
        while words:
            sizes = range(min(LONGEST, len(words)), 0, -1)
            size = next((n for n in sizes if office(" ".join(words[:n])) in known), 0)
            if size:
                found.add(office(" ".join(words[:size])))
            elif size := self.size(words, 0):
                places |= self.named(words[:size])
            elif fold(words[0]) in _COURTESY:
                gender, size = _COURTESY[fold(words[0])], 1
            elif fold(words[0]) in BESIDE:
                size = 1
            else:
                return Title(frozenset(), gender, frozenset(places), is_strange=True)
            words = words[size:]
        return Title(frozenset(found), gender, frozenset(places), is_strange=False)


@cache
def places() -> Places:
    """Return the places, read once."""
    return Places()


def _joined(words: list[str]) -> str:
    """Write words as the list of places has them: without a possessive or the full stop of a sentence."""
    last = bare(words[-1])
    return " ".join([*words[:-1], last if last.count(".") != 1 else last.rstrip(".")])
