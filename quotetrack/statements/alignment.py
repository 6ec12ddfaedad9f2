"""Two wordings are laid beside each other: what they share, and what differs in between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quotetrack.statements.numbers import sounds_like
from quotetrack.statements.sketches import Sketch
from quotetrack.words.forms import is_negation, is_number
from quotetrack.words.meanings import are_opposed

_SENTENCE = 5  # words of a sentence that few say
_LEAST_SENTENCE = 1.0  # its weight
_MISHEARD = 9  # words around a number that was misheard
_LEAST = 0.1  # what a word weighs that every text has


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch that both have: from which word of each, and how many."""

    one: int
    other: int
    length: int


@dataclass(frozen=True, slots=True)
class Difference:
    """What stands between two shared stretches: words of one, words of the other.

    ``is_cut``: one of them says that words are left out there.
    """

    one: tuple[int, ...]
    other: tuple[int, ...]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two wordings beside each other."""

    one: Sketch
    other: Sketch
    blocks: tuple[Block, ...]
    differences: tuple[Difference, ...]

    @property
    def shared(self) -> float:
        """The weight of the different words that both have."""
        found = {self.one.stems[at]: self.one.weights[at] for at in self._shared()}
        return sum(found.values())

    @property
    def words(self) -> int:
        """How many words both have."""
        return sum(block.length for block in self.blocks)

    @property
    def shared_words(self) -> tuple[str, ...]:
        """The words of ``one`` that both have."""
        return tuple(self.one.words[at] for at in self._shared())

    @property
    def differing(self) -> int:
        """How many words in between differ."""
        return sum(max(len(each.one), len(each.other)) for each in self.differences if not each.is_cut)

    @property
    def missing(self) -> float:
        """The weight of the words in between that only one has; every word counts a little."""
        return sum(
            max(_weight(self.one, each.one), _weight(self.other, each.other))
            for each in self.differences
            if not each.is_cut
        )

    @property
    def is_nested_in_one(self) -> bool:
        """Whether one speaker puts all of it in marks, as another's words, and the other does not."""
        if not self.blocks:
            return False
        one = all(at in self.one.nested for at in self._shared())
        two = all(at in self.other.nested for at in self._shared_of_other())
        return one != two

    @property
    def turns(self) -> bool:
        """Whether what differs turns the sense: a denial, a number, an opposite."""
        return any(not each.is_cut and self._turns(each) for each in self.differences)

    @property
    def denies_beside(self) -> bool:
        """Whether ``one`` denies in a word beside the shared ones, where the other says something else."""
        first, last = self.blocks[0], self.blocks[-1]
        edges = (
            (self.one.words[: first.one], self.other.words[: first.other]),
            (self.one.words[last.one + last.length :], self.other.words[last.other + last.length :]),
        )
        return any(any(map(is_negation, one)) and not any(map(is_negation, other)) for one, other in edges)

    @property
    def is_misheard(self) -> bool:
        """Whether one number in a long wording is all that differs, and it sounds like the other."""
        if len(self.differences) != 1 or self.words < _MISHEARD:
            return False
        (each,) = self.differences
        one, other = [self.one.words[at] for at in each.one], [self.other.words[at] for at in each.other]
        return len(one) == len(other) == 1 and sounds_like(one[0], other[0])

    @property
    def whole(self) -> float:
        """Which share of ``one``, by weight, stands from the first to the last shared word."""
        if not self.blocks:
            return 0.0
        first, last = self.blocks[0], self.blocks[-1]
        inside = _weight(self.one, range(first.one, last.one + last.length))
        return inside / _weight(self.one, range(len(self.one.stems)))

    @property
    def goes_on(self) -> bool:
        """Whether before or after the shared words both say something else in the same sentence."""
        first, last = self.blocks[0], self.blocks[-1]
        end, end_of_other = last.one + last.length, last.other + last.length
        before = not _is_edge(self.one, first.one) and not _is_edge(self.other, first.other)
        return before or not (_is_edge(self.one, end) or _is_edge(self.other, end_of_other))

    @property
    def has_sentence(self) -> bool:
        """Whether both have a sentence of several words, unchanged."""
        return any(self._has_sentence(block) for block in self.blocks)

    def _has_sentence(self, block: Block) -> bool:
        """Say whether some words of a stretch begin and end a sentence in both."""
        places = range(block.length + 1)
        edges = [
            at
            for at in places
            if _is_edge(self.one, block.one + at) and _is_edge(self.other, block.other + at)
        ]
        if len(edges) < 2 or edges[-1] - edges[0] < _SENTENCE:
            return False
        return _distinct(self.one, Block(block.one + edges[0], 0, edges[-1] - edges[0])) >= _LEAST_SENTENCE

    def longest(self) -> float:
        """Return the weight of the longest shared stretch with nothing in between."""
        return max((_distinct(self.one, block) for block in self.blocks), default=0.0)

    def _shared(self) -> Iterator[int]:
        return (at for block in self.blocks for at in range(block.one, block.one + block.length))

    def _shared_of_other(self) -> Iterator[int]:
        return (at for block in self.blocks for at in range(block.other, block.other + block.length))

    def _turns(self, each: Difference) -> bool:
        one = [self.one.words[at] for at in each.one]
        other = [self.other.words[at] for at in each.other]
        if sum(map(is_negation, one)) % 2 != sum(map(is_negation, other)) % 2:
            return True
        if are_opposed([self.one.stems[at] for at in each.one], [self.other.stems[at] for at in each.other]):
            return True
        return sorted(filter(is_number, one)) != sorted(filter(is_number, other)) and not self.is_misheard


