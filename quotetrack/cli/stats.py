"""quotetrack stats: how much there is."""

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath, MinConfidence, Output

app = typer.Typer()


@app.command()
@grouped
def stats(output: Output, min_confidence: MinConfidence = 0.0, db: DatabasePath = DATABASE) -> None:
    """Count articles, quotes and speakers."""
    from quotetrack.cli._asking import reading
    from quotetrack.cli._facts import stats_cells, stats_lines
    from quotetrack.cli._output import show
    from quotetrack.queries import Stats

    with reading(db) as timeline:
        show([timeline.stats(min_confidence)], output, fields=Stats, lines=stats_lines, cells=stats_cells)
