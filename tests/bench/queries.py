"""Time questions to a large database: by person, topic, dates, words and likeness, the first rows of each.

Run it with ``make bench-queries``; a million quotes take two minutes to make and 1.3 GB in the temporary
folder, ``--quotes 100000`` is quick. With ``--db`` the database is kept, and used again where it is there.
Besides the time that goes by it prints that of the processor, which others on the machine hardly change.
"""

from __future__ import annotations

import gc
import os
import random
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date, timedelta
from functools import partial
from itertools import accumulate
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Annotated

import typer
from press import Press, fill

from quotetrack.errors import AmbiguousName
from quotetrack.queries import Filters, Timeline

_SPANS = (30, 90, 365)  # days that are asked for at once
_SPREAD = {"drawn as often as quoted": True, "each as likely": False}

Question = Callable[[Timeline], object]


def main(
    quotes: Annotated[int, typer.Option(min=10_000, help="How many quotes there are.")] = 1_000_000,
    asked: Annotated[int, typer.Option(min=20, help="How often each question is asked.")] = 300,
    rows: Annotated[int, typer.Option(min=1, help="How many rows are read of each answer.")] = 50,
    db: Annotated[Path | None, typer.Option(help="Where the database is, or is to be.")] = None,
    only: Annotated[str, typer.Option(help="Ask only questions whose name has this in it.")] = "",
) -> None:
    """Print the median and the 95th percentile of the time that each kind of question takes."""
    with database(quotes, db) as path:
        for name, by_quotes in _SPREAD.items():
            kinds = Asking(path, rows=rows, by_quotes=by_quotes).kinds()
            typer.echo(f"\npeople {name}; load {os.getloadavg()[0]:.1f}")
            typer.echo(f"{'question, ms':34}{'first':>9}{'median':>9}{'p95':>9}{'most':>9}{'cpu p95':>9}")
            for kind, ask in kinds.items():
                if only in kind:
                    typer.echo(f"{kind:34}{told(time_each(path, ask, asked))}")


@contextmanager
def database(quotes: int, kept: Path | None) -> Iterator[Path]:
    """Yield the path of a database of so many quotes, made where it is not there."""
    with tempfile.TemporaryDirectory() as folder:
        path = kept or Path(folder) / "quotes.db"
        start = perf_counter()
        if not path.exists():
            fill(path, quotes, lean=True)
        with closing(sqlite3.connect(path)) as connection:
            (count,) = connection.execute("SELECT count(*) FROM quotes").fetchone()
        typer.echo(f"{count:,} quotes: {perf_counter() - start:.0f} s, {path.stat().st_size / 1e6:,.0f} MB")
        yield path


class Asking:
    """Questions with other people, topics, words and days each time; ``by_quotes``: of whom most is heard."""

    def __init__(self, path: Path, *, rows: int, by_quotes: bool) -> None:
        self._chance = random.Random(4)
        self._rows = rows
        with closing(sqlite3.connect(path)) as connection:
            people = connection.execute("SELECT person_id, count(*) FROM quotes GROUP BY 1").fetchall()
            self._names: dict[str, str] = dict(connection.execute("SELECT id, name FROM people"))
            self._labels: list[str] = [row[0] for row in connection.execute("SELECT label FROM topics")]
            self._days = connection.execute("SELECT min(day), max(day) FROM quotes").fetchone()
            ids = connection.execute("SELECT max(number) FROM quotes").fetchone()[0]
            chosen = [self._chance.randint(1, ids) for _ in range(1_000)]
            self._quotes = [
                connection.execute("SELECT id FROM quotes WHERE number = ?", [one]).fetchone()[0]
                for one in chosen
            ]
        self._people = self._unmistakable(path, [id for id, _ in people])
        counts = dict(people)
        self._weights = list(accumulate(counts[id] if by_quotes else 1 for id in self._people))
        self._press = Press(seed=5)

    def kinds(self) -> Mapping[str, Callable[[], Question]]:
        """Return what makes a question of each kind."""
        label, words, days, person = self._label, self._words, self._span, self._person
        makers: dict[str, Callable[[], dict[str, object]]] = {
            "person, topic, dates": lambda: {"person": person(), "topic": label()} | days(),
            "person, free words, dates": lambda: {"person": person(), "topic": words()} | days(),
            "person, topic": lambda: {"person": person(), "topic": label()},
            "person": lambda: {"person": person()},
            "person, dates": lambda: {"person": person()} | days(),
            "topic, dates": lambda: {"topic": label()} | days(),
            "topic": lambda: {"topic": label()},
            "topic, free words": lambda: {"topic": words()},
            "search": lambda: {"search": words()},
            "search, by date": lambda: {"search": words(), "order": "date"},
            "like": lambda: {"like": words()},
            "person, like": lambda: {"person": person(), "like": words()},
        }
        kinds: dict[str, Callable[[], Question]] = {
            name: partial(self._listing, make) for name, make in makers.items()
        }
        return kinds | {"similar": self._similar, "days of a person": self._counting}

    def _listing(self, make: Callable[[], dict[str, object]]) -> Question:
        filters = Filters(**make(), limit=self._rows)  # type: ignore[arg-type]  # names with their own values
        return lambda timeline: list(timeline.quotes(filters))

    def _similar(self) -> Question:
        id, limit = self._chance.choice(self._quotes), Filters(limit=self._rows)
        return lambda timeline: list(timeline.similar(id, limit))

    def _counting(self) -> Question:
        filters = Filters(person=self._person())
        return lambda timeline: timeline.periods(filters)

    def _unmistakable(self, path: Path, ids: list[str]) -> list[str]:
        """Return those whom their names mean and nobody else."""
        found = []
        with Timeline(path, read_only=True) as timeline:
            for id in self._chance.sample(ids, min(len(ids), 3_000)):
                try:
                    timeline.one(self._names[id])
                    found.append(id)
                except AmbiguousName:
                    continue
        return found

    def _person(self) -> str:
        return self._names[self._chance.choices(self._people, cum_weights=self._weights)[0]]

    def _label(self) -> str:
        return self._chance.choice(self._labels)

    def _words(self) -> str:
        return self._press.sought(self._chance.choice((1, 1, 2, 2, 3)))

    def _span(self) -> dict[str, object]:
        first, last = map(date.fromisoformat, self._days)
        size = self._chance.choice(_SPANS)
        since = first + timedelta(days=self._chance.randrange((last - first).days - size))
        return {"since": since.isoformat(), "until": (since + timedelta(days=size)).isoformat()}


def time_each(path: Path, ask: Callable[[], Question], count: int) -> list[tuple[float, float]]:
    """Return the milliseconds, by clock and processor, of the first question and of those that follow."""
    questions = [ask() for _ in range(count + 1)]
    taken = []
    gc.freeze()  # what was made so far is not what questions make
    with Timeline(path, read_only=True) as timeline:
        for question in questions:
            start, spent = perf_counter(), process_time()
            question(timeline)
            taken.append((1_000 * (perf_counter() - start), 1_000 * (process_time() - spent)))
    return taken


def told(taken: list[tuple[float, float]]) -> str:
    """Return the figures of a kind of question as a row of a table."""
    (first, *clock), (_, *cpu) = zip(*taken, strict=True)
    figures = (first, median(clock), p95(clock), max(clock), p95(cpu))
    return "".join(f"{figure:9.1f}" for figure in figures)


def p95(values: list[float]) -> float:
    return quantiles(values, n=20)[-1]


if __name__ == "__main__":
    typer.run(main)
