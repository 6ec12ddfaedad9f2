"""Words that no longer stand in a text as they were become the passage of it that comes nearest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from quotetrack.words.anchors import Anchor, Span, Text, closed
from quotetrack.words.tokens import folded

_MARGIN = 8  # words on both sides of the stretch that is looked at more closely
_GAP = 0.1  # what a word costs that only one wording has
_ENOUGH = 0.5  # of the weight of the words
_FEWEST = 2  # words in a row: single ones stand in any text
_RUN, _FEWER = 5, 0.25  # so many words in a row need no more than this share
_FEW_WORDS = 4  # a quote so short may have got all new words, between the old ones around it
_AROUND = 2  # words on each side that have to stand there still, then
_MARK = re.compile(r"[\"“”„«»‟‘\r\n]|’(?!\w)")


@dataclass(frozen=True)
class Passage:
    """Where the nearest wording stands (code points), and which share of the old words, 0 to 1, it keeps.

    Words count by how rare they are in the text. It keeps ``run`` of them in a row.
    """

    span: Span
    share: float
    run: int

    @property
    def is_long(self) -> bool:
        """Say whether so many of the words stand in a row that chance did not put them there."""
        return self.run >= _RUN

    @property
    def is_near(self) -> bool:
        """Say whether it is another wording, not only some of the same words."""
        if self.is_long:
            return self.share >= _FEWER
        return self.run >= _FEWEST and self.share >= _ENOUGH


def nearest(part: str, text: Text, taken: Iterable[Span] = ()) -> Passage | None:
    """Return the passage of a text that has most of the words of ``part`` in their order, if it has any.

    ``taken`` are spans of the text that have been found to be something else.
    """
    from rapidfuzz.fuzz import partial_ratio_alignment  # its import takes longer than a short answer

    sought = list(folded(part))
    free = _without(text, taken)
    rough = partial_ratio_alignment(sought, free) if sought and free else None
    if rough is None:
        return None
    margin = _MARGIN + len(sought) // 2
    # of two texts the shorter one is slid along: where that is the article, all of it is looked at
    first, last = (rough.dest_start, rough.dest_end) if len(sought) <= len(free) else (0, len(free))
    first, last = max(0, first - margin), min(len(free), last + margin)
    weights = {word: 1 / sqrt(max(text.counts.get(word, 0), 1)) for word in sought}
    pairs = _aligned(sought, free[first:last], weights)
    if not pairs:
        return None
    share = sum(weights[sought[old]] for old, _ in pairs) / sum(weights[word] for word in sought)
    ends = text.words[first + pairs[0][1]].start, text.words[first + pairs[-1][1]].end
    span = _to_marks((ends[0], closed(part, ends[1], text.text)), len(sought), text)
    return Passage(span, share, _longest_run(pairs))


def between(anchor: Anchor, text: Text) -> Span | None:
    """Return what stands where the quote stood: between the same words before and after it, if just there.

    Only a short quote of one part is sought so: of a long one something has to be left.
    """
    before, after = list(folded(anchor.prefix))[-_AROUND:], list(folded(anchor.suffix))[:_AROUND]
    size = len(folded(" ".join(anchor.parts)))
    if len(anchor.parts) > 1 or size > _FEW_WORDS or min(len(before), len(after)) < _AROUND:
        return None
    found = [
        (at + _AROUND, end)
        for at in text.runs(before)
        for end in text.runs(after)
        if 0 < end - at - _AROUND <= 2 * _FEW_WORDS
    ]
    if len(found) != 1:
        return None
    first, last = found[0]
    return text.words[first].start, closed(anchor.parts[0], text.words[last - 1].end, text.text)


def _without(text: Text, taken: Iterable[Span]) -> list[str]:
    """Return the folded words of a text, those of the spans made such as no quote has."""
    free = list(text.folded)
    for start, end in taken:
        for at in range(text.word_at(start), text.word_at(end)):
            free[at] = ""
    return free


def _aligned(sought: Sequence[str], free: Sequence[str], weights: dict[str, float]) -> list[tuple[int, int]]:
    """Return which words of two sequences go together, in order, in the best stretch of both.

    Method: local alignment (Smith and Waterman): a shared word counts its weight, any other costs a little.
    """
    scores = [[0.0] * (len(free) + 1) for _ in range(len(sought) + 1)]
    best, end = 0.0, (0, 0)
    for i, old in enumerate(sought, 1):
        above, row = scores[i - 1], scores[i]
        for j, new in enumerate(free, 1):
            step = weights[old] if old == new else -_GAP
            row[j] = score = max(0.0, above[j - 1] + step, above[j] - _GAP, row[j - 1] - _GAP)
            if score > best:
                best, end = score, (i, j)
    pairs: list[tuple[int, int]] = []
    i, j = end
    while scores[i][j] > 0:
        is_same = sought[i - 1] == free[j - 1]
        step = weights[sought[i - 1]] if is_same else -_GAP
        if scores[i][j] == scores[i - 1][j - 1] + step:
            pairs += [(i - 1, j - 1)] if is_same else []
            i, j = i - 1, j - 1
        elif scores[i][j] == scores[i - 1][j] - _GAP:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]


def _longest_run(pairs: Sequence[tuple[int, int]]) -> int:
    longest = run = 1
    for (old, new), following in pairwise(pairs):
        run = run + 1 if following == (old + 1, new + 1) else 1
        longest = max(longest, run)
    return longest


def _to_marks(span: Span, size: int, text: Text) -> Span:
    """Widen a passage to the marks around it, where these are no more than a few words away."""
    most = max(3, size // 3)
    first, last = text.word_at(span[0]), text.word_at(span[1])
    start, end = span
    for at in range(first, max(first - most, 0) - 1, -1):
        left = text.words[at - 1].end if at else 0
        if at == 0 or _MARK.search(text.text, left, text.words[at].start if at < first else span[0]):
            start = text.words[at].start if at < first else span[0]
            break
    for at in range(last, min(last + most, len(text.words)) + 1):
        begin = text.words[at - 1].end if at > last else span[1]
        right = text.words[at].start if at < len(text.words) else len(text.text)
        mark = _MARK.search(text.text, begin, right)
        if mark or at == len(text.words):
            stop = mark.start() if mark else right
            end = max(span[1], begin + len(text.text[begin:stop].rstrip()))
            break
    return start, end
