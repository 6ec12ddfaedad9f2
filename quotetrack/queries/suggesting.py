"""People who may be one: pairs whose names and contexts leave it open, those with most quotes first."""

from __future__ import annotations

import sqlite3

from quotetrack.queries.answers import Suggestion
from quotetrack.queries.people import summaries
from quotetrack.resolution.alike import compare
from quotetrack.store.bearers import Bearers
from quotetrack.store.judging import Rulings

_LEAST = 0.3  # less likely pairs waste the time of whoever reads them
_PAIRS = """
SELECT DISTINCT l.one, l.other, a.person_id AS person, b.person_id AS neighbour
FROM links l JOIN appearances a ON a.bearer_id = l.one JOIN appearances b ON b.bearer_id = l.other
WHERE l.one < l.other AND a.person_id <> b.person_id
ORDER BY l.one, l.other LIMIT 20000
"""


def suggestions(connection: sqlite3.Connection, limit: int | None = None) -> list[Suggestion]:
    """Return pairs of people who may be one and of whom no user has spoken, the likeliest first."""
    apart = Rulings(connection).judged().apart
    rows = connection.execute(_PAIRS).fetchall()
    bearers = {
        one.id: one
        for one in Bearers(connection).read({row[key] for row in rows for key in ("one", "other")})
    }
    best: dict[tuple[str, str], tuple[float, tuple[str, ...]]] = {}
    for row in rows:
        if (row["one"], row["other"]) in apart or (row["other"], row["one"]) in apart:
            continue
        likeness = compare(bearers[row["one"]], bearers[row["other"]])
        pair = (min(row["person"], row["neighbour"]), max(row["person"], row["neighbour"]))
        if likeness.verdict != "different" and likeness.score >= max(_LEAST, best.get(pair, (0.0,))[0]):
            best[pair] = (likeness.score, likeness.evidence)
    people = {one.id: one for one in summaries(connection, sorted({id for pair in best for id in pair}))}
    found = [
        Suggestion(one=people[one], other=people[other], score=round(score, 2), evidence=evidence)
        for (one, other), (score, evidence) in best.items()
        if one in people and other in people
    ]
    found.sort(
        key=lambda pair: (-pair.score, -pair.one.quotes - pair.other.quotes, pair.one.id, pair.other.id)
    )
    return found[:limit]
