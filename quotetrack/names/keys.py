"""Under which keys a name is stored, and which keys lead to all names that may be the same bearer's."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from quotetrack.names.aliases import also_known_as
from quotetrack.names.families import main_words
from quotetrack.names.given import initials, roots
from quotetrack.names.likeness import halves
from quotetrack.names.listed import is_common_family, spellings
from quotetrack.names.matching import MOST
from quotetrack.names.organizations import plain, read_organization
from quotetrack.names.parsing import PersonName, parse
from quotetrack.names.romanising import is_initial, latin
from quotetrack.names.skeletons import rough
from quotetrack.names.syllables import eastern
from quotetrack.names.words import name_words

Keys = frozenset[str]
# what a key begins with says what kind of name is stored under it
WHOLE, FULL, BY_INITIAL, FAMILY, SHORT, LONE, ORDER, SLIPPED = "w:", "f:", "i:", "s:", "v:", "l:", "o:", "h:"
_MOST_WORDS = 6


@lru_cache(maxsize=65536)
def keys(name: str, kind: str = "person") -> Keys:
    """Return the keys that a name is stored under."""
    name = name[:MOST]
    stored = _organization if kind == "organization" else _stored
    return stored(name).union(*map(stored, also_known_as(name, kind)))


@lru_cache(maxsize=65536)
def probes(name: str, kind: str = "person") -> Keys:
    """Return the stored keys that lead to every name that may be the same bearer's."""
    name = name[:MOST]
    probed = _organization if kind == "organization" else _probed
    return probed(name).union(*map(probed, also_known_as(name, kind)))


def _stored(name: str) -> Keys:
    parsed = parse(name)
    whole = {WHOLE + _whole(name)}
    families = _families(parsed)
    if parsed.is_lone:
        return frozenset(whole | {LONE + family for family in families})
    firsts = {letter for word in _givens(parsed) for letter in initials(word)}
    first = {FAMILY + family for family in families} | _pairs(BY_INITIAL, families, firsts) | _ordered(parsed)
    if parsed.is_initial:
        return frozenset(whole | _pairs(SHORT, families, firsts) | first)
    own = {root for word in _givens(parsed) for root in roots(word)}
    return frozenset(whole | first | _pairs(FULL, families, own) | _pairs(SLIPPED, _halves(parsed), own))


def _probed(name: str) -> Keys:
    parsed = parse(name)
    whole = {WHOLE + _whole(name)}
    families = _families(parsed)
    lone = {LONE + family for family in families}
    if parsed.is_lone:
        return frozenset(whole | lone | {FAMILY + family for family in families})
    firsts = {letter for word in _givens(parsed) for letter in initials(word)}
    found = whole | lone | _pairs(SHORT, families, firsts) | _ordered(parsed)
    if parsed.is_initial:
        return frozenset(found | _pairs(BY_INITIAL, families, firsts))
    own = {root for word in _givens(parsed) for root in roots(word)}
    found |= _pairs(FULL, families, own) | _pairs(SLIPPED, _halves(parsed), own)
    rare = _keys_of(word for word in main_words(parsed.family) if not is_common_family(word))
    return frozenset(found | _pairs(BY_INITIAL, rare, firsts))


def _organization(name: str) -> Keys:
    read = read_organization(name)
    words = {f"n:{' '.join(plain(read))}", f"j:{''.join(read.words)}", f"w:{_whole(name)}"}
    return frozenset(words | {f"a:{way}" for way in read.initials | read.short})


def _whole(name: str) -> str:
    return " ".join(name_words(name)) or name.strip()


def _pairs(prefix: str, families: Iterable[str], parts: Iterable[str]) -> set[str]:
    return {f"{prefix}{family}|{part}" for family in families for part in parts}


def _keys_of(words: Iterable[str]) -> set[str]:
    return {
        key
        for word in words
        for key in (rough(word), *eastern(word), *(f"={group}" for group in spellings(word)))
    } - {""}


def _families(name: PersonName) -> set[str]:
    """Return the keys of the surname: as one word, of its words, of an earlier one, of one in the middle."""
    words = main_words(name.family)[:_MOST_WORDS]
    beside = [word for word in name.middle if not is_initial(word)]
    joined = {rough("".join(map(latin, words))), rough("".join(map(latin, name.family)))}
    return (_keys_of((*words, *main_words(name.former), *beside[:_MOST_WORDS])) | joined) - {""}


def _givens(name: PersonName) -> set[str]:
    """Return the words that may stand for the given name, those that are joined or a nickname too."""
    own = (*name.given, *name.middle)[:_MOST_WORDS]
    parts = {part for word in own for part in word.replace("‑", "-").split("-") if latin(part)}
    first = "".join(map(latin, own[:2]))
    return {*own, *parts, first, "".join(map(latin, own)), *([name.nickname] if latin(name.nickname) else [])}


def _halves(name: PersonName) -> set[str]:
    return {half for word in main_words(name.family) if not is_common_family(word) for half in halves(word)}


def _ordered(name: PersonName) -> set[str]:
    """Return a key of all words without their order."""
    return {ORDER + " ".join(sorted(map(rough, name.words)))} if len(name.words) < _MOST_WORDS else set()
