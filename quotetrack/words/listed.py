"""The lists of words by which wordings are compared."""

from functools import cache

from quotetrack.assets import words


def _list(name: str) -> frozenset[str]:
    return words("data", "gazetteers", f"{name}.txt")


@cache
def function_words() -> frozenset[str]:
    """Return the words that stand in every text."""
    return _list("function_words") | _list("common_words")


@cache
def common_words() -> frozenset[str]:
    """Return words that two sentences share whatever they are about."""
    return _list("common_words")


@cache
def hedges() -> frozenset[str]:
    """Return words that make less than certain what comes after them."""
    return _list("hedges")


@cache
def everyday_words() -> frozenset[str]:
    """Return the base forms of words that much of what is said has."""
    return _list("everyday_words")


@cache
def negations() -> frozenset[str]:
    """Return the words that turn what is said into its opposite, ``n't`` written out."""
    return _list("negations")


@cache
def base_forms() -> dict[str, str]:
    """Return the base form of each form that no rule of endings joins with it."""
    lines = (line.split() for line in sorted(_list("irregular_forms"), reverse=True))
    return {form: line[0] for line in lines for form in line[1:]}


@cache
def american_beginnings() -> dict[str, str]:
    """Return the American beginning of words for each British one."""
    british, american = zip(*(line.split() for line in _list("british_spellings")), strict=True)
    return dict(zip(british, american, strict=True))


@cache
def channels() -> dict[str, str]:
    """Return for each word that tells how something was said the kind it tells: letter, post or spoken."""
    lines = (line.split() for line in _list("channels"))
    return {word: line[0] for line in lines for word in line}


@cache
def meanings() -> tuple[tuple[str, ...], ...]:
    """Return the words that mean one thing, line by line."""
    return tuple(tuple(line.split()) for line in sorted(_list("same_meanings")))


@cache
def opposites() -> frozenset[tuple[str, ...]]:
    """Return the pairs of words of which one is the opposite of the other."""
    return frozenset(tuple(line.split()) for line in _list("opposites"))
