"""Comma-separated values with a header, one quote a row."""

from collections.abc import Iterable
from typing import TextIO

from quotetrack.exports._how import How
from quotetrack.exports._rows import write_delimited
from quotetrack.records import StoredQuote

NAME = "csv"
SUFFIX = ".csv"


def write(quotes: Iterable[StoredQuote], out: TextIO, how: How = How()) -> None:
    """Write the rows; a cell that a spreadsheet would take for a formula is defused unless ``how.raw``."""
    write_delimited(quotes, out, model=StoredQuote, delimiter=",", raw=how.raw)
