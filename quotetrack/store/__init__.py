"""Articles and their quotes become rows; the only writer of the database."""

from quotetrack.store.bearers import Bearers
from quotetrack.store.connection import connect, explained
from quotetrack.store.judging import Logged, Rulings
from quotetrack.store.lists import all_listed, listed
from quotetrack.store.rows import QUOTE_COLUMNS, day, stored_quote
from quotetrack.store.spellings import pair_word
from quotetrack.store.writing import Store

__all__ = [
    "QUOTE_COLUMNS",
    "Bearers",
    "Logged",
    "Rulings",
    "Store",
    "all_listed",
    "connect",
    "day",
    "explained",
    "listed",
    "pair_word",
    "stored_quote",
]
