"""Capitals that belong to no name: of a headline, of a sentence's first word, of an office before a name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from quotetrack.attribution.names import Name, NameReader
from quotetrack.attribution.paragraphs import Extent
from quotetrack.attribution.spelling import LINKS, fold

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_OPENS = re.compile(r"(?:^|[.!?:…“”\"‘(\n—–]\s*|''|\n\W*)$")
_OFFICE = re.compile(r"(?P<role>[\w-]+) (?:of|for) $")
# an adverb or a verb in front of a name: ``Interestingly Blocher``, ``Using Ted Cruz``
_OPENER = re.compile(r"\w{2,}(?:ly|ing)")
_SMALL = 4
_HEADLINE_WORDS = 4
_HEADLINE_SHARE = 0.95


class Edges:
    """Trims the names of one text to what the rest of the text knows as names."""

    def __init__(self, reader: NameReader, names: Iterable[Name]) -> None:
        self.reader, self.text, self.lexicon = reader, reader.text, reader.lexicon
        self._headlines: dict[int, bool] = {}
        self.known = {
            tuple(fold(word) for word in name.words) for name in names if not self.is_headline(name.extent[0])
        }

    def is_headline(self, offset: int) -> bool:
        """Tell whether all longer words of the line around an offset have capitals, but for a slip."""
        start = self.text.rfind("\n", 0, offset) + 1
        if start not in self._headlines:
            end = self.text.find("\n", offset)
            words = _WORD.findall(self.text, start, end if end >= 0 else len(self.text))
            long = [word for word in words if len(word) >= _SMALL]
            capital = sum(word[0].isupper() for word in long)
            self._headlines[start] = len(long) >= _HEADLINE_WORDS and capital >= _HEADLINE_SHARE * len(long)
        return self._headlines[start]

    def trimmed(self, name: Name) -> Name:
        """Return a name without the words around it that only look like names."""
        folded, start = tuple(fold(word) for word in name.words), name.extent[0]
        if name.title or len(folded) == 1:
            is_odd = name.title and folded not in self.known and self.is_headline(start)
            return self._inside(name, folded) if is_odd else name
        if folded in self.known and not self.is_headline(start) and not self._has_opener(folded, start):
            return self._after_office(name, folded) if name.kind != "organization" else name
        if self.is_headline(start):
            return self._inside(name, folded) if folded not in self.known else name
        return name if name.kind == "organization" else self._after_opener(name, folded)

    def _has_opener(self, folded: tuple[str, ...], start: int) -> bool:
        """Tell whether a name begins with an ordinary word of a sentence's start."""
        if folded[0] in self.lexicon.given or not _OPENS.search(self.text, max(0, start - 4), start):
            return False
        return folded[0] in self.lexicon.function_words or _OPENER.fullmatch(folded[0]) is not None

    def _after_opener(self, name: Name, folded: tuple[str, ...]) -> Name:
        if self._has_opener(folded, name.extent[0]) and (
            folded[1:] in self.known or folded[1] in self.lexicon.given
        ):
            return self._part(name, 1, len(folded))
        return name

    def _after_office(self, name: Name, folded: tuple[str, ...]) -> Name:
        """Leave out the rest of an office: ``secretary of State Clinton``."""
        start = name.extent[0]
        before = _OFFICE.search(self.text, max(0, start - 40), start)
        if before is None or fold(before["role"].split("-")[-1]) not in self.lexicon.roles:
            return name
        given = (i for i in range(1, len(folded)) if folded[i] in self.lexicon.given and i + 1 < len(folded))
        first = next(given, 0) or next((i for i in range(1, len(folded)) if folded[i:] in self.known), 0)
        return name if folded[0] in self.lexicon.given or not first else self._part(name, first, len(folded))

    def _inside(self, name: Name, folded: tuple[str, ...]) -> Name:
        """Return the longest part of a headline's words that is a name elsewhere."""
        sizes = range(len(folded) - 1, 0, -1)
        parts = ((i, i + size) for size in sizes for i in range(len(folded) - size + 1))
        found = next(((i, j) for i, j in parts if folded[i:j] in self.known and folded[i] not in LINKS), None)
        if found is not None:
            first, last = found
            while first and (folded[first - 1] in self.lexicon.given or len(folded[first - 1]) == 1):
                first -= 1
            if last - first == 1 and last < len(folded) and folded[first] in self.lexicon.given:
                last += 1
            return self._part(name, first, last)
        is_sure = name.title or name.kind == "organization" or folded[0] in self.lexicon.given
        return name if is_sure else replace(name, kind="other")

    def _part(self, name: Name, first: int, last: int) -> Name:
        """Return some words of a name as a name of its own."""
        extents, at = [], name.extent[0]
        for word in name.words:
            at = self.text.index(word, at)
            extents.append((at, at + len(word)))
            at += len(word)
        extent: Extent = (extents[first][0], extents[last - 1][1])
        if last == len(name.words):
            extent = (extent[0], name.extent[1])
        return self.reader.named(name.words[first:last], extent)
