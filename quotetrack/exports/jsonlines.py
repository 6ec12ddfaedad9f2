"""JSON lines, one quote a line."""

from collections.abc import Iterable
from typing import TextIO

from quotetrack.exports._how import How
from quotetrack.exports._rows import write_lines
from quotetrack.records import StoredQuote

NAME = "jsonl"
SUFFIX = ".jsonl"
WITH_ARTICLES = True  # it is read again by the import command, which needs the texts


def write(quotes: Iterable[StoredQuote], out: TextIO, how: How = How()) -> None:
    """Write the lines; ``how`` changes nothing, since JSON runs nothing."""
    write_lines(quotes, out)
