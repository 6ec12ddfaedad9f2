"""A quote is found again in another text by its words and those around them: W3C's TextQuoteSelector."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from quotetrack.words.tokens import Word, folded, words

Span = tuple[int, int]

_CLOSING = re.compile(r"[.,;:!?…)\]]+")
_WHOLE = re.compile(r"\w")


@dataclass(frozen=True)
class Anchor:
    """How a quote stood in a text: the words of each span, the spans, what stood before and after them."""

    parts: tuple[str, ...]
    spans: tuple[Span, ...]
    prefix: str = ""
    suffix: str = ""


class Text:
    """A text in which quotes are sought; its words are told apart when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words, in order."""
        return words(self.text)

    @cached_property
    def folded(self) -> list[str]:
        """The words as they are compared, in order."""
        return [word.folded for word in self.words]

    @cached_property
    def counts(self) -> dict[str, int]:
        """How often each word, as it is compared, stands here."""
        return {word: len(places) for word, places in self._places.items()}

    def word_at(self, offset: int) -> int:
        """Return the number of the first word that begins at ``offset`` (code points) or after it."""
        return bisect_left(self._starts, offset)

    def runs(self, sought: Sequence[str]) -> Iterator[int]:
        """Yield the number of each word at which a run of folded words begins."""
        size = len(sought)
        for at in self._places.get(sought[0], ()) if sought else ():
            if self.folded[at : at + size] == sought:
                yield at

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, word in enumerate(self.folded):
            found.setdefault(word, []).append(at)
        return found


def located(anchor: Anchor, text: Text) -> tuple[Span, ...]:
    """Return where the words of a quote stand in a text (code points), () where not all of them do.

    They stand there as they are, at best at the same place; else the same words in other marks, spaces and
    capitals. Where they stand more than once, the words before and after tell which place is meant, then
    how far it is from the old one.
    """
    if tuple(text.text[start:end] for start, end in anchor.spans) == anchor.parts:
        return anchor.spans
    places = [_places(part, text) for part in anchor.parts]
    # the parts stand in order: none may begin where those after it have no room left
    latest = [len(text.text)]
    for options in reversed(places):
        starts = [start for start, end in options if end <= latest[-1]]
        if not starts:
            return ()
        latest.append(max(starts))
    found: list[Span] = []
    for number, (options, end) in enumerate(zip(places, reversed(latest[:-1]), strict=True)):
        begin = found[-1][1] if found else 0
        free = [span for span in options if span[0] >= begin and span[1] <= end]
        found.append(_likeliest(free, number, anchor, text))
    return tuple(found)


def same_around(span: Span, prefix: str, suffix: str, text: Text) -> int:
    """Return how many words on both sides of a place are the same, counted from it outwards."""
    before, after = text.word_at(span[0]), text.word_at(span[1])
    left = _shared(reversed(folded(prefix)), reversed(text.folded[max(0, before - len(prefix)) : before]))
    return left + _shared(iter(folded(suffix)), iter(text.folded[after : after + len(suffix)]))


def closed(part: str, end: int, text: str) -> int:
    """Return ``end`` with the punctuation that follows it, where the old wording ended with some, too."""
    mark = _CLOSING.match(text, end) if _CLOSING.fullmatch(part[-1:]) else None
    return mark.end() if mark else end


def _places(part: str, text: Text) -> list[Span]:
    """Return where words stand: exactly so and as whole words, else the same words written otherwise."""
    exact = [(at, at + len(part)) for at in _occurrences(part, text.text)]
    if exact:
        return exact
    sought = list(folded(part))
    runs = ((text.words[at].start, text.words[at + len(sought) - 1].end) for at in text.runs(sought))
    return [(start, closed(part, end, text.text)) for start, end in runs]


def _occurrences(part: str, text: str) -> Iterator[int]:
    at = text.find(part) if part else -1
    while at >= 0:
        end = at + len(part)
        if not (_cuts(text, at) or _cuts(text, end)):
            yield at
        at = text.find(part, at + 1)


def _cuts(text: str, at: int) -> bool:
    """Say whether a place lies inside a word."""
    return bool(0 < at < len(text) and _WHOLE.match(text[at - 1]) and _WHOLE.match(text[at]))


def _likeliest(free: Sequence[Span], number: int, anchor: Anchor, text: Text) -> Span:
    if len(free) == 1:
        return free[0]
    prefix = "" if number else anchor.prefix
    suffix = anchor.suffix if number == len(anchor.parts) - 1 else ""
    old = anchor.spans[number][0]
    return max(free, key=lambda span: (same_around(span, prefix, suffix, text), -abs(span[0] - old)))


def _shared(ones: Iterator[str], others: Iterator[str]) -> int:
    """Return how many words two sequences begin with together."""
    count = 0
    for one, other in zip(ones, others, strict=False):
        if one != other:
            break
        count += 1
    return count
