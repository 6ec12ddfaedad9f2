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
    """Return what became of each quote, in the order given."""
    places = [located(anchor, text) for anchor in anchors]
    # what is one quote as it stands is not another one altered
    taken = [span for spans in places for span in spans]
    return [
        _standing(anchor, spans, text) if spans else _changed(anchor, text, taken)
        for anchor, spans in zip(anchors, places, strict=True)
    ]


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
