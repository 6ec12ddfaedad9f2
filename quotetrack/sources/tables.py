"""CSV and TSV: an article a row; the first row names the columns."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import BinaryIO

from quotetrack.errors import UnreadableSource
from quotetrack.records import Article
from quotetrack.sources._decoding import LIMIT, utf8
from quotetrack.sources._fields import article
from quotetrack.sources._names import columns

SUFFIXES = (".csv", ".tsv")

_DELIMITERS = ",;\t|"
_SHOWN = 12  # columns that a message names
_NOT_UTF8 = re.compile("[\ud800-\udfff]")
_NAME = re.compile(r"[\w .-]{1,40}")


def begins(head: bytes) -> bool:
    """Say whether bytes are the beginning of a table: names of columns, one of them that of a text."""
    names = _header(head.partition(b"\n")[0].decode("utf-8", "replace"))
    return (
        len(names) > 1 and all(map(_NAME.fullmatch, names)) and bool({"text", "html"} & columns(names).keys())
    )


def read(stream: BinaryIO, origin: str) -> Iterator[Article | UnreadableSource]:
    """Yield the article of each row, one row in memory at a time.

    What separates the cells is what the first row has most of. A row with too few or too many cells is told,
    and what follows is read.
    """
    lines = _lines(utf8(stream, origin), origin)
    first = next(lines, "")
    header = _header(first)
    told = columns(header)
    if not {"text", "html"} & told.keys():
        shown = ", ".join(name[:40] for name in header[:_SHOWN]) or "no name at all"
        raise UnreadableSource(f"{origin}: no column is called text; the first row has {shown}")
    rows = csv.reader(lines, delimiter=_delimiter(first))
    while True:
        start = rows.line_num + 2  # after the first row, which the reader has not seen
        try:
            row = _next(rows)
        except csv.Error as error:
            yield UnreadableSource(f"{origin}, line {start}: {error}: is a quotation mark left open?")
            continue
        if row is None:
            return
        if row:
            yield from _article(dict(zip(header, row, strict=False)), len(row) - len(header), origin, start)


def _next(rows: Iterator[list[str]]) -> list[str] | None:
    """Return the next row; its cells may be as long as an article, which the library's own limit is not."""
    before = csv.field_size_limit(LIMIT)  # one for the whole process, in which others read tables, too
    try:
        return next(rows, None)
    finally:
        csv.field_size_limit(before)


def _article(
    cells: dict[str, str], more: int, origin: str, line: int
) -> Iterator[Article | UnreadableSource]:
    place = f"{origin}, line {line}"
    if more:
        many = "too many" if more > 0 else "too few"
        yield UnreadableSource(
            f"{place}: the row has {abs(more)} {'cell' if abs(more) == 1 else 'cells'} {many}"
        )
    elif any(map(_NOT_UTF8.search, cells.values())):
        yield UnreadableSource(f"{place}: the row is not UTF-8: save the table as UTF-8")
    else:
        yield from article({name: cell or None for name, cell in cells.items()}, origin, place, line)


def _lines(stream: BinaryIO, origin: str) -> Iterator[str]:
    while line := stream.readline(LIMIT):
        if len(line) == LIMIT and not line.endswith(b"\n"):
            raise UnreadableSource(f"{origin}: over {LIMIT >> 20} MiB in one line: split it")
        yield line.decode("utf-8", "surrogateescape")


def _delimiter(first: str) -> str:
    return max(_DELIMITERS, key=first.count)


def _header(first: str) -> list[str]:
    rows = csv.reader([first], delimiter=_delimiter(first))
    try:
        return [name.strip() for name in next(rows, [])]
    except csv.Error:
        return []
