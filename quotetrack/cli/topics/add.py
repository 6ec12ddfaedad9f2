"""quotetrack topics add LABEL: one topic of one's own."""

from typing import Annotated

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath, Telling

app = typer.Typer()


@app.command()
@grouped
def add(
    label: Annotated[str, typer.Argument(metavar="LABEL", help="What to call it.")],
    telling: Telling,
    code: Annotated[
        str | None, typer.Option("--id", metavar="CODE", help="Its id in the scheme own; made of LABEL.")
    ] = None,
    db: DatabasePath = DATABASE,
) -> None:
    """Add a topic, and tag the quotes that are stored.

    Added again it is replaced.
    """
    from quotetrack.cli._tagging import add_topic

    add_topic(label, telling, code, db)
