"""quotetrack quotes: who said what."""

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath, Filtering, Output

app = typer.Typer()


@app.command()
@grouped
def quotes(filtering: Filtering, output: Output, db: DatabasePath = DATABASE) -> None:
    """List quotes, oldest first; every filter narrows the list.

    With --db naming a folder that extract --output wrote, its Parquet is read by DuckDB (extra duckdb).
    """
    from quotetrack.cli._asking import asking
    from quotetrack.cli._looks import quote_cells, quote_lines
    from quotetrack.cli._output import show
    from quotetrack.records import StoredQuote

    if db.is_dir():
        from quotetrack.queries.parquet import quotes as quotes_in

        found = quotes_in(db, filtering.filters())
        show(found, output, fields=StoredQuote, lines=quote_lines, cells=quote_cells)
        return
    with asking(db, filtering.filters()) as (timeline, filters):
        found = timeline.quotes(filters)
        show(found, output, fields=StoredQuote, lines=quote_lines, cells=quote_cells)
