"""What is watched is read again: what is new of it is stored, and told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta

from quotetrack.errors import UnreadableSource
from quotetrack.fetch import Web, is_address
from quotetrack.ingest import Extract, How, Item, Report, ingest, read
from quotetrack.queries import Timeline
from quotetrack.records import Failure

TRIES = 5  # runs in which an article that cannot be read is asked for, in all
_PAUSE = timedelta(minutes=15)  # before the third try; each time after that it is twice as long and one more


class Visited:
    """What servers said, as of the last run that came to its end: a run that broke off must ask anew."""

    def __init__(self, timeline: Timeline) -> None:
        """Take where it is remembered."""
        self._watches = timeline.watches
        self.said: dict[str, tuple[str, str]] = {}

    def get(self, address: str) -> tuple[str, str] | None:
        """Return the ETag and the Last-Modified of the last answer."""
        return self._watches.visit(address)

    def set(self, address: str, tag: str, modified: str) -> None:
        """Keep those of an answer until the run ends."""
        if tag or modified:
            self.said[address] = (tag, modified)


def look(
    timeline: Timeline,
    web: Callable[[Visited], Web],
    *,
    extract: Extract,
    indirect: bool = False,
    on_problem: Callable[[UnreadableSource], object] | None = None,
    on_given_up: Callable[[str], object] | None = None,
) -> Report:
    """Read all that is watched, and what could not be read of it before; return what became of the articles.

    Articles that are stored are not asked for again, and a feed that has not changed is not sent again.
    ``on_given_up`` is handed each address that was tried for the last time.
    """
    visited = Visited(timeline)
    watched = {watch.location for watch in timeline.watches.listed()}
    again = {failure.location for failure in timeline.failures() if is_due(failure)} - watched
    broken: set[str | None] = set()

    def problem(error: UnreadableSource) -> None:
        broken.add(error.location)
        if on_problem:
            on_problem(error)

    named = [*sorted(watched), *sorted(again)]
    how = How(indirect=indirect, named=named)
    items = _items(named, web(visited), timeline)
    report = ingest(items, timeline, extract=extract, how=how, on_problem=problem)
    # what was sent and could not be read must come again; articles of feeds are not asked for again anyway
    timeline.watches.have_run(
        {
            address: said
            for address, said in visited.said.items()
            if address not in broken and (address in watched or not timeline.knows_address(address))
        }
    )
    for failure in timeline.failures():
        if on_given_up and failure.location in again and failure.times >= TRIES:
            on_given_up(failure.location)
    return report


def _items(locations: Iterable[str], web: Web, timeline: Timeline) -> Iterator[Item]:
    """Yield the articles of each location; one that is gone does not stop the others.

    What two feeds link to is asked for once.
    """
    met: set[str] = set()

    def is_known(address: str) -> bool:
        if address in met or timeline.knows_address(address):
            return True
        met.add(address)
        return False

    for location in locations:
        if location in met:
            continue
        try:
            yield from read([location], web=web, is_known=is_known)
        except UnreadableSource as error:
            error.location = location
            yield error


def is_due(failure: Failure, now: datetime | None = None) -> bool:
    """Say whether an address that could not be read is to be asked for once more, later each time."""
    since = (now or datetime.now(UTC)) - datetime.fromisoformat(failure.last_at)
    return (
        is_address(failure.location)
        and failure.times < TRIES
        and since >= _PAUSE * (2 ** (failure.times - 1) - 1)
    )
