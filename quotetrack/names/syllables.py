"""Names written by the syllable, as in China, Korea and Vietnam."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from quotetrack.names import chinese, korean
from quotetrack.names.romanising import latin

# loose on purpose: Hanyu Pinyin, Wade–Giles, Cantonese and Korean romanisations all fit
_SYLLABLE = (
    "(?:ch|zh|sh|hs|ts|tz|ng|kw|gw|ny|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:yeo|you|iao|uai|iang|uang|iong|eou|ieh|ueh|[iu]e|eui|eui|eu|[ao]u|eo|ae|[aeou]i|ao|oo|ia|iu|io|ua|uo|ue|ui|ee|oe|ya|ye|yo|yu"
    "|wa|wo|we|wi|[aeiou])h?(?:ng|ck|[nmklptr])?"
)
_CHINESE = re.compile(rf"(?:{_SYLLABLE}){{1,2}}$")
_SIGNS = re.compile(r"[\u3400-\u9fff\uac00-\ud7a3]+$")
_ONE = re.compile(rf"{_SYLLABLE}$")
_VIETNAMESE = re.compile(
    r"(?:ngh|ng|nh|th|tr|ph|kh|gi|gh|ch|qu|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?$"
)


def is_syllabic(words: Sequence[str], *, of: str = "") -> bool:
    """Say whether words may be a given name of one or two syllables: Jinping, Jae-in, Jong Un.

    ``of="vietnamese"``: each word must be a single Vietnamese syllable; ``of="one"``: one syllable in all.
    """
    parts = [part for word in words for part in re.split("[-‐‑–]", word) if latin(part)]
    if not parts:
        return False
    if of == "vietnamese":
        return all(_VIETNAMESE.match(latin(part)) for part in parts)
    if of == "one":
        return len(parts) == 1 and _ONE.match(latin(parts[0])) is not None
    if len(parts) == 1:
        return _CHINESE.match(latin(parts[0])) is not None
    return len(parts) == 2 and all(_ONE.match(latin(part)) for part in parts)


@lru_cache(maxsize=8192)
def eastern(word: str) -> frozenset[str]:
    """Return what a word may be as a Chinese or Korean name, whatever the way it is romanised."""
    parted = "-".join(latin(part) for part in (word if _SIGNS.match(word) else re.split("[-‐‑–]", word)))
    chinese_ways = {f"c:{way}" for way in chinese.giles(parted)}
    korean_ways = {f"k:{way}" for way in korean.sounds(parted)} if _may_be_korean(word) else set()
    return frozenset(chinese_ways | korean_ways)


def agree(one: str, other: str) -> bool:
    """Say whether two words may be one Chinese or Korean name, written in two ways."""
    shared = eastern(one) & eastern(other)
    if not shared or (is_plain_pinyin(one) and is_plain_pinyin(other)):
        return False
    # Dina is not Tina: a Korean name is known by its hyphen or its script
    return any(way.startswith("c:") for way in shared) or "-" in one + other or not (one + other).isascii()


def is_plain_pinyin(word: str) -> bool:
    """Say whether a word is Pinyin as the mainland writes it, so that no other way to read it is meant."""
    return "-" not in word and word.isascii() and chinese.is_pinyin(word.lower())


def _may_be_korean(word: str) -> bool:
    return "-" in word or not word.isascii() or not chinese.is_pinyin(latin(word))
