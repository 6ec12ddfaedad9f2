"""Lines in any order become articles with their quotes: gathered on disk, so that memory stays flat."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, Self

_TABLES = """
CREATE TABLE texts (article TEXT, version INTEGER, data TEXT, PRIMARY KEY (article, version)) WITHOUT ROWID;
CREATE TABLE words (id TEXT PRIMARY KEY, article TEXT, version INTEGER, line INTEGER, data TEXT);
"""
_ARTICLES = """
SELECT t.article, t.version, t.data, w.line, w.data
FROM texts t LEFT JOIN words w ON w.article = t.article AND w.version = t.version
ORDER BY t.article, t.version, w.line
"""
_MISSING = """
SELECT count(*) FROM words w
WHERE NOT EXISTS (SELECT 1 FROM texts t WHERE t.article = w.article AND t.version = w.version)
"""


class Gathered(NamedTuple):
    """One text of an article as JSON, and its quotes as JSON, each with the number of its line."""

    text: str
    quotes: list[tuple[int, str]]


class Staging:
    """Texts and quotes that were read from a file and not stored yet; the database is a temporary one."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect("")  # SQLite's own temporary file, gone when closed
        self._connection.executescript(_TABLES)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def add_text(self, article: str, version: int, data: str) -> None:
        """Take a text; the first of an article and number counts."""
        self._connection.execute("INSERT OR IGNORE INTO texts VALUES (?, ?, ?)", [article, version, data])

    def add_quote(self, id: str, article: str, version: int, line: int, data: str) -> None:
        """Take a quote of a text that may come later; the first of an id counts."""
        row = [id, article, version, line, data]
        self._connection.execute("INSERT OR IGNORE INTO words VALUES (?, ?, ?, ?, ?)", row)

    def missing(self) -> int:
        """Return how many quotes have no text."""
        (count,) = self._connection.execute(_MISSING).fetchone()
        return int(count)

    def articles(self) -> Iterator[list[Gathered]]:
        """Yield the texts of each article, in the order of their numbers."""
        self._connection.execute("CREATE INDEX words_of_texts ON words (article, version)")
        for _, own in groupby(self._connection.execute(_ARTICLES), key=itemgetter(0)):
            yield [_gathered(list(rows)) for _, rows in groupby(own, key=itemgetter(1))]


def _gathered(rows: list[tuple[str, int, str, int | None, str | None]]) -> Gathered:
    return Gathered(
        rows[0][2], [(line, data) for *_, line, data in rows if line is not None and data is not None]
    )
