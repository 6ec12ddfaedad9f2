"""JSON lines, one quote a line."""

from collections.abc import Iterable
from typing import TextIO

from quotetrack.exports._rows import write_lines
from quotetrack.records import StoredQuote

NAME = "jsonl"
SUFFIX = ".jsonl"


def write(quotes: Iterable[StoredQuote], out: TextIO, *, raw: bool = False) -> None:
    """Write the lines; ``raw`` changes nothing, since JSON runs nothing."""
    write_lines(quotes, out)
