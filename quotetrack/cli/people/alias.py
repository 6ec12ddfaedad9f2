"""quotetrack people alias NAME ALIAS…: another name of a person."""

from typing import Annotated

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath, PersonName, Said

app = typer.Typer()


@app.command()
@grouped
def alias(
    name: PersonName,
    aliases: Annotated[list[str], typer.Argument(metavar="ALIAS...", help="What else NAME is called.")],
    said: Said,
    db: DatabasePath = DATABASE,
) -> None:
    """Give a person another name, in all articles.

    It counts for those read so far and from now on, and can be undone.
    """
    from quotetrack.cli._judging import judging

    with judging(db, said) as judge:
        person = judge.whom(name)
        for other in aliases:
            judge.say("alias", person=person, name=other)
