"""Options of the commands that read articles, each named once."""

from typing import Annotated

import typer

Locations = Annotated[
    list[str],
    typer.Argument(
        help="Files, folders (searched throughout) or - for standard input.", metavar="LOCATION..."
    ),
]
Model = Annotated[
    str | None,
    typer.Option("--model", help="An installed English spaCy pipeline to build on.", show_default="the best"),
]
Workers = Annotated[int, typer.Option("--workers", min=1, help="Processes that look for quotes.")]
