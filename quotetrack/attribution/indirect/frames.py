"""What of a text is not parsed for its quotations, and has to be for statements without marks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from quotetrack.attribution.frame import Frame, frame
from quotetrack.attribution.plan import Plan, words_beside

_FEWEST_WORDS = 4
_WORD = re.compile(r"\w+")


def unread(plan: Plan, cues: Collection[str] | None = None) -> Iterator[tuple[int, Frame]]:
    """Yield paragraph number and frame of what the plan's own frames leave out.

    With ``cues``, lower-case words, only what has one of them. A paragraph that only its last sentences were
    framed of gets a second frame for the others; turns and blocks, somebody's words throughout, get none.
    """
    for number, found in enumerate(plan.pairs):
        if any(not pair.is_marked for pair in found):
            continue
        start, end = plan.body(number)
        read = plan.frames.get(number)
        if read is not None:
            end = read.extent[0]
        inside = [pair for pair in found if pair.outer[1] <= end]
        if start >= end or words_beside(plan.text, (start, end), inside) < _FEWEST_WORDS:
            continue
        if cues is None or any(word in cues for word in _WORD.findall(plan.text[start:end].lower())):
            yield number, frame(plan.text, (start, end), inside)
