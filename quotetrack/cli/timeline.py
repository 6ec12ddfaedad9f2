"""quotetrack timeline: how often, and what was said, over time."""

from typing import Annotated, Literal

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath, Filtering, Output
from quotetrack.errors import BadQuery

app = typer.Typer()

By = Annotated[
    Literal["day", "week", "month", "year"] | None,
    typer.Option(metavar="PERIOD", help="Count by day, week, month or year; by default what fits."),
]
Per = Annotated[
    Literal["person"] | None, typer.Option(metavar="person", help="Name who is quoted most in each period.")
]
FirstLast = Annotated[bool, typer.Option("--first-last", help="Show one person's first and latest wording.")]


@app.command()
@grouped
def timeline(
    filtering: Filtering,
    output: Output,
    by: By = None,
    per: Per = None,
    first_last: FirstLast = False,
    db: DatabasePath = DATABASE,
) -> None:
    """Show how often, then what, day by day.

    Longer periods are counted only; their rows have the first and the last day. Rows of days have the quotes.
    """
    from quotetrack.cli._asking import asking
    from quotetrack.cli._spans import show_change, show_days, show_periods, show_speakers

    if first_last and (by or per):
        raise BadQuery("--first-last counts by month: leave out --by and --per")
    with asking(db, filtering.filters()) as (stored, filters):
        if first_last:
            show_change(stored, filters, output)
        elif per:
            show_speakers(stored, filters, output, by)
        elif by in (None, "day"):
            show_days(stored, filters, output, by)
        else:
            show_periods(stored, filters, output, by)
