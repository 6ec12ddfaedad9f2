"""Sentences that tell of a saying on some day, read without a parse: ``Kosh told us on Monday that``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotetrack.attribution.dates.expressions import Expression
from quotetrack.attribution.dates.occasions import Occasions
from quotetrack.attribution.dates.sayings import BOUNDING, FINITE, FUTURE, SUBORDINATE

_WORD = re.compile(r"[^\W_]+(?:[-.’'][^\W_]+)*|[,;:()“”—–]")
_ARTICLES = frozenset("the a an his her their its this that these those our my".split())
_PAST = re.compile(r"[a-z]{2,}ed$")
# past forms without -ed that are met most
_STRONG = frozenset(
    "fell came went took gave made left died won lost began broke hit met held found stood ran sent saw"
    " brought shot rose fled struck became built bought sold drew put kept led paid got grew let set"
    " cut quit broadcast shown seen heard".split()
)
_GAVE = r"gave (?:an?|his|her|their) [\w -]{0,24}?(?:interview|speech|address|statement|evidence|testimony)"
_MADE = r"made (?:an?|the|his|her|their) [\w -]{0,24}?(?:remarks?|comments?|speech|statement|announcement)"
_HELD = r"(?:held|hosted) (?:an?|his|her|their) [\w -]{0,24}?(?:conference|briefing|rally|webinar|call)"
_ISSUED = r"(?:issued|put out|released) (?:an?|his|her|their|its) [\w -]{0,24}?(?:statement|note|message)"
_HIT = r"hit (?:out|back)|lashed out|laughed (?:it|the|them|him|her) off|took the blame|spoke out|weighed in"
_TOOK = r"took to (?:the (?:stage|floor|airwaves|podium)|social media|[A-Z]\w+)"
_SPEECH_DEEDS = re.compile(
    rf"\b(?:{_HIT}|{_TOOK}|(?:was|were) (?:speaking|talking)|{_GAVE}|{_MADE}|{_HELD}|{_ISSUED})\b"
)
_OPENINGS = frozenset({"", "but", "and", "then", "yet", "speaking", "already"})
# before a participle: the words are another's, or have yet to be said
_NOT_ACTIVE = (FINITE - {"had", "has", "have"}) | FUTURE | {"to", "been"}
_IN_A = re.compile(r"\b(?:in|during|through|via|on) (?:an?|his|her|their) ")
_MOST_MEDIUM_WORDS = 8
_WHILE, _SHE = frozenset({"when", "as", "while"}), frozenset({"he", "she", "they"})


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence that says somebody spoke on some day: its extent, who (by offsets), and when."""

    start: int
    end: int
    subject: tuple[int, int]
    date: Expression
    verb: str


