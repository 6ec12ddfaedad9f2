"""Find the quotes in news, link each to its speaker, and keep a timeline you can query and prove."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quotetrack.extraction import extract, load
    from quotetrack.queries import Filters, Timeline, open

__all__ = ["Filters", "Timeline", "extract", "load", "open"]

_HOMES = {
    "Filters": "quotetrack.queries",
    "Timeline": "quotetrack.queries",
    "extract": "quotetrack.extraction",
    "load": "quotetrack.extraction",
    "open": "quotetrack.queries",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used: asking the database must not load spaCy."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'quotetrack' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
