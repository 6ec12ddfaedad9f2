"""Are two names one person's? The lists tell, then the database, then the names themselves."""

from __future__ import annotations

import sqlite3
from functools import cache

from quotetrack.names import match, name_words, slug
from quotetrack.people.gazetteer import gazetteer
from quotetrack.queries.answers import Matched
from quotetrack.queries.lookup import ids_of
from quotetrack.records import PersonType

_SURE = 0.99


def matched(
    one: str, other: str, kind: PersonType = "person", connection: sqlite3.Connection | None = None
) -> Matched:
    """Say whether two names are one person's, or one organisation's, how likely that is, and why."""
    found = _by_lists(one, other, kind) or (_by_database(one, other, connection) if connection else None)
    if found is None:
        said = match(one, other, kind=kind)
        found = Matched(verdict=said.verdict, score=round(said.score, 2), evidence=said.evidence)
    return found


def _by_lists(one: str, other: str, kind: PersonType) -> Matched | None:
    ones, others = (_listed().get((kind, slug(name)), frozenset()) for name in (one, other))
    if not ones or not others or name_words(one) == name_words(other):
        return None
    if both := ones & others:
        who = ", ".join(sorted(both))
        return Matched(verdict="same", score=_SURE, evidence=(f"the list has both names for {who}",))
    told = f"the list has {', '.join(sorted(ones))} and {', '.join(sorted(others))}"
    return Matched(verdict="different", score=round(1 - _SURE, 2), evidence=(told,))


def _by_database(one: str, other: str, connection: sqlite3.Connection) -> Matched | None:
    """Return that both names are one person's in the database; that they are two proves nothing."""
    if name_words(one) == name_words(other):
        return None
    ones, others = ids_of(connection, one), ids_of(connection, other)
    if len(ones) != 1 or ones != others:
        return None
    return Matched(verdict="same", score=0.95, evidence=(f"the database has both names for {ones[0]}",))


@cache
def _listed() -> dict[tuple[PersonType, str], frozenset[str]]:
    """The ids of everybody whom the shipped lists have, by type and by each name."""
    found: dict[tuple[PersonType, str], set[str]] = {}
    for person in gazetteer():
        for name in person.names:
            found.setdefault((person.type, slug(name)), set()).add(person.id)
    return {key: frozenset(ids) for key, ids in found.items()}
