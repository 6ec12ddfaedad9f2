"""Names without spaces fall apart: 习近平 into a surname and a given name, JRR into three initials."""

from __future__ import annotations

import re

from quotetrack.names.listed import cultures, is_given
from quotetrack.names.romanising import latin
from quotetrack.names.syllables import is_syllabic

_EASTERN = re.compile(r"[\u3400-\u9fff\uac00-\ud7a3]{2,4}$")
_LONG_SURNAMES = frozenset(
    "欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 东方 東方 夏侯 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐"
    " 남궁 황보 제갈 선우 독고".split()
)
_VOWELS = frozenset("aeiouy")


def by_letter(words: list[str]) -> list[str]:
    """Part the words of a name that are written together."""
    if len(words) == 1 and _EASTERN.match(words[0]):
        size = 2 if words[0][:2] in _LONG_SURNAMES and len(words[0]) > 2 else 1
        return [words[0][:size], words[0][size:]]
    if len(words) < 2 or all(word.isupper() for word in words):
        return words
    found = []
    for place, word in enumerate(words):
        found += list(word) if place < len(words) - 1 and _are_initials(word) else [word]
    return found


def _are_initials(word: str) -> bool:
    """Say whether capitals in a name that is not all capitals stand for names: JRR, AJ."""
    letters = latin(word)
    if not (word.isupper() and word.isalpha() and 1 < len(word) < 4) or cultures(word):
        return False
    if len(word) == 2 or not set(letters) & _VOWELS:
        return True
    return letters[0] in _VOWELS and not set(letters[1:]) & _VOWELS and not is_given(word)  # APJ


def english_first(words: list[str]) -> tuple[list[str], str]:
    """Part Tony Leung Chiu-wai into the Chinese name and the English given name before it."""
    if len(words) != 3 or "-" not in words[2] or not is_given(words[0]) or not is_syllabic(words[2:]):
        return words, ""
    if not cultures(words[1]) & {"chinese", "korean"}:
        return words, ""
    return words[1:], words[0]
