"""Common nouns become speakers: ``the minister``, ``the commission``, ``the IMF report``."""

from __future__ import annotations

import re

from quotetrack.attribution.names import Name
from quotetrack.attribution.speakers import Memory, Mention, Speaker
from quotetrack.attribution.spelling import fold

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_DEFINITE = frozenset({"the", "his", "her", "their", "its", "this", "that"})
_PREPOSITION = re.compile(r"\b(?:for|of|to|with|from|by|said|told)\b")
PLACED = re.compile(r"\b(?:in|at|from|near) $")
_CLAUSE = re.compile(r"[.;:!?”\n]")
_APPOSITION_END = re.compile(r"[.;:!?“\n,]| who | which | said")
_REACH = 70
_SECOND = frozenset({"vice", "deputy", "assistant"})
_OTHER = _SECOND | {"former", "prime", "first"}
# of whom a country has one: the words of each title, by the last one
_HEAD_OF = re.compile(r"the head of (state|government)\b", re.IGNORECASE)
_OFFICES = {
    "state": {office: ["the", office] for office in ("president", "king", "queen", "emperor")},
    "government": {
        "minister": ["the", "prime", "minister"],
        "premier": ["the", "premier"],
        "chancellor": ["the", "chancellor"],
    },
}
_ARTICLE = re.compile(r"^(?:the|an?|its|their|his|her) ", re.IGNORECASE)


class Nouns:
    """Resolves the mentions that are no names and no pronouns."""

    def __init__(self, memory: Memory) -> None:
        self.memory, self.text = memory, memory.text
        self.cast, self.lexicon = memory.cast, memory.lexicon

    def own(self, mention: Mention, word: str) -> Speaker | None:
        """Return whom a noun phrase names by itself: ``Kosh’s campaign``, ``the IMF report``."""
        if word in self.lexicon.organization_nouns:
            return self._organization(mention, word)
        if word in self.lexicon.roles:
            bearer = self._titled(mention, word)
            label = self.text[mention.start : mention.head_end]
            how = f"“{label}” is {bearer.full} here" if bearer else ""
            return self.memory.remember(mention, bearer, how, 0.95) if bearer else None
        is_told = word in self.lexicon.documents or word in self.lexicon.media
        owner = self._owner(mention) if is_told else None
        if owner is None or owner.kind == "place":
            return None
        return self.memory.remember(mention, owner, "", 0.8)

    def _titled(self, mention: Mention, word: str) -> Name | None:
        """Return the one person whose title a mention repeats: ``the prime minister``."""
        words = [fold(w) for w in _WORD.findall(self.text[mention.start : mention.head_end])]
        if words[0] != "the":
            return None
        head_of = _HEAD_OF.match(self.text, mention.start)
        offices = _OFFICES[head_of[1].casefold()] if head_of else {word: words}
        bearers = {}
        for name in self.cast.names:
            title = [fold(w) for w in name.title.split()]
            words = offices.get(title[-1], []) if title else []
            if words and set(words[1:]) <= set(title) and self._is_same(title, words):
                full = self.cast.full_name(name)
                bearers[full.full] = full
        return next(iter(bearers.values())) if len(bearers) == 1 else None

    @staticmethod
    def _is_same(title: list[str], words: list[str]) -> bool:
        """Tell whether neither a title nor a mention is of a deputy or of a past holder alone."""
        return all((word in title) == (word in words) for word in _OTHER)

    def may_refer(self, mention: Mention) -> bool:
        """Tell whether a noun phrase can stand for somebody named before: ``the``, ``his``, ``Kosh’s``."""
        before = self.text[mention.start : mention.head_start]
        words = [fold(w) for w in _WORD.findall(before)]
        return bool(words) and (words[0] in _DEFINITE or "’s" in before or "'s" in before)

    def holder(self, mention: Mention, word: str) -> Name | None:
        """Find the person whom the article gives this role, nearest before the mention, else after."""
        found = [
            name
            for name in self.cast.names
            if name.kind in ("person", "other")
            and self.has_role(name, word)
            and self.memory.may_be_person(name)
        ]
        before = [name for name in found if name.extent[0] < mention.start]
        return before[-1] if before else found[0] if found else None

    def has_role(self, name: Name, word: str) -> bool:
        """Tell whether a name's title or apposition is a role: ``Prime Minister Kosh``, ``Kosh, a nurse``."""
        start, end = name.extent
        title = [fold(w) for w in name.title.split()]
        if word in title:
            return title[max(0, title.index(word) - 1)] not in _SECOND
        lead = _CLAUSE.split(self.text[max(0, start - len(name.title) - _REACH) : start])[-1].casefold()
        if word in _WORD.findall(lead)[-3:]:
            since = lead.rsplit(word, 1)[-1]
            if "," not in since.strip(" ")[1:] and not _PREPOSITION.search(since):
                return True
        if PLACED.search(self.text, max(0, start - 4), start):
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

    def _organization(self, mention: Mention, word: str) -> Speaker | None:
        """``Kosh’s campaign`` and ``the port authority of Merrow`` are names themselves."""
        owner = self._owner(mention)
        if owner is not None:
            full = self.cast.full_name(owner)
            since = self.text[owner.extent[1] : mention.head_end]
            return self._made(mention, (full.full if full.kind == "person" else owner.full) + since)
        if self._has_own_name(mention):
            return self._made(mention, _ARTICLE.sub("", self.text[mention.start : mention.end]))
        held = self._holding(mention)
        return (
            self.memory.remember(mention, held, f"“the {word}” is taken for {held.full}", 0.8)
            if held
            else None
        )

    def _holding(self, mention: Mention) -> Name | None:
        """Return the latest organisation, else the next, whose name has the words: ``the budget office``."""
        words = [fold(w) for w in _WORD.findall(self.text[mention.start : mention.head_end])]
        if len(words) < 2 or words[0] != "the":
            return None
        found = [
            name
            for name in self.cast.by_word.get(words[-1], [])
            if name.kind == "organization"
            and len(name.words) > 1
            and set(words[1:]) <= {fold(w) for w in name.words}
        ]
        before = [name for name in found if name.extent[0] < mention.start]
        return before[-1] if before else next(iter(found), None)

    def _made(self, mention: Mention, name: str) -> Speaker:
        """Remember an organisation that has a description for a name."""
        extent = (mention.start, mention.head_end)
        return self.memory.remember(mention, Name(tuple(name.split()), extent, "", "organization"), "", 0.8)
