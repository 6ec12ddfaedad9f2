"""A text becomes a plan: its paragraphs, the marks in them, and the frames that a parser has to read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from quotetrack.attribution.frame import Frame, frame
from quotetrack.attribution.layout import Layout, layout
from quotetrack.attribution.lexicon import Lexicon
from quotetrack.attribution.marks import Pair, pairs
from quotetrack.attribution.paragraphs import Extent, paragraphs
from quotetrack.attribution.spelling import UNSHORTENED

_SENTENCE_END = re.compile(r"[.!?…]" + UNSHORTENED + r"[”’\"')\]]*\s+(?=[A-Z“‘\"'(])")
_WORD = re.compile(r"\w+")
# so many words beside the marks make a paragraph that can name its own speaker
_TALKATIVE = 3
# sentences of the paragraph before that may lead to a quotation
_LEAD_SENTENCES = 2


@dataclass(slots=True)
class Plan:
    """What is known before any parse. ``frames`` maps paragraph numbers to what the parser has to read.

    ``others`` are frames, with their paragraphs, that are read for statements without marks alone.
    """

    text: str
    paragraphs: list[Extent]
    layout: Layout
    frames: dict[int, Frame] = field(default_factory=dict)
    others: tuple[tuple[int, Frame], ...] = ()

    def framed(self) -> list[tuple[int, Frame]]:
        """Return paragraph and frame of everything that has to be parsed, in the order of the parses."""
        return [*self.frames.items(), *self.others]

    @property
    def pairs(self) -> list[list[Pair]]:
        """The pairs of each paragraph."""
        return self.layout.pairs

    def is_bare(self, number: int) -> bool:
        """Tell whether a paragraph says too little beside its quotations to name their speaker."""
        return words_beside(self.text, self.body(number), self.pairs[number]) < _TALKATIVE

    def body(self, number: int) -> Extent:
        """Return a paragraph's extent without a label that announces a quotation but names nobody."""
        start, end = self.paragraphs[number]
        return self.layout.bodies.get(number, start), end

    def goes_on(self, number: int, index: int) -> bool:
        """Tell whether a pair continues one that was left open at the end of the paragraph before."""
        if index or not number or not self.pairs[number - 1] or not self.pairs[number]:
            return False
        last, first = self.pairs[number - 1][-1], self.pairs[number][0]
        return (
            not last.is_closed
            and last.is_marked == first.is_marked
            and first.outer[0] <= self.body(number)[0] + 2
        )

    def is_open(self, number: int, index: int) -> bool:
        """Tell whether the ranker has to say who speaks: no layout does, nor the paragraph before."""
        if (number, index) in self.layout.named:
            return False
        return not (self.goes_on(number, index) and self.is_bare(number))


def plan(text: str, lexicon: Lexicon) -> Plan:
    """Find paragraphs and marks, and choose the passages that need a parse: those near a quotation."""
    extents = paragraphs(text)
    made = Plan(text, extents, layout(text, extents, pairs(text, extents), lexicon))
    for number, found in enumerate(made.pairs):
        if not any(made.is_open(number, index) for index in range(len(found))):
            continue
        made.frames[number] = frame(text, made.body(number), found)
        if number and number - 1 not in made.frames and made.is_bare(number):
            made.frames[number - 1] = _lead(made, number - 1)
    made.frames = dict(sorted(made.frames.items()))
    return made


def words_beside(text: str, extent: Extent, found: list[Pair]) -> int:
    """Count the words of a paragraph that stand outside its marks."""
    position, count = extent[0], 0
    for pair in found:
        count += len(_WORD.findall(text, position, pair.outer[0]))
        position = pair.outer[1]
    return count + len(_WORD.findall(text, position, extent[1]))


def _lead(made: Plan, number: int) -> Frame:
    """Frame what may lead to a bare quotation: the whole paragraph if it has quotations, else its end."""
    if made.pairs[number]:
        return frame(made.text, made.body(number), made.pairs[number])
    start, end = made.paragraphs[number]
    ends = [match.end() for match in _SENTENCE_END.finditer(made.text, start, end)]
    return frame(made.text, (ends[-_LEAD_SENTENCES] if len(ends) >= _LEAD_SENTENCES else start, end), [])
