"""Two translations of one saying share few words in a row, but most of what they mean."""

from __future__ import annotations

from collections.abc import Collection

from quotetrack.statements.reports import Likeness
from quotetrack.statements.sketches import Sketch
from quotetrack.words.meanings import are_opposed, meaning

_LEAST = 3  # different things that both mean
# what both mean, by weight, and which share of both it has to be: the less there is, the more of it
_SHARES = ((2.4, 0.5), (1.8, 0.7), (1.4, 0.85))
_OF_ONE = 0.6  # of the shorter
_NAMED = 3  # things that are told to a reader


def translated(short: Sketch, long: Sketch) -> Likeness | None:
    """Return how likely two wordings are translations of one saying; None where they are not."""
    if bool(short.denies) != bool(long.denies) or not _agree(short.numbers, long.numbers):
        return None
    one, other = meanings(short), meanings(long)
    both = {meaning: weight for meaning, weight in one.items() if meaning in other}
    shared, total = round(sum(both.values()), 1), sum(one.values()) + sum(other.values())
    if len(both) < _LEAST or not any(
        shared >= least and 2 * shared >= share * total for least, share in _SHARES
    ):
        return None
    least = round(_OF_ONE * min(sum(one.values()), sum(other.values())), 1)
    if shared < least or _differ(short, long):
        return None
    return Likeness(0.4 + 0.3 * min(1.0, 2 * shared / total), f"another translation: {_named(short, both)}")


def meanings(sketch: Sketch) -> dict[str, float]:
    """Return what the words mean, each with its weight."""
    return {
        meaning(stem): weight for stem, weight in zip(sketch.stems, sketch.weights, strict=True) if weight
    }


def _named(sketch: Sketch, both: Collection[str]) -> str:
    """Return the words, of those that tell most, that both wordings mean, in order."""
    words = {
        word: weight
        for word, stem, weight in zip(sketch.words, sketch.stems, sketch.weights, strict=True)
        if meaning(stem) in both
    }
    most = sorted(words, key=lambda word: (-words[word], word))[:_NAMED]
    return ", ".join(word for word in words if word in most)


def _differ(short: Sketch, long: Sketch) -> bool:
    """Say whether each names somebody or something that the other does not, or says the opposite."""
    one, other = set(short.stems) - set(long.stems), set(long.stems) - set(short.stems)
    return bool(one & short.names and other & long.names) or are_opposed(one, other)


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one
