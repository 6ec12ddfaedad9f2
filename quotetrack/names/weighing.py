"""How much it takes to call two names one person's: more where many people share the surname."""

from __future__ import annotations

from dataclasses import dataclass

from quotetrack.names.families import PART
from quotetrack.names.given import INITIAL, SHORT, TRANSLATED, Bond
from quotetrack.names.likeness import SLIP, SOUNDS, SPELLED
from quotetrack.names.middles import INITIALS, SECOND
from quotetrack.names.verdicts import Match, same, unsure

RARE, COMMON = "the surname is rare", "many people have that surname"
_LONG = 8  # letters of a surname in which one wrong letter is more likely than another surname


@dataclass(frozen=True, slots=True)
class Bearing:
    """What a surname weighs: ``rare``, or among the commonest (``top``); ``length`` in letters.

    ``unusual``: one of the given names is no common one.
    """

    rare: bool
    top: bool
    unusual: bool
    length: int


def weigh(surnames: Bond, given: Bond, bearing: Bearing) -> Match:
    """Judge two names whose surnames and given names both hang together."""
    firm = given.strength >= SOUNDS and given.strength != SHORT
    if surnames.strength == SLIP:
        return _slipped(surnames, given, bearing)
    if surnames.strength < SLIP:
        return unsure(0.3, surnames.why, given.why)
    if surnames.strength == PART and bearing.top and not bearing.unusual:
        return unsure(0.45, surnames.why, given.why, COMMON)
    if firm:
        return same(round(min(surnames.strength, given.strength) * 0.97, 3), surnames.why, given.why)
    return _by_rarity(surnames, given, bearing)


def _slipped(surnames: Bond, given: Bond, bearing: Bearing) -> Match:
    sure = given.strength >= SPELLED and bearing.rare and bearing.length >= _LONG
    if sure:
        return same(0.7, surnames.why, given.why, RARE)
    return unsure(0.45 if given.strength >= SPELLED and bearing.rare else 0.35, surnames.why, given.why)


def _by_rarity(surnames: Bond, given: Bond, bearing: Bearing) -> Match:
    """Judge where the given names hang together loosely: an initial, a short form, a second name."""
    why = surnames.why, given.why
    if given.strength == INITIALS:
        return same(0.75, *why)
    if not bearing.rare:
        if not bearing.top and (given.strength == SHORT or (given.strength == SECOND and bearing.unusual)):
            return same(0.72, *why)
        return unsure({INITIAL: 0.5, SHORT: 0.55}.get(given.strength, 0.3), *why, COMMON)
    loose = surnames.strength < SOUNDS and given.strength not in {SHORT, SECOND, TRANSLATED}
    if given.strength < TRANSLATED or loose:
        return unsure(0.45, *why)
    if given.strength == TRANSLATED:
        return same(0.75, *why, RARE)
    return same(round(surnames.strength * 0.88, 3), *why, RARE)
