"""The day something was said, as far as the reporter's words tell: a half-open interval of days.

A date counts only where it belongs to the words that report; the day of some other event does not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from quotetrack.attribution.candidates import Passage
from quotetrack.attribution.cues import Cue
from quotetrack.attribution.dates.attaching import Attaching
from quotetrack.attribution.dates.clause import Clause
from quotetrack.attribution.dates.datelines import dateline
from quotetrack.attribution.dates.expressions import Expression, expressions
from quotetrack.attribution.dates.fitting import Fitting, Usable
from quotetrack.attribution.dates.headings import Headings
from quotetrack.attribution.dates.neighbours import Neighbours
from quotetrack.attribution.dates.occasions import Occasions
from quotetrack.attribution.dates.telling import Teller
from quotetrack.attribution.dates.words import ReporterWords
from quotetrack.attribution.lexicon import Lexicon
from quotetrack.attribution.paragraphs import Extent
from quotetrack.attribution.plan import Plan

# so many speakers may have their say before a day holds no longer for what somebody goes on to say
_MOST_OTHERS = 1
# paragraphs over which the same occasion is told, without and with a word that it goes on
_FAR, _FARTHEST = 3, 6
_A_WEEK, _LONG_AGO = timedelta(days=7), timedelta(days=60)
_CONTINUING = frozenset("added adding continued continuing concluded went reiterated repeated".split())


_IT_WAS = re.compile(r"It was (?:only |not until )?")
# words of the speaker's own that are not said anew: “defended her description of”, “apologised for calling”
_WORDS = (
    r"(?:description|remark|comment|claim|statement|joke|tweet|post|assertion|accusation|promise|warning)"
)
_EARLIER_WORDS = re.compile(
    rf"(?<!\bin)(?<!\bat)(?<!\bduring)(?<!\bwith) (?:his|her|their|its) (?:[\w-]+ ){{0,2}}{_WORDS}s?"
    r" (?:that|of|about|from|as|on)\b|\bfor having \w+ed\b|apologi[sz]ed\b[^“]{0,60}? for \w+ing\b"
)


@dataclass(frozen=True, slots=True)
class Said:
    """From the first possible day to the day after the last; ``evidence`` is the words that say so."""

    start: date
    end: date
    evidence: str


@dataclass(frozen=True, slots=True)
class Told:
    """Words of somebody: their extent; the cue as far as it was parsed, and if it reports these words."""

    start: int
    end: int
    cue: tuple[Passage, Cue] | None
    reports: bool
    mention: Extent | None
    speaker: str | None


class Calendar:
    """Tells for the quotes of one article, in reading order, the day each was said."""

    def __init__(self, plan: Plan, lexicon: Lexicon, published: date | None) -> None:
        self.plan, self.lexicon, self.published = plan, lexicon, published
        self._latest: dict[str, _Event] = {}
        self._speakers: list[str | None] = []

    @cached_property
    def words(self) -> ReporterWords:
        """The text without what stands in marks."""
        return ReporterWords(self.plan)

    @cached_property
    def dates(self) -> list[Expression]:
        """The date expressions of the reporter's words."""
        anchor, self.words.body = dateline(self.words.text, self.plan.paragraphs, self.published)
        return expressions(self.words.text, anchor, self.words.body)

    @cached_property
    def _reader(self) -> _Reader:
        return _Reader(self.words, self.dates, Occasions(self.lexicon))

    def day(self, told: Told) -> Said | None:
        """Return the day of a quote, None where nothing tells."""
        if not self.dates or not self._reader.usable.dates:
            return None
        clause = self._reader.clause(told)
        own = self._reader.own(told, clause)
        chosen = self._said(own)
        if own is None:
            other = self._said(self._reader.near(told)) or self._carried(told, clause)
            chosen = None if other and clause and clause.is_apart else other
        self._speakers.append(told.speaker)
        if told.speaker and not (clause and clause.is_earlier):
            is_present = clause is not None and clause.is_present
            self._latest[told.speaker] = _Event(len(self._speakers), told.end, chosen, is_present)
        return chosen

    def _said(self, one: Expression | None) -> Said | None:
        if one is None or one.days is None:
            return None
        return Said(one.days.start, one.days.end, " ".join(self.plan.text[one.start : one.end].split()))

    def _carried(self, told: Told, clause: Clause | None) -> Said | None:
        """Return the day of what the same speaker said before, if they go on here."""
        event = self._latest.get(told.speaker or "")
        if event is None or event.said is None or told.speaker is None:
            return None
        if clause is not None and ((clause.is_present and not event.is_present) or clause.has_new_medium):
            return None
        near = self._reader.neighbours
        is_anew, other = near.since(event.end, told.start, told.speaker)
        if is_anew or near.moves_on(told.start):
            return self._said(other)
        gap = self.words.paragraph(told.start) - self.words.paragraph(event.end - 1)
        return event.said if gap <= self._reach(event, told.speaker, clause) else None

    def _is_old(self, said: Said) -> bool:
        """Say whether something was said long before it was printed: an old line, spoken of again."""
        return self.published is not None and self.published - said.end > _LONG_AGO

    def _reach(self, event: _Event, speaker: str, clause: Clause | None) -> int:
        """Return over how many paragraphs a day holds for what is told without one."""
        goes_on = clause is not None and clause.words[clause.verb] in _CONTINUING
        if event.said is not None and (
            event.said.end - event.said.start > _A_WEEK or self._is_old(event.said)
        ):
            return int(goes_on)  # of such an occasion the report soon comes back to what is new
        others = {one for one in self._speakers[event.number :] if one != speaker}
        return _FARTHEST if goes_on else _FAR if len(others) <= _MOST_OTHERS else 0


