"""Names become people set side by side, each with what was said and how often."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quotetrack.errors import BadQuery
from quotetrack.queries.answers import Side
from quotetrack.queries.filters import Filters
from quotetrack.queries.people import exact

if TYPE_CHECKING:
    from quotetrack.queries.timeline import Timeline


def compared(timeline: Timeline, names: Sequence[str], filters: Filters) -> list[Side]:
    """Return what each of two or more people said, in the order of their names; the limit is each one's.

    Raises BadQuery where there are fewer, where two names mean one person, or where filters name one, too;
    UnknownName and AmbiguousName.
    """
    if filters.person is not None:
        raise BadQuery("--person: name those to compare without it: quotetrack compare NAME NAME")
    if len(names) < 2:
        raise BadQuery("one name: compared with whom? Give two or more")
    people = list(_people(timeline, names))
    return [_side(timeline, id, name, filters) for id, name in people]


def _people(timeline: Timeline, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the id and the name of each."""
    seen: set[str] = set()
    for typed in names:
        id = timeline.one(typed, quoted=True)
        (person,) = timeline.meant(exact(id))
        if id in seen:
            raise BadQuery(f"two of the names mean {person.name} ({id}): name each person once")
        seen.add(id)
        yield id, person.name


def _side(timeline: Timeline, id: str, name: str, filters: Filters) -> Side:
    own = replace(filters, person=exact(id))
    months = timeline.periods(own, "month")
    return Side(
        person=name,
        person_id=id,
        count=sum(month.count for month in months),
        months=tuple(months),
        quotes=tuple(timeline.quotes(own)),
    )
