"""Forms of words: what a word of a cue and a word of a text have in common if they are one word."""

from __future__ import annotations

from functools import lru_cache

from quotetrack.words import folded
from quotetrack.words.forms import american, stem
from quotetrack.words.listed import base_forms

_KEPT = 32_000  # different words that one run remembers
_SHORT = 3  # letters of a word that ends in no sign of the plural
_HISSING = ("s", "x", "z", "ch", "sh", "o")  # after these a plural may have an e that the word has not


@lru_cache(_KEPT)
def forms(word: str) -> tuple[str, ...]:
    """Return what stands for a word in small letters, in any spelling and with any ending.

    It is the word's stem, with an ``e`` where the word ends in one: ``wins`` and ``winning`` are ``win``,
    ``wines`` are ``wine``. Where that cannot be told, as of ``firing``, it is both.
    """
    if word[0].isdigit():
        return (word.removesuffix("s"),)  # the 16s of F-16s
    parts = folded(word)
    plain = american((parts[0] if parts else word).removesuffix("'s"))
    plain = base_forms().get(plain, plain)
    found = stem(plain)
    if plain in (found, f"{found}s"):
        return (found,)
    if plain == f"{found}e" or (plain == f"{found}es" and not found.endswith(_HISSING)):
        return (f"{found}e",)
    if plain.startswith(found + found[-1]):  # winning, planned
        return (found,)
    return (found, f"{found}e")


def singular(word: str) -> str:
    """Return a word with a capital without an ending of plural or genitive: ``Patriots`` is ``Patriot``."""
    if word[0].islower():
        return word
    word = word.removesuffix("'s").removesuffix("’s")
    return word[:-1] if len(word) > _SHORT and word[-1] == "s" and word[-2] not in "sui" else word
