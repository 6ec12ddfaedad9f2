"""Are two names one bearer's?"""

from __future__ import annotations

from functools import lru_cache

from quotetrack.names.aliases import also_known_as
from quotetrack.names.organizations import match_organizations
from quotetrack.names.people import match_people
from quotetrack.names.variants import told_apart
from quotetrack.names.verdicts import Match, same
from quotetrack.names.words import name_words

MOST = 320  # characters of a name that are compared


def match(one: str, other: str, *, kind: str = "person") -> Match:
    """Say whether two names are one person's, or one organisation's (``kind="organization"``).

    The order of the names does not matter. Characters after the first 320 are not compared.
    """
    first, second = sorted((one[:MOST], other[:MOST]))
    return _match(first, second, kind)


@lru_cache(maxsize=8192)
def _match(one: str, other: str, kind: str) -> Match:
    # a comma turns the order: “Oliver, James” is James Oliver
    plainly = ("," in one) == ("," in other) and name_words(one)
    alike = plainly and plainly == name_words(other) and not told_apart(one, other)
    if one.strip() == other.strip() or alike:
        return same(1.0, "the names are the same")
    found = match_organizations(one, other) if kind == "organization" else match_people(one, other)
    known = also_known_as(one, kind)
    if found.verdict != "same" and known and known == also_known_as(other, kind):
        return same(0.95, f"“{one}” and “{other}” are names of “{known[0]}”")
    return found