class Teller:
    """Reads sentences of the reporter's words, in which what stands in marks is blotted out."""

    def __init__(self, text: str, occasions: Occasions) -> None:
        self.text, self.occasions = text, occasions

    def telling(self, start: int, end: int, found: Sequence[Expression]) -> Telling | None:
        """Return what a sentence tells of a saying and its day, None where it does not."""
        for one in found:
            phrase = self._medium_phrase(start, one)
            if phrase is not None:
                return Telling(start, end, (start, self._first_verb(start, phrase)), one, "")
            for first, last, verb in self._verbs(start, end):
                subject = self._subject(start, end, (first, last), one)
                if subject is not None:
                    return Telling(start, end, subject, one, verb)
        return None

    def _medium_phrase(self, start: int, one: Expression) -> int | None:
        """Return where ``in an email to staff sent`` or ``in a post on X`` begins, right before a date."""
        for match in reversed(list(_IN_A.finditer(self.text, start, one.start))):
            words = self._words(match.end(), one.start)
            if not words or len(words) > _MOST_MEDIUM_WORDS or self._has_verb(words):
                continue
            low = [word.casefold() for word in words]
            is_plain = not any(word in SUBORDINATE or word in BOUNDING or word == "," for word in low)
            if is_plain and any(self.occasions.is_medium(word) for word in low):
                return match.start() if self.text[start : match.start()].strip() else None
        return None

    def _first_verb(self, start: int, end: int) -> int:
        for match in _WORD.finditer(self.text, start, end):
            if self._has_verb([match.group()]) or match.group() in self.occasions.telling:
                return match.start()
        return end

    def _verbs(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        for match in _SPEECH_DEEDS.finditer(self.text, start, end):
            yield match.start(), match.end(), "spoke"
        for match in _WORD.finditer(self.text, start, end):
            if match.group() in self.occasions.telling:
                yield match.start(), match.end(), match.group()

    def _subject(
        self, start: int, end: int, verb: tuple[int, int], one: Expression
    ) -> tuple[int, int] | None:
        """Return the extent of who speaks, where the verb is active and the date its own."""
        before = self._words(start, verb[0])
        if before and before[-1] in _NOT_ACTIVE and not self.occasions.asks(self.text[slice(*verb)]):
            return None
        if one.start >= verb[1]:
            fits = self._reaches(self._words(verb[1], one.start), self.text[slice(*verb)])
            return (start, verb[0]) if fits else None
        if not self.text[one.end : verb[0]].strip() and self.text[start : one.start].strip():
            return (start, one.start) if not self._has_verb(self._words(start, one.start)) else None
        opening = self.text[start : one.start].strip(" ,").casefold()
        if opening in _OPENINGS or self._is_medium_lead(opening):
            between = self._words(one.end, verb[0])
            return (one.end, verb[0]) if not self._has_verb(between) else None
        return None

    def _is_medium_lead(self, words: str) -> bool:
        """Tell whether a sentence opens with a speech or an interview: ``in a speech to parliament``."""
        found = words.split()
        return (
            len(found) > 1
            and found[0] in ("in", "at", "during")
            and not self._has_verb(found)
            and any(self.occasions.is_medium(word.strip(",")) for word in found)
        )

    def _words(self, start: int, end: int) -> list[str]:
        return _WORD.findall(self.text, start, max(start, end))

    def _reaches(self, between: list[str], verb: str) -> bool:
        """Tell whether the words between a verb and a date leave the date to the verb."""
        if not between:
            return True
        low = [word.casefold() for word in between]
        at = next((i for i, word in enumerate(low) if word in _WHILE), len(low))
        if low[at + 1 : at + 2] and low[at + 1] in _SHE:
            return not self._has_verb(between[:at])  # “when she appeared in court on Monday”
        if any(word in SUBORDINATE or word in BOUNDING or word in ("of", "about", "for") for word in low):
            return False
        if self._has_verb(between) or "“" in between:
            return False
        takes_object = (
            self.occasions.addresses(verb) or " " in verb or verb in ("accused", "blamed", "criticised")
        )
        if low[0] in _ARTICLES or between[0][:1].isupper():
            return takes_object
        return True

    def has_verb(self, words: str) -> bool:
        """Tell whether there is a verb among words."""
        return self._has_verb(_WORD.findall(words))

    def _has_verb(self, words: list[str]) -> bool:
        """Tell whether there is a verb among words, one of their making left aside: ``an email sent``."""
        for before, word in zip(["", *words], words, strict=False):
            if word == "to" or word in FINITE or word in _STRONG or _PAST.search(word):
                if word == "to" and before in (
                    "",
                    "email",
                    "letter",
                    "statement",
                    "speech",
                    "message",
                    "address",
                ):
                    continue
                if word == "to" or not self.occasions.is_made(word, self._noun(words, word)):
                    if word == "to" and self._is_phrase(words, words.index(word)):
                        continue
                    return True
        return False

    @staticmethod
    def _is_phrase(words: list[str], i: int) -> bool:
        """Tell whether ``to`` leads to somebody, not to a verb."""
        after = words[i + 1] if i + 1 < len(words) else ""
        return (
            after[:1].isupper()
            or after in _ARTICLES
            or after.endswith(("ers", "ists", "staff", "parliament"))
        )

    def _noun(self, words: list[str], participle: str) -> str:
        """Return the noun of a text before a participle, with what it is addressed to between."""
        at = words.index(participle)
        return next((word for word in reversed(words[:at]) if self.occasions.is_medium(word)), "")
