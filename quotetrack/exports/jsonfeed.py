"""JSON Feed 1.1: quotes as the items of a feed that readers follow (https://www.jsonfeed.org/version/1.1/)."""

from collections.abc import Iterable
from typing import Any, TextIO

from quotetrack.exports._about import moment, passage, source, topics, urn, who
from quotetrack.exports._how import How
from quotetrack.exports._listing import told, write_listing
from quotetrack.exports._text import address, cut, line
from quotetrack.records import StoredQuote

NAME = "jsonfeed"
SUFFIX = ".feed.json"

_TITLE = 100  # characters


def write(quotes: Iterable[StoredQuote], out: TextIO, how: How = How()) -> None:
    """Write the feed; an item is the quote with its source, as text and as HTML, both harmless."""
    head = told(
        version="https://jsonfeed.org/version/1.1",
        title=line(how.title) or "Quotes",
        description=line(how.asked),
    )
    write_listing(out, head, "items", map(_item, quotes))


def _item(quote: StoredQuote) -> dict[str, Any]:
    return told(
        id=urn("quote", quote.quote_id),
        url=address(quote.url),
        title=f"{who(quote)}: {cut(quote.shown, _TITLE)}",
        content_text=f"{line(quote.shown)} — {who(quote)} ({source(quote)})",
        content_html=passage(quote),
        date_published=moment(quote.published),
        authors=[{"name": who(quote)}],
        tags=topics(quote),
    )
