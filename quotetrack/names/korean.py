"""Korean names, which everybody writes in Latin letters as they like: Yoon Suk-yeol, Yun Seok-youl."""

from __future__ import annotations

import re
from functools import lru_cache

_ONE = (
    "(?:kk|tt|pp|ss|jj|ch|sh|[bcdghjklmnprstyw])?"
    "(?:yeo|you|yae|weo|eui|eo|eu|ae|oe|wi|wa|wo|we|ui|ya|yu|yo|ye|oo|ou|ee|ai|u[eh]|[aeiou])(?:ng|ck|[nmklprt])?"
)
_PARTS = re.compile(rf"({_ONE})[-‐‑–]?({_ONE})$")
_SAME = [
    (re.compile(pattern), written)
    for pattern, written in (
        ("ck|kk|g(?!$)(?<!ng)", "k"),
        ("ss|sh", "s"),
        ("tt|d", "t"),
        ("pp|b", "p"),
        ("jj|j", "ch"),
        ("r", "l"),
        ("yeo|you|yu|yoo", "yu"),
        ("oo|ou|eu|u[eh]", "u"),
        ("ae|ai|ye|oe|we", "e"),
        ("eui|ui|wi|ee", "i"),
        ("weo", "wo"),
        ("uh$", "u"),
    )
]


@lru_cache(maxsize=65536)
def sounds(word: str) -> frozenset[str]:
    """Return the ways in which a given name of two syllables may sound, roughly; empty if it is not Korean."""
    found = _PARTS.match(word.lower())
    if not found:
        return frozenset()
    ways = {""}
    for part in found.groups():
        for pattern, written in _SAME:
            part = pattern.sub(written, part)
        ends = {part.replace("eo", "u"), part.replace("eo", "o")}
        ways = {f"{way} {end}".strip() for way in ways for end in ends}
    return frozenset(ways)


def agree(one: str, other: str) -> bool:
    """Say whether two words, one of them parted by a hyphen, may be one Korean given name."""
    return ("-" in one or "-" in other) and bool(sounds(one) & sounds(other))
