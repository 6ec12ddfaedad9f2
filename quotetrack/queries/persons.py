"""Everything known of one person: names, roles, months, outlets, words, and why all that is one person."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from quotetrack.queries.answers import Counted, PersonPage
from quotetrack.queries.people import summaries
from quotetrack.queries.showing import spoken
from quotetrack.queries.themes import themes
from quotetrack.records import OtherName, Person, PersonType
from quotetrack.store.lists import all_listed, listed

_TYPES: dict[str, PersonType] = {"organization": "organization"}
_NAMES = """
SELECT a.name, count(DISTINCT q.id) AS count FROM appearances a JOIN quotes q ON q.appearance = a.number
WHERE a.person_id = ? AND q.is_current = 1 GROUP BY 1 ORDER BY 2 DESC, 1
"""
_CALLED = """
SELECT a.role AS name, count(DISTINCT a.article_id) AS count FROM appearances a
WHERE a.person_id = ? AND a.role IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 12
"""
_MONTHS = """
SELECT substr(day, 1, 7) AS name, count(*) AS count FROM quotes
WHERE person_id = ? AND is_current = 1 AND day IS NOT NULL GROUP BY 1 ORDER BY 1
"""
_OUTLETS = """
SELECT coalesce(a.publisher, '') AS name, count(*) AS count
FROM quotes q JOIN articles a ON a.id = q.article_id
WHERE q.person_id = ? AND q.is_current = 1 GROUP BY 1 ORDER BY 2 DESC, 1
"""
_BEARERS = """
SELECT a.name, a.role, coalesce(a.open_evidence, a.evidence, b.evidence) AS evidence,
       coalesce(a.open_score, a.score, b.score, 1.0) AS score,
       count(DISTINCT a.article_id) AS articles
FROM appearances a JOIN bearers b ON b.id = a.bearer_id
WHERE a.person_id = ? GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 1, 2 LIMIT 50
"""


def page(connection: sqlite3.Connection, id: str) -> PersonPage:
    """Return all that lists and articles tell of the person of an id, which is somebody's."""
    [summary] = summaries(connection, [id], with_unquoted=True)
    known = listed(connection, [id])

    def counted(sql: str) -> tuple[Counted, ...]:
        return tuple(Counted(name=row["name"], count=row["count"]) for row in connection.execute(sql, [id]))

    return PersonPage(
        person=summary,
        listed=known[0] if known else None,
        names=counted(_NAMES),
        called=counted(_CALLED),
        months=counted(_MONTHS),
        outlets=counted(_OUTLETS),
        topics=themes(connection, id),
        taken_for=tuple(spoken(row) for row in connection.execute(_BEARERS, [id])),
    )


def listing(connection: sqlite3.Connection, *, everybody: bool) -> Iterator[Person]:
    """Yield those who are quoted, with every name seen; with ``everybody`` all others on lists, too."""
    for one in summaries(connection, None):
        known = listed(connection, [one.id])
        person = known[0] if known else Person(id=one.id, name=one.name, type=_TYPES.get(one.type, "person"))
        seen = [
            row["name"] for row in connection.execute(_NAMES, [one.id]) if row["name"] not in person.names
        ]
        names = (*person.other_names, *(OtherName(name=name) for name in seen if name != one.name))
        yield person.model_copy(update={"name": one.name, "other_names": names})
    if everybody:
        quoted = {row[0] for row in connection.execute("SELECT DISTINCT person_id FROM quotes")}
        yield from (person for person in all_listed(connection) if person.id not in quoted)
