"""The day something was said, as far as the reporter's words tell: a half-open interval of days.

A date counts only where it belongs to the words that report; the day of some other event does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from quotetrack.attribution.candidates import Passage
from quotetrack.attribution.cues import Cue
from quotetrack.attribution.lexicon import Lexicon
from quotetrack.attribution.plan import Plan

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_BACK = {"today": 0, "tonight": 0, "yesterday": 1}
_DAY_NUMBER = re.compile(r"[0-9]{1,2}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_CHAIN = frozenset({"npadvmod", "pobj", "prep", "tmod", "advmod", "compound", "nummod", "nmod", "appos"})
_VERBS = frozenset({"advcl", "conj", "xcomp", "ccomp", "acl", "relcl", "prep", "pcomp"})
_SAME_DAY = re.compile(
    r"\b(?:later|earlier) (?:that|the same) (?:day|morning|afternoon|evening|night)\b", re.I
)
_ON_DAY = re.compile(rf"\b(?:on )?(?P<day>{'|'.join(_DAYS)})\b", re.I)
_SENTENCE = re.compile(r"(?<=[a-z0-9)][.!?])\s")


@dataclass(frozen=True, slots=True)
class Said:
    """From the first possible day to the day after the last; ``evidence`` is the words that say so."""

    start: date
    end: date
    evidence: str


class Placed(Protocol):
    """Something that was said in a paragraph."""

    @property
    def number(self) -> int:
        """The number of the paragraph."""


def said_beside(passage: Passage, verb: int, published: date) -> Said | None:
    """Return the day that hangs on the reporting verb, or on the verb that it follows from."""
    allowed = {verb, *_governors(passage, verb)}
    for i, word in enumerate(passage.words):
        if word not in _DAYS and word not in _BACK and not _month(word):
            continue
        if any(first <= i < last for first, last in passage.stand_ins) or _top(passage, i) not in allowed:
            continue
        found = _day(passage, i, published)
        if found is not None:
            return found
    return None


def _governors(passage: Passage, verb: int) -> list[int]:
    found: list[int] = []
    at = verb
    while passage.deps[at] in _VERBS and len(found) < 3:
        at = passage.heads[at]
        found.append(at)
    return found


def _top(passage: Passage, i: int) -> int:
    """Climb from a word of a date to what it tells the time of."""
    at = i
    for _ in range(4):
        if passage.deps[at] not in _CHAIN:
            break
        at = passage.heads[at]
    return at


def _day(passage: Passage, i: int, published: date) -> Said | None:
    word = passage.words[i]
    if word in _BACK:
        is_name = passage.tags[i].startswith("NNP")  # of a programme or a paper
        return None if is_name else _one(published - timedelta(days=_BACK[word]), passage.doc[i].text)
    if word not in _DAYS:
        return _calendar_day(passage, i, i, published)
    month = i + 2 if passage.words[i + 1 : i + 2] == [","] else i + 1
    if month < len(passage.words) and _month(passage.words[month]):
        return _calendar_day(passage, i, month, published)
    if i and passage.words[i - 1] in ("next", "last", "every", "each", "by", "until", "since"):
        return None
    return _one(weekday_before(_DAYS.index(word), published), passage.doc[i].text)


def _month(word: str) -> int:
    """Return the number of a month, written out or cut short (``Oct.``, ``Sept.``), 0 for other words."""
    plain = word.removesuffix(".")
    cut = (n for n, name in enumerate(_MONTHS, start=1) if plain in (name, name[:3], name[:4]))
    return next(cut, 0)


def _calendar_day(passage: Passage, first: int, month: int, published: date) -> Said | None:
    """Read the date around a month; the evidence begins with the token ``first``, a weekday perhaps."""
    words = passage.words
    places = [n for n in (month + 1, month - 1) if 0 <= n < len(words) and _DAY_NUMBER.fullmatch(words[n])]
    if not places:
        return None
    last = max(month, places[0])
    written = last + 2 if words[last + 1 : last + 2] == [","] else last + 1
    has_year = written < len(words) and _YEAR.fullmatch(words[written]) is not None
    years = (int(words[written]),) if has_year else (published.year, published.year - 1)
    start, stop = min(first, places[0]), written if has_year else last
    for year in years:
        try:
            found = date(year, _month(words[month]), int(words[places[0]]))
        except ValueError:
            continue
        if found <= published:
            return _one(found, passage.doc[start : stop + 1].text)
    return None


def weekday_before(weekday: int, day: date) -> date:
    """Return the latest such weekday (Monday is 0) on or before ``day``."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def _one(day: date, evidence: str) -> Said:
    return Said(day, day + timedelta(days=1), evidence)


def said_in_lead(lead: str, surname: str, published: date, lexicon: Lexicon) -> Said | None:
    """Return the day of the call, speech or interview that the speaker has in the sentence before.

    ``lead`` is the paragraph before; its last sentence must name the speaker first, then the occasion.
    """
    sentence = _SENTENCE.split(lead.strip())[-1]
    match = _ON_DAY.search(sentence)
    words = re.findall(r"\w+", sentence.casefold())
    if match is None or surname.casefold() not in words[: len(words) // 2]:
        return None
    if not any(word in lexicon.media for word in words):
        return None
    return _one(weekday_before(_DAYS.index(match["day"].casefold()), published), match.group())


class Calendar:
    """Tells for the quotes of one article, in reading order, the day each was said."""

    def __init__(self, plan: Plan, lexicon: Lexicon, published: date | None) -> None:
        self.plan, self.lexicon, self.published = plan, lexicon, published
        self._latest: tuple[str | None, Said] | None = None

    def day(
        self, placed: Placed, cue: tuple[Passage, Cue] | None, speaker: str | None, frame: str
    ) -> Said | None:
        """Return the day of a quote, None where nothing tells."""
        if self.published is None:
            return None
        found = said_beside(cue[0], cue[1].verb, self.published) if cue else None
        same = _SAME_DAY.search(frame)
        if found is None and same and self._latest and self._latest[0] == speaker:
            found = Said(
                self._latest[1].start, self._latest[1].end, f"{same.group()} ({self._latest[1].evidence})"
            )
        if found is None and speaker and placed.number and not same:
            lead = self.plan.text[slice(*self.plan.paragraphs[placed.number - 1])]
            if not self.plan.pairs[placed.number - 1]:
                found = said_in_lead(lead, speaker.split()[-1], self.published, self.lexicon)
        if found is not None:
            self._latest = (speaker, found)
        return found
