"""Are two names one person's?"""

from __future__ import annotations

from dataclasses import replace

from quotetrack.names.commonness import is_rare_family, is_top_name
from quotetrack.names.families import PART, family_bond, main_words
from quotetrack.names.gendered import contradict, titles_differ
from quotetrack.names.given import INITIAL, NOTHING, Bond
from quotetrack.names.likeness import SOUNDS, SPELLED, likeness
from quotetrack.names.listed import (
    common_given,
    cultures,
    is_given,
    is_top_family,
    spellings,
    without_suffix,
)
from quotetrack.names.middles import givens_bond
from quotetrack.names.ordering import PARTICLES
from quotetrack.names.parsing import PersonName, joined, parse
from quotetrack.names.romanising import latin
from quotetrack.names.skeletons import rough
from quotetrack.names.variants import told_apart
from quotetrack.names.verdicts import Match, different, same, unsure
from quotetrack.names.weighing import COMMON, RARE, Bearing, weigh

MARRIED, FIRST_OF_TWO = 0.75, 0.82
_SUFFIXES = ("jr", "ii", "iii", "iv")


def match_people(one: str, other: str) -> Match:
    """Say whether two names are one person's."""
    a, b = parse(one), parse(other)
    if not a.family or not b.family:
        return different(0.0, "there is no name to compare")
    if told := _suffixes(a, b):
        return told
    if contradict(a, b):
        return different(0.05, "one is a man, the other a woman")
    if a.former and b.former and not family_bond(a.former, b.former).strength:
        return different(0.05, "the surnames at birth differ")
    found = _by_names(a, b)
    if found.verdict == "same" and _is_one_numbered(a, b):
        return unsure(0.5, *found.evidence, f"only one of them is “{a.suffix or b.suffix}”")
    if found.verdict == "same" and titles_differ(a, b):
        return unsure(0.4, *found.evidence, "their titles may tell two people")
    return found


def _is_one_numbered(one: PersonName, other: PersonName) -> bool:
    """Say whether one of two full names is numbered, III, and nobody leaves that out."""
    if one.is_lone or other.is_lone or "sr" in {one.suffix, other.suffix}:
        return False
    return one.suffix != other.suffix and not _left_out(one) | _left_out(other)


def _by_names(a: PersonName, b: PersonName) -> Match:
    if a.is_lone and b.is_lone:
        return _both_lone(a, b)
    if a.is_lone or b.is_lone:
        return _lone(a, b) if a.is_lone else _lone(b, a)
    found = _full(a, b)
    if found.verdict == "same":
        return found
    if joined(a) == joined(b) and len(a.words) != len(b.words) and _are_long(a, b):
        return same(0.85, "the names are parted in two ways")
    if _is_reversed(a, b):
        return same(0.85, "in one of them the surname stands first")
    if not _may_turn(a, b):
        return found
    turned = ((_family_first(a), b), (a, _family_first(b)), (_family_last(a), b), (a, _family_last(b)))
    return max(found, *(_other_order(x, y) for x, y in turned), key=lambda match: match.score)


def _are_long(one: PersonName, other: PersonName) -> bool:
    """Say whether names are so long that it tells nothing where their words part; numbers are told apart."""
    numbered = any(set(latin(word)) <= set("ivx") for name in (one, other) for word in name.words)
    return len(joined(one)) > 11 and not numbered


def _is_reversed(one: PersonName, other: PersonName) -> bool:
    """Say whether a Vietnamese name stands in the order of the West: Viet Thanh Nguyen."""
    if len(one.parts) < 3 or one.joined or other.joined or told_apart(one.text, other.text):
        return False
    if not all("vietnamese" in cultures(name.family[-1]) for name in (one, other)):
        return False
    first, second = ([latin(part) for part in name.text.replace("-", " ").split()] for name in (one, other))
    return first == second[::-1]


def _suffixes(one: PersonName, other: PersonName) -> Match | None:
    """Return what the suffixes say, None for nothing: Jr. is the son, and without it the father is meant."""
    a, b = sorted((one.suffix, other.suffix))
    if a == b or (not a and (one.is_lone or other.is_lone)):
        return None
    if a:
        return different(0.02, f"“{a}” and “{b}” are two people")
    left_out = _left_out(one) | _left_out(other)
    if b in left_out or (b == "sr" and not left_out):
        return None
    return None if b not in {"jr", "sr"} else different(0.1, f"“{b}” is another one of the name")


def _left_out(name: PersonName) -> set[str]:
    """Return the suffixes that everybody leaves out after a name."""
    told = f"{latin(name.given[0])} {latin(name.family[-1])}"
    return {suffix for suffix in _SUFFIXES if f"{told} {suffix}" in without_suffix()}


def _both_lone(one: PersonName, other: PersonName) -> Match:
    bond = family_bond(one.family, other.family)
    if bond.strength >= SOUNDS:
        return same(0.9 * bond.strength, bond.why, "" if bond.why else "the names are the same")
    return unsure(0.35, bond.why) if bond.strength else different(0.03, bond.why)


