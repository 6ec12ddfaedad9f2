"""Comma-separated values with a header, one quote a row."""

from collections.abc import Iterable
from typing import TextIO

from quotetrack.exports._rows import write_delimited
from quotetrack.records import StoredQuote

NAME = "csv"
SUFFIX = ".csv"


def write(quotes: Iterable[StoredQuote], out: TextIO, *, raw: bool = False) -> None:
    """Write the rows; a cell that a spreadsheet would take for a formula is defused unless ``raw``."""
    write_delimited(quotes, out, model=StoredQuote, delimiter=",", raw=raw)
