"""A text becomes its words, each with its place and in the form in which words are compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"  # soft hyphens and joiners: set by a machine, not said
_LETTER = "[^\\W_\u0300-\u036f][\u0300-\u036f]*"
_INITIALS = r"(?:[^\W\d_]\.){2,}"
_NUMBER = r"(?<![\w.,])[-\u2212](?=\d)\d+(?:[.,]\d+)*|\d+(?:[.,]\d+)*(?![^\W\d_])"
_PLAIN = f"(?:{_LETTER})+(?:['\u2019\u02bc{_INVISIBLE}]+(?:{_LETTER})+)*"
_SIGN = r"[%‰°$€£¥]"
_WORD = re.compile(f"{_INITIALS}|{_NUMBER}|{_PLAIN}|{_SIGN}")
_DROPPED = re.compile(f"[{_INVISIBLE}\u0300-\u036f]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u02bc": "'", "\u2212": "-"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared, and the code points of the text it stands at."""

    folded: str
    start: int
    end: int


def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text: runs of letters or digits, and the signs that change what is said (``%``).

    Marks, dashes, brackets and full stops are no words, and a hyphen parts two. ``1,000`` is one word.
    """
    return tuple(Word(_fold(match.group()), match.start(), match.end()) for match in _WORD.finditer(text))


def folded(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared."""
    return tuple(_fold(match.group()) for match in _WORD.finditer(text))


def _fold(word: str) -> str:
    """Write a word without capitals, accents, invisible characters, and the dots or commas inside."""
    if word.isascii() and word.isalpha():
        return word.lower()
    plain = _DROPPED.sub("", unicodedata.normalize("NFKD", word)).translate(_APOSTROPHES).casefold()
    if plain[-1:] == ".":
        return plain.replace(".", "")
    return _THOUSANDS.sub("", plain)
