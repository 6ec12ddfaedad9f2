"""What an import has to know of a database: who is registered there, and which texts are articles' own."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

_REGISTERED = """
SELECT DISTINCT identifier FROM identifiers
WHERE identifier IN (SELECT value FROM json_each(?)) AND scheme = ?
"""
_OWN = "SELECT 1 FROM versions WHERE article_id = ? AND is_current = 1 AND collection IS NULL"


def registered(connection: sqlite3.Connection, scheme: str, identifiers: Iterable[str]) -> set[str]:
    """Return which identifiers of a register belong to somebody whom a list knows."""
    rows = connection.execute(_REGISTERED, [json.dumps(sorted(set(identifiers))), scheme])
    return {row[0] for row in rows}


def has_own_text(connection: sqlite3.Connection, article: str) -> bool:
    """Say whether the text of an article that is current is its own, not one made of snippets."""
    return connection.execute(_OWN, [article]).fetchone() is not None
