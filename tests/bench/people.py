"""Time how people are found and told apart: lookups among a million, and what resolving takes of an ingest.

Run it with ``make bench-people``; the share is told of texts of your own, too, with
``make bench-people ARGS="--texts FILE.jsonl"``. A million takes a quarter of an hour to make and 1 GB in the
temporary folder; ``--people 100000`` is quick.
"""

from __future__ import annotations

import gc
import random
import resource
import string
import tempfile
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Annotated

import typer
from crowd import Crowd, cyrillic, told
from speed import sample_texts, texts_of

import quotetrack
from quotetrack.errors import AmbiguousName, UnknownName
from quotetrack.extraction import extract_each
from quotetrack.ingest import ingest
from quotetrack.queries import Timeline
from quotetrack.records import Article, Person
from quotetrack.store.placing import Placing
from quotetrack.store.resolving import Resolving

_BATCH = 50_000  # people imported at a time
_SPEAKERS = 10  # of each article
_WARM = 50  # lookups before the clock starts

Spelling = Callable[[Person], str]


def main(
    people: Annotated[int, typer.Option(min=1_000, help="How many people a list knows.")] = 1_000_000,
    quoted: Annotated[int, typer.Option(min=100, help="How many of them articles quote.")] = 20_000,
    lookups: Annotated[int, typer.Option(min=20, help="How many names of each kind are looked up.")] = 500,
    texts: Annotated[Path | None, typer.Option(help="JSON lines with a text each, beside samples.")] = None,
) -> None:
    """Print how long lookups take, which share of ingest resolving takes, and what an article costs."""
    for name, read in {"samples": sample_texts(), **({texts.name: texts_of(texts)} if texts else {})}.items():
        with tempfile.TemporaryDirectory() as folder:
            time_ingest(name, read, Path(folder) / "ingest.db")
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "people.db"
        listed, met = fill(database, people, quoted)
        time_lookups(database, (listed, met), lookups)
        time_articles(database, listed + met)


