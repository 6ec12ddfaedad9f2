"""The lists that quotetrack ships: people who held office, and organisations."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any

from quotetrack.assets import content
from quotetrack.people.titles import office
from quotetrack.records import Identifier, OtherName, Person, PersonType, Role

SOURCE = "gazetteer"
_PEOPLE = ("data", "people", "officeholders.json")
_ORGANIZATIONS = ("data", "people", "organizations.json")


@cache
def officeholders() -> tuple[Person, ...]:
    """Return everybody of the list of office holders, in its order."""
    return tuple(_person(entry) for entry in json.loads(content(*_PEOPLE))["persons"])


@cache
def organizations() -> tuple[Person, ...]:
    """Return every organisation of the list, in its order; what it is stands as its one role."""
    return tuple(_organization(entry) for entry in json.loads(content(*_ORGANIZATIONS))["organizations"])


@cache
def known_offices() -> frozenset[str]:
    """Return every office that somebody of the list held, as ``office`` writes them."""
    return frozenset(office(role.role) for person in officeholders() for role in person.roles)


@cache
def gazetteer() -> tuple[Person, ...]:
    """Return everybody whom the shipped lists know."""
    return officeholders() + organizations()


@cache
def gazetteer_sha256() -> str:
    """Return the digest of the shipped lists: as long as it is the same, so are they."""
    return hashlib.sha256(content(*_PEOPLE) + content(*_ORGANIZATIONS)).hexdigest()


def _person(entry: dict[str, Any]) -> Person:
    return _made(entry, "person", tuple(_role(membership) for membership in entry["memberships"]))


def _organization(entry: dict[str, Any]) -> Person:
    role = Role.model_construct(role=entry["classification"], place=entry.get("area", {}).get("name"))
    return _made(entry, "organization", (role,))


def _made(entry: dict[str, Any], kind: PersonType, roles: tuple[Role, ...]) -> Person:
    # tests check every entry, so that a process need not: checking takes longer than reading
    return Person.model_construct(
        id=entry["id"],
        name=entry["name"],
        type=kind,
        gender=entry.get("gender", ""),
        other_names=tuple(OtherName.model_construct(**other) for other in entry.get("other_names", ())),
        identifiers=tuple(Identifier.model_construct(**one) for one in entry.get("identifiers", ())),
        roles=roles,
        source=SOURCE,
    )


def _role(membership: dict[str, Any]) -> Role:
    known = {key: value for key, value in membership.items() if key != "area"}
    return Role.model_construct(place=membership["area"]["name"], **known)
