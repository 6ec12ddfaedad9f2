"""A JSON array, one quote a line."""

from collections.abc import Iterable
from typing import TextIO

from quotetrack.exports._how import How
from quotetrack.exports._rows import write_json
from quotetrack.records import StoredQuote

NAME = "json"
SUFFIX = ".json"


def write(quotes: Iterable[StoredQuote], out: TextIO, how: How = How()) -> None:
    """Write the array; ``how`` changes nothing, since JSON runs nothing."""
    write_json(quotes, out)
