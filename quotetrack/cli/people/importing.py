"""quotetrack people import FILE…: lists of people of one's own."""

from pathlib import Path
from typing import Annotated

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath

app = typer.Typer()


@app.command("import")
@grouped
def importing(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Popolo JSON, CSV, or a Wikidata entity as JSON.")
    ],
    db: DatabasePath = DATABASE,
) -> None:
    """Add people with their names, identifiers and roles.

    Articles that are stored are resolved by them, too. Who is in the list again, by id, is replaced.
    """
    from quotetrack.cli._lists import import_files

    import_files(files, db)
