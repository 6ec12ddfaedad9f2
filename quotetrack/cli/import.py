"""quotetrack import FILE…: quotes that were found elsewhere, into a database."""

from typing import Annotated, Literal

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath
from quotetrack.cli._reading import Workers

app = typer.Typer()


@app.command("import")
@grouped
def importing(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="What export jsonl wrote, GDELT GQG, Quotebank; or -."),
    ],
    told: Annotated[
        Literal["export", "gqg", "quotebank"] | None,
        typer.Option("--from", metavar="FORMAT", help="export, gqg or quotebank, if not to be recognised."),
    ] = None,
    db: DatabasePath = DATABASE,
    workers: Workers = None,
) -> None:
    """Store quotes of exported JSON lines, or of a collection. What is stored already stays as it is."""
    from quotetrack.cli._bringing import import_files

    if not import_files(files, db, told=told, workers=workers):
        raise typer.Exit(1)
