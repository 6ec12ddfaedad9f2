"""An id, or its beginning, becomes one quote in its article."""

import json
import sqlite3

from quotetrack.errors import UnknownName
from quotetrack.queries.answers import Shown, Spoken, Statement
from quotetrack.queries.filters import bindable
from quotetrack.queries.selecting import COLUMNS, FROM
from quotetrack.queries.statements import found_statements, retold
from quotetrack.records import Article
from quotetrack.store import stored_quote

_ARTICLE = ("title", "published", "publisher", "author", "url", "language", "origin", "line")
_LISTED = 4  # candidates in a message

_SHOWN = f"""
SELECT {COLUMNS}, q.is_current, q.appearance, {", ".join(f"a.{name} AS article_{name}" for name in _ARTICLE)},
       v.text AS article_text, v.collection AS article_collection, v.sha256, v.number AS version,
       (SELECT count(*) FROM versions WHERE article_id = q.article_id) AS versions
{FROM} JOIN versions v ON v.id = q.version_id WHERE q.id = ?
"""
_TAKEN_FOR = """
SELECT a.name, a.role, coalesce(a.open_evidence, a.evidence, b.evidence) AS evidence,
       coalesce(a.open_score, a.score, b.score, 1.0) AS score,
       1 AS articles
FROM appearances a JOIN bearers b ON b.id = a.bearer_id WHERE a.number = ?
"""


def shown(connection: sqlite3.Connection, typed: str) -> Shown:
    """Return the quote whose id begins with ``typed``; raise UnknownName where that is none, or several."""
    row = connection.execute(_SHOWN, [full_id(connection, typed)]).fetchone()
    article = {name: row[f"article_{name}"] for name in (*_ARTICLE, "text", "collection")}
    statement = _statement(connection, row["statement_id"])
    return Shown.model_construct(
        statement=statement,
        reports=retold(statement) if statement else (),
        quote=stored_quote(row),
        article=Article.model_construct(id=row["article_id"], **article),
        sha256=row["sha256"],
        version=row["version"],
        versions=row["versions"],
        is_current=bool(row["is_current"]),
        taken_for=_taken_for(connection, row["appearance"]),
    )


def _statement(connection: sqlite3.Connection, id: str | None) -> Statement | None:
    return found_statements(connection, [id])[id] if id else None


def _taken_for(connection: sqlite3.Connection, appearance: int | None) -> Spoken | None:
    row = connection.execute(_TAKEN_FOR, [appearance]).fetchone()
    return spoken(row) if row else None


def spoken(row: sqlite3.Row) -> Spoken:
    """Return the record of a name under which articles have somebody."""
    return Spoken(
        name=row["name"],
        role=row["role"],
        articles=row["articles"],
        score=row["score"],
        evidence=tuple(json.loads(row["evidence"] or "[]")),
    )


def full_id(connection: sqlite3.Connection, typed: str) -> str:
    """Return the id of the quote whose id begins with ``typed``; raise UnknownName."""
    start = bindable(typed.strip())
    after = start + "\N{REPLACEMENT CHARACTER}"  # sorts behind every character that an id is made of
    rows = connection.execute(
        "SELECT id FROM quotes WHERE id >= ? AND id < ? ORDER BY id LIMIT ?", [start, after, _LISTED + 1]
    ).fetchall()
    ids = [row["id"] for row in rows] if start else []
    if start in ids or len(ids) == 1:
        return start if start in ids else str(ids[0])
    if not ids:
        raise UnknownName(f"no quote has the id {typed!r}: quotetrack quotes lists them with their ids")
    more = "…" if len(ids) > _LISTED else ""
    raise UnknownName(f"{len(ids)} quotes or more have an id like {typed}: {', '.join(ids[:_LISTED])}{more}")
