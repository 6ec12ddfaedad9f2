"""quotetrack similar: quotes that mean the like of one."""

from typing import Annotated

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath, Filtering, Output

app = typer.Typer()


@app.command()
@grouped
def similar(
    quote_id: Annotated[str, typer.Argument(metavar="ID", help="A quote's id, or how it begins.")],
    filtering: Filtering,
    output: Output,
    db: DatabasePath = DATABASE,
) -> None:
    """List quotes that are like one in meaning and words, the likest first.

    Reports of the same saying are left out: show ID lists those.
    """
    from quotetrack.cli._asking import asking
    from quotetrack.cli._looks import quote_cells, quote_lines
    from quotetrack.cli._output import show
    from quotetrack.records import StoredQuote

    with asking(db, filtering.filters()) as (timeline, filters):
        found = timeline.similar(quote_id, filters)
        show(found, output, fields=StoredQuote, lines=quote_lines, cells=quote_cells)
