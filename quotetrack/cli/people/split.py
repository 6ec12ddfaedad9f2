"""quotetrack people split NAME OTHER…: these are not the same person."""

from typing import Annotated

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath, PersonName, Said

app = typer.Typer()


@app.command()
@grouped
def split(
    name: PersonName,
    others: Annotated[
        list[str],
        typer.Argument(metavar="OTHER...", help="A spelling of NAME that is somebody else's, or a person."),
    ],
    said: Said,
    db: DatabasePath = DATABASE,
) -> None:
    """Say that a spelling, or a person, is somebody else.

    It can be undone.
    """
    from quotetrack.cli._judging import judging

    with judging(db, said) as judge:
        for other in others:
            judge.split(name, other)
