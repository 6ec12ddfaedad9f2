"""What users confirmed and corrected becomes gold: quotes of the timeline go in, judged articles come out."""

from collections.abc import Iterator, Sequence
from typing import Literal

from quotetrack.evaluation.attributions import INDIRECT
from quotetrack.evaluation.gold import GoldArticle, Segment
from quotetrack.evaluation.report import UNMARKED
from quotetrack.records import Article, StoredQuote


def gold_article(article: Article, quotes: Sequence[StoredQuote]) -> GoldArticle:
    """Return an article with a segment for each span that a user judged; the others were not looked at.

    Statements in the reporter's words are no segments, and are left out.
    """
    own = [quote for quote in quotes if quote.kind != INDIRECT]
    segments = [one for number, quote in enumerate(own, 1) for one in _segments(article, quote, number)]
    about = {name: getattr(article, name) for name in ("id", "text", "title", "published", "publisher")}
    return GoldArticle(**about, segments=tuple(segments), is_complete=False)


def _segments(article: Article, quote: StoredQuote, number: int) -> Iterator[Segment]:
    is_quote = quote.status != "rejected"
    # who corrects a speaker says nothing of the words that name one
    is_whole = quote.status == "confirmed"
    for start, end in quote.spans:
        yield Segment(
            start=start,
            end=end,
            attributed=is_quote,
            words=len(article.text[start:end].split()),
            source=((quote.speaker_span,) if quote.speaker_span else ()) if is_whole else None,
            speaker=(quote.speaker,) if quote.speaker and is_quote else (),
            type=_type(quote) if is_quote else "none",
            # whoever judged saw whether it stands in marks, and these are counted apart
            kind=quote.kind if is_whole or quote.kind in UNMARKED else None,
            quote=number if is_quote else None,
            cue=((quote.cue_span,) if quote.cue_span else ()) if is_whole else None,
            addressee=((quote.addressee,) if quote.addressee else ()) if is_whole else None,
            medium=((quote.medium,) if quote.medium else ()) if is_whole else None,
        )


def _type(quote: StoredQuote) -> Literal["person", "org", "unnamed"]:
    if quote.speaker is None:
        return "unnamed"
    return "org" if quote.speaker_type == "organization" else "person"
