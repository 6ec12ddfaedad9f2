"""The reporter's words of an article: what stands in marks is blotted out, offsets stay."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from quotetrack.attribution.paragraphs import Extent
from quotetrack.attribution.plan import Plan
from quotetrack.attribution.spelling import UNSHORTENED

_MONTH = "".join(
    rf"(?<!\b{m}\.)"
    for m in ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec")
)
_SENTENCE_END = re.compile(rf"(?:[.!?…]{UNSHORTENED}{_MONTH}[)\]]*|[.…][”’)\]]+)\s+(?=[A-Z“‘\"'(\d])|\n\s*")


class ReporterWords:
    """The text with blots in place of quotations, and its sentences."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        # where the text begins behind a dateline
        self.body = 0
        parts, position = [], 0
        for pair in (pair for some in plan.pairs for pair in some):
            start, end = pair.outer
            if start < position or end - start < 2:
                continue
            body = plan.text[pair.start : pair.end].rstrip()
            stop = body[-1:] if body[-1:] in ".,?!" and body else "_"
            parts += [plan.text[position:start], "“", "_" * (end - start - 3), stop, "”"][
                : 5 if end - start > 2 else 2
            ]
            if end - start == 2:
                parts.append("”")
            position = end
        self.text = "".join([*parts, plan.text[position:]])

    @cached_property
    def _paragraphs(self) -> list[int]:
        return [start for start, _ in self.plan.paragraphs]

    @cached_property
    def starts(self) -> list[int]:
        """Where the sentences begin."""
        return [0, *(match.end() for match in _SENTENCE_END.finditer(self.text))]

    def number(self, offset: int) -> int:
        """Return the number of the sentence at an offset."""
        return bisect_right(self.starts, offset) - 1

    def sentence(self, number: int) -> Extent:
        """Return the extent of a sentence, without the white space behind it."""
        start = self.starts[number]
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        if start < self.body < end:
            start = self.body
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return start, end

    def paragraph(self, offset: int) -> int:
        """Return the number of the paragraph at an offset."""
        return bisect_right(self._paragraphs, offset) - 1
