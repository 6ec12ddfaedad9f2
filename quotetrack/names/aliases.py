"""Names by which news calls somebody and which tell nothing of the other name: Pelé, AMLO, OTAN."""

from __future__ import annotations

from functools import cache, lru_cache

from quotetrack.assets import rows
from quotetrack.names.parsing import parse
from quotetrack.names.skeletons import skeleton
from quotetrack.names.words import name_words


@cache
def _known() -> dict[tuple[str, str], frozenset[tuple[str, ...]]]:
    """Return, for each kind and name, all names of those who bear it."""
    found: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for kind, names in rows("data", "gazetteers", "also_known_as.csv"):
        group = tuple(names.split(";"))
        for key in {key for name in group for key in _ways(name, kind)}:
            found.setdefault((kind, key), set()).add(group)
    return {key: frozenset(groups) for key, groups in found.items()}


def _ways(name: str, kind: str) -> set[str]:
    """Return the name in plain words; that of a person also without titles, in any spelling."""
    ways = {" ".join(word for word in name_words(name) if word != "the") or name.strip()}
    if kind == "person" and not (parsed := parse(name)).is_lone:
        ways.add(" ".join(("=", *map(skeleton, parsed.words), parsed.suffix)))
    return ways


@lru_cache(maxsize=65536)
def also_known_as(name: str, kind: str) -> tuple[str, ...]:
    """Return all names of the one whom everybody means by ``name``; empty for nobody or several."""
    found = {group for way in _ways(name, kind) for group in _known().get((kind, way), ())}
    return min(found) if len(found) == 1 else ()
