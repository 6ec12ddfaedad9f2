"""quotetrack topics remove TOPIC…: topics that nobody needs."""

from typing import Annotated

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath

app = typer.Typer()


@app.command()
@grouped
def remove(
    names: Annotated[
        list[str], typer.Argument(metavar="TOPIC...", help="Labels or ids, or the name of a scheme for all.")
    ],
    db: DatabasePath = DATABASE,
) -> None:
    """Take topics away, and their tags from quotes.

    A shipped one stays away, until topics import brings its scheme back.
    """
    from quotetrack.cli._tagging import remove_topics

    remove_topics(names, db)
