"""When two words of a text are the same word."""

import re
from functools import lru_cache
from unicodedata import combining, normalize

_POSSESSIVE = re.compile(r"[’']s?$")


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """Make spellings of one word comparable: no accents, no case, no possessive."""
    word = bare(word).strip(".,").casefold().replace("’", "'")
    return word if word.isascii() else "".join(c for c in normalize("NFKD", word) if not combining(c))


def bare(word: str) -> str:
    """Return a word without its possessive ending."""
    return _POSSESSIVE.sub("", word)


def is_possessive(word: str) -> bool:
    """Tell whether a word ends in ``’s`` or ``’``."""
    return _POSSESSIVE.search(word) is not None
