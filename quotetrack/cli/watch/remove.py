"""quotetrack watch remove LOCATION…: what to look at no more."""

from typing import Annotated

import typer

from quotetrack.cli._options import DATABASE, DatabasePath

app = typer.Typer()

_LOCATIONS = typer.Argument(metavar="LOCATION...", help="As watch list has them.")


@app.command()
def remove(locations: Annotated[list[str], _LOCATIONS], db: DatabasePath = DATABASE) -> None:
    """Watch locations no more; what was stored of them stays."""
    from quotetrack.cli._watching import remove_watches

    remove_watches(locations, db)
