"""quotetrack backup FILE: a copy of the database, while it is in use."""

from pathlib import Path
from typing import Annotated

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath

app = typer.Typer()


@app.command()
@grouped
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The copy; there must be nothing yet.")],
    db: DatabasePath = DATABASE,
) -> None:
    """Copy the database as it is at one moment, and check the copy; others may go on writing."""
    from quotetrack.cli._asking import reading
    from quotetrack.cli._screen import plain

    with reading(db) as timeline:
        timeline.backup(file)
    typer.echo(f"{plain(str(db))} is copied to {plain(str(file))}: {file.stat().st_size:,} bytes", err=True)
