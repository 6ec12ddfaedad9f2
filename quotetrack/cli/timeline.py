"""quotetrack timeline: what was said, day by day."""

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath, Filtering, Output

app = typer.Typer()


@app.command()
@grouped
def timeline(filtering: Filtering, output: Output, db: DatabasePath = DATABASE) -> None:
    """Show how often, then what, day by day."""
    from quotetrack.cli._asking import asking
    from quotetrack.cli._days import day_cells, day_lines
    from quotetrack.cli._output import show
    from quotetrack.queries import DayCount

    with asking(db, filtering.filters()) as (stored, filters):
        show(stored.timeline(filters), output, fields=DayCount, lines=day_lines, cells=day_cells)
