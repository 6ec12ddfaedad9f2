"""Bearers become people: alike ones together, never across what a user or the names forbid.

The outcome follows from the set of bearers, links and judgements alone, so the order of articles and the
number of steps in which they came do not matter. It is Kruskal's algorithm under constraints: links are taken
the surest first, and one that would join what must stay apart is passed over. Names that leave open who is
meant (a surname, an initial, a name that thousands bear) come last, and join a person if there is but one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product

from quotetrack.resolution.alike import Likeness, compare
from quotetrack.resolution.bearers import Bearer, Evidence

Pair = tuple[str, str]
MOST = 50  # a name that may be that many people's says nothing of any one of them
_SAID = Likeness("same", 1.0, ("a user said so",))


@dataclass(frozen=True)
class Judged:
    """What users said of bearers, by pairs of ids: which are one, in the order of saying; which are not."""

    same: tuple[Pair, ...] = ()
    apart: frozenset[Pair] = frozenset()


NOTHING = Judged()


@dataclass(frozen=True)
class Group:
    """Bearers who are one person, by id; ``why`` tells of each that was joined how sure, 0 to 1, and why."""

    members: tuple[str, ...]
    why: Mapping[str, tuple[float, Evidence]]


@dataclass(frozen=True)
class Grouping:
    """People, and bearers whom the name alone gives to none: each with the places in ``groups`` it may have.

    An open bearer is in a group of its own, too.
    """

    groups: tuple[Group, ...]
    open: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def group(
    bearers: Iterable[Bearer], known: frozenset[str], links: Iterable[Pair], judged: Judged = NOTHING
) -> Grouping:
    """Return the people among ``bearers``; ``links`` are the pairs whose names may be one person's.

    ``known`` are the ids of those whom a list has: no two of them are one unless a user says so, and a full
    name counts to one of them before it comes here or not at all.
    """
    return _Grouper({one.id: one for one in bearers}, known, links, judged).run()


class _Grouper:
    def __init__(
        self, bearers: dict[str, Bearer], known: frozenset[str], links: Iterable[Pair], judged: Judged
    ) -> None:
        self.bearers, self.known, self.judged = bearers, known, judged
        self.links = sorted({(min(pair), max(pair)) for pair in links if pair[0] != pair[1]})
        self.beside: dict[str, set[str]] = {name: set() for name in bearers}
        for one, other in self.links:
            self.beside[one].add(other)
            self.beside[other].add(one)
        self.home = {name: name for name in bearers}  # the member that stands for the group each is in
        self.members = {name: [name] for name in bearers}
        self.why: dict[str, tuple[float, Evidence]] = {}

    def run(self) -> Grouping:
        for one, other in self.judged.same:
            if one in self.bearers and other in self.bearers and not self._is_barred(one, other):
                self._join(one, other, _SAID)
        alone = (name for name in self.bearers if len(self.members[self.home[name]]) == 1)
        loose = {name for name in alone if name not in self.known and self.bearers[name].is_loose}
        self._join_alike([pair for pair in self.links if not loose & set(pair)])
        candidates = {name: self._candidates(name, self.beside[name] - loose) for name in sorted(loose)}
        # all are decided before any is joined, so that none is measured by another
        decided = {name: who for name, found in candidates.items() if (who := self._decided(name, found))}
        left = {name for name, found in candidates.items() if not found}
        opened = {
            name: {self.home[other] for _, other in found}
            for name, found in candidates.items()
            if found and name not in decided
        }
        for name, (likeness, other) in decided.items():
            if not self._is_barred(name, other):
                self._join(other, name, likeness)
        self._join_alike([pair for pair in self.links if left.issuperset(pair)])
        return self._result(opened)

    def _join_alike(self, links: Iterable[Pair]) -> None:
        rated = [(self._likeness(*pair), pair) for pair in links if not self.known & set(pair)]
        for likeness, (one, other) in sorted(rated, key=lambda found: (-found[0].score, found[1])):
            is_new = self.home[one] != self.home[other]
            if is_new and likeness.verdict == "same" and not self._are_apart(one, other):
                self._join(one, other, likeness)

    def _candidates(self, name: str, beside: set[str]) -> list[tuple[Likeness, str]]:
        """Return whom a loose bearer may be, the likeliest first."""
        found = [(self._likeness(name, other), other) for other in beside if not self._is_barred(name, other)]
        possible = [pair for pair in found if pair[0].verdict != "different"]
        return sorted(possible, key=lambda pair: (-pair[0].score, pair[1]))

    def _decided(self, name: str, found: list[tuple[Likeness, str]]) -> tuple[Likeness, str] | None:
        """Return who a loose bearer surely is: the only one it can be, or the only one in its field of life.

        Nobody, if the only one is always called something else.
        """
        homes = {self.home[other] for _, other in found}
        own = self.bearers[name].field
        fields = {home: {self.bearers[one].field for one in self.members[home]} - {""} for home in homes}
        fitting = {home for home in homes if own in fields[home]} if own else set()
        if len(homes) == 1 and (not own or not any(fields.values())):
            fitting = homes
        likeness, best = next(((k, other) for k, other in found if self.home[other] in fitting), (None, ""))
        return (likeness, best) if likeness and len(fitting) == 1 and likeness.verdict == "same" else None

    def _likeness(self, one: str, other: str) -> Likeness:
        return compare(self.bearers[min(one, other)], self.bearers[max(one, other)])

    def _are_apart(self, one: str, other: str) -> bool:
        """Tell whether any two of two groups are surely different people."""
        pairs = product(self.members[self.home[one]], self.members[self.home[other]])
        return self._is_barred(one, other) or any(self._likeness(*p).verdict == "different" for p in pairs)

    def _is_barred(self, one: str, other: str) -> bool:
        """Tell whether a user keeps any two of two groups apart."""
        apart = self.judged.apart
        pairs = product(self.members[self.home[one]], self.members[self.home[other]])
        return bool(apart) and any((a, b) in apart or (b, a) in apart for a, b in pairs)

    def _join(self, one: str, other: str, likeness: Likeness) -> None:
        for name in (one, other):
            if name not in self.known:
                self.why.setdefault(name, (likeness.score, likeness.evidence))
        kept, gone = sorted((self.home[one], self.home[other]))
        if kept == gone:
            return
        self.members[kept] += self.members.pop(gone)
        self.home |= dict.fromkeys(self.members[kept], kept)

    def _result(self, opened: Mapping[str, set[str]]) -> Grouping:
        homes = sorted(self.members)
        place = {home: at for at, home in enumerate(homes)}
        groups = tuple(
            Group(
                members := tuple(sorted(self.members[home])),
                {m: self.why[m] for m in members if m in self.why},
            )
            for home in homes
        )
        # joined homes may have a new name by now
        return Grouping(
            groups,
            {
                name: tuple(sorted({place[self.home[home]] for home in found}))
                for name, found in opened.items()
            },
        )
