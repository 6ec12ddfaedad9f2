"""quotetrack export: what the quotes command lists, as a file."""

from pathlib import Path
from typing import Annotated

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath, Filtering

app = typer.Typer()


@app.command()
@grouped
def export(
    format: Annotated[str, typer.Argument(metavar="FORMAT", help="json, jsonl, csv, tsv or markdown.")],
    filtering: Filtering,
    db: DatabasePath = DATABASE,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write.")] = None,
    raw: Annotated[bool, typer.Option("--raw", help="Leave formulas and markup as they are.")] = False,
) -> None:
    """Write quotes to a file or standard output."""
    from quotetrack.cli._asking import asking
    from quotetrack.cli._output import counting, writing
    from quotetrack.exports import exporter

    filters, chosen = filtering.filters(), exporter(format)
    with asking(db, filters) as timeline, writing(output) as out:
        chosen.write(counting(timeline.quotes(filters)), out, raw=raw)
