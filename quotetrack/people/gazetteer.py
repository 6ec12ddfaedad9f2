"""The lists that quotetrack ships: people who held office."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any

from quotetrack.assets import content
from quotetrack.people.titles import office
from quotetrack.records import Identifier, OtherName, Person, Role

SOURCE = "gazetteer"
_PEOPLE = ("data", "people", "officeholders.json")


@cache
def officeholders() -> tuple[Person, ...]:
    """Return everybody of the list of office holders, in its order."""
    return tuple(_person(entry) for entry in json.loads(content(*_PEOPLE))["persons"])


@cache
def known_offices() -> frozenset[str]:
    """Return every office that somebody of the list held, as ``office`` writes them."""
    return frozenset(office(role.role) for person in officeholders() for role in person.roles)


@cache
def gazetteer() -> tuple[Person, ...]:
    """Return everybody whom the shipped lists know."""
    return officeholders()


@cache
def gazetteer_sha256() -> str:
    """Return the digest of the shipped lists: as long as it is the same, so are they."""
    return hashlib.sha256(content(*_PEOPLE)).hexdigest()


def _person(entry: dict[str, Any]) -> Person:
    # tests check every entry, so that a process need not: checking takes longer than reading
    return Person.model_construct(
        id=entry["id"],
        name=entry["name"],
        type="person",
        gender=entry.get("gender", ""),
        other_names=tuple(OtherName.model_construct(**other) for other in entry.get("other_names", ())),
        identifiers=tuple(Identifier.model_construct(**one) for one in entry.get("identifiers", ())),
        roles=tuple(_role(membership) for membership in entry.get("memberships", ())),
        source=SOURCE,
    )


def _role(membership: dict[str, Any]) -> Role:
    known = {key: value for key, value in membership.items() if key != "area"}
    return Role.model_construct(place=membership["area"]["name"], **known)
