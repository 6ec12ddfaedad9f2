"""quotetrack compare NAME NAME…: what people said on one topic, side by side."""

from typing import Annotated

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath, Filtering, Output

app = typer.Typer()


@app.command()
@grouped
def compare(
    names: Annotated[list[str], typer.Argument(metavar="NAME NAME...", help="People, two or more.")],
    filtering: Filtering,
    output: Output,
    db: DatabasePath = DATABASE,
) -> None:
    """Set what people said side by side, day by day.

    The limit counts for each of them. Rows of separated values are quotes, other rows are people.
    """
    from quotetrack.cli._asking import reading
    from quotetrack.cli._compare import show_sides

    with reading(db) as timeline:
        show_sides(timeline, names, filtering.filters(), output)
