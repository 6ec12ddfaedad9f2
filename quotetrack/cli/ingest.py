"""Read articles and store their quotes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotetrack.cli._engine import Engine
from quotetrack.cli._failing import failed, list_failures
from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath
from quotetrack.cli._progress import Meter, meter
from quotetrack.cli._reading import Looking, MaybeLocations
from quotetrack.cli._screen import plain

if TYPE_CHECKING:
    from quotetrack.ingest import Extract, Report
    from quotetrack.queries import Timeline

app = typer.Typer()

_AGAIN = typer.Option("--again", help="Read what is stored once more, as after an upgrade.")
_RETRY = typer.Option("--retry", help="Read again what could not be read before.")
_FAILURES = typer.Option("--failures", help="List what could not be read, and read nothing.")
PATIENCE = 600.0  # seconds to wait for another ingest, which lets go after each batch


@dataclass(frozen=True)
class Before:
    """What to do about what was read before, or could not be."""

    again: Annotated[bool, _AGAIN] = False
    retry: Annotated[bool, _RETRY] = False
    failures: Annotated[bool, _FAILURES] = False


@app.command()
@grouped
def ingest(
    looking: Looking,
    before: Before,
    engine: Engine,
    locations: MaybeLocations = None,
    db: DatabasePath = DATABASE,
) -> None:
    """Read articles and store their quotes. What is stored already is skipped.

    Formats: .txt .text .md .markdown .json .jsonl .ndjson .csv .tsv, each also packed (.gz .bz2 .zip).

    With an extra, pip install "quotetrack[NAME]": pages for .html .htm and feeds or sitemaps (.rss .atom
    .xml), files or web addresses; warc for .warc .wet; parquet, pdf and docx for these; zst for .zst.
    """
    from quotetrack.workers import one_thread

    one_thread()
    from quotetrack import queries

    if not (locations or before.retry or before.failures):
        raise typer.BadParameter("name what to read", param_hint="LOCATION")
    if before.failures:
        list_failures(db)
        return
    with queries.open(db, patience=PATIENCE) as timeline, resumable():
        wanted = [*(locations or ()), *(failed(timeline) if before.retry else ())]
        if not wanted:
            return
        with meter(wanted) as watch:
            extract = partial(engine.find, looking=looking)
            report = _stored(wanted, timeline, watch, looking, extract, again=before.again)
    for line in summary(report, watch, db):
        typer.echo(line, err=True)
    if not report.read:
        raise typer.Exit(1)


def _stored(
    wanted: list[str], timeline: Timeline, watch: Meter, looking: Looking, extract: Extract, *, again: bool
) -> Report:
    from quotetrack.ingest import How, ingest, read

    heard = partial(read, on_read=watch.advance, on_passed=watch.passing)
    return ingest(
        heard(wanted, web=looking.web(), is_known=None if again else timeline.knows_address),
        timeline,
        extract=extract,
        how=How(indirect=looking.indirect, again=again, named=wanted),
        on_progress=lambda so_far: watch.show(so_far.read, so_far.quotes, so_far.words),
        on_problem=watch.problem,
    )


@contextmanager
def resumable() -> Iterator[None]:
    """Say, where the user interrupts the block, how to go on."""
    try:
        yield
    except KeyboardInterrupt:
        typer.echo("stopped; what is stored stays, and the same command goes on from there", err=True)
        raise typer.Exit(130) from None  # as a shell reports a command that was interrupted


def summary(report: Report, watch: Meter, db: Path) -> list[str]:
    """Say what became of the articles, one line, and what was found in them, another."""
    changes = [f"{getattr(report, name):,} {name}" for name in ("new", "updated", "unchanged")]
    problems = [f"{report.failed:,} failed (--failures lists them)"] if report.failed else []
    problems += [f"{report.warnings:,} with a warning"] if report.warnings else []
    problems += [f"{watch.passed:,} passed over"] if watch.passed else []
    found = f"{_many(report.quotes, 'quote')} of {_many(report.speakers, 'speaker')}"
    found += f" in {_many(report.words, 'word')}"
    return [
        f"{_many(report.read, 'article')}: {', '.join(changes + problems)}",
        f"{found if report.words else 'nothing new'}, {watch.seconds:.1f} s, stored in {plain(str(db))}",
    ]


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun if count == 1 else noun + 's'}"
