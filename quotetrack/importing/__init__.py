"""Quotes that were found elsewhere become articles with quotes here: our own export, and collections."""

from quotetrack.importing.attributed import import_attributed, without_known
from quotetrack.importing.formats import Format, peeked, recognised
from quotetrack.importing.lines import Line, lines
from quotetrack.importing.merging import Imported, import_lines

__all__ = [
    "Format",
    "Imported",
    "Line",
    "import_attributed",
    "import_lines",
    "lines",
    "peeked",
    "recognised",
    "without_known",
]
