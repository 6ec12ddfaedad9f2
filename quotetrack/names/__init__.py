"""How names are written, and when two of them are one bearer's: words and judgement, nothing stored.

What is asked for is loaded when it is: a query that looks up a word needs none of the judgement.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quotetrack.names.commonness import Rarity, rarity
    from quotetrack.names.keying import keys, probes
    from quotetrack.names.listed import is_common_family
    from quotetrack.names.matching import match
    from quotetrack.names.parsing import PersonName, parse
    from quotetrack.names.skeletons import skeleton
    from quotetrack.names.verdicts import Match, Verdict
    from quotetrack.names.words import fold, lookup_words, name_words, slug

_MODULES = {
    "keying": ("keys", "probes"),
    "listed": ("is_common_family",),
    "matching": ("match",),
    "parsing": ("PersonName", "parse"),
    "commonness": ("Rarity", "rarity"),
    "skeletons": ("skeleton",),
    "verdicts": ("Match", "Verdict"),
    "words": ("fold", "lookup_words", "name_words", "slug"),
}
_WHERE = {name: module for module, names in _MODULES.items() for name in names}

__all__ = [
    "Match",
    "PersonName",
    "Rarity",
    "Verdict",
    "fold",
    "is_common_family",
    "keys",
    "lookup_words",
    "match",
    "name_words",
    "parse",
    "probes",
    "rarity",
    "skeleton",
    "slug",
]


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
