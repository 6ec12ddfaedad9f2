"""What a user judged is found again in an article read anew, by another model or in another version."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from quotetrack.records import Article, Judgement, Quote, Span, digest

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
    for entry in said:
        if entry.quote is None:
            continue
        spans = located(entry.quote, article)
        quote = found.get(entry.quote.quote_id) or _nearest(spans, found.values())
        if quote is None and spans:
            quote = JudgedQuote(_moved(entry.quote, article, spans), is_found=False)
        if quote is not None:
            found[quote.quote.quote_id] = replace(quote, status=_STATUS[entry.kind], judgement=entry.number)
    return sorted(found.values(), key=lambda one: one.quote.spans)


def located(quote: Quote, article: Article) -> tuple[Span, ...]:
    """Return where the words of a quote stand in a text (code points), () where not all of them do.

    As with W3C's TextQuoteSelector, the words before and after tell places with the same words apart.
    """
    if all(end <= len(article.text) for _, end in quote.spans) and _words(quote) == tuple(
        article.text[start:end] for start, end in quote.spans
    ):
        return quote.spans
    spans: list[Span] = []
    parts = _words(quote)
    for number, words in enumerate(parts):
        after = spans[-1][1] if spans else 0
        around = quote.prefix if not number else "", quote.suffix if number == len(parts) - 1 else ""
        places = _places(article.text, words, after)
        start = max(places, key=_likeness(article.text, words, around, quote.spans[number][0]), default=None)
        if start is None:
            return ()
        spans.append((start, start + len(words)))
    return tuple(spans)


def _places(text: str, words: str, after: int) -> Iterator[int]:
    """Yield where words begin in a text, from some character on."""
    at = text.find(words, after)
    while words and at >= 0:
        yield at
        at = text.find(words, at + 1)


def _likeness(text: str, words: str, around: tuple[str, str], place: int) -> Callable[[int], tuple[int, int]]:
    """Return how like the place of before another is: by the words around it, then by how far it is."""
    before, after = around

    def rate(at: int) -> tuple[int, int]:
        same = text.endswith(before, 0, at) + text.startswith(after, at + len(words))
        return same, -abs(at - place)

    return rate


def _words(quote: Quote) -> tuple[str, ...]:
    """Return the words of each span, which ``text`` joins with one space."""
    found, at = [], 0
    for start, end in quote.spans:
        found.append(quote.text[at : at + end - start])
        at += end - start + 1
    return tuple(found)


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
    """Return a quote as it stands in this text; where the mention and the cue moved to is not known."""
    size = len(quote.prefix), len(quote.suffix)
    first, last = spans[0][0], spans[-1][1]
    here = {
        "spans": spans,
        "quote_id": digest(article.id, article.sha256, spans),
        "prefix": article.text[max(0, first - size[0]) : first],
        "suffix": article.text[last : last + size[1]],
    }
    gone = {} if spans == quote.spans else {"speaker_span": None, "cue_span": None}
    return quote.model_copy(update=here | gone)
