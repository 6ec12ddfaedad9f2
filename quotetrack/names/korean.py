"""Korean names, which everybody writes in Latin letters as they like: Yoon Suk-yeol, Yun Seok-youl."""

from __future__ import annotations

import re
from functools import lru_cache

_ONE = re.compile(
    "(?:kk|tt|pp|ss|jj|ch|sh|hw|wh|gw|kw|[bcdghjklmnprstyw])?"
    "(?:yeo|you|yae|weo|eui|eo|eu|ae|oe|wi|wa|wo|we|ui|ya|yu|yo|ye|oo|ou|ee|ai|u[eh]|[aeiou])(?:ng|ck|[nmklprtgbds])?"
)
_SAME = [
    (re.compile(pattern), written)
    for pattern, written in (
        ("ck|kk|(?<!n)g", "k"),
        ("ss|sh", "s"),
        ("tt|d", "t"),
        ("pp|b", "p"),
        ("jj|j", "ch"),
        ("r", "l"),
        ("eui|ui|wi|ee", "i"),
        ("yeo|you|yoo|yo|yu", "yu"),
        ("oo|ou|eu|u[eh]", "u"),
        ("ae|ai|ye|oe|we", "e"),
        ("weo", "wo"),
        ("hw|wh", "w"),
        ("uh$", "u"),
    )
]


@lru_cache(maxsize=8192)
def sounds(word: str) -> frozenset[str]:
    """Return the ways in which a given name of two syllables may sound; empty if it is not Korean."""
    letters = word.lower()
    cuts = [letters.split("-")] if "-" in letters else _cuts(letters)
    ways = set()
    for cut in cuts:
        if len(cut) == 2 and all(map(_ONE.fullmatch, cut)):
            ways |= {f"{first} {second}" for first in _sounds(cut[0]) for second in _sounds(cut[1])}
    return frozenset(ways)


def _cuts(letters: str) -> list[list[str]]:
    if not 3 < len(letters) < 14:
        return []
    return [[letters[:place], letters[place:]] for place in range(2, len(letters) - 1)]


@lru_cache(maxsize=4096)
def _sounds(syllable: str) -> frozenset[str]:
    for pattern, written in _SAME:
        syllable = pattern.sub(written, syllable)
    return frozenset({syllable.replace("eo", "u"), syllable.replace("eo", "o")})
