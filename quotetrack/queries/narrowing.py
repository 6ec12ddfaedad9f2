"""Where other filters leave few quotes, these are looked through for a topic."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from quotetrack.queries.seeking import About

FEW = 20_000  # quotes that are looked through
# a look at one quote takes as long as reading the entries of a word among so many quotes
_APART = 10_000
_TAGGED = "SELECT quote FROM tags WHERE topic IN (SELECT value FROM json_each(?)) AND "
_OF_PEOPLE = f"{_TAGGED} person_id IN (SELECT value FROM json_each(?))"
_OF_QUOTES = f"{_TAGGED} quote IN (SELECT value FROM json_each(?))"
# the full-text index is read between the first and the last of these quotes
_WORDED = """
SELECT rowid FROM quotes_fts
WHERE quotes_fts MATCH ? AND rowid BETWEEN ? AND ? AND +rowid IN (SELECT value FROM json_each(?))
"""
_WORDED_EACH = """
SELECT value FROM json_each(?)
WHERE EXISTS (SELECT 1 FROM quotes_fts WHERE quotes_fts MATCH ? AND rowid = value)
"""


def answering(
    connection: sqlite3.Connection, about: About, within: Sequence[int], people: Sequence[str] | None
) -> list[int]:
    """Return which of the quotes ``within`` answer to a topic: by a tag, by its words or by its meaning.

    All of them are of ``people``, if these are given.
    """
    found = {number for number, _ in about.alike}
    if about.topics:
        sql, given = (_OF_QUOTES, within) if people is None else (_OF_PEOPLE, people)
        found.update(_numbers(connection.execute(sql, [json.dumps(list(about.topics)), json.dumps(given)])))
    if about.expression and within:
        found.update(_worded(connection, about.expression, within))
    return sorted(found & set(within))


def _worded(connection: sqlite3.Connection, expression: str, within: Sequence[int]) -> list[int]:
    first, last, these = min(within), max(within), json.dumps(list(within))
    if len(within) * _APART < last - first:
        return _numbers(connection.execute(_WORDED_EACH, [these, expression]))
    return _numbers(connection.execute(_WORDED, [expression, first, last, these]))


def _numbers(rows: Iterable[Any]) -> list[int]:
    return [row[0] for row in rows]
