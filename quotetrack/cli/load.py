"""Bring what extract --output wrote into a database."""

from typing import Annotated

import typer

from quotetrack.cli._options import DATABASE, DatabasePath

app = typer.Typer()


@app.command()
def load(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="A folder of Parquet, or s3:// and so on.")],
    db: DatabasePath = DATABASE,
) -> None:
    """Store the quotes that extract --output wrote. What is stored already stays as it is."""
    from quotetrack import queries
    from quotetrack.cli._progress import meter
    from quotetrack.cli.ingest import PATIENCE, resumable, summary
    from quotetrack.cluster import load as load_folder

    with queries.open(db, patience=PATIENCE) as timeline, resumable(), meter([]) as watch:
        report = load_folder(
            folder,
            timeline,
            on_progress=lambda so_far: watch.show(so_far.read, so_far.quotes, so_far.words),
            on_problem=watch.problem,
        )
    for line in summary(report, watch, db):
        typer.echo(line, err=True)
