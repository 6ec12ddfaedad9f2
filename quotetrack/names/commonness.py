"""How many people may bear a name: few, some, or very many."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from quotetrack.names.families import main_words
from quotetrack.names.listed import common_given, is_common_family, is_top_family
from quotetrack.names.parsing import PersonName, parse
from quotetrack.names.romanising import is_initial, latin

Rarity = Literal["rare", "ordinary", "common"]


@lru_cache(maxsize=8192)
def rarity(name: str) -> Rarity:
    """Say how many people may bear a full name; a second surname or a middle name makes few of many."""
    parsed = parse(name)
    if is_rare_family(parsed):
        return "rare"
    if parsed.is_lone:
        return "common"
    told = len(main_words(parsed.family)) > 1 or any(not is_initial(word) for word in parsed.middle)
    given = latin(parsed.given[0])
    return "common" if (is_initial(parsed.given[0]) or given in common_given()) and not told else "ordinary"


def is_rare_family(name: PersonName) -> bool:
    """Say whether the surname, or one of its words, is in no list of common ones."""
    return any(not is_common_family(word) for word in main_words(name.family))


def is_top_name(name: PersonName) -> bool:
    """Say whether all words of the surname are among the commonest."""
    return all(map(is_top_family, main_words(name.family)))
