"""What words mean, as far as it tells whether two sentences do: words for one thing, and opposites."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from quotetrack.words import listed
from quotetrack.words.forms import stem, written_out


def meaning(stem: str) -> str:
    """Return the stem that stands for all words that mean the same."""
    return _meanings().get(stem, stem)


def meaning_of(word: str) -> str:
    """Return the stem that stands for all words that mean the same as a folded word."""
    return meaning(_stem(word))


def are_opposed(stems: Collection[str], others: Collection[str]) -> bool:
    """Say whether some word that only the first have is the opposite of one that only the others have."""
    one, other = set(map(meaning, stems)), set(map(meaning, others))
    return any(not _opposites().get(each, _NONE).isdisjoint(other - one) for each in one - other)


_NONE: frozenset[str] = frozenset()


@cache
def _meanings() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in listed.meanings():
        first, *others = map(_stem, line)
        for other in others:
            found.setdefault(other, found.get(first, first))
    return found


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in listed.opposites():
        one, other = (meaning(_stem(word)) for word in line)
        found[one] = found.get(one, _NONE) | {other}
        found[other] = found.get(other, _NONE) | {one}
    return found


def _stem(word: str) -> str:
    return stem(written_out(word)[0])
