"""quotetrack people rename NAME NEW: how a person is listed."""

from typing import Annotated

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath, PersonName, Said

app = typer.Typer()


@app.command()
@grouped
def rename(
    name: PersonName,
    new: Annotated[str, typer.Argument(metavar="NEW", help="The name to list the person under.")],
    said: Said,
    db: DatabasePath = DATABASE,
) -> None:
    """List a person under another name. It can be undone."""
    from quotetrack.cli._judging import judging

    with judging(db, said) as judge:
        judge.say("rename", person=judge.whom(name), name=new)
