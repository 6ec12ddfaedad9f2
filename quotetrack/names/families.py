"""Are two surnames one person's: the same, double and single, before and after a marriage?"""

from __future__ import annotations

import re
from functools import lru_cache

from quotetrack.names.given import NOTHING, Bond
from quotetrack.names.likeness import EQUAL, SLIP, SOUNDS, SPELLED, are_gender_forms, likeness
from quotetrack.names.ordering import PARTICLES
from quotetrack.names.romanising import latin
from quotetrack.names.skeletons import skeleton

PART = 0.8
Words = tuple[str, ...]
_HYPHEN = re.compile("[-‐‑–]")
_SON = frozenset({"bin", "ibn", "ben", "bint"})


@lru_cache(maxsize=16384)
def main_words(family: Words) -> Words:
    """Return the words of a surname that tell it from others: without particles, parted at hyphens."""
    parts = [part for word in family for part in _HYPHEN.split(word) if latin(part)]
    kept = [part for part in parts if latin(part) not in PARTICLES]
    return tuple(kept or parts)


@lru_cache(maxsize=16384)
def family_bond(one: Words, other: Words) -> Bond:
    """Say how two surnames hang together."""
    ours, theirs = main_words(one), main_words(other)
    if not ours or not theirs:
        return NOTHING
    if len(one) != len(other) and _joined(one) == _joined(other):
        return Bond(EQUAL)  # DeSantis, De Santis
    whole = "".join(map(latin, one)), "".join(map(latin, other))
    if len(ours) != len(theirs) and min(map(len, whole)) > 6 and likeness(*whole) >= SOUNDS:
        return Bond(SOUNDS, f"“{' '.join(one)}” and “{' '.join(other)}” are spellings of one surname")
    if len(ours) == len(theirs):
        return _word_by_word(ours, theirs)
    if _joined(ours) == _joined(theirs):
        return Bond(EQUAL)
    short, long = sorted((ours, theirs), key=len)
    shared = [max(likeness(word, part) for part in long) for word in short]
    if min(shared) >= SPELLED:
        return Bond(PART, f"“{' '.join(short)}” is part of “{' '.join(long)}”")
    return NOTHING


def _joined(words: Words) -> str:
    return skeleton("".join(map(latin, words)))


def _word_by_word(ours: Words, theirs: Words) -> Bond:
    worst = 1.0
    for one, other in zip(ours, theirs, strict=True):
        worst = min(worst, likeness(one, other))
    if worst:
        return Bond(worst, _why(ours, theirs, worst))
    forms = next((pair for pair in zip(ours, theirs, strict=True) if are_gender_forms(*pair)), None)
    if forms:
        return Bond(0.0, f"“{forms[0]}” and “{forms[1]}” are a man’s and a woman’s form of a surname")
    return Bond(0.0, f"“{' '.join(ours)}” and “{' '.join(theirs)}” are different surnames")


def _why(ours: Words, theirs: Words, worst: float) -> str:
    if worst == EQUAL:
        return ""
    pair = f"“{' '.join(ours)}” and “{' '.join(theirs)}”"
    return f"{pair} are spellings of one surname" if worst > SLIP else f"{pair} differ by a slip"
