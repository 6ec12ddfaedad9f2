"""A wording becomes what two wordings are compared by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from quotetrack.statements.reports import Report
from quotetrack.statements.tokens import tokens
from quotetrack.words.forms import is_negation, is_number, stem, weight

_KEPT = 4_000  # wordings that one run remembers
_WHOLE = 0.8  # share of the words that marks inside must leave out to be another's words


@dataclass(frozen=True, slots=True)
class Sketch:
    """A wording without what printers and listeners do to it: stammer, fillers, spelling, short forms.

    ``words``, ``stems`` and ``weights`` (0 to 1) are of equal length. ``cuts`` are the places where words may
    be missing or another's stand instead, ``breaks`` those where a sentence or clause begins, as numbers
    of words. ``nested`` are the words that the speaker puts in marks, as another's; ``names`` and ``key`` the
    stems that have a capital letter inside a sentence, and those that tell something, ``mass`` their weight.
    """

    words: tuple[str, ...]
    stems: tuple[str, ...]
    weights: tuple[float, ...]
    cuts: frozenset[int]
    breaks: frozenset[int]
    nested: frozenset[int]
    names: frozenset[str]
    key: frozenset[str]
    mass: float

    @property
    def line(self) -> str:
        """The stems in one line, with a space on each side of each."""
        return f" {' '.join(self.stems)} "

    @property
    def runs(self) -> list[tuple[str, ...]]:
        """The stems that stand beside each other, run by run."""
        edges = sorted({0, *self.cuts, len(self.stems)})
        return [self.stems[a:b] for a, b in pairwise(edges) if a < b]

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers, in digits."""
        return frozenset(word for word in self.words if is_number(word))

    @property
    def denies(self) -> int:
        """How many words deny."""
        return sum(map(is_negation, self.words))


def sketch_of(report: Report) -> Sketch:
    """Return what the wording of a report is compared by."""
    if len(report.spans) == 1:
        return sketch(report.text)
    return sketch(report.text, tuple(accumulate(end - start + 1 for start, end in report.spans[:-1])))


@lru_cache(_KEPT)
def sketch(text: str, joints: tuple[int, ...] = ()) -> Sketch:
    """Return what a wording is compared by; it has no words where ``text`` has none outside of brackets.

    ``joints`` are the offsets at which something that was printed apart is joined to it.
    """
    read = tokens(text, joints)
    found = tuple([token.word for token in read])
    stems = tuple(map(stem, found))
    weights = tuple(map(weight, found))
    by_stem = dict(zip(stems, weights, strict=True))
    nested = frozenset([at for at, token in enumerate(read) if token.is_nested])
    return Sketch(
        words=found,
        stems=stems,
        weights=weights,
        cuts=frozenset([at for at, token in enumerate(read) if token.cuts and at]),
        breaks=frozenset([at for at, token in enumerate(read) if token.breaks]),
        nested=nested if len(nested) < _WHOLE * len(read) else frozenset(),
        names=frozenset([stems[at] for at, token in enumerate(read) if token.is_name]),
        key=frozenset([stem for stem, its in by_stem.items() if its]),
        mass=round(sum(by_stem.values()), 1),
    )
