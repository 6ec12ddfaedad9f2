"""The day something was said, as far as the reporter's words tell: a half-open interval of days.

A date counts only where it belongs to the words that report; the day of some other event does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from quotetrack.attribution.candidates import Passage
from quotetrack.attribution.cues import Cue
from quotetrack.attribution.decide import Decision
from quotetrack.attribution.lexicon import Lexicon
from quotetrack.attribution.plan import Plan

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_BACK = {"today": 0, "tonight": 0, "yesterday": 1}
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


def said_beside(passage: Passage, verb: int, published: date) -> Said | None:
    """Return the day that hangs on the reporting verb, or on the verb that it follows from."""
    allowed = {verb, *_governors(passage, verb)}
    for i, word in enumerate(passage.words):
        if word not in _DAYS and word not in _BACK and word not in _MONTHS:
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
    if word in _BACK and passage.tags[i].startswith("NNP"):
        return None  # the name of a programme or a paper
    if word in _BACK:
        return _one(published - timedelta(days=_BACK[word]), passage.doc[i].text)
    if word in _DAYS:
        if i and passage.words[i - 1] in ("next", "last", "every", "each", "by", "until", "since"):
            return None
        return _one(weekday_before(_DAYS.index(word), published), passage.doc[i].text)
    beside = [passage.words[n] for n in (i + 1, i - 1) if 0 <= n < len(passage.words)]
    number = next((w for w in beside if w.isascii() and w.isdigit() and len(w) < 3), "")
    if not number:
        return None
    return _calendar_day(_MONTHS.index(word) + 1, int(number), published, f"{passage.doc[i].text} {number}")


def _calendar_day(month: int, day: int, published: date, evidence: str) -> Said | None:
    for year in (published.year, published.year - 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= published:
            return _one(found, evidence)
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
        self, decision: Decision, cue: tuple[Passage, Cue] | None, speaker: str | None, frame: str
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
        if found is None and speaker and decision.number and not same:
            lead = self.plan.text[slice(*self.plan.paragraphs[decision.number - 1])]
            if not self.plan.pairs[decision.number - 1]:
                found = said_in_lead(lead, speaker.split()[-1], self.published, self.lexicon)
        if found is not None:
            self._latest = (speaker, found)
        return found
