"""How names are written, and when two of them are one bearer's: words and judgement, nothing stored."""

from quotetrack.names.commonness import Rarity, rarity
from quotetrack.names.keying import keys, probes
from quotetrack.names.listed import is_common_family
from quotetrack.names.matching import match
from quotetrack.names.parsing import PersonName, parse
from quotetrack.names.skeletons import skeleton
from quotetrack.names.verdicts import Match, Verdict
from quotetrack.names.words import fold, lookup_words, name_words, slug

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
