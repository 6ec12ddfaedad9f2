"""Options that more than one command has, each named once."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:  # pydantic is imported by the commands that ask the database, not by --help
    from quotetrack.queries import Filters

DatabasePath = Annotated[
    Path,
    typer.Option("--db", envvar="QUOTETRACK_DB", help="SQLite file that holds the quotes."),
]
DATABASE = Path("quotes.db")

Limit = Annotated[int | None, typer.Option("--limit", min=0, help="At most this many rows.")]


@dataclass(frozen=True)
class Filtering:
    """Which quotes: the filters of every command that lists them."""

    person: Annotated[str | None, typer.Option(help="Speaker: a name as you type it, or an id.")] = None
    topic: Annotated[str | None, typer.Option(help="Words of the quote or its sentence.")] = None
    since: Annotated[str | None, typer.Option(help="First day: 2025-10-01, 2025-10 or 2025.")] = None
    until: Annotated[str | None, typer.Option(help="Last day, included: 2025-10-31, 2025-10 or 2025.")] = None
    source: Annotated[str | None, typer.Option(help="Part of the publisher, url or path.")] = None
    kind: Annotated[
        Literal["direct", "mixed", "block", "turn", "post"] | None, typer.Option(help="Kind of quote.")
    ] = None
    min_confidence: Annotated[float, typer.Option(min=0, max=1, help="Least confidence, 0 to 1.")] = 0.0
    versions: Annotated[
        Literal["current", "all"], typer.Option(help="Articles as they stand now, or as they ever stood.")
    ] = "current"
    limit: Limit = None

    def filters(self) -> "Filters":
        """Return the same as a query's filters."""
        from quotetrack.queries import Filters

        return Filters(**vars(self))


@dataclass(frozen=True)
class Output:
    """How to print: a readable table, unless a flag says otherwise."""

    json: Annotated[bool, typer.Option("--json", help="A JSON array.")] = False
    nl: Annotated[bool, typer.Option("--nl", help="JSON, one object a line.")] = False
    csv: Annotated[bool, typer.Option("--csv", help="Comma-separated values.")] = False
    tsv: Annotated[bool, typer.Option("--tsv", help="Tab-separated values.")] = False
    table: Annotated[bool, typer.Option("--table", "-t", help="A readable table (the default).")] = False
    fmt: Annotated[str | None, typer.Option("--fmt", help="Table style: github, grid, html…")] = None
