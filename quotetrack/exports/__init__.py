"""Quotes become text; one format per file, found by being there."""

from collections.abc import Iterable
from types import ModuleType

from quotetrack.discover import modules
from quotetrack.errors import UnknownName
from quotetrack.exports._how import How
from quotetrack.exports._rows import write_delimited, write_json, write_lines
from quotetrack.exports._when import days, when

__all__ = ["How", "days", "exporter", "formats", "when", "write_delimited", "write_json", "write_lines"]


def formats() -> dict[str, ModuleType]:
    """Return the exporters by the name that people type."""
    return {module.NAME: module for module in modules(__name__).values()}


def exporter(name: str, *, also: Iterable[str] = ()) -> ModuleType:
    """Return the exporter called ``name``; raise UnknownName, with the names there are, ``also`` others."""
    known = formats()
    if name not in known:
        listed = ", ".join(sorted([*known, *also]))
        raise UnknownName(f"no export format is called {name!r}: choose one of {listed}")
    return known[name]
