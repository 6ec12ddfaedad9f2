"""Find the quotes in news, link each to its speaker, and keep a timeline you can query and prove."""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quotetrack.extract import extract, load
    from quotetrack.queries import Filters, Timeline, open

__all__ = ["Filters", "Timeline", "extract", "load", "open"]

_HOMES = {
    "Filters": "quotetrack.queries",
    "Timeline": "quotetrack.queries",
    "extract": "quotetrack.extract",
    "load": "quotetrack.extract",
    "open": "quotetrack.queries",
}


class _Package(ModuleType):
    """Import a public name when it is first used: asking the database must not load spaCy.

    ``extract`` is a function here and a module below; whoever imports the module must not
    hide the function, so names of ours are looked up before what importing leaves behind.
    """

    def __getattribute__(self, name: str) -> Any:
        homes = super().__getattribute__("__dict__").get("_HOMES", {})
        if name in homes:
            return getattr(import_module(homes[name]), name)
        return super().__getattribute__(name)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *__all__})


sys.modules[__name__].__class__ = _Package
