"""Are two bearers one person? Names first, then the fields of life and the places that articles give them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from quotetrack.names import Match, match, rarity
from quotetrack.names import Verdict as Verdict
from quotetrack.people.fields import clash
from quotetrack.people.offices import are_apart
from quotetrack.resolution.bearers import Bearer, Evidence
from quotetrack.resolution.scripts import in_script_of

_SAME_NAME = {"rare": 0.95, "ordinary": 0.85, "common": 0.5}
_SURE = 0.7


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two bearers are to each other; ``score`` is the probability, 0 to 1, that they are one."""

    verdict: Verdict
    score: float
    evidence: Evidence


@lru_cache(maxsize=8192)
def compare(one: Bearer, other: Bearer) -> Likeness:
    """Say whether two bearers are one person; their order does not matter."""
    if one.type != other.type:
        return Likeness("different", 0.0, ("one is a person, the other an organisation",))
    against = _against(one, other)
    if one.type == "person" and one.plain_id == other.plain_id:
        return _namesakes(one, other, against)
    found = _by_name(one, other)
    if (
        found.verdict == "unsure"
        and one.field
        and one.place
        and (one.field, one.place) == (other.field, other.place)
    ):
        told = f"both in {one.field} in {one.place}"
        return Likeness("same", max(found.score, _SURE), (*found.evidence, told))
    if against and found.verdict == "same":
        return Likeness("unsure", found.score / 2, (*found.evidence, against))
    return Likeness(found.verdict, found.score, found.evidence)


def _by_name(one: Bearer, other: Bearer) -> Match:
    """Return the best match of all the names of two bearers."""
    ones, others = in_script_of(other.name, one.names), in_script_of(one.name, other.names)
    found = (match(a, b, kind=one.type) for a, b in product(ones, others))
    return max(found, key=lambda match: (match.verdict == "same", match.verdict == "unsure", match.score))


def _namesakes(one: Bearer, other: Bearer, against: str) -> Likeness:
    known = rarity(one.name)
    how = f"one name, a {known} one"
    if against and known == "rare":
        return Likeness("unsure", 0.4, (how, against))
    if against:
        return Likeness("different", 0.1, (how, against))
    score = _SAME_NAME[known]
    if one.field and one.field == other.field:
        # two of one name in one field of life and one place would be told apart by those who write of them
        score = max(score, 0.9 if one.place and one.place == other.place else 0.75)
        how = f"{how}; both in {one.field}"
    return Likeness("same" if score >= _SURE else "unsure", score, (how,))


def _against(one: Bearer, other: Bearer) -> str:
    """Return what keeps two bearers apart, empty for nothing."""
    if clash(one.field, other.field):
        return f"{one.field} is hardly {other.field}"
    if one.field and one.field == other.field and are_apart(one.place, other.place):
        return f"{one.place} is not {other.place}"
    return ""
