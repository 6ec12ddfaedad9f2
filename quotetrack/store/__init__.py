"""Articles and their quotes become rows; the only writer of the database."""

from quotetrack.store.connection import connect, explained
from quotetrack.store.rows import QUOTE_COLUMNS, day, stored_quote
from quotetrack.store.writing import Store

__all__ = [
    "QUOTE_COLUMNS",
    "Store",
    "connect",
    "day",
    "explained",
    "stored_quote",
]
