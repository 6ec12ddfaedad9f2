"""Filters become quotes, with the remarks that keep an answer from misleading."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click
import typer

from quotetrack import queries
from quotetrack.cli._output import remark
from quotetrack.cli._screen import plain
from quotetrack.errors import AmbiguousName
from quotetrack.queries import Filters, Timeline
from quotetrack.queries.people import exact

_LISTED = 20  # people to choose from


@contextmanager
def reading(db: Path) -> Iterator[Timeline]:
    """Open the timeline for reading, and close it."""
    with queries.open(db, read_only=True) as timeline:
        yield timeline


@contextmanager
def asking(db: Path, filters: Filters) -> Iterator[tuple[Timeline, Filters]]:
    """Open the timeline for reading, with filters that name one person; say how many quotes have no day."""
    with reading(db) as timeline:
        if filters.person:
            filters = replace(filters, person=exact(chosen(timeline, filters.person, quoted=True)))
        yield timeline, filters
        tell_undated(timeline, [filters])


def tell_undated(timeline: Timeline, asked: Iterable[Filters]) -> None:
    """Say how many quotes answer to everything but the days asked for, and have none."""
    if left_out := sum(timeline.undated(filters) for filters in asked if filters.is_dated):
        remark(f"left out: {counted(left_out, 'more quote')} without a date")


def chosen(timeline: Timeline, name: str, *, quoted: bool = False) -> str:
    """Return the id of the one person whom a name means; of several the user chooses, at a terminal.

    Raises UnknownName, and AmbiguousName where nobody is there to be asked.
    """
    try:
        return timeline.one(name, quoted=quoted)
    except AmbiguousName:
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            raise
    people = timeline.meant(name, quoted=quoted)[:_LISTED]
    for number, person in enumerate(people, 1):
        told = f"{person.name}  {person.id}  {counted(person.quotes, 'quote')}"
        typer.echo(f"{number:>3}  {plain(told)}", err=True)
    number = typer.prompt(f"Which “{plain(name)}”?", type=click.IntRange(1, len(people)), err=True)
    return str(people[number - 1].id)


def counted(number: int, noun: str) -> str:
    """Return ``1 quote`` or ``2 quotes``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
