"""What somebody looks for becomes what the database can be asked: topics, words, a meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from quotetrack.queries import meant
from quotetrack.queries.filters import Filters, bindable
from quotetrack.queries.kept import Kept
from quotetrack.queries.rarity import any_of
from quotetrack.queries.searching import search_expression, telling_expressions, topic_expression

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True)
class About:
    """What is looked for: topics by number and id, a full-text query, and words to compare by meaning.

    ``alike`` are the numbers of the quotes that are found by meaning, with their cosines, the nearest first;
    with ``only_alike`` nothing else answers. ``answers`` are the numbers of all that answer, where few may.
    """

    topics: Sequence[int] = ()
    ids: Sequence[str] = ()
    expression: str = ""
    meaning: str = ""
    alike: Sequence[tuple[int, float]] = ()
    only_alike: bool = False
    answers: Sequence[int] | None = None

    @cached_property
    def vector(self) -> NDArray[Any]:
        """What is looked for as a vector."""
        from quotetrack.meaning import meaning  # numpy: only who asks by meaning waits for it

        return meaning().query(self.meaning)


@dataclass(frozen=True)
class Sought:
    """What filters ask for: the ids of people, None for anybody; a topic, a search, a likeness."""

    people: Sequence[str] | None = None
    topic: About | None = None
    search: About | None = None
    like: About | None = None

    @property
    def wanted(self) -> list[About]:
        """All that is looked for."""
        return [about for about in (self.topic, self.search, self.like) if about is not None]


def sought(kept: Kept, filters: Filters, people: Sequence[str] | None) -> Sought:
    """Return what filters ask for, before anything is looked up by meaning; raise BadQuery."""
    return Sought(
        people,
        topic=_topic(kept, bindable(filters.topic)) if filters.topic else None,
        search=About(expression=search_expression(filters.search)) if filters.search else None,
        like=_like(kept, bindable(filters.like)) if filters.like else None,
    )


def _topic(kept: Kept, typed: str) -> About:
    """Return what a topic's label or id means, or free words."""
    from quotetrack.topics import is_topic_id

    found = meant.called(kept, typed)
    others = [] if found or is_topic_id(typed) else meant.alike(kept, typed)
    words = " ".join(one.topic.label for one in found) if is_topic_id(typed) and found else typed
    return About(
        topics=[one.number for one in found or others],
        ids=[one.topic.id for one in found or others],
        expression=topic_expression(words),
        meaning=" ".join([words, *(one.topic.definition for one in found)]),
    )


def _like(kept: Kept, typed: str) -> About:
    """Return what is sought by its meaning, by any of its words, and by the topic that they name, if any."""
    expression = any_of(kept.connection, telling_expressions(typed))
    return replace(_topic(kept, typed), expression=expression)
