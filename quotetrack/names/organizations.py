"""Are two names one organisation's: with the form of company or without, in full or by its initials?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from quotetrack.assets import rows, words
from quotetrack.names.listed import spellings
from quotetrack.names.romanising import latin
from quotetrack.names.skeletons import skeleton
from quotetrack.names.verdicts import Match, different, same, unsure
from quotetrack.names.words import fold

_LINKS = frozenset(
    "the of for and in on at to a an de la le les des du del et und der die das für y e & und i".split()
)
_LONGEST = 200
_WORD = re.compile(r"[^\W_]+|&")
_DOTTED = re.compile(r"\b(?:\w\.){2,}")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ](?=\w)")
_BRACKETS = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Organization:
    """An organisation's name: the words that tell, the initials in all ways to make them, the short form."""

    words: tuple[str, ...]
    initials: frozenset[str]
    short: frozenset[str]


@cache
def _legal() -> frozenset[str]:
    return frozenset(map(fold, words("data", "gazetteers", "legal_forms.txt")))


@cache
def _written() -> dict[str, str]:
    """Return for each way to write a word of organisations' names the one that stands for all."""
    return {
        fold(way): fold(word)
        for word, ways in rows("data", "gazetteers", "organization_spellings.csv")
        for way in ways.split(";")
    }


@lru_cache(maxsize=8192)
def read_organization(name: str) -> Organization:
    """Return what of an organisation's name can be compared; characters after the first 200 are not read."""
    text = name[:_LONGEST]
    asides = {latin(aside) for aside in _BRACKETS.findall(text)} - {""}
    text = _DOTTED.sub(lambda found: found[0].replace(".", ""), _BRACKETS.sub(" ", text) if asides else text)
    found = _plain_words(text)
    told = _without_legal(found)
    kept = _telling(told) or told
    before = (
        _telling(told[: told.index("of")]) if "of" in told else []
    )  # Christian Democratic Union of Germany
    ways = {_initials(some) for some in (kept, told, found, _telling(found), before)}
    short = {latin(kept[0])} if len(kept) == 1 and _is_short(text) else set()
    return Organization(
        tuple(kept), frozenset(way for way in ways if len(way) > 1), frozenset(short | asides)
    )


def _plain_words(text: str) -> list[str]:
    """Return the folded words, each in the spelling that stands for all."""
    whole = fold(_APOSTROPHE.sub("", text))
    for way, word in _phrases().items():
        if way in whole:
            whole = re.sub(rf"\b{re.escape(way)}\b", word, whole)
    return [part for word in _WORD.findall(whole) for part in _written().get(word, word).split()]


def _telling(found: list[str]) -> list[str]:
    return [word for word in found if word not in _LINKS]


def _initials(found: list[str]) -> str:
    return "".join(latin(word)[:1] for word in found)


def _without_legal(found: list[str]) -> list[str]:
    while len(found) > 1 and found[-1] in _legal():
        found = found[:-1]
    return found[1:] if len(found) > 1 and found[0] == "the" else found


def _is_short(text: str) -> bool:
    """Say whether a name may be made of initials: NATO, ВСУ, BBC, W.H.O."""
    letters = [char for char in text if char.isalpha()]
    return 2 <= len(letters) <= 7 and sum(char.isupper() for char in letters) * 2 > len(letters)


def match_organizations(one: str, other: str) -> Match:
    """Say whether two names are one organisation's."""
    a, b = read_organization(one), read_organization(other)
    if not a.words or not b.words:
        return different(0.0, "there is no name to compare")
    if plain(a) == plain(b) or "".join(a.words) == "".join(b.words):
        return same(0.95, "the names have the same words")
    for short, long in ((a, b), (b, a)):
        if shared := short.short & (long.initials | long.short):
            letters = min(shared).upper()
            told = f"“{letters}” are the initials"
            return same(0.85, told) if len(letters) > 2 else unsure(0.45, told)
    if set(a.words) < set(b.words) or set(b.words) < set(a.words):
        return unsure(0.35, "one name has all words of the other")
    return different(0.03, "the names have different words")


@cache
def _phrases() -> dict[str, str]:
    return {way: word for way, word in _written().items() if " " in way}


@lru_cache(maxsize=8192)
def plain(name: Organization) -> tuple[str, ...]:
    """Return the words without their order and spelling: Defence Ministry is the Ministry of Defense."""
    spelled = [min(spellings(word), default="") or skeleton(word) or word for word in name.words]
    return tuple(sorted(spelled) if _has_office(name.words) else spelled)


def _has_office(found: tuple[str, ...]) -> bool:
    """Say whether the order of the words means nothing, as in the names of ministries and universities."""
    kinds = {
        "ministry",
        "department",
        "university",
        "office",
        "bank",
        "court",
        "government",
        "parliament",
        "embassy",
    }
    return bool(kinds & set(found))
