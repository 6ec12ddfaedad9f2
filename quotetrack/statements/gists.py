"""A wording becomes the beginnings of its telling words: enough to see that two have nothing in common."""

import re

from quotetrack.words.listed import function_words

_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
_ENOUGH = 2
_BEGINNING = 4  # characters: an ending, or a British spelling, comes later in all but a few words


def gist(text: str) -> frozenset[str]:
    """Return what another wording must share to be worth a closer look: no likeness without it but by chance.

    It takes microseconds, where a sketch takes a fraction of a millisecond.
    """
    found = {word for word in _WORD.findall(text.casefold()) if word not in function_words()}
    return frozenset(word[:_BEGINNING] for word in found)


def shares_gist(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether two wordings have enough in common: two words where both have more, else one, if any."""
    return len(one & other) >= (
        _ENOUGH if min(len(one), len(other)) > _ENOUGH else min(1, len(one), len(other))
    )
