"""Options of the commands that read articles, each named once."""

from typing import Annotated

import typer

Locations = Annotated[
    list[str],
    typer.Argument(metavar="LOCATION", help="Files, folders (searched throughout) or - for standard input."),
]
Model = Annotated[
    str | None,
    typer.Option("--model", metavar="NAME", help="Installed English spaCy pipeline to parse with."),
]
Workers = Annotated[
    int, typer.Option("--workers", metavar="N", min=1, help="Processes that look for quotes.")
]
