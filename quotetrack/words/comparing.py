"""Quotes of an article are sought in another text of it: unchanged, moved, altered or gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from quotetrack.words.anchors import Anchor, Span, Text, located, same_around
from quotetrack.words.differences import word_diff
from quotetrack.words.nearest import Passage, between, nearest
from quotetrack.words.tokens import folded

Fate = Literal["unchanged", "moved", "altered", "gone"]
_AROUND = 2  # words next to a quote: who said it mostly stands there


@dataclass(frozen=True)
class Compared:
    """What became of a quote: its new words and where they stand (code points), none where it is gone.

    ``unchanged`` are the same words at the same place; ``moved`` the same words elsewhere, or in other marks
    and spaces; ``altered`` the nearest wording. ``why`` tells more in a few words.
    """

    fate: Fate
    spans: tuple[Span, ...] = ()
    found: str | None = None
    diff: str | None = None
    why: str | None = None


def compared(anchors: Sequence[Anchor], text: Text) -> list[Compared]:
    """Return what became of each quote, in the order given; two never stand at one place, unless they did."""
    places = [located(anchor, text) for anchor in anchors]
    standing = [spans if _holds(at, anchors, places, text) else () for at, spans in enumerate(places)]
    return [
        _standing(anchor, spans, text) if spans else _changed(anchor, text, _taken(anchor, anchors, standing))
        for anchor, spans in zip(anchors, standing, strict=True)
    ]


def _holds(at: int, anchors: Sequence[Anchor], places: Sequence[tuple[Span, ...]], text: Text) -> bool:
    """Say whether a place is a quote's own, and not that of another quote with the same words."""
    if places[at] == anchors[at].spans:
        return True
    rivals = [
        number
        for number, spans in enumerate(places)
        if _meet(spans, places[at]) and (number == at or not _meet(anchors[number].spans, anchors[at].spans))
    ]
    return at == max(rivals, key=lambda number: _claim(anchors[number], places[number], text), default=None)


def _claim(anchor: Anchor, spans: tuple[Span, ...], text: Text) -> tuple[bool, int, int]:
    """Return how well a quote's place is its own: by where it was, the words around it, how far it moved."""
    around = same_around((spans[0][0], spans[-1][1]), anchor.prefix, anchor.suffix, text)
    return spans == anchor.spans, around, -abs(spans[0][0] - anchor.spans[0][0])


def _taken(anchor: Anchor, others: Sequence[Anchor], places: Sequence[tuple[Span, ...]]) -> list[Span]:
    """Return where other quotes stand, which are not this one altered; one may lie within another, though."""
    pairs = zip(others, places, strict=True)
    return [span for other, spans in pairs if not _meet(anchor.spans, other.spans) for span in spans]


def _meet(ones: Sequence[Span], others: Sequence[Span]) -> bool:
    """Say whether any spans overlap."""
    return any(one[0] < other[1] and other[0] < one[1] for one in ones for other in others)


def _standing(anchor: Anchor, spans: tuple[Span, ...], text: Text) -> Compared:
    parts = [text.text[start:end] for start, end in spans]
    is_exact = tuple(parts) == anchor.parts
    notes = []
    if not is_exact:
        notes.append("the same words in other marks, spaces or capitals")
    if _is_elsewhere(anchor, spans, text):
        notes.append("other words stand next to it")
    if is_exact and spans == anchor.spans:
        fate: Fate = "unchanged"
    else:
        fate = "moved"
        by = spans[0][0] - anchor.spans[0][0]
        notes = [f"{abs(by):,} characters {'later' if by > 0 else 'earlier'}", *notes] if by else notes
    return Compared(fate, spans, " ".join(parts), None, "; ".join(notes) or None)


def _is_elsewhere(anchor: Anchor, spans: tuple[Span, ...], text: Text) -> bool:
    """Say whether the words next to a quote, or a few of them, are others than they were."""
    span = spans[0][0], spans[-1][1]
    # the first and the last word of a context may be cut
    sides = [(list(folded(anchor.prefix))[1:], ""), ("", list(folded(anchor.suffix))[:-1])]
    for before, after in sides:
        sought = len(before or after)
        same = same_around(span, " ".join(before), " ".join(after), text)
        if same < min(sought, _AROUND):
            return True
    return False


def _changed(anchor: Anchor, text: Text, taken: Sequence[Span]) -> Compared:
    """Return the nearest wording of a quote not all of whose words stand there."""
    old = " ".join(anchor.parts)
    passages = [nearest(part, text, taken) for part in anchor.parts]
    near = _near(anchor, passages)
    spans = tuple(passage.span for passage in near)
    why = f"{_share(anchor, near):.0%} of its words stand there"
    if not near and (instead := between(anchor, text)):
        spans, why = (instead,), "other words stand in its place"
    if not spans:
        return Compared("gone", why="no wording comes near it")
    found = " ".join(text.text[start:end] for start, end in spans)
    return Compared("altered", spans, found, word_diff(old, found), why)


def _near(anchor: Anchor, passages: Sequence[Passage | None]) -> list[Passage]:
    """Return the passages that are what became of the quote's parts; none where too little of it is left."""
    near = [(passage, part) for passage, part in zip(passages, anchor.parts, strict=True) if passage]
    near = [(passage, part) for passage, part in near if passage.is_near]
    left = sum(len(part) for _, part in near)
    if 2 * left >= sum(map(len, anchor.parts)) or any(passage.is_long for passage, _ in near):
        return [passage for passage, _ in near]
    return []


def _share(anchor: Anchor, near: Sequence[Passage]) -> float:
    return sum(passage.share for passage in near) / len(anchor.parts)
