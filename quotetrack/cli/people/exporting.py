"""quotetrack people export: everybody who is quoted, as a list of people."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath

app = typer.Typer()


@app.command("export")
@grouped
def exporting(
    format: Annotated[
        Literal["popolo", "csv"], typer.Argument(metavar="FORMAT", help="popolo or csv.")
    ] = "popolo",
    everybody: Annotated[bool, typer.Option("--all", help="Those too whom nobody quotes.")] = False,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write.")] = None,
    db: DatabasePath = DATABASE,
) -> None:
    """Write people with their names, identifiers and roles.

    What it writes can be imported elsewhere.
    """
    from quotetrack.cli._lists import export_people

    export_people(format, db, output, everybody=everybody)
