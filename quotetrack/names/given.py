"""Are two given names one person's: the same, a short form, an initial, another language's form?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from quotetrack.names.likeness import EQUAL, SLIP, SOUNDS, likeness
from quotetrack.names.listed import forms, gender, is_given, short_for, translations
from quotetrack.names.romanising import is_initial, latin
from quotetrack.names.skeletons import roughs, skeleton
from quotetrack.names.syllables import agree, eastern, is_plain_pinyin
from quotetrack.names.variants import told_apart

_WOMAN = ("e", "a", "ia", "ie", "ina", "ine", "ette", "elle")  # Stefan, Stefanie
INITIAL, SHORT, FORM, TRANSLATED, PARTLY = 0.75, 0.88, 0.93, 0.5, 0.45


@dataclass(frozen=True, slots=True)
class Bond:
    """How two parts of names hang together: 1 the same, 0 apart; ``why`` is empty where it is plain."""

    strength: float
    why: str = ""


NOTHING = Bond(0.0)


@lru_cache(maxsize=16384)
def given_bond(one: str, other: str) -> Bond:
    """Say how two given names hang together."""
    if _are_marked_apart(one, other):
        return Bond(0.0, f"“{one}” and “{other}” are different given names")
    return _bond(one, other)


def _are_marked_apart(one: str, other: str) -> bool:
    """Say whether marks, or an o and a u, tell two names: Hùng, Hưng; Jörg, Jürg; Yoko, Yuko."""
    a, b = latin(one), latin(other)
    known = (a.endswith("ko") and b.endswith("ko")) or not (one.isascii() or other.isascii())
    return (known and a != b and a.replace("o", "u") == b.replace("o", "u")) or told_apart(one, other)


def _bond(one: str, other: str) -> Bond:
    if latin(one) == latin(other):
        return Bond(INITIAL if is_initial(one) or is_initial(other) else EQUAL)
    if is_initial(one) or is_initial(other):
        return _initial_bond(one, other)
    if (eastern_bond := _eastern_bond(one, other)) is not None:
        return eastern_bond
    if forms(one) & forms(other):
        return Bond(FORM, f"“{one}” and “{other}” are one given name")
    if short_for(one) & short_for(other) and not _ends_apart(one, other):
        return Bond(SHORT, f"“{one}” and “{other}” are one given name, in full and in short")
    if {gender(one), gender(other)} == {"m", "f"}:
        man, woman = (one, other) if gender(one) == "m" else (other, one)
        return Bond(0.0, f"“{man}” is a man’s name, “{woman}” a woman’s")
    if translations(one) & translations(other):
        return Bond(
            TRANSLATED if _may_agree(one, other) else PARTLY, f"“{one}” and “{other}” come from one name"
        )
    return _spelling_bond(one, other)


def _may_agree(one: str, other: str) -> bool:
    """Say whether two given names may be of one gender."""
    return gender(one) == gender(other) or not (gender(one) and gender(other))


def _eastern_bond(one: str, other: str) -> Bond | None:
    """Say how two Chinese or Korean given names hang together; None where they may be something else."""
    if agree(one, other):
        return Bond(SOUNDS, f"“{one}” and “{other}” are spellings of one given name")
    parted = "-" in one and "-" in other and eastern(one) and eastern(other)
    if parted or (min(len(one), len(other)) > 5 and is_plain_pinyin(one) and is_plain_pinyin(other)):
        return Bond(0.0, f"“{one}” and “{other}” are different given names")
    return None


def _ends_apart(one: str, other: str) -> bool:
    """Say whether only a final “a” parts two names: Alex, Alexa."""
    short, long = sorted((latin(one), latin(other)), key=len)
    return long == f"{short}a"


def _are_by_ending(one: str, other: str) -> bool:
    """Say whether the ending makes one name a man's and the other a woman's: René, Renée; Carl, Carla."""
    short, long = sorted((latin(one), latin(other)), key=len)
    if long in {f"{short[:-1]}ie", *(f"{short}{end}" for end in _WOMAN)}:
        return True
    return {short, long} == {f"{short[:-1]}a", f"{short[:-1]}e"}


def _spelling_bond(one: str, other: str) -> Bond:
    like = likeness(one, other)
    if _are_by_ending(one, other):
        like = 0.0
    told = f"“{one}” and “{other}” are different given names"
    if latin(one).replace("o", "u") == latin(other).replace("o", "u") and _may_agree(one, other):
        return Bond(SOUNDS, f"“{one}” and “{other}” are spellings of one given name")  # Hoda, Huda
    if is_given(one) and is_given(other) and like < EQUAL and skeleton(one) != skeleton(other):
        return Bond(0.0, told)
    if like >= SOUNDS:
        return Bond(like, f"“{one}” and “{other}” are spellings of one given name")
    if like >= SLIP:
        return Bond(like, f"“{one}” and “{other}” differ by a slip")
    parts = [{latin(part) for part in word.replace("‑", "-").split("-")} for word in (one, other)]
    if parts[0] < parts[1] or parts[1] < parts[0]:
        return Bond(PARTLY, f"“{one}” and “{other}” share a given name")
    return Bond(0.0, told)


def _initial_bond(one: str, other: str) -> Bond:
    short, full = (one, other) if is_initial(one) else (other, one)
    fits = bool(initials(short) & initials(full))
    told = f"“{short.rstrip('.').title()}.”"
    if is_initial(full):
        return Bond(INITIAL) if fits else Bond(0.0, f"{told} is not “{full.rstrip('.').title()}.”")
    return (
        Bond(INITIAL, f"{told} may be short for “{full}”")
        if fits
        else Bond(0.0, f"{told} is not short for “{full}”")
    )


@lru_cache(maxsize=8192)
def initials(word: str) -> frozenset[str]:
    """Return the letters that may stand for a given name, in the spellings that change the first one."""
    letters = latin(word)
    if is_initial(word):
        return frozenset("yij" if letters[:1] in {"y", "i"} and len(letters) > 1 else letters[:1])
    found = {letters[:1], skeleton(word)[:1]} | {name[:1] for name in forms(word) | short_for(word)}
    if letters[:2] in {"ya", "yu", "ye", "yo", "ia", "iu", "ie", "io", "ju", "ja"}:
        found |= {"y", "i", "j"}
    return frozenset(found - {""})


@lru_cache(maxsize=8192)
def roots(word: str) -> frozenset[str]:
    """Return the keys that a given name shares with each of its forms and spellings."""
    found = forms(word) | short_for(word) | translations(word)
    return frozenset({*roughs(word), *eastern(word), *(f"={root}" for root in found)})
