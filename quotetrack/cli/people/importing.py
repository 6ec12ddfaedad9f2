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
    """Add people with their other names, identifiers and roles; all that is stored is resolved by them."""
    from quotetrack.cli._lists import import_files

    import_files(files, db)
