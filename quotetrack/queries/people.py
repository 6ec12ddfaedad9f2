"""A name as people type it becomes the speakers that it may mean."""

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from quotetrack.errors import AmbiguousName, UnknownName
from quotetrack.queries.answers import PersonSummary
from quotetrack.queries.filters import bindable

_LEAST_ALIKE = 60  # of 100: below that a suggestion puzzles more than it helps
_ALIKE_STARTS = (2, 4)  # characters at the beginning of a word that a misspelt name has right
_LOOKED_AT = 100  # spellings with such a beginning: of many, those that share more are met by the longer one
_LISTED = 8
_AS_ID = "id:"
_SPELT = "SELECT spelling FROM names WHERE word >= ? AND word < ? LIMIT ?"
_QUOTED = """
SELECT p.name FROM names n JOIN people p ON p.id = n.person_id
WHERE n.word = ? AND n.spelling = ? AND EXISTS (SELECT 1 FROM quotes q WHERE q.person_id = p.id)
ORDER BY p.id LIMIT 1
"""

_SUMMARY = """
SELECT p.id, p.name, p.type, count(q.number) AS quotes, min(q.day) AS first, max(q.day) AS last,
       count(DISTINCT coalesce(a.publisher, '')) AS outlets
FROM people p JOIN quotes q ON q.person_id = p.id JOIN articles a ON a.id = q.article_id
WHERE q.is_current = 1 AND q.confidence >= ? {where}
GROUP BY p.id ORDER BY quotes DESC, p.name
"""


_UNQUOTED = """
SELECT id, name, type, 0 AS quotes, NULL AS first, NULL AS last, 0 AS outlets FROM people
WHERE id IN (SELECT value FROM json_each(?)) ORDER BY name, id
"""


def summaries(
    connection: sqlite3.Connection,
    ids: Sequence[str] | None,
    min_confidence: float = 0.0,
    *,
    with_unquoted: bool = False,
) -> list[PersonSummary]:
    """Return who ``ids`` are, or everybody, by quotes of at least that confidence, those with most first.

    ``with_unquoted`` adds those of ``ids`` who have no such quote.
    """
    where = "AND p.id IN (SELECT value FROM json_each(?))" if ids is not None else ""
    given = [min_confidence] if ids is None else [min_confidence, json.dumps(list(ids))]
    rows: list[Any] = connection.execute(_SUMMARY.format(where=where), given).fetchall()
    if with_unquoted:
        missing = sorted(set(ids or ()) - {row["id"] for row in rows})
        rows += connection.execute(_UNQUOTED, [json.dumps(missing)]).fetchall()
    return [PersonSummary.model_construct(**dict(row)) for row in rows]


def unknown(connection: sqlite3.Connection, typed: str) -> UnknownName:
    """Return the error that says nobody is called so, and who is called alike."""
    # only a name that nobody has pays for these
    from rapidfuzz import fuzz, process

    from quotetrack.names import fold, name_words, skeleton

    words = [skeleton(word) for word in name_words(typed)]
    starts = {word[:size] for word in words for size in _ALIKE_STARTS} - {""}
    spelt = {
        row["spelling"]
        for start in sorted(starts)
        for row in connection.execute(_SPELT, [bindable(start), bindable(start) + "\U0010ffff", _LOOKED_AT])
    }
    found = process.extract(
        bindable(typed),
        sorted(spelt),
        scorer=fuzz.WRatio,
        processor=fold,
        limit=12,
        score_cutoff=_LEAST_ALIKE,
    )
    quoted = [
        connection.execute(_QUOTED, [" ".join(name_words(name)), name]).fetchone() for name, _, _ in found
    ]
    alike = list(dict.fromkeys(row["name"] for row in quoted if row))[:3]
    meant = f"did you mean {' or '.join(f'“{name}”' for name in alike)}? " if alike else ""
    return UnknownName(f"nobody called “{typed}” is quoted here: {meant}quotetrack people lists everybody")


def ambiguous(typed: str, people: Sequence[PersonSummary]) -> AmbiguousName:
    """Return the error that says whom a name may mean, each with the id that means nobody else."""
    told = "; ".join(f"{one.name} ({exact(one.id)}, {_quotes(one.quotes)})" for one in people[:_LISTED])
    more = f"; and {len(people) - _LISTED:,} more" if len(people) > _LISTED else ""
    return AmbiguousName(f"“{typed}” may be {told}{more}: give one's id")


def exact(id: str) -> str:
    """Return what means the person of an id and nobody else: an id of one word is a name, too."""
    return id if "-" in id else f"{_AS_ID}{id}"


def given_id(typed: str) -> str | None:
    """Return the id that somebody typed as one, None for a name."""
    return typed if "-" in typed else typed.removeprefix(_AS_ID) if typed.startswith(_AS_ID) else None


def _quotes(number: int) -> str:
    return f"{number:,} {'quote' if number == 1 else 'quotes'}"
