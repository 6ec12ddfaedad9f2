"""Quotes become the statements that they report, each with all its reports."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

from quotetrack.queries.answers import Reported, Retold, Statement
from quotetrack.queries.selecting import Condition

_CHUNK = 200  # statements looked up at once
_MOST = 0.7  # of the words of a quote: a wording that has so many has its passage
_THESE = "IN (SELECT value FROM json_each(?))"
_STATEMENTS = f"""
SELECT s.*, p.name AS person FROM statements s JOIN people p ON p.id = s.person_id WHERE s.id {_THESE}
"""
_QUOTES = f"""
SELECT q.number, q.id, q.statement_id, q.article_id, q.published, q.text, a.publisher, a.title, a.url
FROM quotes q JOIN articles a ON a.id = q.article_id WHERE q.statement_id {_THESE}
ORDER BY date(q.published) NULLS LAST, q.id
"""
_WHY = f"""
SELECT l.one, l.why FROM likenesses l
JOIN quotes one ON one.number = l.one JOIN quotes other ON other.number = l.other
WHERE one.statement_id {_THESE} AND other.statement_id = one.statement_id
ORDER BY l.score, other.id DESC
"""


def statements(
    connection: sqlite3.Connection, queries: Iterable[Condition], *, min_outlets: int = 1
) -> Iterator[Statement]:
    """Yield the statements of the quotes that queries find, each once, in the order of these."""
    ids = _distinct(connection, queries)
    while chunk := list(islice(ids, _CHUNK)):
        found = found_statements(connection, chunk)
        yield from (found[id] for id in chunk if found[id].outlets >= min_outlets)


def found_statements(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, Statement]:
    """Return the statements of some ids, by id."""
    given = [json.dumps(list(ids))]
    why = dict(map(tuple, connection.execute(_WHY, given)))  # of several links the last, the strongest, stays
    quotes: defaultdict[str, list[Reported]] = defaultdict(list)
    for row in connection.execute(_QUOTES, given):
        quotes[row["statement_id"]].append(_reported(row, why.get(row["number"])))
    rows = connection.execute(_STATEMENTS, given).fetchall()
    return {row["id"]: _statement(row, quotes[row["id"]]) for row in rows}


def retold(statement: Statement) -> tuple[Retold, ...]:
    """Return the reports of a statement, each with what it cut or changed of the fullest wording.

    Where outlets print different passages of a speech, it is the fullest of those that have its own words.
    """
    from quotetrack.words import folded, word_diff

    told = {report.quote_id: folded(report.text) for report in statement.quotes}
    made = []
    for report in statement.quotes:
        other = _fuller(report, statement, told)
        is_same = told[report.quote_id] == told[other.quote_id]
        diff = None if is_same else word_diff(other.text, report.text)
        made.append(Retold(**report.model_dump(), diff=diff, beside=other.quote_id))
    return tuple(made)


def _fuller(report: Reported, statement: Statement, told: Mapping[str, tuple[str, ...]]) -> Reported:
    """Return the quote to compare a report with: the fullest if it has most of the words, else another."""
    own = Counter(told[report.quote_id])

    def rate(other: Reported) -> tuple[bool, bool, int]:
        shared = (own & Counter(told[other.quote_id])).total()
        return shared >= _MOST * own.total(), other.text == statement.text, len(told[other.quote_id])

    return max(statement.quotes, key=rate)


def _distinct(connection: sqlite3.Connection, queries: Iterable[Condition]) -> Iterator[str]:
    seen: set[str] = set()
    for sql, given in queries:
        for (id,) in connection.execute(sql, given):
            if id is not None and id not in seen:
                seen.add(id)
                yield id


def _statement(row: Any, quotes: list[Reported]) -> Statement:
    return Statement.model_construct(
        statement_id=row["id"],
        person=row["person"],
        person_id=row["person_id"],
        said_start=_date(row["said_start"]),
        said_end=_date(row["said_end"]),
        first_reported=row["first_reported"],
        first_publisher=row["first_publisher"],
        outlets=row["outlets"],
        text=row["text"],
        quotes=tuple(quotes),
    )


def _reported(row: Any, why: str | None) -> Reported:
    return Reported.model_construct(
        quote_id=row["id"],
        **{name: row[name] for name in ("article_id", "publisher", "published", "title", "url", "text")},
        why=why,
    )


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
