"""Time what joining quotes costs an article that comes into a large database.

Run it with ``make bench-statements``; a million quotes take some minutes to make and 2 GB in the temporary
folder, ``--quotes 100000`` is quick.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Annotated

import typer
from press import Press, fill, insert

from quotetrack.store.connection import connect
from quotetrack.store.stating import Statements

_WARM = 20  # articles before the clock starts


def main(
    quotes: Annotated[int, typer.Option(min=1_000, help="How many quotes there are.")] = 1_000_000,
    articles: Annotated[int, typer.Option(min=20, help="How many articles are added.")] = 300,
) -> None:
    """Print how long the statements of one more article take."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "quotes.db"
        start = perf_counter()
        fill(database, quotes)
        size = database.stat().st_size / 1e6
        typer.echo(f"{quotes:,} quotes: {perf_counter() - start:.0f} s, {size:,.0f} MB")
        time_articles(database, articles)


def time_articles(database: Path, count: int) -> None:
    """Print the time that statements take of each article, each stored on its own."""
    connection = connect(database, read_only=False)
    joining = Statements(connection)
    taken = []
    for pair in Press(seed=2, prefix="later").articles(8 * (count + _WARM)):
        insert(connection, [pair], marked=False)
        start = perf_counter()
        joining.finish()
        taken.append(1_000 * (perf_counter() - start))
        connection.commit()
    connection.close()
    taken = taken[_WARM:]
    typer.echo(
        f"statements of an article of 8 quotes: median {median(taken):.1f} ms,"
        f" p95 {quantiles(taken, n=20)[-1]:.1f} ms, most {max(taken):.1f} ms"
    )


if __name__ == "__main__":
    typer.run(main)