def aligned(one: Sketch, other: Sketch) -> Alignment:
    """Lay two wordings beside each other; stray common words are nothing shared."""
    from rapidfuzz.distance import Indel  # its import takes longer than a short answer

    found = Indel.opcodes(one.stems, other.stems)
    blocks = [
        Block(code.src_start, code.dest_start, code.src_end - code.src_start)
        for code in found
        if code.tag == "equal"
    ]
    blocks = _solid(one, blocks)
    return Alignment(one, other, tuple(blocks), tuple(_between(one, other, blocks)))


def found_in(short: Sketch, long: Sketch) -> bool:
    """Say whether all runs of words of ``short`` stand in ``long``, in order."""
    at = 0
    line = long.line
    for run in short.runs:
        at = line.find(f" {' '.join(run)} ", at)
        if at < 0:
            return False
        at += 1
    return bool(short.stems)


def _solid(one: Sketch, blocks: Sequence[Block]) -> list[Block]:
    """Leave out stretches at the ends that are a stray common word or two, and far from the rest."""
    kept = list(blocks)
    for end in (0, -1):
        while len(kept) > 1 and _is_stray(one, kept, end):
            kept.pop(end)
    return kept


def _is_stray(one: Sketch, blocks: Sequence[Block], end: int) -> bool:
    block, after = (blocks[0], blocks[1]) if end == 0 else (blocks[-2], blocks[-1])
    gap = max(after.one - block.one - block.length, after.other - block.other - block.length)
    return blocks[end].length <= gap and _distinct(one, blocks[end]) < gap / 2


def _between(one: Sketch, other: Sketch, blocks: Sequence[Block]) -> Iterator[Difference]:
    for before, after in pairwise(blocks):
        start, start_other = before.one + before.length, before.other + before.length
        cut = not one.cuts.isdisjoint(range(start, after.one + 1))
        cut_other = not other.cuts.isdisjoint(range(start_other, after.other + 1))
        words, words_of_other = tuple(range(start, after.one)), tuple(range(start_other, after.other))
        yield Difference(words, words_of_other, (cut and not words) or (cut_other and not words_of_other))


def _weight(sketch: Sketch, at: Iterable[int]) -> float:
    return sum(sketch.weights[number] or _LEAST for number in at)


def _distinct(sketch: Sketch, block: Block) -> float:
    found = range(block.one, block.one + block.length)
    return sum({sketch.stems[at]: sketch.weights[at] for at in found}.values())


def _is_edge(sketch: Sketch, at: int) -> bool:
    return at in sketch.breaks or at in sketch.cuts or at in (0, len(sketch.stems))
