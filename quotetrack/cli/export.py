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
    filtering: Filtering,
    format: Annotated[
        str | None, typer.Argument(metavar="FORMAT", help="json, jsonl, csv, tsv or markdown.")
    ] = None,
    db: DatabasePath = DATABASE,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write.")] = None,
    raw: Annotated[bool, typer.Option("--raw", help="Leave formulas and markup as they are.")] = False,
    gold: Annotated[
        bool, typer.Option("--gold", help="Write what people confirmed and corrected, for evaluate.")
    ] = False,
) -> None:
    """Write quotes to a file or standard output."""
    from quotetrack.cli._asking import asking
    from quotetrack.cli._output import counting, writing
    from quotetrack.errors import BadQuery
    from quotetrack.exports import exporter

    if gold:
        _export_gold(filtering, format, db, output)
        return
    if format is None:
        raise BadQuery("name a format: json, jsonl, csv, tsv or markdown; or say --gold")
    chosen = exporter(format)
    with asking(db, filtering.filters()) as (timeline, filters), writing(output) as out:
        chosen.write(counting(timeline.quotes(filters)), out, raw=raw)


def _export_gold(filtering: Filtering, format: str | None, db: Path, output: Path | None) -> None:
    """Write a gold article a line; which quotes are in it follows from the judgements alone."""
    from quotetrack.cli._asking import reading
    from quotetrack.cli._output import counting, writing
    from quotetrack.errors import BadQuery
    from quotetrack.evaluation.judged import gold_article
    from quotetrack.exports import write_lines

    if format is not None or filtering != Filtering():
        raise BadQuery("--gold takes no format and no filters: it writes every quote that was judged")
    with reading(db) as timeline, writing(output) as out:
        articles = (gold_article(*judged) for judged in timeline.judged())
        write_lines(counting(one for one in articles if one.segments), out)
