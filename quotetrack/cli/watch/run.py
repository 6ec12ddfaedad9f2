"""quotetrack watch run: read what is new, once or again and again, and tell of new quotes."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath, Narrowing, Output
from quotetrack.cli._reading import Looking, Workers

app = typer.Typer()

_EVERY = typer.Option("--every", metavar="TIME", help="Again and again: 90s, 10m, 2h, 1d. Else once.")
_OUTPUT = typer.Option("--output", "-o", metavar="FILE", help="Write a feed instead: .atom, .xml or .json.")


@dataclass(frozen=True)
class Telling:
    """How often to look, and where to tell of what is new."""

    every: Annotated[str | None, _EVERY] = None
    output: Annotated[Path | None, _OUTPUT] = None


@app.command()
@grouped
def run(
    narrowing: Narrowing,
    output: Output,
    looking: Looking,
    telling: Telling,
    workers: Workers = None,
    db: DatabasePath = DATABASE,
) -> None:
    """Read what is new of all that is watched, and list the new quotes.

    Filters narrow what is listed, not what is stored. Each question is told what it was not told before.
    """
    from quotetrack.cli._watching import Run, repeat

    once = Run(db, narrowing.filters(), looking, workers, output, telling.output)
    repeat(once, telling.every, db)
