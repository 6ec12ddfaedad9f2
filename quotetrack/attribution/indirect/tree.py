"""A parsed passage as a tree: the children of each token, and how far what hangs on it reaches."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.attribution.candidates import Passage

# first and last token, the last one taken in
Reach = tuple[int, int]
_NO_WORD = frozenset(
    {",", ".", ":", ";", "-", "--", "–", "—", "...", "…", "“", "”", '"', "''", "``", "'", "’"}
)


class Tree:
    """The dependency tree of a passage, and the way from its tokens to the article's offsets."""

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        size = len(passage.tags)
        self.children: list[list[int]] = [[] for _ in range(size)]
        self.left = list(range(size))
        self.right = list(range(size))
        for i, head in enumerate(passage.heads):
            if head != i:
                self.children[head].append(i)
        for i in reversed(self._downwards()):
            head = passage.heads[i]
            self.left[head] = min(self.left[head], self.left[i])
            self.right[head] = max(self.right[head], self.right[i])
        self.pair_of = [-1] * size
        for number, (first, last) in enumerate(passage.stand_ins):
            self.pair_of[first:last] = [number] * (last - first)
        self._bounds = _bounds(passage.sentences)

    def _downwards(self) -> list[int]:
        """Return the tokens so that each stands behind its head."""
        found = [i for i, head in enumerate(self.passage.heads) if head == i]
        for i in found:  # the list grows while it is read
            found += self.children[i]
        return found

    def sentence(self, i: int) -> Reach:
        """Return the first and last token of a token's sentence."""
        return self._bounds[self.passage.sentences[i]]

    def trimmed(self, first: int, last: int) -> Reach | None:
        """Leave out punctuation at both ends; what stands for words in marks stays whole."""
        words = self.passage.words
        while first <= last and words[first] in _NO_WORD and self.pair_of[first] < 0:
            first += 1
        while last >= first and words[last] in _NO_WORD and self.pair_of[last] < 0:
            last -= 1
        return (first, last) if first <= last else None

    def article_span(self, first: int, last: int) -> tuple[int, int]:
        """Return the article's offsets of some tokens; words in marks are taken with their marks."""
        pairs, own = self.passage.frame.pairs, self.passage.article_span
        start = pairs[self.pair_of[first]].outer[0] if self.pair_of[first] >= 0 else own(first, first)[0]
        end = pairs[self.pair_of[last]].outer[1] if self.pair_of[last] >= 0 else own(last, last)[1]
        return start, end


def _bounds(sentences: Sequence[int]) -> list[Reach]:
    found: list[Reach] = []
    for i, number in enumerate(sentences):
        if number == len(found):
            found.append((i, i))
        else:
            found[number] = (found[number][0], i)
    return found
