"""Read articles and print their quotes as JSON."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from quotetrack.cli._engine import Writing
from quotetrack.cli._groups import grouped
from quotetrack.cli._options import MinConfidence
from quotetrack.cli._progress import Meter, meter
from quotetrack.cli._reading import Locations, Looking

if TYPE_CHECKING:
    from quotetrack.ingest import Item
    from quotetrack.records import Article, Quote
    from quotetrack.workers import Found

app = typer.Typer()

# what a terminal would obey or hide; inside JSON each may stand as an escape, which reads the same
_COMMANDING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb]")


@app.command()
@grouped
def extract(
    locations: Locations,
    looking: Looking,
    writing: Writing,
    as_array: Annotated[bool, typer.Option("--json", help="A JSON array.")] = False,
    nl: Annotated[bool, typer.Option("--nl", help="JSON, one object a line (the default).")] = False,
    min_confidence: MinConfidence = 0.0,
) -> None:
    """Print the quotes of articles as JSON lines, or write them as Parquet; no database."""
    writing.check()
    if as_array and nl:
        raise typer.BadParameter("--json and --nl are two ways to print: choose one")
    from quotetrack.workers import one_thread

    one_thread()
    if writing.output is not None:
        if min_confidence or as_array or nl:
            raise typer.BadParameter("it writes every quote, as Parquet", param_hint="--output")
        writing.write(locations, looking)
        return
    from quotetrack.ingest import read

    with meter(locations, is_wanted=not sys.stdout.isatty()) as watch:
        articles = _readable(read(locations, on_read=watch.advance, web=looking.web()), watch)
        first = next(articles, None)
        if first is None:
            raise typer.Exit(1)
        found = writing.find(chain([first], articles), looking)
        quotes = _quotes(_sure(found, min_confidence, watch), watch)
        (_write_array if as_array else _write_lines)(quotes, sys.stdout.buffer)


def _readable(items: Iterable[Item], watch: Meter) -> Iterator[Article]:
    from quotetrack.errors import UnreadableSource

    for item in items:
        if isinstance(item, UnreadableSource):
            watch.problem(item)
        else:
            yield item


def _sure(
    found: Iterable[Found], min_confidence: float, watch: Meter
) -> Iterator[tuple[Article, list[Quote]]]:
    from quotetrack.errors import UnreadableSource

    for article, quotes in found:
        if isinstance(quotes, UnreadableSource):
            watch.problem(quotes)
        else:
            yield article, [quote for quote in quotes if quote.confidence >= min_confidence]


def _quotes(pairs: Iterable[tuple[Article, list[Quote]]], watch: Meter) -> Iterator[list[Quote]]:
    found = words = 0
    for read, (article, quotes) in enumerate(pairs, start=1):
        yield quotes
        found += len(quotes)
        words += len(article.text.split())
        watch.show(read, found, words)


def _write_lines(quotes: Iterable[list[Quote]], out: BinaryIO) -> None:
    for of_article in quotes:
        out.writelines(_json(quote) + b"\n" for quote in of_article)
        out.flush()  # whoever reads the pipe gets each article as it is done


def _write_array(quotes: Iterable[list[Quote]], out: BinaryIO) -> None:
    before = b"["
    for quote in chain.from_iterable(quotes):
        out.write(before + _json(quote))
        before = b",\n "
    out.write(b"]\n" if before != b"[" else b"[]\n")
    out.flush()


def _json(quote: Quote) -> bytes:
    text = _COMMANDING.sub(lambda char: f"\\u{ord(char[0]):04x}", quote.model_dump_json())
    return text.encode()
