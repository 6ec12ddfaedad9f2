"""A fragment may be no more than a name for something, which its speaker uses again."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.statements.reports import Report
from quotetrack.statements.sketches import sketch
from quotetrack.words.forms import weight

_MOST = 4  # words of a name for something
_ARTICLES = frozenset("a an the this that these those his her its our my their your".split())
_LEAST = 2.0


def is_term(words: Sequence[str]) -> bool:
    """Say whether words are a noun with what belongs to it, not a piece of a clause: ``a slow poison``."""
    rest = list(words)
    while rest and rest[0] in _ARTICLES:
        rest.pop(0)
    return len(rest) <= _MOST and all(map(weight, rest))


def is_only_term(words: Sequence[str]) -> bool:
    """Say whether words are such a noun with what may stand around any: ``on the new bridge``."""
    telling = [at for at, word in enumerate(words) if weight(word)]
    return not telling or is_term(words[telling[0] : telling[-1] + 1])


def fits(fragment: Report, fuller: Report) -> bool:
    """Say whether the reporter's words around a fragment are about what the fuller wording is about."""
    told = sketch(f"{fuller.text} {fuller.frame}")
    around = sketch(fragment.frame)
    names = set((fragment.person_id or "").split("-"))
    shared = {
        stem: its
        for stem, word, its in zip(around.stems, around.words, around.weights, strict=True)
        if stem in told.key and word not in names
    }
    return sum(shared.values()) >= _LEAST
