"""Options that say where an export goes and how it is written, each named once."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

FORMATS = (
    *("json", "jsonl", "csv", "tsv", "parquet", "markdown", "html"),
    *("timelinejs", "jsonld", "annotation", "atom", "jsonfeed", "sqlite"),
)

_OUTPUT = typer.Option("--output", "-o", metavar="PATH", help="File to write; in a folder, a new one.")
_TITLE = typer.Option(metavar="TEXT", help="What to call it; by default who, and on what.")
_RAW = typer.Option("--raw", help="Leave formulas and markup as they are.")
_ARTICLES = typer.Option("--no-articles", help="In jsonl: the quotes alone, without the articles' texts.")


@dataclass(frozen=True)
class Writing:
    """Where an export goes, and how it is written."""

    output: Annotated[Path | None, _OUTPUT] = None
    title: Annotated[str | None, _TITLE] = None
    raw: Annotated[bool, _RAW] = False
    no_articles: Annotated[bool, _ARTICLES] = False
