"""Quotes are listed with what another database needs to hold them: each text once, and what users said."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import islice
from typing import Any

from quotetrack.queries.filters import Filters
from quotetrack.queries.timeline import Timeline
from quotetrack.records import Carried, Found, Judgement, Quote, StoredQuote, Version
from quotetrack.store import connect, explained
from quotetrack.store.rows import found_quote

_CHUNK = 500  # quotes looked up at once
_THESE = "IN (SELECT value FROM json_each(?))"
_FOUND = f"""
SELECT q.id, q.speaker, q.speaker_type, q.is_found, q.judgement, q.version_id, v.number
FROM quotes q JOIN versions v ON v.id = q.version_id WHERE q.id {_THESE}
"""
_ARTICLE = "a.id, a.url, a.title, a.published, a.publisher, a.author, a.language, a.origin, a.line"
_VERSION = f"""
SELECT {_ARTICLE}, v.text, v.number, v.is_current, v.has_indirect, v.collection
FROM versions v JOIN articles a ON a.id = v.article_id
"""
_UNQUOTED = f"""
{_VERSION} WHERE (v.is_current OR ?)
AND NOT EXISTS (
    SELECT 1 FROM quotes q WHERE q.article_id = v.article_id AND q.version_id = v.id
    AND q.status IS NOT 'rejected'
) ORDER BY a.id, v.number
"""
_OF_ARTICLE = f"{_VERSION} WHERE a.id = ? ORDER BY v.number"
_QUOTES = """
SELECT q.* FROM quotes q JOIN versions v ON v.id = q.version_id
WHERE q.article_id = ? AND v.number = ? AND q.is_found ORDER BY q.position, q.id
"""


def carried(timeline: Timeline, filters: Filters) -> Iterator[Carried]:
    """Yield the quotes that ``filters`` ask for, each text of an article with the first that needs it.

    Where nothing is left out by ``filters``, texts in which nobody is quoted go along, too, and all that
    users said of people. Raises StoreError.
    """
    # what was undone does not stand, so that what undid it has nothing to tell
    log = [one.judgement for one in timeline.log() if one.stands and one.judgement.kind != "undo"]
    with closing(connect(timeline.path, read_only=True)) as connection, explained(timeline.path):
        carrying = _Carrying(connection, log)
        quotes = timeline.quotes(filters)
        if replace(filters, versions="current") != Filters():
            yield from carrying.some(quotes)
        else:
            yield from carrying.everything(quotes, all_versions=filters.versions == "all")


class _Carrying:
    """Lists quotes with their texts; ``log`` is what users said and stands."""

    def __init__(self, connection: sqlite3.Connection, log: Iterable[Judgement]) -> None:
        self._connection = connection
        self._log = {one.number: one for one in log}
        self._brought: set[str] = set()

    def some(self, quotes: Iterable[StoredQuote]) -> Iterator[Carried]:
        """Yield quotes with their own texts, and what was said of each."""
        rest = iter(quotes)
        while chunk := list(islice(rest, _CHUNK)):
            given = [json.dumps([quote.quote_id for quote in chunk])]
            rows = {row["id"]: row for row in self._connection.execute(_FOUND, given)}
            for quote in chunk:
                yield self._carried(quote, rows[quote.quote_id])

    def everything(self, quotes: Iterable[StoredQuote], *, all_versions: bool) -> Iterator[Carried]:
        """Yield all quotes; with each goes one text in which nobody is quoted, with the last the rest.

        What was said of people, and of what is no quote, goes with the first.
        """
        unquoted = map(_version, self._connection.execute(_UNQUOTED, [all_versions]))
        judgements: tuple[Judgement, ...] = tuple(self._log.values())
        last: Carried | None = None
        for quote in self.some(quotes):
            if last is not None:
                yield _with(last, islice(unquoted, 1))
            last = quote.model_copy(update={"judgements": judgements})
            judgements = ()
        if last is not None:
            yield _with(last, unquoted)

    def _carried(self, quote: StoredQuote, row: Any) -> Carried:
        said = self._log.get(row["judgement"])
        values = {name: getattr(quote, name) for name in StoredQuote.model_fields}
        return Carried.model_construct(
            **values,
            version=row["number"],
            found=Found.model_construct(
                speaker=row["speaker"], speaker_type=row["speaker_type"], is_found=bool(row["is_found"])
            ),
            versions=self._versions(row["version_id"]),
            judgements=(said,) if said else (),
        )

    def _versions(self, id: str) -> tuple[Version, ...]:
        """Return the text of a quote where it was not brought before."""
        if id in self._brought:
            return ()
        self._brought.add(id)
        return tuple(map(_version, self._connection.execute(f"{_VERSION} WHERE v.id = ?", [id])))


def stored_versions(connection: sqlite3.Connection, article: str) -> list[tuple[Version, list[Quote]]]:
    """Return the texts of an article in order, each with the quotes that were found in it."""
    texts = [_version(row) for row in connection.execute(_OF_ARTICLE, [article]).fetchall()]
    return [(text, _quotes(connection, text)) for text in texts]


def of_others(connection: sqlite3.Connection, article: str, quotes: Iterable[Quote]) -> set[str]:
    """Return which of these quotes' ids belong to other articles."""
    ids = json.dumps([quote.quote_id for quote in quotes])
    sql = f"SELECT id FROM quotes WHERE article_id <> ? AND id {_THESE}"
    return {id for (id,) in connection.execute(sql, [article, ids])}


def _quotes(connection: sqlite3.Connection, text: Version) -> list[Quote]:
    return [found_quote(row) for row in connection.execute(_QUOTES, [text.id, text.number])]


def _version(row: Any) -> Version:
    values = {name: row[name] for name in row.keys()}
    values |= {name: bool(row[name]) for name in ("is_current", "has_indirect")}
    return Version.model_construct(**values)


def _with(quote: Carried, more: Iterable[Version]) -> Carried:
    versions: Sequence[Version] = (*quote.versions, *more)
    return quote.model_copy(update={"versions": versions})
