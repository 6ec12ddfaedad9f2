"""A JSON array, one quote a line."""

from collections.abc import Iterable
from typing import TextIO

from quotetrack.exports._rows import write_json
from quotetrack.records import StoredQuote

NAME = "json"
SUFFIX = ".json"


def write(quotes: Iterable[StoredQuote], out: TextIO, *, raw: bool = False) -> None:
    """Write the array; ``raw`` changes nothing, since JSON runs nothing."""
    write_json(quotes, out)
