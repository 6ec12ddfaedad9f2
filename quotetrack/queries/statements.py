"""Quotes become the statements that they report, each with all its reports."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

from quotetrack.queries.answers import Reported, Retold, Statement
from quotetrack.queries.selecting import Condition

_CHUNK = 200  # statements looked up at once
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
    """Return the reports of a statement, each with what it cut or changed of the fullest wording."""
    from quotetrack.words import folded, word_diff

    return tuple(
        Retold(
            **report.model_dump(),
            diff=word_diff(statement.text, report.text)
            if folded(report.text) != folded(statement.text)
            else None,
        )
        for report in statement.quotes
    )


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
