"""What is remembered while mentions are resolved: names outside quotations, and who spoke last."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from quotetrack.attribution.cast import Cast
from quotetrack.attribution.lexicon import Lexicon
from quotetrack.attribution.names import Gender, Name
from quotetrack.attribution.plan import Plan
from quotetrack.attribution.spelling import fold, surname

SpeakerType = Literal["person", "organization", "unnamed"]

_SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*\s+|\n\s*")
# what stands before a name that is not the subject
_OBJECT = re.compile(r"\b(?:of|for|to|with|by|against|about|told|from|at|like|than)(?: [A-Z][\w.]+){0,3} $")
_SOMEBODY = re.compile(
    r"(?:An?|One|Another) (?:[\w’'-]+ ){0,3}?(?P<role>[a-z]+)(?=,| who| in| at| from| on| said| told)"
)
_NEAR_SENTENCES = 8
_NEAR_NAMES = 24
_NEAR_CHARACTERS = 30
_NAMES_AFTER = 3


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a mention means: the full name, or None with type ``unnamed``; ``how`` explains the step taken."""

    name: str | None
    type: SpeakerType
    how: str = ""
    certainty: float = 1.0


UNNAMED = Speaker(None, "unnamed")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a speaker: their extent and that of the word that heads them (code points)."""

    start: int
    end: int
    head_start: int
    head_end: int


class Memory:
    """The names outside quotations and the speakers so far, weighed as what a pronoun may stand for."""

    def __init__(self, plan: Plan, cast: Cast, lexicon: Lexicon) -> None:
        self.text, self.cast, self.lexicon = plan.text, cast, lexicon
        quoted = [pair.outer for some in plan.pairs for pair in some]
        starts = [outer[0] for outer in quoted]

        def is_quoted(offset: int) -> bool:
            at = bisect_left(starts, offset + 1) - 1
            return at >= 0 and quoted[at][0] <= offset < quoted[at][1]

        self.names = [name for name in cast.names if not is_quoted(name.extent[0])]
        self.starts = [name.extent[0] for name in self.names]
        self.ends = [
            match.end() for match in _SENTENCE_END.finditer(plan.text) if not is_quoted(match.end() - 1)
        ]
        self.spoke: list[tuple[int, Name]] = []
        self._people: set[str] = set()

    def sentence(self, offset: int) -> int:
        """Return the number of the sentence an offset lies in; one inside a quotation does not count."""
        return bisect_left(self.ends, offset + 1)

    def before(self, offset: int) -> Iterator[Name]:
        """Yield the names outside quotations before an offset, the nearest first."""
        at = bisect_left(self.starts, offset)
        yield from reversed(self.names[max(0, at - _NEAR_NAMES) : at])

    def best(self, offset: int, fits: Callable[[Name], bool]) -> Name | None:
        """Weigh the names before an offset: near ones, those that open a sentence, the latest speaker."""
        here = self.sentence(offset)
        near = list(self.before(offset))
        opening = {
            self.sentence(name.extent[0]): name.extent[0]
            for name in near
            if self.cast.full_name(name).kind in ("person", "organization")
        }
        scored = []
        for name in near:
            sentence = self.sentence(name.extent[0])
            if here - sentence <= _NEAR_SENTENCES and fits(name):
                opens = opening.get(sentence) == name.extent[0]
                scored.append((self._weight(name, here - sentence, opens=opens), name.extent[0], name))
        if self.spoke and fits(self.spoke[-1][1]):
            start, latest = self.spoke[-1]
            scored.append((0.9 - 0.35 * (here - self.sentence(start)), start, latest))
        return max(scored, key=lambda item: item[:2])[2] if scored else None

    def _weight(self, name: Name, sentences_back: int, *, opens: bool) -> float:
        start, end = name.extent
        weight = -0.6 * sentences_back
        weight += 0.5 if self.cast.gender(name) else 0.0
        weight += 0.7 if opens else 0.0
        weight -= 0.8 if self.text[end : end + 2] in ("’s", "'s") else 0.0
        weight -= 0.5 if _OBJECT.search(self.text, max(0, start - 30), start) else 0.0
        return weight

    def person_before(self, offset: int, gender: Gender) -> Name | None:
        """Return who a pronoun of this gender means; a name that no list knows only if no other fits."""
        # “He said Putin has …”: a pronoun is nobody named right after it (principle C of Chomsky's
        # binding theory, 1981)
        later = {surname(name.words) for name in self._right_after(offset)}

        def fits(name: Name, *, known: bool) -> bool:
            return surname(name.words) not in later and self.is_person(name, gender, known=known)

        return self.best(offset, lambda name: fits(name, known=True)) or self.best(
            offset, lambda name: fits(name, known=False)
        )

    def _right_after(self, offset: int) -> list[Name]:
        here = self.sentence(offset)
        following = self.names[bisect_left(self.starts, offset) :][:_NAMES_AFTER]
        return [
            name
            for name in following
            if name.extent[0] - offset < _NEAR_CHARACTERS and self.sentence(name.extent[0]) == here
        ]

    def has_unnamed_since(self, offset: int, name: Name) -> bool:
        """Tell whether a sentence between a name and an offset opens with somebody the text never names."""
        start = max(name.extent[1], self.spoke[-1][0] if self.spoke else 0)
        here = self.sentence(offset)
        openings = [end for end in self.ends if start <= end < offset and here - self.sentence(end) < 2]
        return any(
            (match := _SOMEBODY.match(self.text, opening)) and fold(match["role"]) in self.lexicon.roles
            for opening in openings
        )

    def is_person(self, name: Name, gender: Gender, *, known: bool = True) -> bool:
        """Tell whether a name can be a person's of this gender; with ``known`` it surely is a person's."""
        full = self.cast.full_name(name)
        is_known = full.kind == "person" or full.full in self._people
        if not is_known and (known or not self._looks_human(full)):
            return False
        own = self.cast.gender(full) or self.cast.gender(name)
        return not gender or not own or own == gender

    def _looks_human(self, name: Name) -> bool:
        return (
            name.kind == "other"
            and 2 <= len(name.words) <= 4
            and not self.cast.is_strange(name)
            and not self.cast.follows_article(name)
        )

    def remember(self, mention: Mention, name: Name, how: str = "", certainty: float = 1.0) -> Speaker:
        """Make the bearer of a name the latest speaker and return it under its full name."""
        full = self.cast.full_name(name)
        self.spoke.append((mention.start, full))
        if full.kind in ("person", "other") and not self._is_organization(full):
            self._people.add(full.full)
            how = how or (f"“{name.full}” is short for {full.full}" if full.full != name.full else "")
            return Speaker(_shown(full), "person", how, certainty)
        return Speaker(self._with_article(full), "organization", how, certainty)

    def _with_article(self, name: Name) -> str:
        """Keep the article that belongs to a short name: ``The Hill`` inside a sentence."""
        before = self.text[max(0, name.extent[0] - 6) : name.extent[0]]
        is_short = len(name.words) == 1 or name.kind == "other"
        return f"The {name.full}" if is_short and re.search(r"[a-z,”\"] The $", before) else name.full

    def _is_organization(self, name: Name) -> bool:
        """Tell whether a name that no list knows is an organisation's."""
        if name.kind != "other":
            return False
        return self.cast.follows_article(name) or (len(name.words) == 1 and name.words[0].isupper())


def _shown(name: Name) -> str:
    """Write a name that stands in capitals the way names are written."""
    return name.full.title() if name.full.isupper() and len(name.full) > 3 else name.full
