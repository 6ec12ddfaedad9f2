"""What pages, feeds and annotations tell of a quote, each in one way."""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from quotetrack.exports._text import address, line, markup
from quotetrack.exports._when import when
from quotetrack.records import StoredQuote

SURE = 0.9  # the confidence from which on a reader need not be warned


def urn(kind: str, id: str) -> str:
    """Return the address-free name of something: the same for the same id, whoever writes it (RFC 9562)."""
    name = f"quotetrack:{kind}:{id}".encode("utf-8", "replace").decode()
    return uuid5(NAMESPACE_URL, name).urn


def article_uri(quote: StoredQuote) -> str:
    """Return the address of the article, or a name that stands for it where none can be linked."""
    return address(quote.url) or urn("article", quote.article_id)


def moment(text: str | None) -> str | None:
    """Return an ISO 8601 date or time as RFC 3339 wants it; what tells no zone is taken for UTC."""
    try:
        told = datetime.fromisoformat(text) if text else None
        if told is None:
            return None
        told = told.astimezone(UTC) if told.tzinfo else told.replace(tzinfo=UTC)
    except (ValueError, OverflowError):  # a record made by hand may say anything
        return None
    return told.isoformat(timespec="seconds").replace("+00:00", "Z")


def who(quote: StoredQuote) -> str:
    """Return the speaker's name, else the words that stand for it."""
    return line(quote.speaker or quote.speaker_mention or "") or "speaker unknown"


def dated(quote: StoredQuote) -> str:
    """Return the day and what tells it: ``said 2025-10-11 (“on Saturday”)``."""
    if not quote.day_is:
        return "no date"
    told = f"{quote.day_is} {when(quote)}"
    return f"{told} (“{line(quote.said_evidence)}”)" if quote.said_evidence else told


def source(quote: StoredQuote) -> str:
    """Return title, publisher and day of the article, as far as they are known."""
    parts = [line(part) for part in (quote.title, quote.publisher) if part]
    if quote.published:
        parts.append(line(quote.published[:10]))
    if quote.collection:
        parts.append(f"as quoted in {line(quote.collection)}")
    return ", ".join(parts) or f"article {line(quote.article_id)}"


def doubt(quote: StoredQuote) -> str:
    """Return how sure the speaker is where a reader should know; else nothing."""
    if quote.status or quote.confidence >= SURE or quote.speaker is None:
        return ""
    return f"speaker {quote.confidence:.0%} sure"


def passage(quote: StoredQuote) -> str:
    """Return the quote as HTML, with its sentence, speaker, day and source; every word of it escaped."""
    told = [markup(who(quote)), markup(dated(quote)), *filter(None, [doubt(quote)])]
    named = markup(source(quote))
    if link := address(quote.url):
        named = f'<a href="{markup(link)}" rel="noopener noreferrer">{named}</a>'
    frame = f'<p dir="auto">{markup(quote.frame)}</p>' if quote.frame.strip() else ""
    words = f'<blockquote dir="auto"><p>{markup(quote.shown)}</p></blockquote>'
    return f"{words}<p>— {', '.join(told)}</p>{frame}<p>{named}</p>"


def topics(quote: StoredQuote) -> list[str]:
    """Return the labels of what the quote is about, each once."""
    return list(dict.fromkeys([*(line(tag.label) for tag in quote.tags), *map(line, quote.topics)]))


def pieces(quote: StoredQuote) -> Iterator[str]:
    """Yield the words of each span, which ``text`` joins with one space."""
    at = 0
    for start, end in quote.spans:
        yield quote.text[at : at + end - start]
        at += end - start + 1
