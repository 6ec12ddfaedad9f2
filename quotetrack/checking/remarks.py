"""What a reader should know of a claim beside the verdict."""

from __future__ import annotations

from collections import Counter

from quotetrack.checking.claims import Claim
from quotetrack.checking.passages import Passage
from quotetrack.checking.standing import Stretch
from quotetrack.words import folded
from quotetrack.words.forms import american, is_negation
from quotetrack.words.listed import hedges

_LOOKED_BACK = 3  # words before a claim that may turn it round


def remark(claim: Claim, passage: Passage, stretch: Stretch) -> str | None:
    """Return what the words of a claim, which stand in ``stretch``, leave out that turns them round."""
    left_out = _left_out(claim, passage, stretch)
    if left_out:
        return f"what is left out has “{left_out}”"
    before = _before(passage, stretch.first)
    return f"right before these words stands “{before}”" if before else None


def is_spelling(claimed: str, published: str) -> bool:
    """Say whether two wordings differ in nothing but how words are spelt, parted and joined."""
    one, other = folded(claimed), folded(published)
    return one != other and "".join(map(american, one)) == "".join(map(american, other))


def _left_out(claim: Claim, passage: Passage, stretch: Stretch) -> str | None:
    there = Counter(token.folded for token in passage.tokens[slice(*stretch)] if is_negation(token.folded))
    missing = there - Counter(claim.words)
    return next(iter(missing), None)


def _before(passage: Passage, first: int) -> str | None:
    """Return the words that deny or doubt what comes next in their sentence."""
    text = passage.pieces[passage.tokens[first].piece].text
    for at in range(first - 1, max(first - 1 - _LOOKED_BACK, -1), -1):
        if passage.parts(at):
            break
        before = passage.tokens[at]
        if is_negation(before.folded) or before.folded in hedges():
            return " ".join(text[before.start : passage.tokens[first].start].split())
    return None
