"""Whose name is another form of the one typed: a nickname, another order or script, an initial."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple, get_args

from quotetrack.records import PersonType

_NEAR = 0.2  # of what the nearest name shares: who shares less is somebody else
_OF_A_KEY = 50  # rows of a key that are read: what many names share tells little of any


class Keys(NamedTuple):
    """Where keys of names lead to: the SQL of a key's ids, and of the people and names behind ids.

    ``compared`` is the most names that are compared, those first that share the rarest keys with it.
    """

    ids: str
    names: str
    compared: int


def by_form(connection: sqlite3.Connection, typed: str, keys: Keys) -> set[str]:
    """Return the ids of those of whose name ``typed`` is another form."""
    from quotetrack.names import match, probes  # the judgement of names is large, and seldom asked for

    kinds: tuple[PersonType, ...] = get_args(PersonType)
    near = _nearest(connection, {key for kind in kinds for key in probes(typed, kind)}, keys)
    rows = connection.execute(keys.names, [json.dumps(near)]).fetchall()
    bearing: dict[tuple[str, PersonType], set[str]] = {}
    for _, person, name, kind in sorted(rows, key=lambda row: near.index(row[0])):
        bearing.setdefault((name, kind), set()).add(person)
    return {
        person
        for name, kind in list(bearing)[: keys.compared]
        if match(typed, name, kind=kind).verdict == "same"
        for person in bearing[name, kind]
    }


def _nearest(connection: sqlite3.Connection, wanted: Iterable[str], keys: Keys) -> list[str]:
    """Return the ids that share most with a name, the nearest first: a rare key weighs more than a common."""
    weights: dict[str, float] = {}
    for key in wanted:
        rows = connection.execute(keys.ids, [key, _OF_A_KEY]).fetchall()
        for row in rows:
            weights[row[0]] = weights.get(row[0], 0.0) + 1 / len(rows)
    enough = _NEAR * max(weights.values(), default=0.0)
    near = sorted((-weight, id) for id, weight in weights.items() if weight >= enough)
    return [id for _, id in near[: 2 * keys.compared]]
