"""quotetrack verify: each quote, proved once more."""

from dataclasses import dataclass
from typing import Annotated

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath, Narrowing, Output
from quotetrack.cli._reading import Fetching

app = typer.Typer()

_AGAINST = typer.Option(metavar="LOCATION", help="File, folder or address with articles as they are now.")
_MORE = typer.Argument(metavar="LOCATION", show_default=False, help="More of them, after --against.")
_FAILED = typer.Option("--failed", help="List only what is altered or gone.")


@dataclass(frozen=True)
class Against(Fetching):
    """What to list of the articles as they are now, and how they are read."""

    failed: Annotated[bool, _FAILED] = False


@app.command()
@grouped
def verify(
    narrowing: Narrowing,
    output: Output,
    against: Annotated[list[str] | None, _AGAINST] = None,
    more: Annotated[list[str] | None, _MORE] = None,
    now: Against = Against(),
    db: DatabasePath = DATABASE,
) -> None:
    """Prove quotes by the stored article, or as it is now. Exit 1 if any fails."""
    from quotetrack.cli._asking import asking
    from quotetrack.cli._output import show
    from quotetrack.cli._proving import Comparing, Proving, proof_cells, proof_lines
    from quotetrack.errors import BadQuery
    from quotetrack.queries import Verified

    if (more or now.failed) and not against:
        raise BadQuery("name what to compare with: quotetrack verify --against LOCATION")
    with asking(db, narrowing.filters("current" if against else "stored")) as (timeline, filters):
        work = (
            Comparing(timeline, filters, [*against, *(more or [])], now.web(), only_failed=now.failed)
            if against
            else Proving(timeline, filters)
        )
        show(work.found(), output, fields=Verified, lines=proof_lines, cells=proof_cells, if_none="")
        work.summarise()
    if work.has_failed:
        raise typer.Exit(1)
