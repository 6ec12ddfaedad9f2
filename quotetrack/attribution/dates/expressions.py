"""Date expressions: where they stand in the reporter's words, and which days they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from quotetrack.attribution.dates import days
from quotetrack.attribution.dates.days import Days
from quotetrack.attribution.dates.grammar import CONTEXT, FORMS, LEADS, NUMBERS, STEP
from quotetrack.attribution.dates.readers import READERS
from quotetrack.attribution.dates.spots import spots

# a date behind one of these bounds what it tells of, or lies ahead: it is no day of saying
_BEHIND = frozenset(
    "since until till by before after following from to than through next coming every each most some many"
    " a an one any first second third fourth last between previous due another future of for about".split()
)
_AHEAD = re.compile(r"later (?:this|today|tonight)\b", re.IGNORECASE)
_VAGUE = frozenset({"late", "early", "about", "around", "as", "at", "least", "on"})
_OWNER = re.compile(r"(?<=s)['’](?= )|['’]s?(?= )")
_WORD = re.compile(r" [^\W_]+(?:-[^\W_]+)*")
# characters between “hours after” and the day that is named
_STEP_REACH = 90
_WAYS = ("before", "after", "following", "eve of")
_CLAUSE_END = re.compile(r"[.;:!?\n“”\"]")
_LEAD_REACH = 60
_BEHIND_REACH = 30


@dataclass(frozen=True, slots=True)
class Expression:
    """A date in the reporter's words: its offsets, those of its core, and what it means.

    ``days`` is None where it is no day or lies ahead. ``behind`` is the word before that keeps it from being
    a day of saying: ``since``, ``by``. ``is_owner`` is true of ``Monday’s``.
    """

    start: int
    end: int
    core: int
    days: Days | None
    form: str
    behind: str = ""
    is_owner: bool = False

    @property
    def day(self) -> date | None:
        """The day, where a single one is meant."""
        if self.days is None or (self.days.end - self.days.start).days != 1:
            return None
        return self.days.start


def expressions(text: str, anchor: date | None, start: int = 0) -> list[Expression]:
    """Return the date expressions of ``text`` from ``start``, in order; ``anchor`` is what they count from.

    None of their intervals goes beyond the anchor. Without an anchor only dates with a year mean anything.
    """
    places = spots(text, start)
    found = [_expression(text, match, anchor) for place in places for match in FORMS.finditer(text, *place)]
    told = [match for place in places for match in CONTEXT.finditer(text, *place)]
    stepped = list(_stepped(text, found, anchor))
    return _with_context(text, stepped, told, anchor)


def _expression(text: str, match: re.Match[str], anchor: date | None) -> Expression:
    form = str(match.lastgroup).removesuffix("_")
    meant = _within(READERS[form](match, anchor), anchor)
    core, end = match.span()
    lead = LEADS.search(text, max(0, core - _LEAD_REACH), core)
    start = lead.start() if lead else core
    if _AHEAD.match(text, start, end):
        meant = None
    owner = _OWNER.match(text, end)
    last = owner.end() if owner else end
    return Expression(start, last, core, meant, form, _behind(text, start), owner is not None)


def _behind(text: str, start: int) -> str:
    """Return the word before an expression that keeps it from being a day of saying, if any."""
    words = text[max(0, start - _BEHIND_REACH) : start].casefold().split()
    while words and words[-1] in _VAGUE:
        words.pop()
    word = words[-1].rstrip(",") if words and text[start - 1].isspace() else ""
    return word if word in _BEHIND else ""


def _within(meant: Days | None, anchor: date | None) -> Days | None:
    return days.until(meant, anchor) if anchor else meant


def _stepped(text: str, found: list[Expression], anchor: date | None) -> Iterator[Expression]:
    """Let ``hours after Monday’s vote`` take in the day that it counts from."""
    last = 0
    for one in found:
        step = _step_before(text, one, last)
        last = one.end
        if step is None:
            yield one
            continue
        meant = _within(_step(one.day, step), anchor) if one.day else None
        owned = _WORD.match(text, one.end) if one.is_owner else None
        yield Expression(step.start(), owned.end() if owned else one.end, one.core, meant, "step")


def _step_before(text: str, one: Expression, last: int) -> re.Match[str] | None:
    """Return the ``hours after`` that leads to an expression in its clause, from the offset ``last``."""
    reach = max(last, one.core - _STEP_REACH)
    if not any(text.find(word, reach, one.core) >= 0 for word in _WAYS):
        return None
    for step in STEP.finditer(text, reach, one.core):
        if _CLAUSE_END.search(text, step.end(), one.core):
            continue
        is_near = not text[step.end() : one.start].strip(" ,")
        is_on = text[one.start : one.core].casefold().strip().endswith("on")
        return step if one.is_owner or is_near or is_on else None
    return None


def _step(day: date, step: re.Match[str]) -> Days | None:
    """Return the day so much before or after another: hours count as the same day."""
    if step["step_unit"] is None:
        return days.back(day, 1 if "eve of" in step.group().casefold() else 0)
    word = (step["step_n"] or "the").casefold().removeprefix("the ")
    count = NUMBERS.get(word) or (int(word) if word.isdigit() else 1)
    return days.back(day, count if step["step_way"].casefold() == "before" else -count)


def _with_context(
    text: str, found: list[Expression], matches: list[re.Match[str]], anchor: date | None
) -> list[Expression]:
    """Add the expressions that count from a day named before: ``the same day``, ``two days later``."""
    told = [
        Expression(match.start(), match.end(), match.start(), None, str(match.lastgroup).removesuffix("_"))
        for match in matches
        if not any(one.start <= match.start() < one.end for one in found)
    ]
    if not told:
        return found
    known: date | None = None
    made: list[Expression] = []
    for one in sorted([*found, *told], key=lambda one: one.start):
        if one.form in _SHIFTS and known is not None:
            shift = _SHIFTS[one.form] * _count(text[one.start : one.end])
            one = replace(one, days=_within(days.back(known, -shift), anchor))
        known = one.day or known
        made.append(one)
    return made


_SHIFTS = {"same": 0, "in_day": 0, "next": 1, "later": 1, "previous": -1, "earlier": -1}


def _count(words: str) -> int:
    word = next(iter(words.casefold().split()))
    return int(word) if word.isdigit() else NUMBERS.get(word, 1)
