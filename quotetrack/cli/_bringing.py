"""Files of quotes go into a database; what became of each is told in one line."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import typer

from quotetrack import queries
from quotetrack.cli._asking import counted
from quotetrack.cli._output import remark
from quotetrack.cli._screen import plain
from quotetrack.errors import PassedOver, UnreadableSource
from quotetrack.fetch import fetch
from quotetrack.importing import Format, Imported, import_attributed, import_lines, peeked, recognised
from quotetrack.records import Article

_COUNTED = ("new", "updated", "unchanged")


def import_files(files: Sequence[str], db: Path, *, told: Format | None, workers: int | None) -> bool:
    """Store what the files carry; return whether every one of them could be read to some use.

    ``told`` is their format, where it is not to be recognised.
    """
    was_read = True
    with queries.open(db) as timeline:
        for name in files:
            try:
                with fetch(name) as stream:
                    report = _imported(peeked(stream), name, timeline, told, workers)
            except UnreadableSource as error:
                _tell(error)
                was_read = False
                continue
            remark(_summary(name, report))
            if report.missing:
                quotes = counted(report.missing, "quote")
                _tell(UnreadableSource(f"{name}: {quotes} without an article: export without --no-articles"))
            was_read &= any(getattr(report, state) for state in (*_COUNTED, "passed"))
    return was_read


def _imported(
    stream: io.BufferedReader, name: str, timeline: queries.Timeline, told: Format | None, workers: int | None
) -> Imported:
    form = told or recognised(stream, name)
    if form == "export":
        return import_lines(stream, name, timeline, on_problem=_tell)
    if form == "quotebank":
        from quotetrack.importing import quotebank

        return import_attributed(quotebank.read(stream, name), timeline, on_problem=_tell)
    from quotetrack.importing import gqg

    return _read(gqg.read(stream, name), timeline, workers)


def _read(
    items: Iterable[Article | UnreadableSource], timeline: queries.Timeline, workers: int | None
) -> Imported:
    """Store articles of a collection that leaves it to us to find who speaks."""
    from quotetrack.workers import one_thread

    one_thread()
    from quotetrack.cli._reading import Looking
    from quotetrack.importing import without_known
    from quotetrack.ingest import ingest

    passed = 0

    def wanted() -> Iterator[Article | UnreadableSource]:
        nonlocal passed
        for item in without_known(items, timeline):
            if isinstance(item, PassedOver):
                passed += item.count
            else:
                yield item

    report = ingest(wanted(), timeline, extract=partial(Looking().find, workers=workers), on_problem=_tell)
    told = {state: getattr(report, state) for state in (*_COUNTED, "failed", "quotes")}
    return Imported(**told, passed=passed)


def _summary(name: str, report: Imported) -> str:
    articles = report.new + report.updated + report.unchanged
    told = [f"{getattr(report, state):,} {state}" for state in _COUNTED]
    told += [f"{report.failed:,} failed"] if report.failed else []
    told += [f"{report.passed:,} passed over"] if report.passed else []
    more = f", {counted(report.judgements, 'judgement')}" if report.judgements else ""
    found = f"{counted(report.quotes, 'new quote')}{more}"
    return f"{name}: {counted(articles, 'article')}: {', '.join(told)}; {found}"


def _tell(error: UnreadableSource) -> None:
    typer.secho(f"error: {plain(str(error))}", fg=typer.colors.YELLOW, err=True)
