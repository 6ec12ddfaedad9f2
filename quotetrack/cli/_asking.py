"""Filters become quotes, with the remarks that keep an answer from misleading."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quotetrack import queries
from quotetrack.cli._output import remark
from quotetrack.queries import Filters, Timeline

_LISTED = 5  # candidates named in a remark


@contextmanager
def reading(db: Path) -> Iterator[Timeline]:
    """Open the timeline for reading, and close it."""
    with queries.open(db, read_only=True) as timeline:
        yield timeline


@contextmanager
def asking(db: Path, filters: Filters) -> Iterator[Timeline]:
    """Open the timeline for reading; say whom the name may mean, and which quotes have no day to go by."""
    with reading(db) as timeline:
        if filters.person:
            _say_whom(timeline, filters.person)
        yield timeline
        if filters.is_dated and (left_out := timeline.undated(filters)):
            remark(f"left out: {counted(left_out, 'more quote')} without a date")


def counted(number: int, noun: str) -> str:
    """Return ``1 quote`` or ``2 quotes``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _say_whom(timeline: Timeline, name: str) -> None:
    people = timeline.called(name)
    if len(people) > 1:
        listed = ", ".join(f"{person.name} ({person.quotes:,})" for person in people[:_LISTED])
        more = f" and {len(people) - _LISTED:,} more" if len(people) > _LISTED else ""
        remark(f"“{name}” may be {listed}{more}: all are listed")
