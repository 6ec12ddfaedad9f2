"""quotetrack watch add LOCATION…: what to look at from now on."""

from typing import Annotated

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath
from quotetrack.cli._reading import Fetching

app = typer.Typer()

_LOCATIONS = typer.Argument(metavar="LOCATION...", help="Feeds, sitemaps, web pages, files or folders.")
_NO_CHECK = typer.Option("--no-check", help="Do not look whether they can be read.")


@app.command()
@grouped
def add(
    locations: Annotated[list[str], _LOCATIONS],
    fetching: Fetching,
    no_check: Annotated[bool, _NO_CHECK] = False,
    db: DatabasePath = DATABASE,
) -> None:
    """Watch feeds, pages, files or folders; watch run reads what is new of them."""
    from quotetrack.cli._watching import add_watches

    add_watches(locations, db, None if no_check else fetching.web())
