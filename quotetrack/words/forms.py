"""A word becomes what it is compared by: one spelling, no short forms, and its stem."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from quotetrack.words.listed import (
    american_beginnings,
    base_forms,
    everyday_words,
    function_words,
    negations,
)

_KEPT = 32_000  # different words that one run remembers
_WRITTEN_OUT = {
    "can't": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "cannot": ("can", "not"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
}
# each makes one spelling of two, for words on both sides: what they do to other words does no harm
_RULES = [
    (re.compile(r"(?<=[a-z]{3})our(?=(?:s|ed|ing|ite|ites|able|ful|hood|hoods|er|ers)?$)"), "or"),
    (re.compile(r"(?<=[a-z]{3})is(?=(?:e|es|ed|er|ers|ing|ation|ations)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})ys(?=(?:e|es|ed|er|ers|ing)$)"), "yz"),
    (re.compile(r"(?<=[a-z][bt])re(?=(?:s|d)?$)"), "er"),
    (re.compile(r"(?<=[a-z]{2})ence(?=s?$)"), "ense"),
    (re.compile(r"(?<=[a-z]{3})ogue(?=s?$)"), "og"),
    (re.compile(r"(?<=[aeiou])(?<=[a-z]{4})ll(?=(?:ed|ing|er|ers|or|ors)$)"), "l"),
]
_BRITISH = [  # what undoes each of them
    (re.compile(r"(?<=[a-z]{3})or(?=(?:s|ed|ing|ite|ites|able|ful|hood|hoods|er|ers)?$)"), "our"),
    (re.compile(r"(?<=[a-z]{3})iz(?=(?:e|es|ed|er|ers|ing|ation|ations)$)"), "is"),
    (re.compile(r"(?<=[a-z]{2})yz(?=(?:e|es|ed|er|ers|ing)$)"), "ys"),
    (re.compile(r"(?<=[a-z][bt])er(?=(?:s|d)?$)"), "re"),
    (re.compile(r"(?<=[a-z]{2})ense(?=s?$)"), "ence"),
    (re.compile(r"(?<=[a-z]{3})og(?=s?$)"), "ogue"),
    (re.compile(r"(?<=[aeiou])(?<=[a-z]{3})l(?=(?:ed|ing|er|ers|or|ors)$)"), "ll"),
]
_BEGINNING = 3  # letters of the shortest British beginning


@lru_cache(_KEPT)
def written_out(word: str) -> tuple[str, ...]:
    """Return the words that a folded word stands for, in American spelling: ``isn't`` is ``is not``."""
    if word in _WRITTEN_OUT:
        return _WRITTEN_OUT[word]
    start, apostrophe, end = word.rpartition("'")
    if not apostrophe:
        return (american(word),)
    if end == "t" and start.endswith("n"):
        return (start[:-1], "not")
    if end == "ll":
        return (start, "will")
    return (american(start),) if end in ("s", "re", "ve", "m", "d") else (start + end,)


def spellings(word: str) -> tuple[str, ...]:
    """Return a folded word in both spellings, its own first: ``defense`` and ``defence``.

    A spelling that nobody uses may be among them: no text has it.
    """
    one = american(word)
    found = {one} | {british + one[len(start) :] for british, start in _british(one)}
    found |= {pattern.sub(british, one) for pattern, british in _BRITISH}
    return (word, *sorted(other for other in found - {word} if american(other) == one))


@lru_cache(_KEPT)
def stem(word: str) -> str:
    """Return what the forms of a word have in common: ``warms`` and ``warming`` give ``warm``."""
    if word in base_forms():
        word = base_forms()[word]
    elif len(word) > _SHORT and word.isalpha():
        word = _without_ending(word)
    return word[:-1] if len(word) > _SHORT and word[-1] == "e" else word


@lru_cache(_KEPT)
def weight(word: str) -> float:
    """Return how much a word tells of which saying it is from, 0 to 1."""
    if is_number(word):
        return 1.0 if len(word) > 1 else 0.5
    if word in function_words():
        return 0.0
    return 0.4 if stem(word) in _everyday_stems() else 1.0


def is_number(word: str) -> bool:
    """Say whether a word has a digit in it."""
    return not word.isalpha() and any(char.isdigit() for char in word)


def is_negation(word: str) -> bool:
    """Say whether a word denies."""
    return word in negations() or word.endswith("n't")


_SHORT = 3  # letters that a word may have and keep its ending
_ENDINGS = ("ingly", "edly", "ing", "ed", "ly")


@cache
def _everyday_stems() -> frozenset[str]:
    return frozenset(stem(written_out(word)[0]) for word in everyday_words())


def american(word: str) -> str:
    """Return a folded word in American spelling."""
    for length in range(len(word), _BEGINNING - 1, -1):
        american = american_beginnings().get(word[:length])
        if american is not None:
            return american + word[length:]
    for pattern, replaced in _RULES:
        word = pattern.sub(replaced, word)
    return word


def _british(american: str) -> list[tuple[str, str]]:
    """Return the British beginnings of an American word, each with the beginning that it stands for."""
    return [(one, other) for one, other in american_beginnings().items() if american.startswith(other)]


def _without_ending(word: str) -> str:
    if word.endswith("ies") or word.endswith("ied"):
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes", "zzes")):
        return word[:-2]
    if word[-1] == "s" and word[-2] not in "sui":
        return word[:-1]
    for ending in _ENDINGS:
        start = word.removesuffix(ending)
        if start != word and len(start) >= _SHORT and any(vowel in start for vowel in "aeiouy"):
            return start[:-1] if start[-1] == start[-2] and start[-1] not in "sle" else start
    return word
