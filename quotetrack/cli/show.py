"""quotetrack show: one quote, proved."""

from typing import Annotated

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath, Output

app = typer.Typer()


@app.command()
@grouped
def show(
    quote_id: Annotated[str, typer.Argument(metavar="ID", help="A quote's id, or how it begins.")],
    output: Output,
    db: DatabasePath = DATABASE,
) -> None:
    """Show one quote in its article, with everything known of it."""
    from quotetrack.cli import _output
    from quotetrack.cli._asking import reading
    from quotetrack.cli._facts import shown_cells, shown_lines
    from quotetrack.queries import Shown

    with reading(db) as timeline:
        found = timeline.show(quote_id)
        _output.show([found], output, fields=Shown, lines=shown_lines, cells=shown_cells)
