"""Do two quotes report one saying? The words decide, and how near the occasions are how many it takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quotetrack.statements.alignment import Alignment, aligned, found_in
from quotetrack.statements.occasions import days_apart, occasion
from quotetrack.statements.releases import is_release
from quotetrack.statements.reports import Likeness, Report
from quotetrack.statements.sketches import Sketch, sketch
from quotetrack.statements.translations import translated

_NEAR, _WEEK = 2, 8  # days
# the least weight of the words that both have: near in time, within a week, at any time
_LEAST, _LEAST_IN_A_WEEK, _LEAST_EVER, _LEAST_OLD = 0.8, 1.9, 4.5, 2.8
_LEAST_SENTENCE = 3.0  # of a stretch that two longer quotes share
_LEAST_IN_ONE_ARTICLE = 1.4
_SHARED = 0.75  # of the words from the first to the last that both have
_WHOLE = 0.8  # of the shorter wording, where nothing but words joins the two
_ALIKE = 0.6  # of the longer wording, where the words are common ones
_FADES = 0.005  # of the score, a day
_LONGEST_FADE = 0.3
_FEW = 3  # words that anybody says
_LEAST_ALTERED = 1.9  # of words that were changed or left out in between
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two reports, the one with the shorter wording first."""

    one: Report
    other: Report
    short: Sketch
    long: Sketch
    days: int

    @property
    def is_old(self) -> bool:
        return occasion(self.one).is_old or occasion(self.other).is_old

    @property
    def is_one_article(self) -> bool:
        return self.one.article_id == self.other.article_id

    @property
    def is_dated(self) -> bool:
        return occasion(self.one).is_told and occasion(self.other).is_told

    @property
    def least(self) -> float:
        """What the shared words must weigh."""
        if self.is_one_article:
            return _LEAST_IN_ONE_ARTICLE
        if self.days <= _NEAR:
            return _LEAST
        if self.days <= _WEEK:
            return _LEAST_IN_A_WEEK
        return _LEAST_OLD if self.is_old else _LEAST_EVER


def likeness(one: Report, other: Report) -> Likeness | None:
    """Return how surely two quotes report one saying, and why; None where they do not, or are apart.

    It is the same whichever comes first.
    """
    short, long = sketch(one.text), sketch(other.text)
    if (len(short.stems), one.quote_id) > (len(long.stems), other.quote_id):
        return likeness(other, one)
    if not short.stems or (short.key.isdisjoint(long.key) and short.stems != long.stems[: len(short.stems)]):
        return None
    if are_apart(one, other):
        return None
    pair = _Pair(one, other, short, long, days_apart(one, other))
    return next(_found(pair), None)


def are_apart(one: Report, other: Report) -> bool:
    """Say whether two quotes cannot report one saying, whatever their words."""
    if not occasion(one).meets(occasion(other)):
        return True
    return one.person_id != other.person_id and not is_release(one, other)


def _found(pair: _Pair) -> Iterator[Likeness]:
    if pair.short.words == pair.long.words and _is_enough(pair, pair.short.mass, len(pair.short.stems)):
        yield _scored(pair, 1.0, "same words")
    elif found_in(pair.short, pair.long):
        if not _is_echo(pair) and _is_enough(pair, pair.short.mass, len(pair.short.stems)):
            yield _scored(pair, 0.95, "cut from the fuller wording")
        return
    alignment = aligned(pair.short, pair.long)
    if alignment.blocks and not alignment.is_nested_in_one:
        yield from _alike(pair, alignment)
    if not pair.is_one_article and pair.one.person_id == pair.other.person_id and pair.days <= _NEAR:
        yield from _translations(pair)


def _is_enough(pair: _Pair, mass: float, words: int) -> bool:
    """Say whether so many words are rather one saying told twice than a phrase used twice."""
    if mass >= pair.least:
        return True
    is_most = words >= _ALIKE * len(pair.long.stems) and words > _FEW
    return pair.days <= _NEAR and not pair.is_one_article and (is_most or (pair.is_dated and mass > 0))


def _alike(pair: _Pair, found: Alignment) -> Iterator[Likeness]:
    shared = found.shared
    if shared < max(pair.least, _LEAST_ALTERED) or shared < _SHARED * (shared + found.missing) or found.turns:
        return
    if pair.one.person_id != pair.other.person_id and shared < _WHOLE * pair.short.mass:
        return
    before, before_other, after, after_other = found.tails()
    whole = shared / max(pair.short.mass, shared)
    differing = f"differs in {found.differing} of {found.words + found.differing} words"
    if whole >= _WHOLE:
        yield _scored(pair, 0.9 * whole, differing if found.differing else "cut from the fuller wording")
    elif found.longest() >= _LEAST_SENTENCE and pair.days <= _WEEK and not pair.is_one_article:
        one_sided = min(before, before_other) == 0 and min(after, after_other) == 0
        if one_sided or whole >= _HALF:
            yield _scored(pair, 0.8 * max(whole, 0.5), "share a sentence")


def _translations(pair: _Pair) -> Iterator[Likeness]:
    found = translated(pair.short, pair.long)
    if found is not None:
        yield _scored(pair, found.score, found.why)


def _is_echo(pair: _Pair) -> bool:
    """Say whether the longer wording puts the shorter one in marks, as another's words."""
    if not pair.long.nested or pair.short.nested:
        return False
    return aligned(pair.short, pair.long).is_nested_in_one


def _scored(pair: _Pair, score: float, why: str) -> Likeness:
    return Likeness(round(score - min(_FADES * pair.days, _LONGEST_FADE), 4), why)
