"""Names by which news calls somebody and which tell nothing of the other name: Pelé, AMLO, OTAN."""

from __future__ import annotations

from functools import cache, lru_cache

from quotetrack.assets import rows
from quotetrack.names.parsing import parse
from quotetrack.names.romanising import latin


@cache
def _known() -> dict[tuple[str, str], frozenset[tuple[str, ...]]]:
    """Return, for each kind and name, all names of those who bear it."""
    found: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for kind, names in rows("data", "gazetteers", "also_known_as.csv"):
        group = tuple(names.split(";"))
        for name in group:
            found.setdefault((kind, _plain(name)), set()).add(group)
    return {key: frozenset(groups) for key, groups in found.items()}


def _plain(name: str) -> str:
    return " ".join(latin(word) for word in name.split() if word not in {"The", "the"})


def _ways(name: str, kind: str) -> set[str]:
    """Return the name in plain letters; that of a person also without titles."""
    if kind == "organization" or (parsed := parse(name)).is_lone:
        return {_plain(name)}
    ways = {_plain(name), _plain(" ".join((*parsed.words, parsed.suffix)))}
    if len(parsed.words) == 2:  # Kenzaburo Oe, Oe Kenzaburo
        ways.add(_plain(" ".join(reversed(parsed.words))))
    return ways


@lru_cache(maxsize=8192)
def also_known_as(name: str, kind: str) -> tuple[str, ...]:
    """Return all names of the one whom everybody means by ``name``; empty for nobody or several."""
    found = {group for way in _ways(name, kind) for group in _known().get((kind, way), ())}
    return min(found) if len(found) == 1 else ()
