"""The noun phrases that say what somebody is: ``a farmer from Iowa``, ``former FBI Director``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotetrack.attribution.lexicon import Lexicon
from quotetrack.attribution.spelling import AGED, fold, is_possessive

_DETERMINER = re.compile(r"the|an?|his|her|their|its|our|my")
_OPENS = re.compile(r"then|now|once|also|currently|formerly|both|another")
_LINK = re.compile(r"of|for|from|at|in|with|on|to|under|by|behind|and|turned|including|amid|plus")
_RELATIVE = re.compile(r"who|whom|whose|which|that|where|when|while|as|but|because|after|before|until")
# what makes a clause of the words behind a name: nobody is called so
_CLAUSE = re.compile(
    r"is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|shall|should|did|does|do|not"
    r"|says?|said|told|tells|asked|wrote|writes|he|she|it|they|we|i|you|there|this"
)
# adjectives, and participles that stand before a role as they do; any other participle stands for a verb
_ADJECTIVE = re.compile(
    r"(?:retired|disgraced|convicted|accused|elected|jailed|imprisoned|exiled|renowned|acclaimed|celebrated"
    r"|alleged|ousted|detained|embattled|united|appointed|.+-.+|.+(?:al|ive|ic|ous|ary|ish|ese|an))"
)
_VERB = re.compile(r".+ed|met|saw|beat|led|sent|chose|knew|took|gave|told|put|made|found|left|won|joins?")
_OPENER = re.compile(r"\w+(?:ly|ing|ed)")
# they stand before a title and are none; a courtesy tells nothing
_COURTESY = re.compile(r"mr|mrs|ms|miss|mx|messrs")
_EMPTY = re.compile(r"former|then|ex|acting|incoming|outgoing|senior|interim|managing")
_SUBJECT = re.compile(r"he|she|they|it|we|i|you|who|which")
_LONGEST_ROLE = 5
_MOST_BEFORE = 9
_MOST_OF_PLACE = 4


class RolePhrases:
    """Finds how many of some words make a phrase that says what somebody is."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.roles = lexicon.callings

    def opening(self, words: Sequence[str]) -> int:
        """Count the words of the phrase that ``words`` begin with; 0 where a clause or a name begins."""
        start = self._first(words)
        head = next((i for i in range(start, len(words)) if self._ends_core(words, i)), len(words))
        plain = [fold(word) for word in words[start:head]]
        if any(map(self._is_clausal, plain)) or any(map(_DETERMINER.fullmatch, plain)):
            return 0
        is_chosen = bool(start) and fold(words[0]) == "one"
        is_head = plain[-1:] == ["head"] and words[head : head + 1] == ["of"]
        if not (is_head or self.role_size(words[start:head], is_plural=is_chosen)):
            return 0
        return self._end(words, head)

    def introducing(self, words: Sequence[str]) -> int:
        """Return where a phrase begins, with article or owner, that the words end with; else their number."""
        for start in range(max(0, len(words) - 2 * _MOST_BEFORE), len(words)):
            if self._introduces(words, start) and self.opening(words[start:]) == len(words) - start:
                return start
        return len(words)

    def _introduces(self, words: Sequence[str], at: int) -> bool:
        """Tell whether an article stands there, or the first word of an owner: ``Ana Kosh’s``."""
        if _DETERMINER.fullmatch(fold(words[at])):
            return True
        while at < len(words) and words[at][0].isupper():
            if is_possessive(words[at]):
                return fold(words[at]) not in self.lexicon.function_words
            at += 1
        return False

    def closing(self, words: Sequence[str]) -> int:
        """Return where the phrase that ``words`` end with begins, else their number."""
        head = len(words) - self._of_place(words)
        if not head or _COURTESY.fullmatch(fold(words[head - 1])):
            return len(words)
        size = self.role_size(words[:head], is_plural=words[head - 1][0].isupper())
        return self._start(words, head - size) if size else len(words)

    def role_size(self, words: Sequence[str], *, is_plural: bool = False) -> int:
        """Count the last words that name a role, 0 for none."""
        plain = [fold(word) for word in words[-_LONGEST_ROLE:]]
        for size in range(len(plain), 0, -1):
            phrase = " ".join(plain[-size:])
            if self._is_role(phrase) or (is_plural and self._is_role(phrase.removesuffix("s"))):
                return size
        return 0

    def _is_role(self, phrase: str) -> bool:
        if phrase in self.roles:
            return _EMPTY.fullmatch(phrase) is None
        return " " not in phrase and phrase.rsplit("-", 1)[-1] in self.roles

    def _first(self, words: Sequence[str]) -> int:
        """Count what stands before the core: ``one of the``, ``now a``, ``the``."""
        start = 0
        if [fold(word) for word in words[:2]] == ["one", "of"]:
            start = 2
        elif words and _OPENS.fullmatch(fold(words[0])):
            start = 1
        return start + (start < len(words) and _DETERMINER.fullmatch(fold(words[start])) is not None)

    def _ends_core(self, words: Sequence[str], at: int) -> bool:
        word = words[at].casefold()
        return _LINK.fullmatch(word) is not None or _RELATIVE.fullmatch(word) is not None

    def _is_clausal(self, word: str) -> bool:
        return _CLAUSE.fullmatch(word) is not None or (word in self.lexicon.verbs and word.endswith("ed"))

    def _end(self, words: Sequence[str], head: int) -> int:
        """Return where a phrase ends whose core does at ``head``; 0 where it turns out to be a clause."""
        if words[head : head + 1] == ["and"]:
            rest = words[head + 1 : head + 1 + _LONGEST_ROLE]
            if rest and rest[0][0].isupper() and fold(rest[0]) not in self.roles:
                return 0
            if not any(self.role_size(rest[: i + 1]) for i in range(len(rest))):
                return head
        for at in range(head, len(words)):
            if _RELATIVE.fullmatch(words[at].casefold()):
                return at - (_LINK.fullmatch(words[at - 1]) is not None)  # “a lawyer and whose wife”
            if self._is_clausal(fold(words[at])):
                return 0
        return len(words)

    def _of_place(self, words: Sequence[str]) -> int:
        """Count the words of what an office is for, between it and the name: ``of State``."""
        size = 0
        while size < min(len(words), _MOST_OF_PLACE) and words[-size - 1][0].isupper():
            size += 1
            if self.role_size(words[: len(words) - size + 1]) and size == 1:
                return 0
        if not size:
            return 0
        rest = [fold(word) for word in words[: len(words) - size][-2:]]
        more = 2 if rest in (["of", "the"], ["for", "the"]) else rest[-1:] in (["of"], ["for"])
        return size + more if more else 0

    def _start(self, words: Sequence[str], role: int) -> int:
        """Return where a phrase begins whose role does at ``role``, by the words that stand before it."""
        start, unsure = role, 0
        for at in range(role - 1, max(-1, role - _MOST_BEFORE), -1):
            word, plain = words[at], fold(words[at])
            if _DETERMINER.fullmatch(plain):
                return at if plain not in ("the", "a", "an") else at + 1
            if is_possessive(word):
                return self._owner(words, at)
            if self._stops(word, plain):
                return at + 1 + (unsure > 0 and _SUBJECT.fullmatch(plain) is not None)
            if self._is_modifier(word, plain):
                is_opening = at == 0 and word[0].isupper() and not words[1].endswith("s")
                if plain in self.lexicon.nationalities or _EMPTY.fullmatch(plain):
                    unsure = 0
                elif unsure and not is_opening:
                    return at + 2  # “Kosh met climate activist”: the first unknown word is the verb
            else:
                unsure += 1
            start = at
        return start

    def _stops(self, word: str, plain: str) -> bool:
        if AGED.search(word) or not any(map(str.isalpha, word)) or word[0].isdigit():
            return True
        if plain in self.lexicon.function_words or plain in self.lexicon.calendar:
            return not (plain == "then" and word[0].islower())
        if plain in self.roles or plain in self.lexicon.nationalities or plain in self.lexicon.places:
            return False
        if plain in self.lexicon.cue_verbs or _LINK.fullmatch(plain):
            return True
        shape = _OPENER if word[0].isupper() else _VERB
        return shape.fullmatch(plain) is not None and not _ADJECTIVE.fullmatch(plain)

    def _is_modifier(self, word: str, plain: str) -> bool:
        known = self.lexicon
        lists = (self.roles, known.nationalities, known.organization_nouns, known.organization_words)
        is_known = word[0].isupper() or any(plain in entries for entries in lists)
        return is_known or _ADJECTIVE.fullmatch(plain) is not None

    def _owner(self, words: Sequence[str], at: int) -> int:
        """Return where the owner begins who ends at ``at``: ``the company’s``, ``Ana Kosh’s``."""
        if words[at][0].isupper():
            while at and words[at - 1][0].isupper() and not self._stops(words[at - 1], fold(words[at - 1])):
                at -= 1
            return at
        for start in range(at - 1, max(-1, at - _MOST_OF_PLACE), -1):
            if _DETERMINER.fullmatch(words[start].casefold()):
                return start
        return at
