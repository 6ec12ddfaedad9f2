"""An article that somebody gives is one that is stored: by id, by address, by its file, or by its quotes."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from quotetrack.queries.searching import phrase
from quotetrack.queries.selecting import COLUMNS, FROM
from quotetrack.records import Article, StoredQuote
from quotetrack.resolution.anchoring import anchor
from quotetrack.store import stored_quote
from quotetrack.words import Text, compared, folded

_ADDRESS = re.compile(
    r"(?:https?:)?//(?:www\.)?(?P<host>[^/?#]+?)(?::(?:80|443))?(?P<path>/[^?#]*)?(?:\?(?P<query>[^#]*))?(?:#.*)?",
    re.IGNORECASE | re.DOTALL,
)
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|msclkid|mc_[ce]id|igshid)(?:=|$)", re.IGNORECASE)
_RUN = 3  # words in a row, by which articles are sought
_RUNS = 400  # of a long text not all are
_RARE = 20  # quotes that have a run: one that more have tells little
_TRIED = 3  # articles that are compared
_FEWEST = 6  # words: a quote of fewer stands in many texts
_MOST = 0.5  # of an article's quoted words stand in the text that is another version of it
_CLEARLY = 2  # times as many as in the next likely one

_QUOTES = f"SELECT {COLUMNS}, q.number {FROM} WHERE q.article_id = ? AND q.is_current = 1 ORDER BY q.position"
_HAVING = """
SELECT q.article_id FROM quotes_fts CROSS JOIN quotes q ON q.number = quotes_fts.rowid
WHERE quotes_fts MATCH ? AND q.is_current = 1 LIMIT ?
"""


def quotes_of(connection: sqlite3.Connection, article: str) -> Iterator[tuple[int, StoredQuote]]:
    """Yield the quotes of an article's current text, each with its number, in order."""
    for row in connection.execute(_QUOTES, [article]):
        yield row["number"], stored_quote(row)


def address(url: str) -> str:
    """Return what ways to write an address share: no scheme, ``www.``, last slash, fragment, tracking."""
    match = _ADDRESS.fullmatch(url.strip())
    if match is None:
        return url.strip()
    query = sorted(part for part in (match["query"] or "").split("&") if part and not _TRACKING.match(part))
    return "?".join(
        [match["host"].lower() + (match["path"] or "").rstrip("/"), *(["&".join(query)] * bool(query))]
    )


class Catalogue:
    """The stored articles, to find one in."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def find(self, article: Article, text: Text, *, by_quotes: bool) -> str | None:
        """Return the id of the stored article that this one is, None where that is none or not clear.

        Where nothing else tells, and ``by_quotes``, it is the one most of whose quotes stand in ``text``.
        """
        if self._one("SELECT id FROM articles WHERE id = ?", article.id):
            return article.id
        for url in (article.url, article.origin):
            if url and "//" in url and (found := self._by_address.get(address(url))):
                return found
        if article.origin and article.line is None:
            sql = "SELECT id FROM articles WHERE origin = ? AND line IS NULL ORDER BY id"
            if found := self._one(sql, article.origin):
                return found
        return self._quoting(text) if by_quotes else None

    def _one(self, sql: str, value: str) -> str | None:
        row = self._connection.execute(sql, [value]).fetchone()
        return str(row[0]) if row else None

    @cached_property
    def _by_address(self) -> dict[str, str]:
        rows = self._connection.execute("SELECT url, id FROM articles WHERE url IS NOT NULL ORDER BY id DESC")
        return {address(row["url"]): row["id"] for row in rows}

    def _quoting(self, text: Text) -> str | None:
        """Return the article most of whose quotes stand in a text; None where another is nearly as likely."""
        weights: dict[str, float] = defaultdict(float)
        starts = range(0, len(text.words) - _RUN + 1, 1 + len(text.words) // _RUNS)
        for at in starts:
            run = text.text[text.words[at].start : text.words[at + _RUN - 1].end]
            rows = self._connection.execute(_HAVING, [phrase(run), _RARE + 1]).fetchall()
            for row in rows if len(rows) <= _RARE else ():
                weights[row["article_id"]] += 1 / len(rows)
        likely = sorted(weights, key=lambda id: (-weights[id], id))[:_TRIED]
        rated = sorted(((self._share(id, text), id) for id in likely), reverse=True)
        (best, id), (next_best, _) = [*rated, (0.0, ""), (0.0, "")][:2]
        return id if best >= _MOST and best >= _CLEARLY * next_best else None

    def _share(self, article: str, text: Text) -> float:
        """Return how many of the words quoted in an article, 0 to 1, are of quotes that a text has, too."""
        quotes = [quote for _, quote in quotes_of(self._connection, article)]
        fates = compared([anchor(quote) for quote in quotes], text)
        sizes = [len(folded(quote.text)) for quote in quotes]
        standing = sum(size for size, fate in zip(sizes, fates, strict=True) if fate.fate != "gone")
        return standing / sum(sizes) if standing >= _FEWEST else 0.0
