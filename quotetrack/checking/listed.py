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
def meanings() -> dict[str, str]:
    """Return words that mean the same as another, each with the one that stands for all."""
    lines = (line.split() for line in words("data", "gazetteers", "same_meanings.txt"))
    return {word: line[0] for line in sorted(lines) for word in line}


@cache
def base_forms() -> dict[str, str]:
    """Return the base form of each form that no rule of endings joins with it."""
    lines = (line.split() for line in sorted(words("data", "gazetteers", "irregular_forms.txt")))
    return {form: line[0] for line in lines for form in line[1:]}


@cache
def _negations() -> frozenset[str]:
    return words("data", "gazetteers", "negations.txt")


def is_negation(word: str) -> bool:
    """Say whether a folded word denies."""
    return word.endswith("n't") or word in _negations()


def is_number(word: str) -> bool:
    """Say whether a folded word has a digit in it."""
    return not word.isalpha() and any(char.isdigit() for char in word)
