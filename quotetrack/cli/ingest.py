"""Read articles and store their quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath
from quotetrack.cli._progress import Meter, meter
from quotetrack.cli._reading import Locations, Looking, Workers
from quotetrack.cli._screen import plain

if TYPE_CHECKING:
    from quotetrack.ingest import Extract, Pair, Report
    from quotetrack.records import Article

app = typer.Typer()


@app.command()
@grouped
def ingest(
    locations: Locations,
    looking: Looking,
    db: DatabasePath = DATABASE,
    workers: Workers = 1,
    again: Annotated[
        bool, typer.Option("--again", help="Read what is stored once more, as after an upgrade.")
    ] = False,
) -> None:
    """Read articles and store their quotes. What is stored already is skipped."""
    from quotetrack import queries
    from quotetrack.ingest import How, read
    from quotetrack.ingest import ingest as store_all

    with queries.open(db) as timeline, _resumable(), meter(locations) as watch:
        items = read(locations, on_read=watch.advance)
        report = store_all(
            items,
            timeline,
            extract=_extract(looking, workers),
            how=How(indirect=looking.indirect, again=again),
            on_progress=lambda so_far: watch.show(so_far.read, so_far.quotes, so_far.words),
            on_problem=watch.problem,
        )
    for line in summary(report, watch, db):
        typer.echo(line, err=True)
    if not report.read:
        raise typer.Exit(1)


@contextmanager
def _resumable() -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        typer.echo("stopped; what is stored stays, and the same command goes on from there", err=True)
        raise typer.Exit(130) from None  # as a shell reports a command that was interrupted


def _extract(looking: Looking, workers: int) -> Extract:
    def extract(articles: Iterable[Article]) -> Iterable[Pair]:
        from quotetrack.extraction import extract_each  # here: not before there is a new article

        return extract_each(articles, nlp=looking.pipeline(), n_process=workers)

    return extract


def summary(report: Report, watch: Meter, db: Path) -> list[str]:
    """Say what became of the articles, one line, and what was found in them, another."""
    changes = [f"{getattr(report, name):,} {name}" for name in ("new", "updated", "unchanged")]
    problems = [f"{report.failed:,} failed"] if report.failed else []
    problems += [f"{report.warnings:,} with a warning"] if report.warnings else []
    found = f"{_many(report.quotes, 'quote')} of {_many(report.speakers, 'speaker')}"
    found += f" in {_many(report.words, 'word')}"
    return [
        f"{_many(report.read, 'article')}: {', '.join(changes + problems)}",
        f"{found if report.words else 'nothing new'}, {watch.seconds:.1f} s, stored in {plain(str(db))}",
    ]


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun if count == 1 else noun + 's'}"
