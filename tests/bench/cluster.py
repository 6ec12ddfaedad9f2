"""Find quotes here and on Ray, one machine both times, and load what was written; print the rates.

Run it with ``make bench-cluster``; the articles are made up, as in ``make soak``, with words without quotes.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from soak import made

from quotetrack import queries
from quotetrack.cluster import Folder, Run, Written, extract_here, extract_on_ray, load
from quotetrack.workers import Making


def main(
    articles: Annotated[int, typer.Option(min=100, help="How many articles.")] = 20_000,
    filler: Annotated[int, typer.Option(min=0, help="Words more in a paragraph, without quotes.")] = 100,
    workers: Annotated[int, typer.Option(min=1, help="Processes that look for quotes.")] = 2,
    ray: Annotated[bool, typer.Option(help="Try Ray, too.")] = True,
) -> None:
    """Print words a second of both engines, bytes an article and a quote, and quotes loaded a second."""
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        for part in range(workers * 2):
            with (place / f"{part}.jsonl").open("w", encoding="utf-8") as out:
                some = (one for at, one in enumerate(made(articles, filler)) if at % (workers * 2) == part)
                out.writelines(json.dumps(one) + "\n" for one in some)
        run = Run(tuple(str(path) for path in sorted(place.glob("*.jsonl"))))
        here = str(place / "here")
        _timed("local", lambda: extract_here(run, here, Making(), workers=workers))
        if ray:
            _timed("ray", lambda: extract_on_ray(run, str(place / "ray"), Making(), workers=workers))
        _weighed(Path(here))
        _loaded(here, place / "quotes.db")


def _timed(name: str, extract: Callable[[], Written]) -> None:
    started = time.perf_counter()
    written = extract()
    seconds = time.perf_counter() - started
    rates = f"{written.articles / seconds:,.0f} articles/s, {written.words / seconds:,.0f} words/s"
    typer.echo(f"{name}: {written.articles:,} articles, {written.quotes:,} quotes, {seconds:.1f} s: {rates}")


def _weighed(folder: Path) -> None:
    done = Folder(str(folder)).done()
    for kind, count in (("articles", done.articles), ("quotes", done.quotes)):
        size = sum(path.stat().st_size for path in (folder / kind).rglob("*.parquet"))
        typer.echo(f"Parquet of {kind}: {size / 1e6:,.1f} MB, {size / max(1, count):,.0f} bytes each")


def _loaded(folder: str, database: Path) -> None:
    started = time.perf_counter()
    with queries.open(database) as timeline:
        report = load(folder, timeline)
    seconds = time.perf_counter() - started
    typer.echo(f"load: {report.quotes:,} quotes, {seconds:.1f} s: {report.quotes / seconds:,.0f} quotes/s")
    typer.echo(f"database: {database.stat().st_size / max(1, report.quotes):,.0f} bytes a quote")


if __name__ == "__main__":
    typer.run(main)
