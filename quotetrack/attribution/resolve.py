"""Mentions become speakers: a pronoun, a role or a surname leads to the full name that the article gives."""

from __future__ import annotations

import re
from bisect import bisect_left

from quotetrack.attribution.antecedents import Antecedents, Known
from quotetrack.attribution.cast import Cast
from quotetrack.attribution.label_names import LabelReader
from quotetrack.attribution.lexicon import Lexicon
from quotetrack.attribution.names import Name
from quotetrack.attribution.plan import Plan
from quotetrack.attribution.references import FEMALE, GROUP, MALE, THING
from quotetrack.attribution.roles import PLACED, Nouns
from quotetrack.attribution.speakers import Memory, Mention, Speaker
from quotetrack.attribution.spelling import fold

_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_TALKING = frozenset({"you", "we", "i", "me", "us"})
_PREPOSITION = re.compile(r"\b(?:of|for|at|in|to|from|with|by)\b")
_ISSUED = re.compile(r" (?:from|by) (?:the )?")
_APPOSED = re.compile(r"(?: (?:at|of|in|for|from) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3})?, (?=[A-Z])")
_STOP = re.compile(r"[.!?]")
_NEAR_CHARACTERS = 60
_NAMES_WITHIN = 12
_FULL = 2
# a pronoun tells the gender of somebody only where it is surely theirs
_SURE = 0.8


# a mention without a name, which a reader may know how to name: ``I``, ``my father``, ``two aides``
_NAMELESS = Speaker(None, "unnamed", certainty=0.8)


class Resolver:
    """Resolves the mentions of one article in reading order; the latest speaker is remembered."""

    def __init__(self, plan: Plan, lexicon: Lexicon, known: Known) -> None:
        self.text, self.lexicon = plan.text, lexicon
        self.cast = Cast(plan.text, lexicon)
        self.memory = Memory(plan, self.cast, lexicon)
        self.nouns = Nouns(self.memory)
        self.antecedents = Antecedents(plan, self.memory, known, self.nouns.has_role)
        self.label_reader = LabelReader(self.memory, self.nouns)
        self._labels: dict[str, tuple[Name | None, Speaker]] = {}

    def resolve(self, mention: Mention) -> Speaker:
        """Return whom the mention means, and remember that they spoke."""
        speaker = self.direct(mention) or self._antecedent(mention)
        if speaker.type == "unnamed":
            self.memory.forget(mention)
        return speaker

    def direct(self, mention: Mention) -> Speaker | None:
        """Return whom the mention means by its own words; None where it stands for somebody before it."""
        word = fold(self.text[mention.head_start : mention.head_end])
        named = self.named(mention)
        if named is not None:
            return self.memory.remember(mention, named)
        if word in _RELATIVE:
            return self._relative(mention)
        if word in _TALKING:
            return _NAMELESS
        if word not in MALE | FEMALE | THING | GROUP:
            own = self.nouns.own(mention, word)
            return own if own or self.nouns.may_refer(mention) else _NAMELESS
        return None

    def label(self, mention: Mention) -> Speaker:
        """Return whom a label means; the same label means the same throughout a text."""
        text = self.text[mention.start : mention.end].strip()
        if text not in self._labels:
            self._labels[text] = self.label_reader.read(mention, text, self.named)
        name, spare = self._labels[text]
        return self.memory.remember(mention, name, spare.how, spare.certainty) if name else spare

    def named(self, mention: Mention) -> Name | None:
        """Return the name in the mention that is the speaker's own, not its owner's or employer's."""
        word = fold(self.text[mention.head_start : mention.head_end])
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
        if heads and not self._is_office(heads[0]):
            if self._can_speak(heads[0]):
                return heads[0]
            if len(heads[0].words) > 1:
                return None  # else a role with a capital: “the Bishop of Tarn, Ana Kosh”
        behind = (name for name in within if name.extent[0] > mention.head_end)
        beside = next((n for n in behind if self._is_apposition(mention, n, word)), None)
        return beside or self._after(mention) or self._before(mention, word)

    def _after(self, mention: Mention) -> Name | None:
        """Return the person apposed behind a phrase of place: ``his partner at Lenox, Ada Brin, said``."""
        between = _APPOSED.match(self.text, mention.end)
        if between is None:
            return None
        at = bisect_left(self.cast.starts, between.end())
        name = self.cast.names[at] if at < len(self.cast.names) else None
        if name is None or name.kind != "person" or len(name.words) < _FULL:
            return None
        is_next = name.extent[0] - len(name.title) - 1 <= between.end()
        return name if is_next and self.text.startswith(",", name.extent[1]) else None

    def _before(self, mention: Mention, word: str) -> Name | None:
        """Return the name that the mention is an apposition to: ``Douglas Brin, a historian``."""
        at = bisect_left(self.cast.starts, mention.start) - 1
        if at < 0 or word not in self.lexicon.roles or self.text[mention.start - 2 : mention.start] != ", ":
            return None
        name = self.cast.names[at]
        if PLACED.search(self.text, max(0, name.extent[0] - 6), name.extent[0]):
            return None  # “in Chelsea, the mayor said”
        return name if name.extent[1] == mention.start - 2 and name.kind in ("person", "other") else None

    def _is_office(self, name: Name) -> bool:
        """Tell whether capitals make a name of an office: ``the Special Envoy``."""
        return name.kind == "other" and len(name.words) > 1 and fold(name.words[-1]) in self.lexicon.roles

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
        is_parted = name.kind == "person" and self.text[name.extent[1] : name.extent[1] + 1] in (",", ".")
        return (
            between.endswith(", ") and (word in self.lexicon.roles or is_parted)
        ) or not _PREPOSITION.search(between)

    def _antecedent(self, mention: Mention) -> Speaker:
        """Return whom a pronoun or a noun stands for."""
        word = fold(self.text[mention.head_start : mention.head_end])
        return self.taken(mention, *self.antecedents.best(mention, word))

    def taken(self, mention: Mention, name: Name | None, certainty: float = 1.0) -> Speaker:
        """Take a pronoun or a noun for somebody, or for nobody named."""
        label = self.text[mention.start : mention.head_end]
        if name is None:
            return Speaker(None, "unnamed", f"“{label}” is taken for somebody without a name", certainty)
        word = fold(self.text[mention.head_start : mention.head_end])
        if word in MALE | FEMALE and certainty >= _SURE:
            self.cast.learn_gender(name, "male" if word in MALE else "female")
        return self.memory.remember(mention, name, f"“{label}” is taken for {name.full}", certainty)

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
        return _NAMELESS
