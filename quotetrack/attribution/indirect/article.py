"""The indirect statements of one article: those asserted, each once, none that is a quote in marks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quotetrack.attribution.candidates import Passage
from quotetrack.attribution.indirect.asserted import is_asserted
from quotetrack.attribution.indirect.finder import Finder, Statement
from quotetrack.attribution.indirect.tree import Tree
from quotetrack.attribution.lexicon import Lexicon

Span = tuple[int, int]
# words of the reporter's that a statement needs beside somebody's own
_OWN_WORDS = 4
_FEWEST_WORDS = 3
_OUTSIDE_MARKS = 2


class Quoted(NamedTuple):
    """Words in marks: their extent with the marks, and whether they are a part of the reporter's clause."""

    extent: Span
    is_fragment: bool


@dataclass(frozen=True, slots=True)
class Search:
    """Looks for statements in the passages of an article; ``least`` is the probability that one needs."""

    finder: Finder
    lexicon: Lexicon
    least: float

    def statements(self, text: str, passages: Iterable[Passage], quoted: Sequence[Quoted]) -> list[Statement]:
        """Return the statements of an article in no order; of two with the same words the likelier one."""
        best: dict[tuple[Span, ...], Statement] = {}
        cues = self.lexicon.statement_cues
        for passage in passages:
            if cues.isdisjoint(passage.words):
                continue
            for one in self.finder.statements(Tree(passage), least=self.least):
                spans = extents(one)
                if one.source is None or not is_own(text, spans, quoted) or not self._is_stated(one):
                    continue
                if spans not in best or best[spans].probability < one.probability:
                    best[spans] = one
        return list(best.values())

    def _is_stated(self, one: Statement) -> bool:
        """Tell whether it was stated, and is more than words in marks, which are a quote or a title."""
        words = one.tree.passage.words
        tokens = (i for first, last in one.content.reaches for i in range(first, last + 1))
        own = sum(one.tree.pair_of[i] < 0 and words[i][:1].isalnum() for i in tokens)
        return own >= _OUTSIDE_MARKS and is_asserted(one, self.lexicon)


def extents(statement: Statement) -> tuple[Span, ...]:
    """Return the article's extents of what was stated; fragments in marks are taken in with their marks."""
    return tuple(statement.tree.article_span(*reach) for reach in statement.content.reaches)


def is_own(
    text: str, spans: Sequence[Span], quoted: Sequence[Quoted], *, fewest: int = _FEWEST_WORDS
) -> bool:
    """Tell whether the reporter words it: most of it stands outside of whole sentences in marks."""
    words = sum(len(text[start:end].split()) for start, end in spans)
    inside = [
        text[max(start, one.extent[0]) : min(end, one.extent[1])]
        for start, end in spans
        for one in quoted
        if not one.is_fragment and one.extent[0] < end and start < one.extent[1]
    ]
    own = words - sum(len(part.split()) for part in inside)
    if not inside:
        return own >= fewest
    return own >= _OWN_WORDS and 2 * own >= words
