"""The quotes that answer best by one way of looking: by their tags, or by their words."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from quotetrack.queries.selecting import Condition

_TWICE = 2  # of all, so many times the quotes that are wanted are looked at first
_THESE = "SELECT q.number FROM quotes q WHERE q.number IN (SELECT value FROM json_each(?)) AND {where}"
_AMONG = "IN (SELECT q.number FROM quotes q WHERE {where})"
_TAGGED = "SELECT quote, score FROM tags WHERE topic = ? ORDER BY score DESC, quote LIMIT ?"
# the quotes are few: no index but that of the quote helps
_TAGGED_AMONG = f"""
SELECT quote FROM tags NOT INDEXED WHERE quote {_AMONG} AND topic IN (SELECT value FROM json_each(?))
GROUP BY quote ORDER BY max(score) DESC, quote LIMIT ?
"""
# words of the quote count most, then those of the sentence around it, then those of the title
_BEST = "ORDER BY bm25(quotes_fts, 1.0, 0.5, 0.5), rowid LIMIT ?"
_WORDED = f"SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ? {_BEST}"
_WORDED_AMONG = f"SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ? AND +rowid {_AMONG} {_BEST}"


class Lists:
    """Best answers among the quotes of a condition, which are ``few`` or nearly all; ``most`` of each way."""

    def __init__(
        self, connection: sqlite3.Connection, where: Condition, most: int | None, *, few: bool
    ) -> None:
        self._connection = connection
        self._where = where
        self._most = -1 if most is None else most
        self._few = few

    def tagged(self, topics: Sequence[int]) -> list[int]:
        """Return the numbers of quotes that are tagged with any of some topics, the surest first."""
        clause, given = self._where
        if self._few:
            sql = _TAGGED_AMONG.format(where=clause)
            return self._numbers(sql, [*given, json.dumps(list(topics)), self._most])
        return self._first(lambda most: self._surest(topics, most))

    def worded(self, expression: str) -> list[int]:
        """Return the numbers of quotes that have the words of a full-text query, by BM25."""
        clause, given = self._where
        if self._few:
            return self._numbers(_WORDED_AMONG.format(where=clause), [expression, *given, self._most])
        return self._first(lambda most: self._numbers(_WORDED, [expression, most]))

    def these(self, numbers: Iterable[int]) -> list[int]:
        """Return those of some quotes that are among these, in the same order."""
        wanted = list(numbers)
        clause, given = self._where
        kept = set(self._numbers(_THESE.format(where=clause), [json.dumps(wanted), *given]))
        return [number for number in wanted if number in kept]

    def _first(self, find: Callable[[int], list[int]]) -> list[int]:
        """Return the first that are among these, of a few found if these do, else of all."""
        enough = _TWICE * self._most
        found = find(enough)
        kept = self.these(found)
        if 0 <= enough <= len(found) and len(kept) < self._most:
            kept = self.these(find(-1))
        return kept[: self._most] if self._most >= 0 else kept

    def _surest(self, topics: Sequence[int], most: int) -> list[int]:
        scores: dict[int, float] = {}
        for topic in topics:
            for number, score in self._connection.execute(_TAGGED, [topic, most]):
                scores[number] = max(score, scores.get(number, 0.0))
        return sorted(scores, key=lambda number: (-scores[number], number))

    def _numbers(self, sql: str, given: Sequence[Any]) -> list[int]:
        return [row[0] for row in self._connection.execute(sql, given)]
