"""quotetrack watch: what is watched."""

import typer

from quotetrack.cli._options import DATABASE, DatabasePath

app = typer.Typer()


@app.command("list")
def list_watches(db: DatabasePath = DATABASE) -> None:
    """List what is watched, and when it was read last."""
    from quotetrack.cli._watching import list_watched

    list_watched(db)
