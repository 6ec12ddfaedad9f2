"""Where quotes are looked for: in processes here, or on a cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from quotetrack.cli._progress import meter
from quotetrack.cli._reading import Looking, Workers, cores
from quotetrack.cli._screen import plain

if TYPE_CHECKING:
    from quotetrack.cluster import Written
    from quotetrack.records import Article
    from quotetrack.workers import Found, Making

_ENGINE = typer.Option("--engine", metavar="NAME", help="local, or ray: on a cluster (extra ray).")
_ADDRESS = typer.Option("--address", metavar="ADDR", help="Of the Ray cluster; without, one starts here.")
_OUTPUT = typer.Option("--output", metavar="DIR", help="Write Parquet there, for load; also s3:// and so on.")


@dataclass(frozen=True)
class Engine:
    """How many look for quotes, and where."""

    workers: Workers = None
    engine: Annotated[Literal["local", "ray"], _ENGINE] = "local"
    address: Annotated[str | None, _ADDRESS] = None

    def find(self, articles: Iterable[Article], looking: Looking) -> Iterator[Found]:
        """Yield each article with its quotes, or with why there are none, in order."""
        self.check()
        if self.engine == "local":
            return looking.find(articles, self.workers)
        from quotetrack.cluster import find

        return find(articles, _making(looking), address=self.address, workers=self.workers)

    def check(self) -> None:
        """Refuse what only a cluster can be told."""
        if self.address and self.engine != "ray":
            raise typer.BadParameter("it is of a Ray cluster: add --engine ray", param_hint="--address")


@dataclass(frozen=True)
class Writing(Engine):
    """An engine that may write to a folder of Parquet."""

    output: Annotated[str | None, _OUTPUT] = None

    def write(self, locations: list[str], looking: Looking) -> None:
        """Write the quotes of the locations to the folder; say on stderr what became of them."""
        from quotetrack.cluster import Run, extract_here, extract_on_ray

        self.check()
        assert self.output is not None
        run = Run(tuple(locations), looking.indirect, looking.model)
        with meter(locations) as watch:
            if self.engine == "ray":
                written = extract_on_ray(
                    run,
                    self.output,
                    _making(looking),
                    address=self.address,
                    workers=self.workers,
                    on_progress=lambda so_far: watch.show(so_far.articles, so_far.quotes, so_far.words),
                )
            else:
                written = extract_here(
                    run,
                    self.output,
                    _making(looking),
                    workers=self.workers or cores(),
                    on_progress=lambda so_far: watch.show(so_far.articles, so_far.quotes, so_far.words),
                )
        typer.echo(_told(written, self.output, watch.seconds), err=True)
        if not written.articles:
            raise typer.Exit(1)


def _making(looking: Looking) -> Making:
    from quotetrack.workers import Making

    return Making(looking.model, looking.indirect, looking.seconds)


def _told(written: Written, output: str, seconds: float) -> str:
    failed = f", {written.failed:,} failed (in failures/)" if written.failed else ""
    counts = f"{written.articles:,} articles{failed}, {written.quotes:,} quotes in {written.words:,} words"
    return f"{counts}, {seconds:.1f} s, written to {plain(output)}"
