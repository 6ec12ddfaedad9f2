"""Two translations of one saying share few words in a row, but most of what they mean."""

from __future__ import annotations

from quotetrack.statements.listed import same_meanings
from quotetrack.statements.reports import Likeness
from quotetrack.statements.sketches import Sketch

_LEAST = 2.4  # weight of what both mean
_LEAST_WORDS = 3
_OF_SHORTER, _OF_LONGER = 0.6, 0.4


def translated(short: Sketch, long: Sketch) -> Likeness | None:
    """Return how likely two wordings are translations of one saying; None where they are not."""
    if bool(short.denies) != bool(long.denies) or not _agree(short, long):
        return None
    one, other = meanings(short), meanings(long)
    both = {meaning: weight for meaning, weight in one.items() if meaning in other}
    shared = sum(both.values())
    if len(both) < _LEAST_WORDS or shared < _LEAST:
        return None
    of_shorter, of_longer = shared / sum(one.values()), shared / sum(other.values())
    if of_shorter < of_longer:
        of_shorter, of_longer = of_longer, of_shorter
    if of_shorter < _OF_SHORTER or of_longer < _OF_LONGER:
        return None
    kept = sorted(both, key=lambda meaning: (-both[meaning], meaning))[:3]
    return Likeness(
        0.4 + 0.2 * of_shorter + 0.1 * of_longer, f"another translation: {', '.join(sorted(kept))}"
    )


def meanings(sketch: Sketch) -> dict[str, float]:
    """Return what the words mean, each with its weight."""
    found: dict[str, float] = {}
    for stem, weight in zip(sketch.stems, sketch.weights, strict=True):
        if weight:
            found[same_meanings().get(stem, stem)] = weight
    return found


def _agree(short: Sketch, long: Sketch) -> bool:
    return short.numbers <= long.numbers or long.numbers <= short.numbers
