"""A name as people type it becomes the speakers that it may mean."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from quotetrack.errors import UnknownName
from quotetrack.queries.answers import PersonSummary
from quotetrack.queries.filters import bindable
from quotetrack.store import fold, lookup_words, name_words

_LEAST_ALIKE = 60  # of 100: below that a suggestion puzzles more than it helps

_SUMMARY = """
SELECT p.id, p.name, p.type, count(q.number) AS quotes, min(q.day) AS first, max(q.day) AS last,
       count(DISTINCT coalesce(a.publisher, '')) AS outlets
FROM people p JOIN quotes q ON q.person_id = p.id JOIN articles a ON a.id = q.article_id
WHERE q.is_current = 1 AND q.confidence >= ? {where}
GROUP BY p.id ORDER BY quotes DESC, p.name
"""


def ids_of(connection: sqlite3.Connection, typed: str) -> list[str]:
    """Return the ids of everybody whose name, in any spelling seen, has all the words of ``typed``."""
    known = "SELECT id FROM people WHERE id = ?"
    if "-" in typed and connection.execute(known, [bindable(typed)]).fetchone():
        return [typed]  # an id of one word is a name too, and may mean others
    words = set(name_words(typed) or lookup_words(typed))
    rows = connection.execute(
        "SELECT person_id FROM names WHERE word IN (SELECT value FROM json_each(?))"
        " GROUP BY person_id HAVING count(DISTINCT word) = ? ORDER BY person_id",
        [json.dumps(sorted(words)), len(words)],
    )
    return [row["person_id"] for row in rows]


def summaries(
    connection: sqlite3.Connection, ids: Sequence[str] | None, min_confidence: float = 0.0
) -> list[PersonSummary]:
    """Return who ``ids`` are, or everybody, by quotes of at least that confidence, those with most first."""
    where = f"AND p.id IN ({', '.join('?' * len(ids))})" if ids is not None else ""
    rows: list[Any] = connection.execute(
        _SUMMARY.format(where=where), [min_confidence, *(ids or ())]
    ).fetchall()
    return [PersonSummary.model_construct(**dict(row)) for row in rows]


def unknown(connection: sqlite3.Connection, typed: str) -> UnknownName:
    """Return the error that says nobody is called so, and who is called alike."""
    from rapidfuzz import fuzz, process  # only a name that nobody has pays for it

    names = [row["name"] for row in connection.execute("SELECT DISTINCT name FROM people ORDER BY name")]
    alike = process.extract(
        typed, names, scorer=fuzz.WRatio, processor=fold, limit=3, score_cutoff=_LEAST_ALIKE
    )
    meant = f"did you mean {' or '.join(f'“{name}”' for name, _, _ in alike)}? " if alike else ""
    return UnknownName(f"nobody called “{typed}” is quoted here: {meant}quotetrack people lists everybody")
