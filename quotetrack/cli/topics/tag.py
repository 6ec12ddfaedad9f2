"""quotetrack topics tag: tags as they should be."""

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath

app = typer.Typer()


@app.command()
@grouped
def tag(db: DatabasePath = DATABASE) -> None:
    """Look for the topics, as they are now, in quotes that lack that.

    Whatever writes to the database does so, too: this is for a database of an earlier version.
    """
    from quotetrack.cli._tagging import tag as tag_all

    tag_all(db)
