"""Do two quotes report one saying? The words decide, and how near the occasions are how many it takes."""

from __future__ import annotations

from collections.abc import Iterator

from quotetrack.statements.alignment import Alignment, aligned, found_in
from quotetrack.statements.occasions import occasion
from quotetrack.statements.pairs import Pair, paired
from quotetrack.statements.releases import may_be_one
from quotetrack.statements.reports import Likeness, Report
from quotetrack.statements.terms import is_only_term
from quotetrack.statements.translations import translated

_CUT = "cut from the fuller wording"
# of a wording that was changed, or of which something in the middle was left out
_SHARED = 0.75  # least share, by weight, of the words from the first to the last that both have
_CHANGED = 0.25  # largest share of the words there that differ
_WHOLE = 0.8  # least share of the shorter wording that stands there
_WORDS, _LEAST = 4, 1.9  # least number and weight of the words that both have
# of common words near in time: number, and share of the longer wording
_MANY, _NEARLY_ALL = 7, 0.85
# of a fragment that is printed near in time, unchanged but with a word more at one end
_MOST, _LEAST_OF_FRAGMENT = 0.75, 1.0
_LEAST_STRETCH = 4.0  # weight of what two longer quotes share without a word in between
_HALF = 0.5
_FADES, _LONGEST_FADE = 0.005, 0.3  # of the score: a day, and in all


def likeness(one: Report, other: Report) -> Likeness | None:
    """Return how surely two quotes report one saying, and why; None where they do not, or are apart.

    It is the same whichever comes first.
    """
    pair = paired(one, other)
    short, long = pair.short, pair.long
    if not short.stems or (short.key.isdisjoint(long.key) and short.stems != long.stems[: len(short.stems)]):
        return None
    if pair.is_unfounded or are_apart(one, other):
        return None
    return next(_found(pair), None)


def are_apart(one: Report, other: Report) -> bool:
    """Say whether two quotes cannot report one saying, whatever their words."""
    return not (occasion(one).meets(occasion(other)) and may_be_one(one, other))


def _found(pair: Pair) -> Iterator[Likeness]:
    if pair.short.words == pair.long.words:
        if pair.is_enough:
            yield _scored(pair, 1.0, "same words")
    elif found_in(pair.short, pair.long):
        if pair.is_enough and not _is_echo(pair):
            yield _scored(pair, 0.95, _CUT)
    else:
        yield from _alike(pair)
        if pair.is_near and pair.is_one_person:
            yield from _translations(pair)


def _is_echo(pair: Pair) -> bool:
    """Say whether the longer wording puts the shorter one in marks, as another's words."""
    if not pair.long.nested or pair.short.nested:
        return False
    return aligned(pair.short, pair.long).is_nested_in_one


def _alike(pair: Pair) -> Iterator[Likeness]:
    found = aligned(pair.short, pair.long)
    if not found.blocks or found.is_nested_in_one or found.turns:
        return
    if found.is_misheard and not _is_of_one_day(pair):
        return
    shared, all_words = found.shared, found.words + found.differing
    if found.differing > _CHANGED * all_words or shared < _SHARED * (shared + found.missing):
        return
    if not found.denies_beside and _has_most(pair, found):
        why = f"differs in {found.differing} of {all_words} words" if found.differing else _CUT
        yield _scored(pair, 0.9 * found.whole, why)
    elif pair.is_near and pair.is_one_person:
        if found.has_sentence or found.longest() >= _LEAST_STRETCH:
            yield _scored(pair, 0.8 * max(found.whole, _HALF), "share a sentence")


def _is_of_one_day(pair: Pair) -> bool:
    is_told = occasion(pair.one).is_told and occasion(pair.other).is_told
    return pair.is_near and is_told and not pair.days


def _has_most(pair: Pair, found: Alignment) -> bool:
    """Say whether both have most of the shorter wording."""
    if found.words < _WORDS:
        return False
    if pair.is_near and found.words >= max(_MANY, _NEARLY_ALL * len(pair.long.words)):
        return True
    is_run = not found.differing and not found.goes_on
    if is_run and pair.is_near and pair.is_one_person and found.whole >= _MOST:
        return found.shared >= _LEAST_OF_FRAGMENT
    if is_only_term(found.shared_words):
        return False
    return found.whole >= _WHOLE and found.shared >= max(pair.least, _LEAST)


def _translations(pair: Pair) -> Iterator[Likeness]:
    found = translated(pair.short, pair.long)
    if found is not None:
        yield _scored(pair, found.score, found.why)


def _scored(pair: Pair, score: float, why: str) -> Likeness:
    return Likeness(round(score - min(_FADES * pair.days, _LONGEST_FADE), 4), why)
