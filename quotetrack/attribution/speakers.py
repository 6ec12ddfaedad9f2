"""What is remembered while mentions are resolved: names outside quotations, and who spoke last."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from quotetrack.attribution.cast import Cast
from quotetrack.attribution.lexicon import Lexicon
from quotetrack.attribution.names import Name
from quotetrack.attribution.plan import Plan
from quotetrack.attribution.spelling import UNSHORTENED, fold

SpeakerType = Literal["person", "organization", "unnamed"]

_SENTENCE_END = re.compile(r"[.!?…]" + UNSHORTENED + r"[”’\"')\]]*\s+|\n\s*")
_NEAR_NAMES = 24
_NEAR_OPENINGS = 3
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
    """The names outside quotations and the speakers so far: what a pronoun may stand for."""

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
        # where each speaker so far is mentioned, and the full name, None for somebody without one
        self.spoke: list[tuple[int, Name | None]] = []
        self._people: set[str] = set()
        self._leads: dict[int, int] = {}

    def sentence(self, offset: int) -> int:
        """Return the number of the sentence an offset lies in; one inside a quotation does not count."""
        return bisect_left(self.ends, offset + 1)

    def before(self, offset: int) -> Iterator[Name]:
        """Yield the names outside quotations before an offset, the nearest first."""
        at = bisect_left(self.starts, offset)
        yield from reversed(self.names[max(0, at - _NEAR_NAMES) : at])

    def following(self, offset: int) -> list[Name]:
        """Return the next names of the same sentence, outside quotations."""
        here = self.sentence(offset)
        after = self.names[bisect_left(self.starts, offset) :][:_NAMES_AFTER]
        return [name for name in after if self.sentence(name.extent[0]) == here]

    def openings(self, offset: int) -> list[int]:
        """Return where the last sentences before an offset begin."""
        at = bisect_left(self.ends, offset + 1)
        return self.ends[max(0, at - _NEAR_OPENINGS) : at]

    def leads(self, name: Name) -> bool:
        """Tell whether a name is the first of somebody in its sentence."""
        sentence = self.sentence(name.extent[0])
        if sentence not in self._leads:
            at = bisect_left(self.starts, self.ends[sentence - 1] if sentence else 0)
            first = (n for n in self.names[at:] if self.cast.full_name(n).kind in ("person", "organization"))
            self._leads[sentence] = next((n.extent[0] for n in first), -1)
        return self._leads[sentence] == name.extent[0]

    def mentions(self, full: Name) -> int:
        """Count how often the text names somebody outside quotations."""
        return self._counts[full.full]

    def is_first(self, full: Name) -> bool:
        """Tell whether nobody is named before somebody."""
        return next(iter(self._counts), "") == full.full

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(self.cast.full_name(name).full for name in self.names)

    def is_known_person(self, full: Name) -> bool:
        """Tell whether a name is surely a person's, by its form or because a person spoke under it."""
        return full.kind == "person" or full.full in self._people

    def may_be_person(self, name: Name) -> bool:
        """Tell whether a name can be a person's."""
        full = self.cast.full_name(name)
        return self.is_known_person(full) or self._looks_human(full)

    def _looks_human(self, name: Name) -> bool:
        return (
            name.kind == "other"
            and (2 <= len(name.words) <= 4 or fold(name.words[0]) in self.lexicon.given)
            and not self.cast.is_strange(name)
            and not self.cast.follows_article(name)
        )

    def forget(self, mention: Mention) -> None:
        """Note that somebody spoke who has no name here."""
        self.spoke.append((mention.start, None))

    def remember(self, mention: Mention, name: Name, how: str = "", certainty: float = 1.0) -> Speaker:
        """Make the bearer of a name the latest speaker and return it under its full name."""
        full = self.cast.full_name(name)
        self.spoke.append((mention.start, full))
        if full.kind in ("person", "other") and not self._is_organization(full):
            self._people.add(full.full)
            how = how or (f"“{name.full}” is short for {full.full}" if full.full != name.full else "")
            return Speaker(shown(full), "person", how, certainty)
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


def shown(name: Name) -> str:
    """Write a name that stands in capitals the way names are written."""
    return name.full.title() if name.full.isupper() and len(name.full) > 3 else name.full
