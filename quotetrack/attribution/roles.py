"""Common nouns become speakers: ``the minister``, ``the commission``, ``the IMF report``."""

from __future__ import annotations

import re

from quotetrack.attribution.names import Gender, Name
from quotetrack.attribution.speakers import UNNAMED, Memory, Mention, Speaker
from quotetrack.attribution.spelling import fold

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_DEFINITE = frozenset({"the", "his", "her", "their", "its", "this", "that"})
_PREPOSITION = re.compile(r"\b(?:for|of|to|with|from|by|said|told)\b")
_PLACED = re.compile(r"\b(?:in|at|from|near) $")
_CLAUSE = re.compile(r"[.;:!?”\n]")
_APPOSITION_END = re.compile(r"[.;:!?“\n,]| who | which | said")
_REACH = 70
_SECOND = frozenset({"vice", "deputy", "assistant"})
_NEAR_SENTENCES = 3
_ISSUED = frozenset({"statement", "release", "letter", "post", "tweet", "message", "email", "memo"})
_ARTICLE = re.compile(r"^(?:the|an?|its|their|his|her) ", re.IGNORECASE)


class Nouns:
    """Resolves the mentions that are no names and no pronouns."""

    def __init__(self, memory: Memory) -> None:
        self.memory, self.text = memory, memory.text
        self.cast, self.lexicon = memory.cast, memory.lexicon

    def resolve(self, mention: Mention, word: str) -> Speaker:
        """Return whom a noun phrase with the head ``word`` means."""
        if word in self.lexicon.organization_nouns:
            return self._organization(mention, word)
        if word in self.lexicon.documents:
            return self._document(mention, word)
        return self._role(mention, word) if word in self.lexicon.roles else UNNAMED

    def _document(self, mention: Mention, word: str) -> Speaker:
        """``the IMF report`` is the IMF’s; ``the statement`` is that of whoever spoke last."""
        owner = self._owner(mention)
        if owner is not None and owner.kind != "place":
            return self.memory.remember(mention, owner, "", 0.8)
        if (
            word not in _ISSUED
            or not self.memory.spoke
            or not self.text[mention.start :].startswith(("the ", "The "))
        ):
            return UNNAMED
        start, name = self.memory.spoke[-1]
        if self.memory.sentence(mention.start) - self.memory.sentence(start) > _NEAR_SENTENCES:
            return UNNAMED
        return self.memory.remember(mention, name, f"“the {word}” is taken for {name.full}’s", 0.7)

    def _role(self, mention: Mention, word: str) -> Speaker:
        before = self.text[mention.start : mention.head_start]
        words = [fold(w) for w in _WORD.findall(before)]
        if not words or not (words[0] in _DEFINITE or "’s" in before or "'s" in before):
            return UNNAMED
        lexicon = self.lexicon
        gender: Gender = (
            "male" if word in lexicon.roles_male else "female" if word in lexicon.roles_female else ""
        )
        label = self.text[mention.start : mention.head_end]
        holder = self.holder(mention, word, gender)
        if holder is not None:
            full = self.cast.full_name(holder).full
            return self.memory.remember(mention, holder, f"“{label}” is {full} here", 0.9)
        found = self.memory.person_before(mention.start, gender) if words[0] == "the" else None
        if found is None:
            return UNNAMED
        full = self.cast.full_name(found).full
        return self.memory.remember(mention, found, f"“{label}” is taken for {full}", 0.8)

    def holder(self, mention: Mention, word: str, gender: Gender) -> Name | None:
        """Find the person whom the article gives this role, nearest before the mention, else after."""
        found = [
            name
            for name in self.cast.names
            if name.kind in ("person", "other")
            and self._has_role(name, word)
            and self.memory.is_person(name, gender, known=False)
        ]
        before = [name for name in found if name.extent[0] < mention.start]
        return before[-1] if before else found[0] if found else None

    def _has_role(self, name: Name, word: str) -> bool:
        start, end = name.extent
        title = [fold(w) for w in name.title.split()]
        if word in title:
            return title[max(0, title.index(word) - 1)] not in _SECOND
        lead = _CLAUSE.split(self.text[max(0, start - len(name.title) - _REACH) : start])[-1].casefold()
        if word in _WORD.findall(lead)[-3:]:
            since = lead.rsplit(word, 1)[-1]
            if "," not in since.strip(" ")[1:] and not _PREPOSITION.search(since):
                return True
        if _PLACED.search(self.text, max(0, start - 4), start):
            return False  # “in Chelsea, the mayor said”
        after = self.text[end : end + _REACH]
        if not after.startswith((",", " is the", " was the", " —", " –")):
            return False
        return word in [fold(w) for w in _WORD.findall(_APPOSITION_END.split(after[1:])[0])]

    def _owner(self, mention: Mention) -> Name | None:
        """Return the name inside a noun phrase, before its head: ``Trump`` in ``Trump’s brief``."""
        inside = (
            name
            for name in self.cast.names
            if mention.start <= name.extent[0] and name.extent[1] <= mention.head_start
        )
        return next(inside, None)

    def _has_own_name(self, mention: Mention) -> bool:
        """Tell whether a name after the head makes the phrase a name: ``the port authority of Merrow``."""
        after = self.text[mention.head_end : mention.end]
        return after.startswith((" of ", " for ")) and any(char.isupper() for char in after)

    def _organization(self, mention: Mention, word: str) -> Speaker:
        """``the ministry`` is the one whose name holds the word; ``Kosh’s campaign`` is a name itself."""
        owner = self._owner(mention)
        if owner is not None:
            full = self.cast.full_name(owner)
            since = self.text[owner.extent[1] : mention.head_end]
            name = (full.full if full.kind == "person" else owner.full) + since
            return Speaker(name, "organization", "", 0.8)
        if self._has_own_name(mention):
            return Speaker(_ARTICLE.sub("", self.text[mention.start : mention.end]), "organization", "", 0.8)

        def holds(name: Name) -> bool:
            is_long = name.kind == "organization" and len(name.words) > 1
            return is_long and word in {fold(w) for w in name.words}

        best = self.memory.best(mention.start, holds) or next(
            filter(holds, self.cast.by_word.get(word, [])), None
        )
        if best is None:
            return UNNAMED
        return self.memory.remember(mention, best, f"“the {word}” is taken for {best.full}", 0.8)
