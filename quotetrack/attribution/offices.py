"""Offices and places as articles write them: ``Sen.``, ``the Ukrainian``, ``defence minister``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from quotetrack.assets import rows
from quotetrack.attribution.names import Gender
from quotetrack.attribution.spelling import bare, fold

_SAME = {
    "sen": "senator",
    "rep": "representative",
    "congressman": "representative",
    "congresswoman": "representative",
    "gov": "governor",
    "pres": "president",
    "pm": "prime minister",
    "premier": "prime minister",
    "taoiseach": "prime minister",
    "house speaker": "speaker",
    "chairman": "chair",
    "chairwoman": "chair",
}
# titles that stand for any office of their kind: Secretary Kerry was the state secretary
_SHORT = {
    "secretary": re.compile(r"(?!press ).+ secretary"),
    "minister": re.compile(r".*minister"),
    "director": re.compile(r".+ director"),
    "justice": re.compile(r"(?:chief )?justice"),
}
_OF = re.compile(r"(secretary|minister) of (?:the )?(.+)")
_COURTESY: dict[str, Gender] = {
    **dict.fromkeys(("mr", "sir"), "male"),
    **dict.fromkeys(("mrs", "ms", "miss", "dame"), "female"),
    "mx": "",
}
# words beside an office that leave the person the same
_BESIDE = frozenset(
    {"republican", "democratic", "democrat", "gop", "incumbent", "outgoing", "new", "the", "then"}
)
_LONGEST = 5
_WORD = re.compile(r"[^\W_][\w.’'-]*")


@lru_cache(maxsize=1024)
def office(words: str) -> str:
    """Write an office in one way: ``Secretary of Defence`` as ``defense secretary``."""
    plain = " ".join(fold(word) for word in words.replace("-", " ").split()).replace("defence", "defense")
    plain = plain.replace("advisor", "adviser").replace("foreign affairs", "foreign")
    plain = _OF.sub(r"\2 \1", plain)
    return _SAME.get(plain, plain)


@dataclass(frozen=True, slots=True)
class Title:
    """What stands before a name: offices, gender, places; ``is_strange`` where it tells anything else."""

    offices: frozenset[str]
    gender: Gender
    places: frozenset[str]
    is_strange: bool

    def fits(self, held: str) -> bool:
        """Tell whether the title is that of an office."""
        return held in self.offices or any(
            short in self.offices and pattern.fullmatch(held) for short, pattern in _SHORT.items()
        )


class Places:
    """The places that have office holders; ``also`` maps each way to write one to what it may mean."""

    def __init__(self) -> None:
        self.also: dict[str, set[str]] = {}
        self.leader: dict[str, str] = {}
        for place, others, leader in rows("data", "gazetteers", "places_of_office.csv"):
            self.leader[place] = office(leader)
            for name in (place, *others.split("; ")):
                if name:
                    self.also.setdefault(name, set()).add(place)

    def inside(self, text: str) -> frozenset[str]:
        """Return every place that a text writes of; capitals count, so that ``us`` is none."""
        words = _WORD.findall(text)
        found: set[str] = set()
        for i, word in enumerate(words):
            if word[0].isupper() and (size := self._size(words, i)):
                found |= self.also[_joined(words[i : i + size])]
        return frozenset(found)

    def first(self, words: list[str]) -> str:
        """Return the place that words begin with, as ``also`` has it; "" for none."""
        plain = [word.strip(",;:") for word in words[:_LONGEST]]
        return _joined(plain[: self._size(plain, 0)]) if plain and self._size(plain, 0) else ""

    def _size(self, words: list[str], start: int) -> int:
        """Count the words of the longest place that begins at one."""
        sizes = range(min(_LONGEST, len(words) - start), 0, -1)
        return next((n for n in sizes if _joined(words[start : start + n]) in self.also), 0)

    def title(self, text: str, offices: frozenset[str]) -> Title:
        """Read a title; ``offices`` are those that the gazetteer knows."""
        words = _WORD.findall(text)
        found: set[str] = set()
        places: set[str] = set()
        gender: Gender = ""
        known = offices | set(_SHORT)
        while words:
            sizes = range(min(_LONGEST, len(words)), 0, -1)
            size = next((n for n in sizes if office(" ".join(words[:n])) in known), 0)
            if size:
                found.add(office(" ".join(words[:size])))
            elif size := self._size(words, 0):
                places |= self.also[_joined(words[:size])]
            elif fold(words[0]) in _COURTESY:
                gender, size = _COURTESY[fold(words[0])], 1
            elif fold(words[0]) in _BESIDE:
                size = 1
            else:
                return Title(frozenset(), gender, frozenset(places), is_strange=True)
            words = words[size:]
        return Title(frozenset(found), gender, frozenset(places), is_strange=False)


def _joined(words: list[str]) -> str:
    """Write words as the list of places has them: without a possessive or the full stop of a sentence."""
    last = bare(words[-1])
    return " ".join([*words[:-1], last if last.count(".") != 1 else last.rstrip(".")])
