"""Words of names that look alike and are two, and other ways to write one by ear."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from quotetrack.names.romanising import latin

_HAN = re.compile(r"[\u3400-\u9fff]+$")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
# how a word may be spelled otherwise: what it must look like, what of it changes, what is written
_BY_EAR = [
    (re.compile(pattern), written)
    for pattern, written in (
        ("dzh|dj|zh|j", "zh"),  # Zhukov, Joukov
        ("(?<=[bcdfghklmnprstvz])(?:iou|yov)$", "ev"),  # Kavaliou is Belarusian for Kovalev
        ("(?<=...)ou$", "ov"),
        ("(?<=[aeiou])h(?=[lnrv])|(?<=[sc]h)h", "g"),  # Zahrebelna, Zagrebelna
        ("ia(?=[^aeiou])", "e"),  # Bialiatski is Belarusian for Beletsky
    )
]
_AFTER_VOWEL = re.compile("(?<=[aeo])u(?=[bdgklrn])")
_SON_OF = re.compile(r"(?<=\w{3})[- ](u[rldsn])[- ](?=\w{4})", re.IGNORECASE)


@lru_cache(maxsize=8192)
def told_apart(one: str, other: str) -> bool:
    """Say whether words with the same plain letters have other marks or signs: Hùng, Hưng; 丽, 莉."""
    if one.isascii() or other.isascii():
        return False
    if _HAN.match(one) and _HAN.match(other):
        return len(one) == len(other) and any(map(_are_two_signs, one, other))
    ours, theirs = _marks(one), _marks(other)
    if len(ours) != len(theirs) or any(a[0] != b[0] for a, b in zip(ours, theirs, strict=True)):
        return False
    return any(not (a[1] <= b[1] or b[1] <= a[1]) for a, b in zip(ours, theirs, strict=True))


def _are_two_signs(one: str, other: str) -> bool:
    """Say whether two signs are not the simplified and the traditional form of one."""
    return one != other and any(_is_in(one, code) and _is_in(other, code) for code in ("gb2312", "big5"))


def _is_in(sign: str, code: str) -> bool:
    return bool(sign.encode(code, "ignore"))


def _marks(word: str) -> list[tuple[str, frozenset[str]]]:
    """Return the letters of a word, each with its marks."""
    found: list[tuple[str, frozenset[str]]] = []
    for char in unicodedata.normalize("NFD", word.casefold()):
        if unicodedata.combining(char) and found:
            found[-1] = (found[-1][0], found[-1][1] | {char})
        elif char.isalnum() or char == " ":
            found.append((char, frozenset()))
    return found


@lru_cache(maxsize=8192)
def with_umlauts(word: str) -> str:
    """Return a word in Latin letters, its umlauts as two: Böhm is Boehm."""
    return latin(unicodedata.normalize("NFC", word.casefold()).translate(_UMLAUTS))


@lru_cache(maxsize=8192)
def by_ear(word: str) -> frozenset[str]:
    """Return a word in Latin letters in the other ways that languages around may write its sounds."""
    letters = latin(word)
    if len(letters) < 5:
        return frozenset()
    found = {pattern.sub(written, letters) for pattern, written in _BY_EAR if pattern.search(letters)}
    found |= {_AFTER_VOWEL.sub("v", way) for way in found if way.endswith(("ev", "ov"))}
    return frozenset(found - {letters})


def are_by_akanye(x: str, y: str) -> bool:
    """Say whether one word has an a wherever the other has an unstressed o: Karatkevich, Korotkevich."""
    if len(x) != len(y) or len(x) < 6 or x[-1] != y[-1]:
        return False
    return {pair for pair in zip(x, y, strict=True) if pair[0] != pair[1]} in ({("a", "o")}, {("o", "a")})


def with_one_particle(text: str) -> str:
    """Write Mujib-ur-Rahman and Mujib ur Rahman as Mujibur Rahman."""
    return _SON_OF.sub(r"\1 ", text)
