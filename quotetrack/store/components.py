"""Which bearers have to be looked at together: all that links and judgements lead to."""

from __future__ import annotations

from collections.abc import Iterable

from quotetrack.resolution.bearers import Bearer
from quotetrack.resolution.grouping import MOST, Judged, Pair
from quotetrack.store.bearers import Bearers


def components(
    bearers: Bearers, seeds: Iterable[str], judged: Judged
) -> list[tuple[list[Bearer], set[Pair]]]:
    """Return the connected sets of bearers that hold the ``seeds``, each with its links."""
    said: dict[str, set[str]] = {}
    for one, other in (*judged.same, *judged.apart):
        said.setdefault(one, set()).add(other)
        said.setdefault(other, set()).add(one)
    found = []
    seen: set[str] = set()
    for seed in sorted(seeds):
        if seed in seen or not bearers.has(seed):
            continue
        members, links = _reach(bearers, seed, said)
        seen |= members.keys()
        found.append((list(members.values()), links))
    return found


def _reach(bearers: Bearers, seed: str, said: dict[str, set[str]]) -> tuple[dict[str, Bearer], set[Pair]]:
    members: dict[str, Bearer] = {}
    links: set[Pair] = set()
    border = {seed}
    while border:
        ahead: set[str] = set()
        for bearer in bearers.read(border):
            members[bearer.id] = bearer
            beside = bearers.beside(bearer.id)
            # a name that may be that many people's joins none of them, so there is no way through it
            if not (bearer.is_loose and len(beside) > MOST):
                links.update((bearer.id, other) for other in beside)
                ahead.update(beside)
            ahead |= said.get(bearer.id, set())
        border = ahead - members.keys()
    # each link stands on both sides: it counts where both sides let it through
    return members, {pair for pair in links if (pair[1], pair[0]) in links}
