"""Articles of a collection are stored with their quotes, unless they, or better ones, are there already."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import islice

from quotetrack.errors import PassedOver, UnreadableSource
from quotetrack.importing.merging import Imported
from quotetrack.importing.quotebank import Attributed
from quotetrack.importing.speakers import WIKIDATA
from quotetrack.names import fold
from quotetrack.queries import Timeline
from quotetrack.queries.registers import has_own_text, registered
from quotetrack.records import Article, Person, digest
from quotetrack.store import connect
from quotetrack.store.known import Known

_BATCH = 500  # articles saved in one transaction


def import_attributed(
    items: Iterable[Attributed | UnreadableSource],
    timeline: Timeline,
    *,
    on_problem: Callable[[UnreadableSource], object],
) -> Imported:
    """Store what is not stored yet, with who speaks as the collection tells; return what became of it.

    ``on_problem`` is told of each item that is none. Batches are saved as they come, so nothing that is
    stored is lost when a later one fails. Raises StoreError.
    """
    counts: Counter[str] = Counter()
    rest = iter(items)
    timeline.import_people(())  # a new database has the shipped list from now on
    with closing(connect(timeline.path, read_only=True)) as connection:
        while batch := list(islice(rest, _BATCH)):
            for error in (item for item in batch if isinstance(item, UnreadableSource)):
                counts["failed"] += 1
                on_problem(error)
            found = [item for item in batch if isinstance(item, Attributed)]
            wanted = [item for item in found if _is_wanted(item.article, timeline, connection, counts)]
            if wanted:
                _save(wanted, timeline, connection)
                counts["quotes"] += sum(len(item.quotes) for item in wanted)
    return Imported(**counts)


def without_known(
    articles: Iterable[Article | UnreadableSource], timeline: Timeline
) -> Iterator[Article | UnreadableSource]:
    """Yield a PassedOver in the place of each article whose own text is stored."""
    with closing(connect(timeline.path, read_only=True)) as connection:
        for item in articles:
            if isinstance(item, Article) and _is_known(item, connection):
                passed = PassedOver(f"{item.url}: stored already, with its own text")
                passed.count = 1
                yield passed
            else:
                yield item


def _is_wanted(
    article: Article, timeline: Timeline, connection: sqlite3.Connection, counts: Counter[str]
) -> bool:
    if _is_known(article, connection):
        counts["passed"] += 1
        return False
    if timeline.has(article):
        counts["unchanged"] += 1
        return False
    counts["updated" if timeline.knows(article) else "new"] += 1
    return True


def _is_known(article: Article, connection: sqlite3.Connection) -> bool:
    """Say whether what stands at an article's address is stored as it stands there."""
    return article.url is not None and has_own_text(connection, digest(article.url))


def _save(items: Sequence[Attributed], timeline: Timeline, connection: sqlite3.Connection) -> None:
    people = {one.identifiers[0].identifier: one for item in items for one in item.people}
    known = Known(connection)
    missing = sorted(people.keys() - registered(connection, WIKIDATA, people))
    if new := [people[id] for id in missing if not _may_be_listed(people[id], known)]:
        timeline.import_people(new)
    timeline.save([(item.article, item.quotes) for item in items])


def _may_be_listed(person: Person, known: Known) -> bool:
    """Say whether a list has the name, and not which of its bearers in Wikidata it means."""
    name = fold(person.name)
    return any(
        name in map(fold, one.names) and all(id.scheme != WIKIDATA for id in one.identifiers)
        for one in known.called(person.name, person.type)
    )
