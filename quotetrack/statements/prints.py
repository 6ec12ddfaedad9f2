"""A wording becomes a few numbers; of two that share some words in a row one at least is the same."""

from __future__ import annotations

from quotetrack.records import digest
from quotetrack.statements.sketches import sketch

_RUN = 3  # words that tell something


def fingerprints(text: str) -> frozenset[int]:
    """Return numbers of 63 bits by which wordings that share three telling words in a row are found."""
    found = sketch(text)
    telling = [stem for stem, weight in zip(found.stems, found.weights, strict=True) if weight]
    runs = zip(*(telling[start:] for start in range(_RUN)), strict=False)
    return frozenset(int(digest(*run), 16) >> 1 for run in runs)