class _Event(NamedTuple):
    """Words that were said: how many were before them, where they end, and when it was; in which tense."""

    number: int
    end: int
    said: Said | None
    is_present: bool


class _Reader:
    """Finds the date that belongs to some words."""

    def __init__(self, words: ReporterWords, dates: list[Expression], occasions: Occasions) -> None:
        self.words, self.dates, self.occasions = words, dates, occasions
        self.text = words.text
        self.fitting = Fitting(self.text, occasions)
        self.teller = Teller(self.text, occasions)
        self.usable = Usable(dates, self.fitting)
        self.neighbours = Neighbours(words, self.usable, self.teller)
        self._has_cleft = "It was " in self.text
        self.headings = Headings(words, self.usable, self.teller)

    def own(self, told: Told, clause: Clause | None) -> Expression | None:
        """Return the date of the words' own clause or heading."""
        if clause is not None and clause.is_future:
            return None
        found = self._told(told, clause) if clause else None
        return found or self.headings.date(told.start, told.end, told.mention, told.speaker)

    def _told(self, told: Told, clause: Clause) -> Expression | None:
        start, end = clause.passage.article_span(clause.verb, clause.verb)
        if end < told.start and _EARLIER_WORDS.search(self.text, start, told.start):
            return None  # “she defended her description of it as “…””
        found = self._elided(told, end) or self._cleft(clause) or self._attached(clause)
        return found or self.neighbours.back_then(end)

    def near(self, told: Told) -> Expression | None:
        """Return the date of a sentence beside that tells of the same saying."""
        before = self.neighbours.before(told.start, told.mention, told.speaker)
        return before or self.neighbours.after(told.end)

    def clause(self, told: Told) -> Clause | None:
        """Return the clause that reports the words, None where none was parsed."""
        if told.cue is None:
            return None
        passage, cue = told.cue
        verb = cue.first if passage.words[cue.first] == "according" else cue.verb
        found = Clause(passage, verb, self.occasions)
        return found if told.reports or self.occasions.tells(passage.words[found.verb]) else None

    def _attached(self, clause: Clause) -> Expression | None:
        start, end = clause.passage.frame.extent
        best: tuple[int, Expression] | None = None
        for one in self.usable.within((start, end)):
            tokens = clause.tokens(one)
            if tokens is None or not clause.is_in_sentence(tokens) or not self._takes(clause, one, tokens):
                continue
            distance = abs(tokens[0] - clause.verb)
            if best is None or distance < best[0]:
                best = distance, one
        return best[1] if best else None

    def _takes(self, clause: Clause, one: Expression, tokens: tuple[int, int]) -> bool:
        noun = self.fitting.medium_after(one) if one.is_owner or one.start == one.core else None
        if noun is not None:
            at = clause.token(noun)
            return at is not None and Attaching(clause).takes((at, at))
        return Attaching(clause).takes(tokens)

    def _cleft(self, clause: Clause) -> Expression | None:
        """Return the date of ``It was on Tuesday that she said``."""
        if not self._has_cleft:
            return None
        verb = clause.passage.article_span(clause.verb, clause.verb)[0]
        opening = self.words.sentence(self.words.number(verb))[0]
        match = _IT_WAS.match(self.text, opening, verb)
        found = self.usable.within((match.end(), match.end() + 1)) if match else ()
        return next((one for one in found if self.text.startswith(" that ", one.end)), None)

    def _elided(self, told: Told, cue_end: int) -> Expression | None:
        """Return the date before ``that`` which parts two reports of a verb: ``and on Friday that``."""
        start = self.text.rfind("”", 0, told.start)
        if start < cue_end:
            return None
        between = self.usable.within((start, told.start))
        return next((one for one in reversed(between) if self.text.startswith(" that ", one.end)), None)
