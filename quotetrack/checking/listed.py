"""The lists of words by which claims are judged."""

from functools import cache

from quotetrack.assets import words


@cache
def common_words() -> frozenset[str]:
    """Return words that two sentences share whatever they are about."""
    return words("data", "gazetteers", "common_words.txt")


@cache
def hedges() -> frozenset[str]:
    """Return words that make less than certain what comes after them."""
    return words("data", "gazetteers", "hedges.txt")


@cache
def _negations() -> frozenset[str]:
    return words("data", "gazetteers", "negations.txt")


def is_negation(word: str) -> bool:
    """Say whether a folded word denies."""
    return word.endswith("n't") or word in _negations()


def is_number(word: str) -> bool:
    """Say whether a folded word has a digit in it."""
    return not word.isalpha() and any(char.isdigit() for char in word)
