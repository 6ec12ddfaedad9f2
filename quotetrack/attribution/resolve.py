"""Mentions become speakers: a pronoun, a role or a surname leads to the full name that the article gives."""

from __future__ import annotations

import re
from bisect import bisect_left

from quotetrack.attribution.cast import Cast
from quotetrack.attribution.label_names import LabelReader
from quotetrack.attribution.lexicon import Lexicon
from quotetrack.attribution.names import Gender, Name
from quotetrack.attribution.plan import Plan
from quotetrack.attribution.roles import Nouns
from quotetrack.attribution.speakers import UNNAMED, Memory, Mention, Speaker
from quotetrack.attribution.spelling import fold

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_THING = frozenset({"it", "its", "itself"})
_GROUP = frozenset({"they", "them"})
_TALKING = frozenset({"you", "we", "i", "me", "us"})
_PREPOSITION = re.compile(r"\b(?:of|for|at|in|to|from|with|by)\b")
_ISSUED = re.compile(r" (?:from|by) (?:the )?")
_STOP = re.compile(r"[.!?]")
_NEAR_CHARACTERS = 60
_NEAR_SENTENCES = 3
_NAMES_WITHIN = 12


class Resolver:
    """Resolves the mentions of one article in reading order; the latest speaker is remembered."""

    def __init__(self, plan: Plan, lexicon: Lexicon) -> None:
        self.text, self.lexicon = plan.text, lexicon
        self.cast = Cast(plan.text, lexicon)
        self.memory = Memory(plan, self.cast, lexicon)
        self.nouns = Nouns(self.memory)
        self.label_reader = LabelReader(self.memory, self.nouns)
        self._labels: dict[str, tuple[Name | None, Speaker]] = {}

    def resolve(self, mention: Mention) -> Speaker:
        """Return whom the mention means."""
        head = self.text[mention.head_start : mention.head_end]
        word = fold(head)
        named = self._named(mention, word)
        if named is not None:
            return self.memory.remember(mention, named)
        if word in _MALE | _FEMALE:
            return self._pronoun(mention, head, "male" if word in _MALE else "female")
        if word in _RELATIVE:
            return self._relative(mention)
        if word in _GROUP:
            return self._group(mention, head)
        if word in _THING:
            return self._thing(mention, head)
        return UNNAMED if word in _TALKING else self.nouns.resolve(mention, word)

    def label(self, mention: Mention) -> Speaker:
        """Return whom a label means; the same label means the same throughout a text."""
        text = self.text[mention.start : mention.end].strip()
        if text not in self._labels:
            self._labels[text] = self.label_reader.read(mention, text, self._named)
        name, spare = self._labels[text]
        return self.memory.remember(mention, name, spare.how, spare.certainty) if name else spare

    def _named(self, mention: Mention, word: str) -> Name | None:
        """Return the name in the mention that is the speaker's own, not its owner's or employer's."""
        low = bisect_left(self.cast.starts, mention.start)
        within = [
            name
            for name in self.cast.names[max(0, low - 1) : low + _NAMES_WITHIN]
            if name.extent[1] > mention.start and name.extent[0] < mention.end
        ]
        heads = [name for name in within if name.extent[0] <= mention.head_start < name.extent[1]]
        if not heads and word in self.lexicon.organization_nouns:
            apposed = (
                name
                for name in within
                if self.text[mention.head_end : name.extent[0]] in (", ", ", the ")
                and name.kind in ("organization", "other")
            )
            return next(apposed, None)
        if heads:
            return heads[0] if self._can_speak(heads[0]) else None
        after = (name for name in within if name.extent[0] > mention.head_end)
        return next((n for n in after if self._is_apposition(mention, n, word)), None) or self._before(
            mention, word
        )

    def _before(self, mention: Mention, word: str) -> Name | None:
        """Return the name that the mention is an apposition to: ``Douglas Brin, a historian``."""
        at = bisect_left(self.cast.starts, mention.start) - 1
        if at < 0 or word not in self.lexicon.roles or self.text[mention.start - 2 : mention.start] != ", ":
            return None
        name = self.cast.names[at]
        return name if name.extent[1] == mention.start - 2 and name.kind in ("person", "other") else None

    def _can_speak(self, name: Name) -> bool:
        whole = name.full.casefold()
        if name.kind != "other" or name.title or self.cast.full_name(name) is not name:
            return True
        if self.text[name.extent[0] - 4 : name.extent[0]] == "The " and len(name.words) > 1:
            return True  # The New Yorker
        lists = self.lexicon
        return not (whole in lists.calendar or whole in lists.nationalities or whole in lists.roles)

    def _is_apposition(self, mention: Mention, name: Name, word: str) -> bool:
        """Tell whether a name after the head is the head's own: ``the chemist Colm Geary``."""
        between = self.text[mention.head_end : name.extent[0]]
        if word in self.lexicon.documents:
            return _ISSUED.fullmatch(between) is not None and name.kind != "place"
        if name.kind not in ("person", "other"):
            return False
        return (between.endswith(", ") and word in self.lexicon.roles) or not _PREPOSITION.search(between)

    def _pronoun(self, mention: Mention, head: str, gender: Gender) -> Speaker:
        best = self.memory.person_before(mention.start, gender)
        if best is not None and self.memory.has_unnamed_since(mention.start, best):
            return Speaker(None, "unnamed", f"“{head}” is taken for somebody without a name", 0.7)
        if best is None:
            return Speaker(None, "unnamed", "nobody before it fits", 0.5)
        full = self.cast.full_name(best)
        self.cast.learn_gender(full, gender)
        return self.memory.remember(mention, best, f"“{head}” is taken for {full.full}", 0.85)

    def _relative(self, mention: Mention) -> Speaker:
        """``Kosh, who said``: the name right before the relative pronoun."""
        for name in self.memory.before(mention.start):
            between = self.text[name.extent[1] : mention.start]
            if len(between) > _NEAR_CHARACTERS or _STOP.search(between):
                break
            if name.kind == "organization" and any(fold(w) in self.lexicon.roles for w in between.split()):
                continue  # the Senate majority leader, who
            if name.kind in ("person", "organization"):
                return self.memory.remember(mention, name, "", 0.9)
        return UNNAMED

    def _group(self, mention: Mention, head: str) -> Speaker:
        """``they`` is taken for the latest speaker if that is an organisation; else nobody is named."""
        if not self.memory.spoke or self.memory.spoke[-1][1].kind != "organization":
            return UNNAMED
        start, name = self.memory.spoke[-1]
        if self.memory.sentence(mention.start) - self.memory.sentence(start) > _NEAR_SENTENCES:
            return UNNAMED
        return self.memory.remember(mention, name, f"“{head}” is taken for {name.full}", 0.8)

    def _thing(self, mention: Mention, head: str) -> Speaker:
        best = self.memory.best(mention.start, lambda name: name.kind == "organization")
        if best is None:
            return UNNAMED
        full = self.cast.full_name(best).full
        return self.memory.remember(mention, best, f"“{head}” is taken for {full}", 0.7)
