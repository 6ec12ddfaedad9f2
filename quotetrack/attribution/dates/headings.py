"""Dates in headings: an entry of a chronology, a label, a signature, the line above a speech."""

from __future__ import annotations

import re

from quotetrack.attribution.dates.expressions import Expression
from quotetrack.attribution.dates.fitting import Usable
from quotetrack.attribution.dates.telling import Teller
from quotetrack.attribution.dates.words import ReporterWords
from quotetrack.attribution.paragraphs import Extent

_LONGEST_LABEL = 240
_LONGEST_HEADING = 120
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ENDS = re.compile(r"[.!?:;,]\s*$")
# headings under which more than one speaks
_MANY = re.compile(r"\b(?:transcript|interview|conference|hearing|debate|briefing|minutes|q&a|chat)\b", re.I)


class Headings:
    """Reads what stands above, before and below the words of somebody."""

    def __init__(self, words: ReporterWords, usable: Usable, teller: Teller) -> None:
        self.words, self.within, self.teller = words, usable.within, teller
        self.text = words.text
        self._titles = [found for extent in words.plan.paragraphs if (found := self._title(extent))]

    def date(self, start: int, end: int, mention: Extent | None, speaker: str | None) -> Expression | None:
        """Return the date that a heading gives to the words from ``start`` to ``end``."""
        signed = self._signed(mention) if mention and mention[0] >= end else None
        return signed or self._entry(start) or self._label(start) or self._above(start, speaker)

    def _entry(self, start: int) -> Expression | None:
        """Read an entry of a chronology: ``3 May: …``."""
        opening = self.words.plan.paragraphs[self.words.paragraph(start)][0]
        first = next(iter(self.within((opening, start))), None)
        if first is None or self.text[opening : first.start].strip(" *_-•–—"):
            return None
        return first if re.match(r"\s?[:–—]", self.text[first.end : first.end + 2]) else None

    def _label(self, start: int) -> Expression | None:
        """Read a label with a name and a day, but no verb before the day: ``Kosh, last Friday: “…”``."""
        opening = self.words.sentence(self.words.number(start))[0]
        label = self.text[opening:start].rstrip()
        if not label.endswith(":") or len(label) > _LONGEST_LABEL:
            return None
        dates = self.within((opening, start))
        told = self.teller.telling(opening, start, dates) if dates else None
        if told is not None:
            return told.date
        found = [one for one in dates if self._is_of_label(opening, one)]
        return found[-1] if found else None

    def _is_of_label(self, opening: int, one: Expression) -> bool:
        lead = self.text[opening : one.start].rstrip()
        stands_apart = lead.endswith(",") or self.text.startswith(":", one.end)
        return bool(lead) and stands_apart and not self.teller.has_verb(lead)

    def _signed(self, mention: Extent) -> Expression | None:
        """Read a signature: ``“…” — Ana Kosh, 12 October 2025``."""
        end = self.words.plan.paragraphs[self.words.paragraph(mention[0])][1]
        first = next(iter(self.within((mention[1], end))), None)
        opening = self.text[: mention[0]].rstrip()[-1:]
        is_signature = (
            opening in ("—", "–", "―", "-") or "\n" in self.text[max(0, mention[0] - 2) : mention[0]]
        )
        if first is None or not is_signature or self.text[first.end : end].strip(" .)"):
            return None
        return first if not self.teller.has_verb(self.text[mention[1] : first.start]) else None

    def _title(self, extent: Extent) -> tuple[int, int, Expression] | None:
        """Read a line of its own that names a speech or talk and its day."""
        line = self.text[slice(*extent)]
        found = self.within(extent) if len(line) <= _LONGEST_HEADING else ()
        if len(found) != 1 or "“" in line or _ENDS.search(line) or self.teller.has_verb(line):
            return None
        occasions = self.teller.occasions
        names = any(occasions.is_medium(word.casefold()) for word in _WORD.findall(line))
        return (*extent, found[0]) if names else None

    def _above(self, start: int, speaker: str | None) -> Expression | None:
        """Return the date of the last heading above that holds for the speaker."""
        above = [title for title in self._titles if title[1] <= start]
        if not above:
            return None
        line = self.text[slice(*above[-1][:2])]
        is_theirs = speaker is not None and speaker.split()[-1] in line
        return above[-1][2] if is_theirs or _MANY.search(line) else None
