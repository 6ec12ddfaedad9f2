"""Do two quotes report one saying? The words decide, and how near the occasions are how many it takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quotetrack.statements.alignment import Alignment, aligned, found_in
from quotetrack.statements.occasions import days_apart, occasion
from quotetrack.statements.releases import may_be_one
from quotetrack.statements.reports import Likeness, Report
from quotetrack.statements.sketches import Sketch, sketch_of
from quotetrack.statements.terms import fits, is_only_term, is_term
from quotetrack.statements.translations import translated

_CUT = "cut from the fuller wording"
_NEAR, _WEEK = 2, 8  # days
# the least weight of the words that both have: near in time, within a week, at any time
_LEAST, _LEAST_IN_A_WEEK, _LEAST_EVER, _LEAST_OLD = 0.8, 1.9, 3.0, 1.9
_LEAST_STRETCH = 4.0  # of what two longer quotes share without a word in between
_LEAST_IN_ONE_ARTICLE = 1.4
_SHARED = 0.75  # of the words from the first to the last that both have
_WHOLE = 0.8  # of the shorter wording, where nothing but words joins the two
_ALIKE = 0.6  # of the longer wording, where the words are common ones
_FADES = 0.005  # of the score, a day
_LONGEST_FADE = 0.3
_EACH = 0.1  # what every word adds, near in time
_FEW = 3  # words that anybody says
_LEAST_ALTERED = 1.9  # of words that were changed or left out in between
_CHANGED = 0.25  # of the words from the first to the last that both have
_HALF = 0.5
_MOST = 0.75  # of a fragment, near in time
_LEAST_OF_FRAGMENT = 1.0
_LEAST_OF_UNKNOWN, _LEAST_OF_OTHERS = 1.2, 1.9  # where one is not named; where one is an organisation
_RUN = 4  # words of a wording that was changed


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
    def is_one_person(self) -> bool:
        return self.one.person_id is not None and self.one.person_id == self.other.person_id

    @property
    def is_unfounded(self) -> bool:
        """Say whether nothing tells that one person spoke: neither names nor the same days."""
        is_unknown = self.one.person_id is None or self.other.person_id is None
        return is_unknown and (self.days > _NEAR or self.is_one_article)

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
    short, long = sketch_of(one), sketch_of(other)
    if (len(short.stems), one.quote_id) > (len(long.stems), other.quote_id):
        return likeness(other, one)
    if not short.stems or (short.key.isdisjoint(long.key) and short.stems != long.stems[: len(short.stems)]):
        return None
    if are_apart(one, other):
        return None
    pair = _Pair(one, other, short, long, days_apart(one, other))
    return None if pair.is_unfounded else next(_found(pair), None)


def are_apart(one: Report, other: Report) -> bool:
    """Say whether two quotes cannot report one saying, whatever their words."""
    if not occasion(one).meets(occasion(other)):
        return True
    return not may_be_one(one, other)


def _found(pair: _Pair) -> Iterator[Likeness]:
    if pair.short.words == pair.long.words:
        if _is_enough(pair):
            yield _scored(pair, 1.0, "same words")
    elif found_in(pair.short, pair.long):
        if not _is_echo(pair) and _is_enough(pair):
            yield _scored(pair, 0.95, _CUT)
    else:
        alignment = aligned(pair.short, pair.long)
        if alignment.blocks and not alignment.is_nested_in_one:
            yield from _alike(pair, alignment)
        if not pair.is_one_article and pair.is_one_person and pair.days <= _NEAR:
            yield from _translations(pair)


def _is_enough(pair: _Pair) -> bool:
    """Say whether the shorter wording is rather one saying told twice than a phrase used twice."""
    mass, words = pair.short.mass, pair.short.words
    is_near = pair.days <= _NEAR and not pair.is_one_article
    if not pair.is_one_person:
        is_unknown = pair.one.person_id is None or pair.other.person_id is None
        return mass >= (_LEAST_OF_UNKNOWN if is_unknown else _LEAST_OF_OTHERS) and len(words) > _FEW
    if len(words) >= _ALIKE * len(pair.long.words) and len(words) > _FEW and is_near:
        return True
    if is_near and mass > 0:
        mass = mass if pair.is_dated else mass + _EACH * len(words)
        least = 0.0 if pair.is_dated else pair.least
    else:
        least = pair.least
    if mass < least:
        return False
    is_fragment = "mixed" in (pair.one.kind, pair.other.kind) or len(words) < len(pair.long.words)
    if pair.is_dated or not is_fragment or not is_term(words):
        return True
    return pair.days <= _NEAR and len(words) > 1 and fits(pair.one, pair.other)


def _alike(pair: _Pair, found: Alignment) -> Iterator[Likeness]:
    if found.turns or (found.is_misheard and not (pair.is_dated and not pair.days)):
        return
    shared, all_words = found.shared, found.words + found.differing
    if found.differing > _CHANGED * all_words or shared < _SHARED * (shared + found.missing):
        return
    is_near = pair.days <= _NEAR and not pair.is_one_article
    if not found.denies_beside and _is_most(pair, found, is_near=is_near):
        why = f"differs in {found.differing} of {all_words} words" if found.differing else _CUT
        yield _scored(pair, 0.9 * found.whole, why)
    elif pair.is_one_person and is_near:
        if found.has_sentence or found.longest() >= _LEAST_STRETCH:
            yield _scored(pair, 0.8 * max(found.whole, _HALF), "share a sentence")


def _is_most(pair: _Pair, found: Alignment, *, is_near: bool) -> bool:
    """Say whether both share most of the shorter wording."""
    if found.words < _RUN:
        return False
    is_run = not found.differing and not found.goes_on
    if is_near and pair.is_one_person and is_run and found.whole >= _MOST:
        return found.shared >= _LEAST_OF_FRAGMENT
    if is_only_term(found.shared_words):
        return False
    return found.whole >= _WHOLE and found.shared >= max(pair.least, _LEAST_ALTERED)


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
