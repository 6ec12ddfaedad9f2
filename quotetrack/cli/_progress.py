"""How far the reading has come: a bar on a terminal, and one line for each problem."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from quotetrack.cli._screen import plain
from quotetrack.errors import DroppedField, UnreadableSource

if TYPE_CHECKING:
    from rich.progress import Progress


class Meter:
    """What has been read and found so far; shown as a bar where there is one to show it on."""

    def __init__(self, bar: Progress | None = None, total: int | None = None) -> None:
        self._bar = bar
        self._started = time.perf_counter()
        self._bytes = 0
        self.passed = 0  # items of archives that are no articles
        self._task = bar.add_task("reading", total=total, found="", rate="") if bar else None

    @property
    def seconds(self) -> float:
        """Return the time since the start, in seconds."""
        return time.perf_counter() - self._started

    def advance(self, count: int) -> None:
        """Take note that ``count`` more bytes have been read; they show when their articles are done."""
        self._bytes += count

    def passing(self, count: int) -> None:
        """Take note that ``count`` more items are passed over, since they are no articles."""
        self.passed += count

    def show(self, articles: int, quotes: int, words: int) -> None:
        """Show what has been done so far."""
        if self._bar is not None and self._task is not None:
            found = f"{articles:,} articles, {quotes:,} quotes"
            rate = f"{words / self.seconds:,.0f} words/s" if words else ""
            self._bar.update(self._task, completed=self._bytes, found=found, rate=rate)

    def problem(self, error: UnreadableSource) -> None:
        """Print an error on stderr, above the bar."""
        line = f"{'warning' if isinstance(error, DroppedField) else 'error'}: {plain(str(error))}"
        if self._bar is not None:
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            typer.echo(line, err=True)


@contextmanager
def meter(locations: Sequence[str], *, is_wanted: bool = True) -> Iterator[Meter]:
    """Give a meter for reading the locations: with a bar on stderr where that is a terminal."""
    if not (is_wanted and sys.stderr.isatty()):
        yield Meter()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    from quotetrack.fetch import size
    from quotetrack.sources import suffixes

    columns = (
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[found]}"),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield Meter(bar, size(locations, suffixes()))
