"""quotetrack people log: what was judged, by whom, when and why."""

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath, Output

app = typer.Typer()


@app.command()
@grouped
def log(output: Output, db: DatabasePath = DATABASE) -> None:
    """List all that was judged, what was undone, too."""
    from quotetrack.cli._asking import reading
    from quotetrack.cli._output import show
    from quotetrack.cli._verdicts import log_cells, log_lines
    from quotetrack.records import Logged

    with reading(db) as timeline:
        show(timeline.log(), output, fields=Logged, lines=log_lines, cells=log_cells)
