"""Quotes become voices: what one speaker says in one text, as a passage in which claims are looked for."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from quotetrack.checking import Claim, Passage, Piece, Source, Stretch, passage, standing
from quotetrack.queries.selecting import COLUMNS, FROM
from quotetrack.store import stored_quote

_MOST = 60  # quotes of one speaker before and after one that is looked at: transcripts are long
_MOST_BETWEEN = 100  # characters of a cue
_SENTENCE_ENDS = re.compile(r"[.!?][”’\"')]*\s+\S")

_AROUND = """
SELECT iif(q.kind = 'indirect', q.text, q.frame) AS words, coalesce(a.title, a.url, a.id) AS place
FROM quotes q JOIN versions v ON v.id = q.version_id JOIN articles a ON a.id = q.article_id
WHERE q.number IN (SELECT value FROM json_each(?))
AND v.sha256 IS NOT ? AND (a.origin IS NULL OR a.origin IS NOT ?)
ORDER BY q.number
"""
_TEXTS = """
SELECT DISTINCT q.version_id, q.article_id, q.person_id, iif(q.person_id IS NULL, q.number, 0) AS alone
FROM quotes q JOIN versions v ON v.id = q.version_id JOIN articles a ON a.id = q.article_id
WHERE q.number IN (SELECT value FROM json_each(?)) AND q.status IS NOT 'rejected' AND q.kind <> 'indirect'
AND v.sha256 IS NOT ? AND (a.origin IS NULL OR a.origin IS NOT ?)
"""
_QUOTES = f"""
SELECT q.number, q.position, v.is_current AS is_latest, {COLUMNS}
{FROM} JOIN versions v ON v.id = q.version_id
WHERE q.article_id = ? AND q.version_id = ? AND q.status IS NOT 'rejected' AND q.kind <> 'indirect'
AND q.person_id IS ? AND ? IN (0, q.number)
ORDER BY q.position, q.number
"""
_BETWEEN = "SELECT substr(text, ?, ?) FROM versions WHERE id = ?"


@dataclass(frozen=True)
class Leaving:
    """A text that proves nothing: by its SHA-256, or by the path that it was read from."""

    sha256: str | None = None
    origin: str | None = None


@dataclass(frozen=True)
class Voice:
    """What one speaker says in one text; ``is_latest`` is false where the article reads otherwise now."""

    rows: Sequence[Any]
    passage: Passage

    @property
    def person_id(self) -> str | None:
        """Who speaks, None where nobody is named."""
        found: str | None = self.rows[0]["person_id"]
        return found

    @property
    def is_latest(self) -> bool:
        """Say whether it stands in the text as it is now."""
        return bool(self.rows[0]["is_latest"])

    @property
    def order(self) -> tuple[bool, bool, str, int]:
        """What is proof before others: the text as it is now, a named speaker, the earliest day."""
        first = self.rows[0]
        return (not self.is_latest, not self.person_id, first["published"] or "~", first["number"])

    def sources(self, parts: Iterable[Stretch]) -> Iterator[Source]:
        """Yield the quotes in which parts of the passage stand."""
        touched = {piece for part in parts for piece in self.passage.touched(*part)}
        for at in sorted(touched):
            quote = stored_quote(self.rows[at])
            yield Source(**{name: getattr(quote, name) for name in Source.model_fields})


def voices(
    connection: sqlite3.Connection, numbers: Collection[int], leaving: Leaving = Leaving()
) -> list[Voice]:
    """Return the voices to which quotes belong, in the order in which they prove."""
    given = [json.dumps(list(numbers)), leaving.sha256, leaving.origin]
    found = [
        voice
        for version, article, person, alone in connection.execute(_TEXTS, given).fetchall()
        for voice in _voices(connection, [article, version, person, alone], numbers)
    ]
    return sorted(found, key=lambda voice: voice.order)


def reported(
    connection: sqlite3.Connection, claim: Claim, numbers: Collection[int], leaving: Leaving
) -> str | None:
    """Return the title of an article whose reporter has the words of a claim, beside one of these quotes."""
    given = [json.dumps(list(numbers)), leaving.sha256, leaving.origin]
    for row in connection.execute(_AROUND, given):
        if standing(claim, passage([Piece(row["words"] or "")])):
            return str(row["place"])
    return None


def _voices(connection: sqlite3.Connection, given: list[Any], numbers: Collection[int]) -> Iterator[Voice]:
    rows = connection.execute(_QUOTES, given).fetchall()
    near = [
        any(row["number"] in numbers for row in rows[max(0, at - _MOST) : at + _MOST + 1])
        for at in (range(len(rows)) if len(rows) > 2 * _MOST else ())
    ]
    kept = [row for row, is_near in zip(rows, near, strict=True) if is_near] if near else rows
    joins = [False, *(_joins(connection, given[1], *pair) for pair in pairwise(kept))]
    pieces = (Piece(row["text"], joined) for row, joined in zip(kept, joins, strict=True))
    yield Voice(kept, passage(pieces))


def _joins(connection: sqlite3.Connection, version: str, one: Any, other: Any) -> bool:
    """Say whether nothing but a cue stands between two quotes, so that the second goes on with the first."""
    if "mixed" in (one["kind"], other["kind"]):
        return False
    end, start = json.loads(one["spans"])[-1][1], json.loads(other["spans"])[0][0]
    if not 0 <= start - end <= _MOST_BETWEEN:
        return False
    (between,) = connection.execute(_BETWEEN, [end + 1, start - end, version]).fetchone()
    return not ("\n" in between or _SENTENCE_ENDS.search(between)) and _has_cue(one, other, end, start)


def _has_cue(one: Any, other: Any, end: int, start: int) -> bool:
    cues = (json.loads(row["cue_span"]) for row in (one, other) if row["cue_span"])
    return any(end <= first and last <= start for first, last in cues)
