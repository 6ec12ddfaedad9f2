"""A word becomes what it shares with its other forms and spellings."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from quotetrack.checking.listed import base_forms, meanings

_ENDING = re.compile(r"(?:'s|'|ies|ied|ing|edly|ed|es|ly|s|y|e|d)$")
_DOUBLED = re.compile(r"([^aeiouls])\1$")
_SHORTEST = 3  # letters that are left

# each turns a British spelling into the American one; the letters before it keep four and tour apart
_AMERICAN = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"(?<=\w{3})our(?=$|s$|ed$|ing|able|ite|less|ful|hood|er|ly)", "or"),
        (r"(?<=\w{3})is(?=e$|es$|ed$|er$|ers$|ing$|ation)", "iz"),
        (r"(?<=\w{2})ys(?=e$|es$|ed$|ing$)", "yz"),
        (r"(?<=[a-z]{2}[tb])re(?=s?$)", "er"),
        (r"ll(?=ed$|ing$|er$|ers$|ment)", "l"),
        (r"ogue(?=s?$)", "og"),
        (r"(?<=\w{2})enc(?=e$|es$)", "ens"),
        (r"ae(?=d|m|s|th)|oe(?=u|d|s)", "e"),
        (r"mme(?=s?$)", "m"),
        (r"(?<=gr)ey", "ay"),
        (r"(?<=ward)s$", ""),
        (r"(?<=dg)e(?=ment)", ""),
    )
)


@cache
def _meanings() -> dict[str, str]:
    return {stem(word): stem(first) for word, first in meanings().items()}


@lru_cache(maxsize=20_000)
def meaning(word: str) -> str:
    """Return the stem that stands for what a folded word means: ``deals`` and ``treaty`` are one."""
    found = stem(word)
    return _meanings().get(found, found)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return a folded word without its ending, in one spelling: ``promised`` and ``promises`` are one."""
    found = base_forms().get(word) or american(word)
    for _ in range(2):
        cut = _ENDING.sub("", found)
        found = cut if len(cut) >= _SHORTEST else found
    return _DOUBLED.sub(r"\1", found)


def american(word: str) -> str:
    """Return a folded word as Americans spell it, as far as rules tell."""
    if not word.isalpha() or len(word) < 5:
        return "gray" if word == "grey" else word
    for pattern, new in _AMERICAN:
        word = pattern.sub(new, word)
    return word
