"""Under which keys a name is stored, and which keys lead to all names that may be the same bearer's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from quotetrack.names.aliases import also_known_as
from quotetrack.names.families import main_words
from quotetrack.names.given import initials, roots
from quotetrack.names.likeness import halves
from quotetrack.names.listed import is_common_family, spellings
from quotetrack.names.matching import MOST
from quotetrack.names.organizations import plain, read_organization
from quotetrack.names.parsing import PersonName, joined, parse
from quotetrack.names.romanising import is_initial, latin
from quotetrack.names.skeletons import rough, roughs
from quotetrack.names.syllables import eastern
from quotetrack.names.words import name_words

Keys = frozenset[str]
# what a key begins with says what kind of name is stored under it
WHOLE, FULL, BY_INITIAL, FAMILY, SHORT, LONE, ORDER, SLIPPED = "w:", "f:", "i:", "s:", "v:", "l:", "o:", "h:"
_MOST_WORDS = 6


@lru_cache(maxsize=8192)
def keys(name: str, kind: str = "person") -> Keys:
    """Return the keys that a name is stored under."""
    name = name[:MOST]
    stored = _organization if kind == "organization" else _stored
    return stored(name).union(*map(stored, also_known_as(name, kind)))


@lru_cache(maxsize=8192)
def probes(name: str, kind: str = "person") -> Keys:
    """Return the stored keys that lead to every name that may be the same bearer's."""
    name = name[:MOST]
    probed = _organization if kind == "organization" else _probed
    return probed(name).union(*map(probed, also_known_as(name, kind)))


@dataclass(frozen=True, slots=True)
class _Read:
    """What of a name goes into its keys."""

    parsed: PersonName
    whole: Keys
    families: Keys
    firsts: Keys
    roots: Keys
    halves: Keys


@lru_cache(maxsize=16384)
def _read(name: str) -> _Read:
    parsed = parse(name)
    given = () if parsed.is_lone else _givens(parsed)
    # any order of the words is one name
    turned = (
        {ORDER + " ".join(sorted(map(rough, parsed.parts)))} if 1 < len(parsed.words) < _MOST_WORDS else set()
    )
    return _Read(
        parsed,
        frozenset({WHOLE + _whole(name), WHOLE + joined(parsed)} | turned),
        frozenset(_families(parsed)),
        frozenset().union(*map(initials, given)),
        frozenset().union(*map(roots, given)),
        frozenset(_halves(parsed)),
    )


def _stored(name: str) -> Keys:
    read = _read(name)
    if read.parsed.is_lone:
        return read.whole.union(LONE + family for family in read.families)
    found = read.whole | _pairs(BY_INITIAL, read.families, read.firsts)
    found = found.union(FAMILY + family for family in read.families)
    if read.parsed.is_initial:
        return found | _pairs(SHORT, read.families, read.firsts)
    return found | _pairs(FULL, read.families, read.roots) | _pairs(SLIPPED, read.halves, read.roots)


def _probed(name: str) -> Keys:
    read = _read(name)
    found = read.whole.union(LONE + family for family in read.families)
    if read.parsed.is_lone:
        return found.union(FAMILY + family for family in read.families)
    found |= _pairs(SHORT, read.families, read.firsts)
    if read.parsed.is_initial:
        return found | _pairs(BY_INITIAL, read.families, read.firsts)
    found |= _pairs(FULL, read.families, read.roots) | _pairs(SLIPPED, read.halves, read.roots)
    rare = [word for word in main_words(read.parsed.family) if not is_common_family(word)]
    return found | _pairs(BY_INITIAL, _keys_of(rare), read.firsts)


def _organization(name: str) -> Keys:
    read = read_organization(name)
    words = {f"n:{' '.join(plain(read))}", f"j:{''.join(read.words)}", f"w:{_whole(name)}"}
    return frozenset(words | {f"a:{way}" for way in read.initials | read.short})


def _whole(name: str) -> str:
    return " ".join(name_words(name)) or name.strip()


def _pairs(prefix: str, families: Iterable[str], parts: Iterable[str]) -> Keys:
    return frozenset(f"{prefix}{family}|{part}" for family in families for part in parts)


def _keys_of(words: Iterable[str]) -> set[str]:
    return {
        key
        for word in words
        for key in (*roughs(word), *eastern(word), *(f"={group}" for group in spellings(word)))
    } - {""}


def _families(name: PersonName) -> set[str]:
    """Return the keys of the surname: as one word, of its words, of an earlier one, of one in the middle."""
    words = main_words(name.family)[:_MOST_WORDS]
    beside = [word for word in name.middle if not is_initial(word)][:_MOST_WORDS]
    found = _keys_of((*words, *main_words(name.former), *beside))
    for part in (words, name.family):
        if len(part) > 1:
            found |= roughs("".join(map(latin, part)))
    return found - {""}


def _givens(name: PersonName) -> set[str]:
    """Return the words that may stand for the given name, those that are joined or a nickname too."""
    own = (*name.given, *name.middle)[:_MOST_WORDS]
    found = {part for word in own if "-" in word for part in word.split("-") if latin(part)} | set(own)
    if len(own) > 1:
        found |= {"".join(map(latin, own[:2])), "".join(map(latin, own))}
    return found | ({name.nickname} if latin(name.nickname) else set())


def _halves(name: PersonName) -> set[str]:
    return {half for word in main_words(name.family) if not is_common_family(word) for half in halves(word)}
