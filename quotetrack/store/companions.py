"""Whom a short name stands for in an article, by those who are quoted beside it there and elsewhere."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from quotetrack.resolution.bearers import Evidence
from quotetrack.store.naming import Identity

_MOST_ARTICLES = 300  # who is quoted in more is quoted beside everybody
_ARTICLES = (
    "SELECT DISTINCT article_id FROM appearances WHERE bearer_id IN (SELECT value FROM json_each(?)) LIMIT ?"
)
_BESIDE = "SELECT DISTINCT bearer_id FROM appearances WHERE article_id IN (SELECT value FROM json_each(?))"
# of every article that has a bearer: of a common surname they are thousands, each time it is met
_BESIDE_EACH = """
SELECT article_id, bearer_id FROM appearances
WHERE article_id IN (SELECT article_id FROM appearances WHERE bearer_id = ?)
"""
_NAMED = 3  # companions named as evidence


class Companions:
    """Who is quoted beside each of the people that a bearer may be."""

    def __init__(
        self, connection: sqlite3.Connection, bearer: str, near: Sequence[tuple[Identity, Sequence[str]]]
    ) -> None:
        self._connection, self._bearer = connection, bearer
        self._own = {bearer, *(name for _, members in near for name in members)}
        self._near = [
            (who, frozenset(articles := self._articles(members)), self._beside(articles))
            for who, members in near
        ]

    def of(self, article: str) -> tuple[Identity, float, Evidence] | None:
        """Return who of them has most companions in an article, how sure, and why; None if nobody has."""
        here = self._here.get(article)
        if not here:
            return None
        # who stands in the article under the full name is somebody else there
        elsewhere = [(who, beside) for who, articles, beside in self._near if article not in articles]
        shared = sorted(
            ((sorted(here & beside), who) for who, beside in elsewhere), key=lambda one: -len(one[0])
        )
        if not shared or not shared[0][0] or (len(shared) > 1 and len(shared[1][0]) == len(shared[0][0])):
            return None
        names, who = shared[0]
        told = ", ".join(name.split(":", 1)[1].split("|")[0] for name in names[:_NAMED])
        return who, 0.7, (f"quoted beside {told}, as {who.name} is elsewhere",)

    @cached_property
    def _here(self) -> dict[str, set[str]]:
        """Who is quoted in the articles that have the bearer, beside it and those that it may be."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        if any(beside for *_, beside in self._near):
            for article, name in self._connection.execute(_BESIDE_EACH, [self._bearer]):
                found[article].add(name)
        return {article: names - self._own for article, names in found.items()}

    def _articles(self, members: Sequence[str]) -> list[str]:
        rows = self._connection.execute(
            _ARTICLES, [json.dumps(sorted(members)), _MOST_ARTICLES + 1]
        ).fetchall()
        return [row["article_id"] for row in rows] if len(rows) <= _MOST_ARTICLES else []

    def _beside(self, articles: Sequence[str]) -> set[str]:
        return {row["bearer_id"] for row in self._connection.execute(_BESIDE, [json.dumps(articles)])}
