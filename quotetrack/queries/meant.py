"""Which topics are meant by what is typed: by their ids and labels, else by the meaning of their cues."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quotetrack.queries.kept import Kept
from quotetrack.records import Topic

if TYPE_CHECKING:  # numpy: only who asks by meaning waits for it
    from numpy.typing import NDArray

_NEAR = 0.7  # cosine of a cue with what is typed from which its topic is meant
_MOST = 2  # topics that are meant by other words

_TOPICS = """
SELECT number, id, label, definition, broader, json_extract(topic, '$.also') AS also
FROM topics WHERE NOT is_removed ORDER BY number
"""
_CUES = "SELECT number, vectors FROM topics WHERE NOT is_removed AND vectors IS NOT NULL ORDER BY number"


@dataclass(frozen=True)
class Meant:
    """A topic and its number in the database."""

    number: int
    topic: Topic


@dataclass(frozen=True)
class _Cues:
    """What names and cues of topics mean, one below the other; ``starts`` are the first of each topic."""

    numbers: Sequence[int]
    starts: Sequence[int]
    vectors: NDArray[Any]


def called(kept: Kept, typed: str) -> list[Meant]:
    """Return the topics of which ``typed`` is the id, the label or another name."""
    from quotetrack.topics import called

    known = kept.get(_topics)
    found = {topic.id for topic in called([one.topic for one in known], typed)}
    return [one for one in known if one.topic.id in found]


def alike(kept: Kept, typed: str) -> list[Meant]:
    """Return the topics of which a name or a cue means nearly what is typed, the nearest first."""
    import numpy as np

    from quotetrack.meaning import cosines, meaning

    cues = kept.get(_cues)
    if not cues.numbers:
        return []
    found = cosines(meaning().query(typed), cues.vectors)
    best = zip(np.maximum.reduceat(found, cues.starts).tolist(), cues.numbers, strict=True)
    near = sorted((-cosine, number) for cosine, number in best if cosine >= _NEAR)
    topics = {one.number: one for one in kept.get(_topics)}
    return [topics[number] for _, number in near[:_MOST]]


def _topics(connection: sqlite3.Connection) -> list[Meant]:
    return [Meant(row["number"], _topic(row)) for row in connection.execute(_TOPICS)]


def _cues(connection: sqlite3.Connection) -> _Cues:
    from quotetrack.meaning import matrix

    rows = connection.execute(_CUES).fetchall()
    sizes = [len(matrix(row["vectors"])) for row in rows]
    starts = [sum(sizes[:at]) for at in range(len(sizes))]
    return _Cues([row["number"] for row in rows], starts, matrix(b"".join(row["vectors"] for row in rows)))


def _topic(row: Any) -> Topic:
    also = tuple(json.loads(row["also"] or "[]"))
    named = {name: row[name] for name in ("id", "label", "definition", "broader")}
    return Topic.model_construct(**named, also=also)
