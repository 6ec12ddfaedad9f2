"""quotetrack people match A B: are two names one person's?"""

from typing import Annotated

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath

app = typer.Typer()


@app.command("match")
@grouped
def matching(
    one: Annotated[str, typer.Argument(metavar="NAME", help="A name; - reads pairs from standard input.")],
    other: Annotated[str | None, typer.Argument(metavar="OTHER", help="Another name.")] = None,
    organization: Annotated[
        bool, typer.Option("--organization", help="The names are organisations'.")
    ] = False,
    json: Annotated[
        bool, typer.Option("--json", help="Print a JSON object for each pair, one a line.")
    ] = False,
    db: DatabasePath = DATABASE,
) -> None:
    """Say whether two names are one person's, and why.

    The answer is same, different or unsure, with the probability that they are the same person's. With -
    each line of standard input has two names parted by a tab, and is answered by one line. Names that the
    lists or, where there is one, the database know are told apart by these.
    """
    from quotetrack.cli._matching import answer

    answer(one, other, kind="organization" if organization else "person", as_json=json, db=db)
