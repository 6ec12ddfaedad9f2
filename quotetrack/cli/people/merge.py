"""quotetrack people merge NAME NAME…: these are one person."""

from typing import Annotated

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath, PersonName, Said

app = typer.Typer()


@app.command()
@grouped
def merge(
    name: PersonName,
    others: Annotated[list[str], typer.Argument(metavar="OTHER...", help="Who is the same person.")],
    said: Said,
    db: DatabasePath = DATABASE,
) -> None:
    """Say that people are one; the first keeps its name.

    It keeps its id, too, unless another of them is on a list: then that id stays. It can be undone.
    """
    from quotetrack.cli._judging import judging

    with judging(db, said) as judge:
        person = judge.whom(name)
        for other in others:
            judge.say("same", person=person, other=judge.whom(other))