def _lone(lone: PersonName, full: PersonName) -> Match:
    """Compare a surname alone with a full name."""
    bond = _surnames(replace(lone, given=full.given), full)
    only = f"“{' '.join(lone.family)}” is a surname alone"
    if bond.strength >= SOUNDS or bond.strength in {PART, MARRIED, FIRST_OF_TWO}:
        if is_rare_family(lone) or len(main_words(lone.family)) > 1:
            return same(0.8 * bond.strength, only, bond.why, RARE)
        return unsure(0.45, only, bond.why, COMMON)
    given = givens_bond(replace(lone, given=lone.family), full)
    if given.strength >= INITIAL and len(latin(lone.family[0])) > 1:
        return unsure(0.3, f"“{' '.join(lone.family)}” is a given name alone")
    return unsure(0.3, bond.why) if bond.strength else different(0.03, bond.why)


def _full(one: PersonName, other: PersonName) -> Match:
    surnames = _surnames(one, other)
    if not surnames.strength:
        return different(0.02, surnames.why)
    given = givens_bond(one, other)
    if not given.strength:
        return different(0.03, given.why)
    return weigh(surnames, given, _bearing(one, other))


def _bearing(one: PersonName, other: PersonName) -> Bearing:
    names = (one, other)
    return Bearing(
        rare=all(map(is_rare_family, names)),
        top=any(map(is_top_name, names)),
        unusual=any(latin(name.given[0]) not in common_given() for name in names),
        length=_length(one, other),
    )


def _length(one: PersonName, other: PersonName) -> int:
    return min(len(latin("".join(main_words(name.family)))) for name in (one, other))


def _surnames(one: PersonName, other: PersonName) -> Bond:
    """Say how the surnames of two people hang together, those by marriage and of a mother too."""
    bond = family_bond(one.family, other.family)
    if bond.strength == PART and one.joined != other.joined:
        return _of_mother(one, other, bond) if one.joined else _of_mother(other, one, bond)
    if bond.strength:
        return bond
    for name, there in ((one, other), (other, one)):
        if name.former and family_bond(name.former, there.family).strength >= SOUNDS:
            return Bond(MARRIED, f"“{' '.join(name.former)}” was the surname before")
    return max((bond, _in_middle(one, other), _in_middle(other, one)), key=lambda bond: bond.strength)


def _of_mother(double: PersonName, single: PersonName, bond: Bond) -> Bond:
    """Spanish papers leave the mother's surname out, and Portuguese ones the first of the two."""
    if family_bond(main_words(double.family)[:1], single.family).strength >= SOUNDS:
        return Bond(FIRST_OF_TWO, bond.why)
    if any("portuguese" in cultures(word) for word in main_words(double.family)):
        return Bond(FIRST_OF_TWO, bond.why)
    if is_rare_family(single):  # Zapatero tells more than Rodríguez
        return Bond(FIRST_OF_TWO, bond.why)
    return Bond(0.3, f"“{' '.join(single.family)}” is only the second surname of “{double.text}”")


def _in_middle(short: PersonName, long: PersonName) -> Bond:
    """Hillary Rodham is Hillary Rodham Clinton, and Saddam Hussein Saddam Hussein al-Tikriti."""
    words = main_words(short.family)
    if len(words) != 1 or len(latin(words[0])) < 2:
        return NOTHING
    found = any(likeness(words[0], word) >= SPELLED for word in long.middle)
    if not found or latin(words[0]) in PARTICLES:
        return NOTHING
    why = f"“{words[0]}” is among the names of “{long.text}”"
    plain = latin(words[0]) not in common_given() or bool(spellings(words[0]) or cultures(words[0]))
    if is_top_family(words[0]) and not spellings(words[0]):
        plain = latin(short.given[0]) not in common_given()
    return Bond(MARRIED if plain else 0.3, why)


def _could_turn(name: PersonName) -> bool:
    """Say whether the words make a name in either order: Martin James, but not Novák Katalin."""
    return len({bool(cultures(word)) for word in name.words}) == 1


def _is_eastern(family: str) -> bool:
    return bool(cultures(family) & {"chinese", "korean", "vietnamese", "japanese"})


def _family_first(name: PersonName) -> PersonName:
    first, *rest = _parts(name)
    return _turned(name, first, rest)


def _family_last(name: PersonName) -> PersonName:
    *rest, last = _parts(name)
    return _turned(name, last, rest)


def _turned(name: PersonName, family: str, rest: list[str]) -> PersonName:
    given = ["-".join(rest)] if _is_eastern(family) and len(rest) < 3 else rest
    return replace(name, family=(family,), given=tuple(given[:1]), middle=tuple(given[1:]), joined=False)


def _parts(name: PersonName) -> list[str]:
    """Return the words of a name, those of a name written by the syllable parted."""
    return list(name.parts if _is_eastern(name.family[0]) else name.words)


def _may_turn(one: PersonName, other: PersonName) -> bool:
    """Say whether only the order of the words may differ: not where a father's name is marked as such."""
    if sorted(map(rough, one.parts)) != sorted(map(rough, other.parts)):
        return False
    if family_bond(one.family, other.family).strength >= SPELLED:
        return False
    return not any(name.joined or len(main_words(name.family)) < len(name.family) for name in (one, other))


def _other_order(one: PersonName, other: PersonName) -> Match:
    found = _full(one, other)
    if found.verdict != "same" or found.score < 0.8:
        return different(0.1, *found.evidence)
    if all(map(is_given, one.words)) and not _is_eastern(one.family[0]) and _could_turn(one):
        return different(0.2, *found.evidence, "both words are given names, and they stand in another order")
    return same(found.score * 0.95, *found.evidence, "in one of them the surname stands first")
