"""quotetrack export: what the quotes command lists, as a file."""

from pathlib import Path
from typing import Annotated

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath, Filtering
from quotetrack.cli._writing import FORMATS, Writing

app = typer.Typer()

_LISTED = f"{', '.join(FORMATS[:-1])} or {FORMATS[-1]}."


@app.command()
@grouped
def export(
    filtering: Filtering,
    writing: Writing,
    format: Annotated[str | None, typer.Argument(metavar="FORMAT", help=_LISTED)] = None,
    db: DatabasePath = DATABASE,
    gold: Annotated[
        bool, typer.Option("--gold", help="Write what people confirmed and corrected, for evaluate.")
    ] = False,
) -> None:
    """Write quotes to a file or standard output."""
    from quotetrack.cli._exporting import export_as
    from quotetrack.errors import BadQuery

    if gold:
        _export_gold(filtering, format, db, writing.output)
        return
    if format is None:
        raise BadQuery(f"name a format: {_LISTED} Or say --gold.")
    export_as(format, db, filtering.filters(), writing)


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
