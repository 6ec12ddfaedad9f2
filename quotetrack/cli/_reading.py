"""Options of the commands that read articles, each named once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:  # spaCy is imported when a pipeline is made, not by --help
    from quotetrack.fetch import Visits, Web
    from quotetrack.records import Article
    from quotetrack.workers import Found

_LOCATIONS = typer.Argument(
    metavar="LOCATION", help="Files, folders (searched throughout), web addresses or -, standard input."
)
Locations = Annotated[list[str], _LOCATIONS]
MaybeLocations = Annotated[list[str] | None, _LOCATIONS]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers", metavar="N", min=1, help="Processes that look for quotes.", show_default="one a core"
    ),
]

_SECONDS = typer.Option(
    "--seconds", metavar="N", min=1.0, help="What an article may take, for each 100,000 characters."
)
_INDIRECT = typer.Option("--indirect", help="Statements without marks, too: she said that it rained.")
_MODEL = typer.Option("--model", metavar="NAME", help="Installed English spaCy pipeline to parse with.")


_ALLOW_PRIVATE = typer.Option("--allow-private", help="Read addresses of private networks, too.")
_IGNORE_ROBOTS = typer.Option("--ignore-robots", help="Read what a robots.txt asks programs not to.")


@dataclass(frozen=True)
class Fetching:
    """How addresses are read."""

    allow_private: Annotated[bool, _ALLOW_PRIVATE] = False
    ignore_robots: Annotated[bool, _IGNORE_ROBOTS] = False

    def web(self, visits: Visits | None = None) -> Web:
        """Return what reads addresses, for one run; ``visits`` is what servers said in earlier ones."""
        from quotetrack.fetch import Web

        return Web(allow_private=self.allow_private, ignore_robots=self.ignore_robots, visits=visits)


@dataclass(frozen=True)
class Looking(Fetching):
    """What to look for, and with which parser."""

    indirect: Annotated[bool, _INDIRECT] = False
    model: Annotated[str | None, _MODEL] = None
    seconds: Annotated[float, _SECONDS] = 60.0

    def find(self, articles: Iterable[Article], workers: int | None) -> Iterator[Found]:
        """Yield each article with its quotes, or with why there are none, in order."""
        from quotetrack.workers import Making, find

        making = Making(self.model, self.indirect, self.seconds)
        return find(articles, making, workers=workers or cores())


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
