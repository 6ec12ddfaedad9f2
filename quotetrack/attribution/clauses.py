"""Are the words in marks a clause of their own, or a part of the reporter's?"""

from __future__ import annotations

import re

from quotetrack.attribution.marks import Pair
from quotetrack.attribution.plan import Plan

_SUBJECTS = frozenset(
    {"i", "we", "you", "he", "she", "it", "they", "there", "this", "nobody", "everyone", "everybody", "if"}
)
_NO_SUBJECT = frozenset(
    {"as", "to", "of", "for", "in", "like", "not", "with", "by", "from", "on", "at", "a", "an", "because"}
)
_ENDED = re.compile(r"[.,!?…—–;-]\W*$")
_THAT = re.compile(r"\b(?:that|because)$")
_IS = re.compile(r"\W*(?:is|was|are|were)\b")
_FEWEST_WORDS = 3


def is_clause(plan: Plan, number: int, pair: Pair) -> bool:
    """Tell whether the words stand as a sentence of their own, not as part of the reporter's."""
    body = plan.text[pair.start : pair.end].strip()
    first = next((char for char in body if char.isalnum()), "")
    lead = plan.text[plan.body(number)[0] : pair.outer[0]].rstrip()
    opens = not lead or lead[-1] in ".!?:,”\"’'—–-(»«" or body[-1:] in "!?,"
    words = body.casefold().split()
    if first.islower():
        if _THAT.search(lead) and len(words) > _FEWEST_WORDS and words[0] not in _NO_SUBJECT:
            return True
        if len(words) < _FEWEST_WORDS or words[0] in _NO_SUBJECT:
            return False
        return words[0].split("’")[0].split("'")[0] in _SUBJECTS or (
            lead[-1:] in ",:" and len(words) > _FEWEST_WORDS
        )
    is_open_ended = not _ENDED.search(plan.text[pair.start : pair.outer[1] + 1])
    if opens and is_open_ended and _IS.match(plan.text, pair.outer[1]):
        return False
    return opens or len(words) > _FEWEST_WORDS + 1
