"""Quotes as they are listed get told what they answer to: how well, by what, and in which of their words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import islice
from typing import Any

from quotetrack.queries import nearby
from quotetrack.queries.seeking import About, Sought
from quotetrack.records import MatchedBy, Span, StoredQuote
from quotetrack.store import stored_quote

_FIRST, _LARGEST = (
    50,
    2_000,
)  # quotes marked together: few at first, since an answer may be cut short
_TABLE = "CREATE VIRTUAL TABLE page USING fts5(text, frame, title, tokenize = '{tokens}')"
_TOKENS = "porter unicode61 remove_diacritics 2"
_MATCHES = "SELECT rowid, highlight(page, 0, ?, ?) FROM page WHERE page MATCH ?"
_BEST: dict[MatchedBy, float] = {"topic": 0.9, "text": 0.8, "meaning": 0.8}


def marked(
    connection: sqlite3.Connection,
    rows: Iterable[Any],
    sought: Sought,
    scores: Mapping[int, float] | None = None,
) -> Iterator[StoredQuote]:
    """Yield the quotes of rows, which have their ``number``, each with why it is there.

    ``scores`` are those by which they are ordered; where the order is by date, a quote is scored by itself.
    """
    if not sought.wanted:
        yield from map(stored_quote, rows)
        return
    rest, size = iter(rows), _FIRST
    while chunk := list(islice(rest, size)):
        yield from _marked(connection, chunk, sought, scores)
        size = min(2 * size, _LARGEST)


def _marked(
    connection: sqlite3.Connection, rows: Sequence[Any], sought: Sought, scores: Mapping[int, float] | None
) -> Iterator[StoredQuote]:
    worded = _worded(rows, [about.expression for about in sought.wanted if about.expression])
    cosines = _cosines(connection, rows, sought.wanted)
    for row in rows:
        quote = stored_quote(row)
        parts = _parts(quote, row["number"], sought.wanted, worded, cosines)
        by = tuple(name for name in _BEST if name in parts)
        score = scores[row["number"]] if scores is not None else _together(parts)
        told = {"matched_by": by, "score": round(score, 4), "matches": worded.get(row["number"], ())}
        yield quote.model_copy(update=told)


def _parts(
    quote: StoredQuote,
    number: int,
    wanted: Sequence[About],
    worded: Mapping[int, Sequence[Span]],
    cosines: Mapping[int, tuple[float, bool]],
) -> dict[MatchedBy, float]:
    """Return by what a quote answers, and how well, 0 to 1, by each."""
    parts: dict[MatchedBy, float] = {}
    ids = {id for about in wanted for id in about.ids}
    if tags := [tag.score for tag in quote.tags if tag.topic in ids]:
        parts["topic"] = max(tags)
    if number in worded:
        parts["text"] = 1.0 if worded[number] else 0.7  # in the words themselves, or only around them
    cosine, is_like = cosines.get(number, (0.0, False))
    if is_like or (cosine > 0 and not parts):  # what has nothing else is there by its meaning
        parts["meaning"] = cosine
    return parts


def _together(parts: Mapping[MatchedBy, float]) -> float:
    """Return how well a quote answers, as if each way of looking were a witness by itself."""
    left = 1.0
    for name, part in parts.items():
        left *= 1 - _BEST[name] * max(0.0, min(part, 1.0))
    return 1 - left


def _cosines(
    connection: sqlite3.Connection, rows: Sequence[Any], wanted: Iterable[About]
) -> dict[int, tuple[float, bool]]:
    """Return the highest cosine of each quote with what is sought, and whether it is surely like it."""
    asked = [about for about in wanted if about.meaning]
    if not asked:
        return {}
    from quotetrack.meaning import IS_LIKE

    numbers = [row["number"] for row in rows]
    found: dict[int, tuple[float, bool]] = {}
    for about in asked:
        for number, cosine in nearby.cosines_of(connection, about.vector, numbers).items():
            found[number] = max((cosine, cosine >= IS_LIKE), found.get(number, (0.0, False)))
    return found


def _worded(rows: Sequence[Any], expressions: Iterable[str]) -> dict[int, tuple[Span, ...]]:
    """Return where in the text of quotes, by code points, the words of full-text queries stand.

    Each quote that answers is there, also where only its title or sentence does. A small index of these rows
    alone tells: the large one takes longer for it.
    """
    found: dict[int, tuple[Span, ...]] = {}
    with closing(sqlite3.connect(":memory:")) as page:
        page.execute(_TABLE.format(tokens=_TOKENS))
        page.executemany(
            "INSERT INTO page (rowid, text, frame, title) VALUES (?, ?, ?, ?)",
            [(row["number"], row["text"], row["frame"], row["title"]) for row in rows],
        )
        opening, closing_ = _marks(row["text"] for row in rows)
        for expression in expressions:
            for number, text in page.execute(_MATCHES, [opening, closing_, expression]):
                found[number] = (*found.get(number, ()), *_spans(text, opening, closing_))
    return {number: tuple(sorted(set(spans))) for number, spans in found.items()}


def _marks(texts: Iterable[str]) -> tuple[str, str]:
    """Return two characters that no text has."""
    used = set().union(*texts)
    free = (char for char in map(chr, range(0xE000, 0xF900)) if char not in used)
    return next(free), next(free)


def _spans(text: str, opening: str, closing_: str) -> Iterator[Span]:
    """Yield the places of what stands between marks, counted without the marks."""
    at, start = 0, 0
    for char in text:
        if char == opening:
            start = at
        elif char == closing_:
            yield (start, at)
        else:
            at += 1
