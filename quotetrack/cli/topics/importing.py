"""quotetrack topics import FILE…: schemes of topics of one's own."""

from typing import Annotated

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath

app = typer.Typer()


@app.command("import")
@grouped
def importing(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="TOML, or the name of a scheme that is shipped.")
    ],
    db: DatabasePath = DATABASE,
) -> None:
    """Add schemes of topics, and tag the quotes that are stored.

    A scheme that is there already is replaced; of a shipped one comes back what was removed.
    """
    from quotetrack.cli._tagging import import_files

    import_files(files, db)
