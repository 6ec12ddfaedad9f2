"""quotetrack statements: what was said once, and who reported it."""

from typing import Annotated

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath, Filtering, Output

app = typer.Typer()


@app.command()
@grouped
def statements(
    filtering: Filtering,
    output: Output,
    min_outlets: Annotated[
        int, typer.Option("--min-outlets", metavar="N", min=1, help="Reported by at least so many outlets.")
    ] = 1,
    db: DatabasePath = DATABASE,
) -> None:
    """List what was said, once each, and who reported it."""
    from quotetrack.cli._asking import asking
    from quotetrack.cli._output import show
    from quotetrack.cli._statements import statement_cells, statement_lines
    from quotetrack.queries import Statement

    with asking(db, filtering.filters()) as (timeline, filters):
        found = timeline.statements(filters, min_outlets=min_outlets)
        show(found, output, fields=Statement, lines=statement_lines, cells=statement_cells)
