"""What a user judged is found again in an article read anew, by another model or in another version."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from quotetrack.records import Article, Judgement, Quote, Span, digest
from quotetrack.words import Anchor, Text, located

Status = Literal["confirmed", "corrected", "rejected"]
_STATUS: dict[str, Status] = {"confirmed": "confirmed", "speaker": "corrected", "not_quote": "rejected"}
_SAME = 0.5  # of the characters of two quotes together: what they share makes them one


@dataclass(frozen=True)
class JudgedQuote:
    """A quote of an article, and what a user said of it: ``judgement`` is the number of the last that counts.

    ``is_found`` is false where only the user knows of it.
    """

    quote: Quote
    status: Status | None = None
    judgement: int | None = None
    is_found: bool = True


def judged(article: Article, quotes: Sequence[Quote], said: Iterable[Judgement]) -> list[JudgedQuote]:
    """Return the quotes found in an article with what users said of them.

    A quote that a user judged and that was not found this time is given back where its words stand in the
    text; one whose words are gone is left out, and what was said of it waits in the log.
    """
    found = {quote.quote_id: JudgedQuote(quote) for quote in quotes}
    text = Text(article.text)
    for entry in said:
        if entry.quote is None:
            continue
        spans = located(anchor(entry.quote), text)
        quote = found.get(entry.quote.quote_id) or _nearest(spans, found.values())
        if quote is None and spans:
            quote = JudgedQuote(_moved(entry.quote, article, spans), is_found=False)
        if quote is not None:
            found[quote.quote.quote_id] = replace(quote, status=_STATUS[entry.kind], judgement=entry.number)
    return sorted(found.values(), key=lambda one: one.quote.spans)


def anchor(quote: Quote) -> Anchor:
    """Return what a quote is found again by."""
    parts, at = [], 0
    for start, end in quote.spans:  # their words, which ``text`` joins with one space
        parts.append(quote.text[at : at + end - start])
        at += end - start + 1
    return Anchor(tuple(parts), quote.spans, quote.prefix, quote.suffix)


def _nearest(spans: Sequence[Span], quotes: Iterable[JudgedQuote]) -> JudgedQuote | None:
    rated = [(_shared(spans, one.quote.spans), one.quote.quote_id, one) for one in quotes]
    best = max(rated, key=lambda rating: rating[:2], default=None)
    return best[2] if best and best[0] >= _SAME else None


def _shared(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Return which share of the characters of two quotes both have."""
    both = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)
    either = sum(end - start for start, end in (*one, *other)) - both
    return both / either if either else 0.0


def _moved(quote: Quote, article: Article, spans: tuple[Span, ...]) -> Quote:
    """Return a quote as it stands in this text, in its marks; where mention and cue moved to is not known."""
    size = len(quote.prefix), len(quote.suffix)
    first, last = spans[0][0], spans[-1][1]
    here = {
        "text": " ".join(article.text[start:end] for start, end in spans),
        "spans": spans,
        "quote_id": digest(article.id, article.sha256, spans),
        "prefix": article.text[max(0, first - size[0]) : first],
        "suffix": article.text[last : last + size[1]],
    }
    gone = {} if spans == quote.spans else {"speaker_span": None, "cue_span": None}
    return quote.model_copy(update=here | gone)
