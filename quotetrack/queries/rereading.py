"""Articles as they are now are held against the quotes stored of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from quotetrack.queries.identifying import Catalogue, quotes_of
from quotetrack.queries.selecting import Condition
from quotetrack.queries.verified import Tally, Verified
from quotetrack.records import Article, StoredQuote
from quotetrack.resolution.anchoring import anchor
from quotetrack.words import Compared, Text, compared


class Rereading:
    """Quotes being sought in articles as they are now; ``tally`` counts them.

    ``wanted`` select the numbers of the quotes that are meant, None of all.
    """

    def __init__(self, connection: sqlite3.Connection, wanted: Sequence[Condition] | None) -> None:
        self.tally = Tally()
        self._connection = connection
        self._catalogue = Catalogue(connection)
        self._wanted = None if wanted is None else self._numbers(wanted)
        self._sought: set[str] = set()  # articles

    @property
    def left(self) -> int:
        """How many quotes are meant whose article has not been given."""
        if self._wanted is not None:
            return len(self._wanted) - self.tally.quotes
        (count,) = self._connection.execute("SELECT count(*) FROM quotes WHERE is_current = 1").fetchone()
        return int(count) - self.tally.quotes

    def compare(self, article: Article, *, by_quotes: bool) -> list[Verified] | None:
        """Return what became of each quote of the stored article that this is; None where it is none.

        ``by_quotes`` an article that says nothing of who it is may be known by the quotes in it.
        """
        text = Text(article.text)
        found = self._catalogue.find(article, text, by_quotes=by_quotes)
        if found is None:
            return None
        quotes = [
            quote
            for number, quote in quotes_of(self._connection, found)
            if self._wanted is None or number in self._wanted
        ]
        fates = compared([anchor(quote) for quote in quotes], text)
        if found not in self._sought:
            self._sought.add(found)
            self.tally.quotes += len(quotes)
            self.tally.texts += 1
        self.tally.verdicts.update(fate.fate for fate in fates)
        return [_told(quote, fate) for quote, fate in zip(quotes, fates, strict=True)]

    def _numbers(self, wanted: Sequence[Condition]) -> set[int]:
        return {row[0] for sql, given in wanted for row in self._connection.execute(sql, given)}


def _told(quote: StoredQuote, fate: Compared) -> Verified:
    values: dict[str, Any] = {
        name: getattr(quote, name)
        for name in ("quote_id", "article_id", "speaker", "text", "published", "publisher", "title", "url")
    }
    return Verified(
        verdict=fate.fate,
        found=fate.found,
        start=fate.spans[0][0] if fate.spans else None,
        end=max(end for _, end in fate.spans) if fate.spans else None,
        diff=fate.diff,
        why=fate.why,
        **values,
    )
