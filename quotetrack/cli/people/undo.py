"""quotetrack people undo NUMBER…: take a judgement back."""

from typing import Annotated

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath, Said

app = typer.Typer()


@app.command()
@grouped
def undo(
    numbers: Annotated[
        list[int], typer.Argument(metavar="NUMBER...", help="Judgements, as people log numbers them.")
    ],
    said: Said,
    db: DatabasePath = DATABASE,
) -> None:
    """Take judgements back, of people and of quotes.

    An undo can be undone, too.
    """
    from quotetrack.cli._judging import judging

    with judging(db, said) as judge:
        for number in numbers:
            judge.undo(number)
