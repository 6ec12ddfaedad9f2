"""Offices written in one way: ``Sen.``, ``defence minister``, ``secretary of state``."""

from __future__ import annotations

import re
from functools import lru_cache

from quotetrack.people.spelling import fold

_SAME = {
    "sen": "senator",
    "rep": "representative",
    "congressman": "representative",
    "congresswoman": "representative",
    "gov": "governor",
    "pres": "president",
    "pm": "prime minister",
    "premier": "prime minister",
    "taoiseach": "prime minister",
    "house speaker": "speaker",
    "foreign ministry spokesperson": "foreign ministry spokeswoman",
    "kremlin spokesperson": "kremlin spokesman",
    "head of the president office": "head of the presidential office",
    "head of presidential office": "head of the presidential office",
    "member of congress": "representative",
    "member of the united states house of representatives": "representative",
    "chairman": "chair",
    "chairwoman": "chair",
}
# titles that stand for any office of their kind: Secretary Kerry was the state secretary
SHORT = {
    "secretary": re.compile(r"(?!press ).+ secretary"),
    "minister": re.compile(r".*minister"),
    "director": re.compile(r".+ director"),
    "justice": re.compile(r"(?:chief )?justice"),
}
# words beside an office that leave the person the same
BESIDE = frozenset(
    {"republican", "democratic", "democrat", "gop", "incumbent", "outgoing", "new", "the", "then"}
)
_OF = re.compile(r"(secretary|minister) of (?:the )?(.+)")


@lru_cache(maxsize=16384)
def office(words: str) -> str:
    """Write an office in one way: ``Secretary of Defence`` as ``defense secretary``."""
    plain = " ".join(fold(word) for word in words.replace("-", " ").split()).replace("defence", "defense")
    plain = plain.replace("advisor", "adviser").replace("foreign affairs", "foreign")
    plain = _OF.sub(r"\2 \1", plain)
    return _SAME.get(plain, plain)


def fits(offices: frozenset[str], held: str) -> bool:
    """Tell whether any of the offices, as ``office`` writes them or short for their kind, is the one held."""
    return held in offices or any(
        short in offices and pattern.fullmatch(held) for short, pattern in SHORT.items()
    )
