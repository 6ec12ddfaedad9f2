"""What is looked for becomes quotes, the best answer first: by topics, words and meaning together."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from quotetrack.queries import narrowing, nearby, selecting
from quotetrack.queries.filters import Filters
from quotetrack.queries.kept import Kept
from quotetrack.queries.lists import Lists
from quotetrack.queries.rarity import any_of
from quotetrack.queries.searching import telling_expressions
from quotetrack.queries.seeking import About, Sought
from quotetrack.queries.showing import full_id
from quotetrack.records import MatchedBy

_MOST = 1_000  # quotes that each way of looking gives, the best of it
_FAR = 0.2  # cosine below which nothing is like another
_LIKE = 100  # quotes that are like something, where nobody says how many
# of reciprocal rank fusion (Cormack, Clarke and Büttcher 2009): how little a rank counts more than the next
_RANK = 10
# how much each way of looking counts
WEIGHTS: dict[MatchedBy, float] = {"topic": 2.0, "text": 1.5, "meaning": 2.0}
_QUOTE = """
SELECT number, text, statement_id,
       text || ' ' || coalesce(replace(frame, '“…”', ' '), '') || ' ' || coalesce(title, '') AS words
FROM quotes WHERE id = ?
"""
_OTHERS = "q.number <> ? AND (q.statement_id IS NULL OR q.statement_id IS NOT ?)"
# as one value: very many rows take a while to come
_WITHIN = "SELECT json_group_array(q.number) FROM quotes q WHERE {where}"


def found_by_meaning(kept: Kept, filters: Filters, sought: Sought) -> Sought:
    """Return what is sought with the quotes that are like it in meaning."""
    if not (sought.topic or sought.like):
        return sought
    others = replace(sought, topic=None, like=None)
    within = _within(kept.connection, filters, others) if _narrows(filters) else None
    if sought.topic:
        about = _like_a_topic(kept, sought.topic, within)
        if within is not None and len(within) <= narrowing.FEW:
            about = replace(about, answers=narrowing.answering(kept.connection, about, within, sought.people))
        sought = replace(sought, topic=about)
    if sought.like:
        near = nearby.nearest(kept, sought.like.vector, within, _FAR)[:_MOST]
        about = replace(sought.like, alike=near)
        where = selecting.on_any_day(filters, others)
        best = _ranked([about], Lists(kept.connection, where, _MOST, few=within is not None))
        best = best[: filters.limit or _LIKE]
        sought = replace(sought, like=replace(about, alike=best, only_alike=True))
    return sought


def like_a_quote(kept: Kept, typed: str, filters: Filters, sought: Sought) -> Sought:
    """Return what is sought, and besides what is like the quote whose id begins with ``typed``.

    What reports the same statement is left out: there is another question for that.
    """
    connection = kept.connection
    row = connection.execute(_QUOTE, [full_id(connection, typed)]).fetchone()
    about = About(expression=any_of(connection, telling_expressions(row["text"])), meaning=row["words"])
    clause, given = selecting.on_any_day(filters, sought)
    others = (f"({clause}) AND {_OTHERS}", [*given, row["number"], row["statement_id"]])
    within = _within(connection, filters, sought) if _narrows(filters) or sought.wanted else None
    near = nearby.nearest(kept, about.vector, within, _FAR)[:_MOST]
    lists = Lists(connection, others, _MOST, few=within is not None)
    best = _ranked([replace(about, alike=near)], lists)[: filters.limit or _LIKE]
    return replace(sought, like=replace(about, alike=best, only_alike=True))


def ranked(connection: sqlite3.Connection, filters: Filters, sought: Sought) -> dict[int, float]:
    """Return the numbers of the quotes that answer, each with its score, 0 to 1, the best first."""
    alone = sought.wanted[0] if len(sought.wanted) == 1 else None
    few = _narrows(replace(filters, search=None)) or alone is None or alone.answers is not None
    # what is looked for by one question need not be asked twice
    others = sought if few else Sought(sought.people)
    most = _MOST if alone is None or alone.meaning else filters.limit
    lists = Lists(connection, selecting.on_any_day(filters, others), most, few=few)
    return dict(_ranked(sought.wanted, lists)[: filters.limit])


def _ranked(wanted: Sequence[About], lists: Lists) -> list[tuple[int, float]]:
    """Return the numbers of quotes with their scores, which tell how far up they stand on how many lists."""
    scores: dict[int, float] = {}
    for about in wanted:
        for number, score in _scores(about, lists).items():
            scores[number] = scores.get(number, 0.0) + score / len(wanted)
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))


def _scores(about: About, lists: Lists) -> dict[int, float]:
    """Return how well quotes answer to one thing that is looked for, 0 to 1."""
    if about.only_alike:  # they were ranked when they were found
        known = dict(about.alike)
        return {number: known[number] for number in lists.these(known)}
    found = [(WEIGHTS[way], numbers) for way, numbers in _ways(about, lists)]
    highest = sum(weight for weight, _ in found) / (_RANK + 1)
    scores: dict[int, float] = {}
    for weight, numbers in found:
        for rank, number in enumerate(numbers, 1):
            scores[number] = scores.get(number, 0.0) + weight / (_RANK + rank) / highest
    return scores


def _like_a_topic(kept: Kept, about: About, within: Sequence[int] | None) -> About:
    from quotetrack.meaning import IS_LIKE

    return replace(about, alike=nearby.nearest(kept, about.vector, within, IS_LIKE))


def _ways(about: About, lists: Lists) -> Iterator[tuple[MatchedBy, list[int]]]:
    """Yield each way of looking that there is, and its answers, the best first."""
    if about.topics and WEIGHTS["topic"]:
        yield "topic", lists.tagged(about.topics)
    if about.expression and WEIGHTS["text"]:
        yield "text", lists.worded(about.expression)
    if about.meaning and WEIGHTS["meaning"]:
        yield "meaning", lists.these(number for number, _ in about.alike)


def _within(connection: sqlite3.Connection, filters: Filters, sought: Sought) -> list[int]:
    """Return the numbers of the quotes that may answer, each range of days by its own index."""
    asked = [selecting.conditions(filters, sought, days) for days in selecting.ranges(filters)]
    return [number for where, given in asked for number in _numbers(connection, where, given)]


def _numbers(connection: sqlite3.Connection, where: str, given: Sequence[Any]) -> list[int]:
    (found,) = connection.execute(_WITHIN.format(where=where), given).fetchone()
    numbers: list[int] = json.loads(found)
    return numbers


def _narrows(filters: Filters) -> bool:
    """Say whether filters leave out so much that only what is left is worth a look."""
    return any((filters.person, filters.since, filters.until, filters.source, filters.kind, filters.search))
