"""What the timeline page knows of each quote: made harmless, and as little as it needs."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from quotetrack.exports._about import doubt, pieces, topics, who
from quotetrack.exports._fragment import fragment
from quotetrack.exports._listing import told
from quotetrack.exports._text import UNSEEN, address, line
from quotetrack.exports._when import when
from quotetrack.records import StoredQuote

_SPACE = re.compile(r"\s")


class Rows:
    """Rows being made: an article's title and address are told once, with its first quote."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self.quotes = 0

    @property
    def articles(self) -> int:
        """How many articles the rows are from."""
        return len(self._numbers)

    def row(self, quote: StoredQuote) -> dict[str, Any]:
        """Return what the page is told of a quote; ``article`` numbers its article, from 0."""
        self.quotes += 1
        is_new = quote.article_id not in self._numbers
        number = self._numbers.setdefault(quote.article_id, len(self._numbers))
        return (
            {"id": line(quote.quote_id), "kind": quote.kind, "article": number}
            | told(source=_source(quote) if is_new else None)
            | _words(quote)
            | _speaker(quote)
            | _day(quote)
            | told(
                topics=topics(quote),
                statement=quote.statement_id,
                score=quote.score,
                matched_by=list(quote.matched_by),
            )
        )


def _source(quote: StoredQuote) -> dict[str, Any]:
    """Return what is known of the article, or its id where nothing is."""
    known = told(
        title=line(quote.title or ""),
        publisher=line(quote.publisher or ""),
        published=line((quote.published or "")[:10]),
        url=address(quote.url),
    )
    return known if known.keys() & {"title", "url"} else known | {"article": line(quote.article_id)}


def _words(quote: StoredQuote) -> dict[str, Any]:
    """Return the words, which of them were looked for, and the sentence around them."""
    first = next(filter(str.strip, pieces(quote)), "")
    return {"text": _kept(quote.text)} | told(
        matches=quote.matches,
        context=list(_context(quote)),
        passage=fragment(first) if first and address(quote.url) else None,
    )


def _kept(text: str) -> str:
    """Return ``text`` with as many characters as it has, since others are counted by them."""
    return UNSEEN.sub("\N{REPLACEMENT CHARACTER}", _SPACE.sub(" ", text))


def _context(quote: StoredQuote) -> Iterator[str]:
    """Yield the reporter's text and the quoted words by turns; the frame alone where they do not fit."""
    is_worded_anew = quote.kind == "indirect"
    around = [_kept(part) for part in quote.frame.split("…" if is_worded_anew else "“…”")]
    words = [line(piece) for piece in pieces(quote)]
    if not any(map(_tells, around)):
        yield from _nearby(quote, words)
    elif len(around) != len(words) + 1:
        yield line(quote.frame)
    else:
        for part, piece in zip(around, words, strict=False):
            yield from (part, piece if is_worded_anew else f"“{piece}”")
        yield around[-1]


def _nearby(quote: StoredQuote, words: list[str]) -> Iterator[str]:
    """Yield what stands before and after the words, where no sentence of the reporter holds them."""
    if _tells(quote.prefix) or _tells(quote.suffix):
        yield from (f"…{_kept(quote.prefix)}", " … ".join(words), f"{_kept(quote.suffix)}…")


def _tells(text: str) -> bool:
    return any(map(str.isalpha, text))


def _speaker(quote: StoredQuote) -> dict[str, Any]:
    """Return who speaks; without ``person`` it is nobody who is named."""
    return told(
        who=who(quote),
        person=line(quote.person_id or quote.speaker) if quote.speaker else None,
        role=line(quote.speaker_role or ""),
        doubt=doubt(quote),
        status=quote.status,
    )


def _day(quote: StoredQuote) -> dict[str, Any]:
    """Return the day on which it is listed, how much of that is known, and what tells it; or nothing."""
    try:
        day = date.fromisoformat(quote.day).isoformat() if quote.day else None
    except ValueError:  # a record made by hand may say anything
        day = None
    if day is None:
        return {}
    return {"day": day} | told(
        when=when(quote),
        day_is=quote.day_is,
        evidence=line(quote.said_evidence or ""),
        recycled=quote.recycled or None,
    )
