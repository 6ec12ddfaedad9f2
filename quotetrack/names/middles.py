"""Given and middle names together: do those of two people of one surname agree?"""

from __future__ import annotations

import re
from functools import lru_cache

from quotetrack.names.given import FORM, INITIAL, NOTHING, Bond, given_bond
from quotetrack.names.likeness import EQUAL, SOUNDS
from quotetrack.names.listed import gender
from quotetrack.names.ordering import is_patronymic
from quotetrack.names.parsing import PersonName
from quotetrack.names.romanising import is_initial, latin
from quotetrack.names.skeletons import skeleton

_SON = frozenset({"bin", "ibn", "bint", "بن", "ابن"})
SECOND, INITIALS = 0.72, 0.78
Words = tuple[str, ...]
_FATHER = re.compile(r"(?:[yi]?[oe]v(?:i|y)(?:ch|c|tch)|ovna|evna|[yi]?ivna|ich|ych|ichna|inichna)$")


def givens_bond(one: PersonName, other: PersonName) -> Bond:
    """Say how the given and middle names, nicknames too, of two people hang together."""
    ours, theirs = (*one.given, *one.middle), (*other.given, *other.middle)
    found = _in_order(ours, theirs, _has_father(one) or _has_father(other))
    if found.strength and found.strength >= FORM:
        return found
    nick = _by_nickname(one, other)
    return max(found, nick, key=lambda bond: bond.strength) if nick.strength else found


@lru_cache(maxsize=8192)
def _in_order(ours: Words, theirs: Words, fathers: bool) -> Bond:
    if (len(ours) != len(theirs) or len(ours) > 1) and _joined(ours) == _joined(theirs):
        return Bond(EQUAL)
    if len(ours) != len(theirs):
        ours, theirs = _as_many(ours, theirs)
    ours, theirs = _syllables(ours, theirs), _syllables(theirs, ours)
    told = sum(is_initial(a) != is_initial(b) for a, b in zip(ours, theirs, strict=False))
    if len(ours) == len(theirs) and told > 1:
        pairs = [given_bond(*pair) for pair in zip(ours, theirs, strict=True)]
        if all(bond.strength for bond in pairs):
            return Bond(INITIALS, f"“{' '.join(ours)}” and “{' '.join(theirs)}” have the same initials")
    first = given_bond(ours[0], theirs[0])
    if first.strength:
        clash = _clash(ours[1:], theirs[1:])
        return clash if clash else first
    return first if fathers else _second(ours, theirs) or first


def _has_father(name: PersonName) -> bool:
    """Say whether a middle name is marked as the father's: bin Hamad."""
    return bool(name.middle) and not _SON.isdisjoint(name.text.casefold().split())


def _as_many(ours: Words, theirs: Words) -> tuple[Words, Words]:
    """Part names at hyphens where both have as many words then: Mohammad-Bagher, Mohammad Baqer."""
    parted = [tuple(part for word in words for part in word.split("-") if part) for words in (ours, theirs)]
    return (parted[0], parted[1]) if len(parted[0]) == len(parted[1]) else (ours, theirs)


def _syllables(words: Words, other: Words) -> Words:
    """Part a given name of two syllables where the other name has two initials: C. Y. for Chun-ying."""
    if len(words) == 1 and len(other) == 2 and all(map(is_initial, other)) and "-" in words[0]:
        return tuple(words[0].split("-")[:2])
    return words


def _joined(words: Words) -> str:
    """Return given names as one word; initials stay initials."""
    plain = [latin(word) for word in words]
    return " ".join(plain) if any(map(is_initial, words)) else skeleton("".join(plain))


def _clash(ours: Words, theirs: Words) -> Bond | None:
    """Return what keeps two people apart whose first given names agree, None for nothing."""
    short, long = sorted((ours, theirs), key=len)
    if short and all(map(is_initial, (short[0], long[0]))):
        long = long[: len(short)]  # W. is not H. W.
    rest = list(long)
    for word in short:
        place = next(
            (i for i, there in enumerate(rest) if middle_bond(word, there).strength >= INITIAL), None
        )
        if place is None:
            pair = " and ".join(f"“{' '.join(words)}”" for words in (ours, theirs))
            return Bond(0.0, f"the middle names {pair} differ")
        rest = rest[place + 1 :]
    return None


@lru_cache(maxsize=8192)
def middle_bond(one: str, other: str) -> Bond:
    """Say how two middle names hang together; patronymics by the father's name in them."""
    if is_patronymic(one) and is_patronymic(other):
        fathers = [_FATHER.sub("", latin(word)) for word in (one, other)]
        bonds = [given_bond(*[father + end for father in fathers]) for end in ("", "y", "i")]
        best = max(bonds, key=lambda bond: bond.strength)
        return best if best.strength >= SOUNDS else given_bond(one, other)
    return given_bond(one, other)


def _second(ours: Words, theirs: Words) -> Bond | None:
    """Alexander Boris Johnson goes by Boris: one's first given name is a later one of the other."""
    for short, long in ((ours, theirs), (theirs, ours)):
        if len(long) < 2 or is_initial(short[0]) or {gender(short[0]), gender(long[0])} == {"m", "f"}:
            continue  # Maryam Nawaz is not Nawaz
        for place, word in enumerate(long[1:], 1):
            if given_bond(short[0], word).strength >= SOUNDS and not _clash(short[1:], long[place + 1 :]):
                return Bond(SECOND, f"“{short[0]}” is the second given name")
    return None


def _by_nickname(one: PersonName, other: PersonName) -> Bond:
    for name, there in ((one, other), (other, one)):
        if name.nickname and there.given:
            bond = given_bond(name.nickname, there.given[0])
            if bond.strength >= FORM:
                return Bond(FORM, f"“{name.nickname}” is a nickname")
    return NOTHING
