"""A folder of Parquet is asked as it lies there, by DuckDB: whoever said something, about what, and when."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quotetrack.errors import BadQuery, MissingAsset, StoreError
from quotetrack.queries.filters import Filters
from quotetrack.records import StoredQuote
from quotetrack.records.columns import restored

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_OPERATORS = re.compile(r"[\"*():]|\b(?:AND|OR|NOT)\b|(?<!\w)-")
_ROWS = 1_000  # that are in memory at once
_SPEAKER = "strip_accents(lower(coalesce(speaker, speaker_mention, '')))"
_WORDS = "strip_accents(lower(concat_ws(' ', text, frame, title)))"
_SOURCE = "lower(concat_ws(' ', publisher, url))"

Clause = tuple[str, list[Any]]


def quotes(folder: Path, filters: Filters) -> Iterator[StoredQuote]:
    """Return the quotes in a folder that ``extract --output`` wrote, the earliest first.

    People are asked for by words of the name that the article gives, topics by words: who is who across
    articles, what is tagged and what is meant is known to a database only. Raises BadQuery for what such a
    folder cannot answer, MissingAsset without DuckDB, StoreError where the folder is none or is damaged.
    """
    try:
        import duckdb
    except ModuleNotFoundError as error:
        raise MissingAsset('a folder is asked with DuckDB: pip install "quotetrack[duckdb]"') from error
    where, given = _where(filters)
    order = "day NULLS LAST, article_id, spans[1].start, quote_id"
    sql = f"SELECT * FROM read_parquet(?, union_by_name = true) WHERE {where} ORDER BY {order}"
    if filters.limit is not None:
        sql, given = f"{sql} LIMIT ?", [*given, filters.limit]
    return _found(duckdb, folder, sql, given)


def _found(duckdb: Any, folder: Path, sql: str, given: list[Any]) -> Iterator[StoredQuote]:
    try:
        with duckdb.connect() as database:
            files = str(folder / "quotes" / "**" / "*.parquet")
            if not database.execute("SELECT 1 FROM glob(?) LIMIT 1", [files]).fetchone():
                raise StoreError(f"{folder}: holds no quotes: name what quotetrack extract --output wrote")
            found = database.execute(sql, [files, *given])
            names = [column[0] for column in found.description]
            while rows := found.fetchmany(_ROWS):
                for row in rows:
                    yield restored(dict(zip(names, row, strict=True)), StoredQuote)
    except duckdb.Error as error:
        reason = " ".join(str(error).split())[:200]
        raise StoreError(f"{folder}: cannot be asked: {reason}: extract it again") from error


def _where(filters: Filters) -> Clause:
    """Return the condition, and what is bound in it."""
    _refuse(filters)
    clauses: list[Clause] = [("true", [])]
    clauses += [(f"contains({_SPEAKER}, ?)", [word]) for word in _words(filters.person)]
    clauses += [(f"contains({_WORDS}, ?)", [word]) for word in _words(filters.topic) + _words(filters.search)]
    for clause, value in (
        (f"contains({_SOURCE}, ?)", filters.source.lower() if filters.source else None),
        ("day >= CAST(? AS DATE)", filters.first_day),
        ("day <= CAST(? AS DATE)", filters.last_day),
        ("kind = ?", filters.kind),
        ("confidence >= ?", filters.min_confidence or None),
    ):
        if value is not None:
            clauses.append((clause, [value]))
    return " AND ".join(clause for clause, _ in clauses), [one for _, given in clauses for one in given]


def _refuse(filters: Filters) -> None:
    for is_asked, what in (
        (filters.like, "--like"),
        (filters.order == "relevance", "--order relevance"),
        (filters.versions != "current", f"--versions {filters.versions}"),
        (filters.search and _OPERATORS.search(filters.search), "--search with more than words"),
    ):
        if is_asked:
            raise BadQuery(f"{what}: a folder cannot answer this: quotetrack load it into a database")


def _words(text: str | None) -> list[str]:
    """Return the words of a text, without case and accents."""
    plain = unicodedata.normalize("NFKD", text or "")
    return [word.lower() for word in _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))]