def time_ingest(name: str, texts: Sequence[str], database: Path) -> None:
    """Print which share resolving takes of an ingest of ``texts``, at least 300 articles."""
    articles = [
        Article(text=text, id=f"{at}", published=f"2024-{at % 12 + 1:02}-01")
        for at, text in enumerate(list(texts) * max(1, 300 // len(texts)))
    ]
    started = perf_counter()
    nlp = quotetrack.load()
    loaded = perf_counter()
    with Timeline(database) as timeline:
        timeline.save([])
        listed = perf_counter()
        with spent(Placing, "place") as placing, spent(Resolving, "finish") as grouping:
            report = ingest(articles, timeline, extract=lambda items: extract_each(items, nlp=nlp))
    whole, resolving = perf_counter() - listed, sum(placing) + sum(grouping)
    typer.echo(
        f"ingest of {name}: {report.read:,} articles, {report.quotes:,} quotes, {whole:.2f} s;"
        f" resolving {resolving:.2f} s, {resolving / whole:.1%}"
        f" (once: the model {loaded - started:.2f} s, the shipped list {listed - loaded:.2f} s)"
    )


class spent(list[float]):
    """The seconds of each call of a method while inside."""

    def __init__(self, owner: type, method: str) -> None:
        super().__init__()
        self._owner, self._method, self._real = owner, method, getattr(owner, method)

    def __enter__(self) -> spent:
        real = self._real

        def timed(*given: object) -> object:
            start = perf_counter()
            try:
                return real(*given)
            finally:
                self.append(perf_counter() - start)

        setattr(self._owner, self._method, timed)
        return self

    def __exit__(self, *_: object) -> None:
        setattr(self._owner, self._method, self._real)


def fill(database: Path, people: int, quoted: int) -> tuple[list[Person], list[Person]]:
    """Make a database of ``people`` on a list, of whom articles have some; return others, and these."""
    start = perf_counter()
    listed: list[Person] = []
    met: list[Person] = []
    entries, step = Crowd().people(people), max(2, people // quoted)
    with Timeline(database) as timeline:
        while batch := list(islice(entries, _BATCH)):
            timeline.import_people(batch)
            listed += batch[1::step]
            met += batch[::step]
        imported = perf_counter()
        articles = told(met, _SPEAKERS)
        while pairs := list(islice(articles, 32)):
            timeline.save(pairs)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    typer.echo(
        f"{people:,} people imported in {imported - start:.0f} s, {len(met):,} of them quoted in"
        f" {perf_counter() - imported:.0f} s: {database.stat().st_size / 1e6:,.0f} MB,"
        f" at most {memory:,.0f} MiB of memory"
    )
    return listed, met


def misspelt(name: str) -> str:
    """Return a name without a letter in its middle."""
    return name[: len(name) // 2] + name[len(name) // 2 + 1 :]


def respelt(name: str) -> str:
    """Return a name as another language might write it."""
    for ours, theirs in (("v", "w"), ("ks", "x"), ("y", "i"), ("sh", "sch"), ("k", "c")):
        name = name.replace(ours, theirs)
    return name


def unheard(person: Person) -> str:
    chance = random.Random(person.id)
    return " ".join("".join(chance.choices(string.ascii_lowercase, k=7)).title() for _ in range(2))


def turned(name: str) -> str:
    first, *others = name.split()
    return " ".join([*others, first])


KINDS: dict[str, Spelling] = {
    "full name": lambda one: one.name,
    "first and last": lambda one: f"{one.name.split()[0]} {one.name.split()[-1]}",
    "other spelling": lambda one: respelt(one.name),
    "other script": lambda one: cyrillic(one.name),
    "surname alone": lambda one: one.name.split()[-1],
    "given name alone": lambda one: one.name.split()[0],
    "reversed order": lambda one: turned(one.name),
    "initial, surname": lambda one: f"{one.name[0]}. {one.name.split()[-1]}",
    "misspelt": lambda one: misspelt(one.name),
    "unknown": unheard,
    "id": lambda one: one.id,
}


def time_lookups(database: Path, crowds: Sequence[Sequence[Person]], count: int) -> None:
    """Print how long it takes to find whom a name means, of those only a list knows and of those quoted."""
    chance = random.Random(2)
    heads = "".join(
        f"{head:>{wide}}{'p95':>8}{'max':>8}"
        for head, wide in (("listed: median", 16), ("quoted: median", 18))
    )
    typer.echo(f"{'lookup, ms':18}{heads}")
    everything: list[list[float]] = [[], []]
    gc.freeze()  # the crowd is large, and is not what lookups make
    with Timeline(database, read_only=True) as timeline:
        for kind, spelling in KINDS.items():
            samples = [chance.sample(crowd, min(count + _WARM, len(crowd))) for crowd in crowds]
            # called lists those who are quoted, and no others
            asks: tuple[Callable[[str], object], ...] = (timeline.one, timeline.called)
            found = [time_each(ask, [*map(spelling, own)]) for ask, own in zip(asks, samples, strict=True)]
            for own, seconds in zip(everything, found, strict=True):
                own += seconds
            typer.echo(row(kind, found))
    typer.echo(row("all", everything))


def time_each(ask: Callable[[str], object], names: Sequence[str]) -> list[float]:
    """Return the seconds that each name takes."""
    seconds = []
    for name in names:
        start = perf_counter()
        with suppress(UnknownName, AmbiguousName):
            ask(name)
        seconds.append(perf_counter() - start)
    return seconds[_WARM:]


def row(kind: str, found: Iterable[list[float]]) -> str:
    cells = [
        f"{1000 * median(own):>{wide}.2f}{1000 * p95(own):>8.2f}{1000 * max(own):>8.2f}"
        for wide, own in zip((16, 18), found, strict=True)
    ]
    return f"{kind:18}{''.join(cells)}"


def p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20)[-1]


def time_articles(database: Path, crowd: Sequence[Person], count: int = 200) -> None:
    """Print what it takes to store an article with speakers of whom there are a million."""
    speakers = random.Random(3).sample(crowd, min(count * _SPEAKERS, len(crowd)))
    with Timeline(database) as timeline:
        seconds = []
        for pair in told(speakers, _SPEAKERS, name="new"):
            start = perf_counter()
            timeline.save([pair])
            seconds.append(perf_counter() - start)
    figures = (median(seconds), p95(seconds), max(seconds))
    told_in = "median {:.1f} ms, p95 {:.1f} ms, max {:.1f} ms".format(*(1000 * one for one in figures))
    typer.echo(f"{len(seconds)} more articles of {_SPEAKERS} speakers, one at a time: {told_in}")


if __name__ == "__main__":
    typer.run(main)
