"""Options of the commands that read articles, each named once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:  # spaCy is imported when a pipeline is made, not by --help
    from spacy.language import Language

Locations = Annotated[
    list[str],
    typer.Argument(
        metavar="LOCATION", help="Files, folders (searched throughout), web addresses or -, standard input."
    ),
]
Workers = Annotated[
    int, typer.Option("--workers", metavar="N", min=1, help="Processes that look for quotes.")
]

_INDIRECT = typer.Option("--indirect", help="Statements without marks, too: she said that it rained.")
_MODEL = typer.Option("--model", metavar="NAME", help="Installed English spaCy pipeline to parse with.")


@dataclass(frozen=True)
class Looking:
    """What to look for, and with which parser."""

    indirect: Annotated[bool, _INDIRECT] = False
    model: Annotated[str | None, _MODEL] = None

    def pipeline(self) -> Language:
        """Load what looks."""
        from quotetrack.extraction import load

        return load(self.model, indirect=self.indirect)
