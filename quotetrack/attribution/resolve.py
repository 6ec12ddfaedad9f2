"""Mentions become speakers: a pronoun, a role or a surname leads to the full name that the article gives."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from quotetrack.attribution.lexicon import Lexicon
from quotetrack.attribution.names import Cast, Gender, Name, fold
from quotetrack.attribution.plan import Plan

SpeakerType = Literal["person", "organization", "unnamed"]

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_THING = frozenset({"it", "its", "itself"})
_DEFINITE = frozenset({"the", "his", "her", "their", "its", "this", "that"})
_SENTENCE = re.compile(r"[.!?…][”’\"')\]]*\s+|\n\s*")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
# what stands before a name that is not the subject
_OBJECT = re.compile(r"\b(?:of|for|to|with|by|against|about|told|from|at|like|than)(?: [A-Z][\w.]+){0,3} $")
_NEAR_SENTENCES = 8
_NEAR_NAMES = 24


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a mention means: the full name, or None with type ``unnamed``; ``how`` explains the step taken."""

    name: str | None
    type: SpeakerType
    how: str = ""
    certainty: float = 1.0


NOBODY = Speaker(None, "unnamed")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a speaker: their extent and that of the word that heads them (code points)."""

    start: int
    end: int
    head_start: int
    head_end: int


class Resolver:
    """Resolves the mentions of one article in reading order; the latest speaker is remembered."""

    def __init__(self, plan: Plan, cast: Cast, lexicon: Lexicon) -> None:
        self.text, self.cast, self.lexicon = plan.text, cast, lexicon
        inside = [pair.outer for some in plan.pairs for pair in some]
        starts = [outer[0] for outer in inside]

        def is_quoted(offset: int) -> bool:
            at = bisect_left(starts, offset + 1) - 1
            return at >= 0 and inside[at][0] <= offset < inside[at][1]

        self.spoken = [name for name in cast.names if not is_quoted(name.extent[0])]
        self.spoken_starts = [name.extent[0] for name in self.spoken]
        self.ends = [match.end() for match in _SENTENCE.finditer(plan.text) if not is_quoted(match.start())]
        self.history: list[tuple[int, Name]] = []

    def resolve(self, mention: Mention) -> Speaker:
        """Return whom the mention means."""
        head = self.text[mention.head_start : mention.head_end]
        word = fold(head)
        named = self._named(mention)
        if named is not None:
            return self._remember(mention, *named)
        if word in _MALE or word in _FEMALE:
            gender: Gender = "male" if word in _MALE else "female"
            return self._antecedent(mention, gender, f"“{head}” is taken for")
        if word in _RELATIVE:
            return self._relative(mention)
        if word in ("they", "them"):
            return self._group(mention, head)
        if word in ("you", "we", "i", "me", "us"):
            return NOBODY
        if word in _THING:
            return self._organization_before(mention, head)
        return self._noun(mention, word)

    def label(self, mention: Mention) -> Speaker:
        """Return whom a label means: ``MR. OYELARAN``, ``THE CHAIRMAN``, ``A``."""
        text = self.text[mention.start : mention.end].strip()
        words = [fold(word) for word in text.split()]
        if words in (["q"], ["question"]):
            return NOBODY
        if words in (["a"], ["answer"]):
            return self._interviewee(mention)
        while words and (words[0] in self.lexicon.honorifics or words[0] == "the"):
            words.pop(0)
        if not words or " ".join(words) in self.lexicon.roles:
            return self._noun(mention, fold(text.split()[-1])) if words else self._role_label(mention, text)
        known = [n for n in self.cast.by_word.get(words[-1], []) if n.kind != "place" and not n.full.isupper()]
        fitting = [n for n in known if set(words) <= {fold(w) for w in n.words}] or (known if len(words) == 1 else [])
        if fitting:
            return self._remember(mention, fitting[0], "")
        shown = " ".join(w for w in text.split() if fold(w) in words)
        kind: SpeakerType = "organization" if self.lexicon.organization_words.intersection(words) else "person"
        return Speaker(shown.title() if shown.isupper() else shown, kind)

    def _role_label(self, mention: Mention, text: str) -> Speaker:
        holder = self._holder(mention, fold(text.split()[-1]), "")
        return self._remember(mention, holder, f"“{text}” is {holder.full}’s role here") if holder else NOBODY

    def _interviewee(self, mention: Mention) -> Speaker:
        """The person an interview is with: the one named first and most before it."""
        people = [n for n in self.spoken if n.kind == "person" and n.extent[0] < mention.start]
        if not people:
            return NOBODY
        full = self.cast.full_name(people[0])
        return self._remember(mention, full, f"“A” is taken for {full.full}, the first person named", 0.8)

    def _named(self, mention: Mention) -> tuple[Name, str] | None:
        """Return the name in the mention that is the speaker's own, not its owner's or employer's."""
        low = bisect_left(self.cast.starts, mention.start)
        within = [
            name
            for name in self.cast.names[max(0, low - 1) :][:12]
            if name.extent[1] > mention.start and name.extent[0] < mention.end
        ]
        heads = [n for n in within if n.extent[0] <= mention.head_start < n.extent[1]]
        if heads:
            return (heads[0], "") if self._can_speak(heads[0]) else None
        for name in within:
            if name.extent[0] > mention.head_end and name.kind in ("person", "other") and self._is_apposition(mention, name):
                return name, ""
        return self._named_before(mention)

    def _named_before(self, mention: Mention) -> tuple[Name, str] | None:
        """Return the name that the mention is an apposition to: ``Douglas Brin, a historian``."""
        if self.text[mention.start - 2 : mention.start] != ", ":
            return None
        word = fold(self.text[mention.head_start : mention.head_end])
        at = bisect_left(self.cast.starts, mention.start) - 1
        name = self.cast.names[at] if at >= 0 else None
        if name is None or name.extent[1] != mention.start - 2 or word not in self.lexicon.roles:
            return None
        return (name, "") if name.kind in ("person", "other") else None

    def _can_speak(self, name: Name) -> bool:
        whole = name.full.casefold()
        if name.kind != "other" or name.title or self.cast.full_name(name) is not name:
            return True
        return whole not in self.lexicon.calendar and whole not in self.lexicon.nationalities | self.lexicon.roles

    def _is_apposition(self, mention: Mention, name: Name) -> bool:
        between = self.text[mention.head_end : name.extent[0]]
        head = fold(self.text[mention.head_start : mention.head_end])
        if between.endswith(", ") and head in self.lexicon.roles:
            return True
        if head in self.lexicon.documents and re.fullmatch(r" (?:from|by) (?:the )?", between):
            return True
        return not re.search(r"\b(?:of|for|at|in|to|from|with|by)\b", between)

    def _remember(self, mention: Mention, name: Name, how: str, certainty: float = 1.0) -> Speaker:
        full = self.cast.full_name(name)
        if full.kind in ("person", "other") and not self._is_organization(full, mention):
            self.history.append((mention.start, full))
            how = how or (f"“{name.full}” is short for {full.full}" if full.full != name.full else "")
            return Speaker(full.full, "person", how, certainty)
        self.history.append((mention.start, full))
        return Speaker(self._with_article(full), "organization", how, certainty)

    def _with_article(self, name: Name) -> str:
        """Keep the article that belongs to a short name: ``The Hill`` inside a sentence."""
        before = self.text[max(0, name.extent[0] - 6) : name.extent[0]]
        return f"The {name.full}" if len(name.words) == 1 and re.search(r"[a-z,] The $", before) else name.full

    def _is_organization(self, name: Name, mention: Mention) -> bool:
        """Tell whether a name that no list knows is an organisation's: ``the`` stands before it."""
        if name.kind != "other":
            return False
        before = self.text[max(0, name.extent[0] - 4) : name.extent[0]].casefold()
        return before == "the " or (len(name.words) == 1 and name.words[0].isupper())

    def _sentence(self, offset: int) -> int:
        return bisect_left(self.ends, offset + 1)

    def _antecedent(self, mention: Mention, gender: Gender, how: str) -> Speaker:
        best = self._best_before(mention.start, lambda name: self._agrees(name, gender)) or self._best_before(
            mention.start, lambda name: self._agrees(name, gender, known=False)
        )
        if best is None:
            return Speaker(None, "unnamed", "nobody before it fits", 0.5)
        full = self.cast.full_name(best)
        self.history.append((mention.start, full))
        if gender:
            self.cast.learn_gender(full, gender)
        return Speaker(full.full, "person", f"{how} {full.full}", 0.9)

    def _agrees(self, name: Name, gender: Gender, *, known: bool = True) -> bool:
        """Tell whether a name can be that of a person of this gender; with ``known`` it surely is a person's."""
        full = self.cast.full_name(name)
        if full.kind != "person" and (known or not self._looks_human(full)):
            return False
        own = self.cast.gender(full) or self.cast.gender(name)
        return not gender or not own or own == gender

    def _looks_human(self, name: Name) -> bool:
        lists = self.lexicon
        words = {fold(word) for word in name.words}
        strange = words & (lists.places | lists.nationalities | lists.organization_words | lists.roles)
        before = self.text[max(0, name.extent[0] - 4) : name.extent[0]].casefold()
        return name.kind == "other" and 2 <= len(name.words) <= 4 and not strange and before != "the "

    def _best_before(self, offset: int, fits: Callable[[Name], bool]) -> Name | None:
        """Weigh the names before an offset: near ones, those that open a sentence, the latest speaker."""
        here = self._sentence(offset)
        at = bisect_left(self.spoken_starts, offset)
        seen_sentences: set[int] = set()
        scored: list[tuple[float, int, Name]] = []
        latest = self.history[-1] if self.history else None
        first_of: dict[int, int] = {}
        for name in self.spoken[max(0, at - _NEAR_NAMES) : at]:
            if name.kind in ("person", "organization"):
                first_of.setdefault(self._sentence(name.extent[0]), name.extent[0])
        for name in reversed(self.spoken[max(0, at - _NEAR_NAMES) : at]):
            sentence = self._sentence(name.extent[0])
            back = here - sentence
            if back > _NEAR_SENTENCES or not fits(name):
                continue
            seen_sentences.add(sentence)
            score = -0.6 * back + (0.5 if self.cast.gender(name) else 0.0)
            score += 0.7 if first_of.get(sentence) == name.extent[0] else 0.0
            score -= 0.8 if self.text[name.extent[1] : name.extent[1] + 2] in ("’s", "'s") else 0.0
            score -= 0.5 if _OBJECT.search(self.text, max(0, name.extent[0] - 30), name.extent[0]) else 0.0
            scored.append((score, name.extent[0], name))
        if latest is not None and fits(latest[1]):
            back = here - self._sentence(latest[0])
            scored.append((0.9 - 0.35 * back, latest[0], latest[1]))
        return max(scored, key=lambda item: item[:2])[2] if scored else None

    def _relative(self, mention: Mention) -> Speaker:
        """``Kosh, who said``: the name right before the relative pronoun."""
        at = bisect_left(self.spoken_starts, mention.start) - 1
        while at >= 0 and self.spoken[at].kind in ("other", "place") and self.spoken[at].extent[1] > mention.start - 60:
            at -= 1
        if at >= 0 and mention.start - self.spoken[at].extent[1] < 60:
            name = self.spoken[at]
            if not re.search(r"[.!?]", self.text[name.extent[1] : mention.start]):
                return self._remember(mention, name, "", 0.9)
        return NOBODY

    def _group(self, mention: Mention, head: str) -> Speaker:
        """``they`` is taken for the latest speaker if that is an organisation; else nobody is named."""
        if not self.history or self.history[-1][1].kind != "organization":
            return NOBODY
        offset, name = self.history[-1]
        if self._sentence(mention.start) - self._sentence(offset) > 3:
            return NOBODY
        return Speaker(name.full, "organization", f"“{head}” is taken for {name.full}", 0.8)

    def _organization_before(self, mention: Mention, head: str) -> Speaker:
        best = self._best_before(mention.start, lambda name: name.kind == "organization")
        if best is None:
            return NOBODY
        full = self.cast.full_name(best)
        return Speaker(full.full, "organization", f"“{head}” is taken for {full.full}", 0.7)

    def _noun(self, mention: Mention, word: str) -> Speaker:
        lexicon = self.lexicon
        before = [fold(w) for w in _WORD.findall(self.text, mention.start, mention.head_start)]
        is_definite = bool(before) and (before[0] in _DEFINITE or "’s" in self.text[mention.start : mention.head_start])
        if word in lexicon.organization_nouns:
            return self._organization_noun(mention, word)
        if word in lexicon.documents:
            return self._document(mention)
        if word not in lexicon.roles or not is_definite:
            return NOBODY
        gender: Gender = "male" if word in lexicon.roles_male else "female" if word in lexicon.roles_female else ""
        holder = self._holder(mention, word, gender)
        label = self.text[mention.start : mention.head_end]
        if holder is not None:
            full = self.cast.full_name(holder)
            self.history.append((mention.start, full))
            return Speaker(full.full, "person", f"“{label}” is {full.full}’s role here", 0.9)
        if before[0] != "the":
            return NOBODY
        return self._antecedent(mention, gender, f"“{label}” is taken for")

    def _holder(self, mention: Mention, word: str, gender: Gender) -> Name | None:
        """Find the person whom the article gives this role, nearest before the mention, else after."""
        found = [
            name
            for name in self.cast.names
            if name.kind in ("person", "other") and self._agrees(name, gender) and self._has_role(name, word)
        ]
        before = [name for name in found if name.extent[0] < mention.start]
        return before[-1] if before else found[0] if found else None

    def _has_role(self, name: Name, word: str) -> bool:
        if word in {fold(w) for w in name.title.split()}:
            return True
        lead = self.text[max(0, name.extent[0] - len(name.title) - 40) : name.extent[0]]
        lead = re.split(r"[.;:!?”\n]", lead)[-1].casefold()
        words = _WORD.findall(lead)
        if words and word in words[-3:] and (len(words) < 2 or "," not in lead.rsplit(word, 1)[-1].strip(" ")[1:]):
            if not re.search(r"\b(?:for|of|to|with|from|by|said|told)\b", lead.rsplit(word, 1)[-1]):
                return True
        after = self.text[name.extent[1] : name.extent[1] + 70]
        if not after.startswith((",", " is the", " was the", " —", " –")):
            return False
        apposition = re.split(r"[.;:!?“\n]| who | which | said", after[1:])[0]
        return word in [fold(w) for w in _WORD.findall(apposition.split(",")[0])]

    def _document(self, mention: Mention) -> Speaker:
        """``the IMF report``, ``Trump’s brief``: whose text it is says what it says."""
        owner = next(
            (n for n in self.cast.names if mention.start <= n.extent[0] and n.extent[1] <= mention.head_start), None
        )
        return self._remember(mention, owner, "", 0.8) if owner and owner.kind != "place" else NOBODY

    def _organization_noun(self, mention: Mention, word: str) -> Speaker:
        """``the ministry``: the organisation whose name holds the noun; ``Clinton’s campaign``: a name of its own."""
        owner = next(
            (n for n in self.cast.names if mention.start <= n.extent[0] and n.extent[1] <= mention.head_start), None
        )
        if owner is not None:
            full = self.cast.full_name(owner)
            possessive = self.text[owner.extent[1] : owner.extent[1] + 1] in ("’", "'")
            name = f"{full.full}{'’s' if possessive and full.kind != 'person' else ''} {word}"
            return Speaker(name, "organization", "", 0.8)
        best = self._best_before(
            mention.start,
            lambda name: name.kind == "organization" and len(name.words) > 1 and word in {fold(w) for w in name.words},
        ) or next((n for n in self.cast.by_word.get(word, []) if n.kind == "organization" and len(n.words) > 1), None)
        if best is not None:
            return Speaker(best.full, "organization", f"“the {word}” is taken for {best.full}", 0.8)
        return Speaker(None, "unnamed")

