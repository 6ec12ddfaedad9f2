"""A speaker of an article, and the bearer of a name that it counts to: what resolution works on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from quotetrack.names import is_common_family, parse, rarity, slug
from quotetrack.people.fields import field
from quotetrack.people.offices import describe
from quotetrack.records import Person, PersonType

Evidence = tuple[str, ...]
_KNOWN = "k:"


@dataclass(frozen=True, slots=True)
class Appearance:
    """A speaker as one article has it: the name, what the article says of the bearer, and its day.

    ``role`` holds the article's own words, empty where it has none; ``day`` is an ISO day, None if unknown.
    """

    name: str
    type: PersonType
    role: str = ""
    day: str | None = None


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whoever bears a name in one field of life and one place; people are groups of bearers.

    It follows from the words of one article alone, so that no other article can change it.
    ``field`` and ``place`` are empty where the article tells none. ``names`` has more than one only for
    somebody whom a list knows.
    """

    id: str
    names: tuple[str, ...]
    type: PersonType
    field: str = ""
    place: str = ""

    @property
    def name(self) -> str:
        """The name, of several the first."""
        return self.names[0]

    @property
    def plain_id(self) -> str:
        """The name as an id that people can read."""
        return slug(self.name)

    @property
    def is_known(self) -> bool:
        """Say whether a list knows the bearer."""
        return self.id.startswith(_KNOWN)

    @property
    def person_id(self) -> str:
        """The id of the person it makes by itself where the name alone does not tell who it is."""
        if self.is_known:
            return self.id.removeprefix(_KNOWN)
        told = [slug(part) for part in (self.field, self.place) if part]
        return "-".join([self.plain_id, *told, *(["organization"] if self.type == "organization" else [])])

    @property
    def is_weak(self) -> bool:
        """Say whether the name is short for another: a surname alone, or an initial and a surname."""
        if self.type == "organization":
            return False
        parsed = parse(self.name)
        return parsed.is_lone or parsed.is_initial

    @property
    def is_loose(self) -> bool:
        """Say whether the name leaves open who bears it: it is short, or thousands bear it."""
        if self.type == "organization":
            return False
        return self.is_weak or (not self.field and rarity(self.name) == "common")

    @property
    def is_anybody(self) -> bool:
        """Say whether it is a short name of a common surname, in each article perhaps somebody else's."""
        told = self.field and self.place
        return self.is_weak and not told and any(map(is_common_family, parse(self.name).family))


@lru_cache(maxsize=8192)
def bearer(name: str, kind: PersonType, role: str = "") -> Bearer:
    """Return the bearer of a name whom an article calls ``role``."""
    told = told_by(role) if kind == "person" else ("", "")
    return Bearer("|".join((f"{kind[0]}:{slug(name)}", *told)).rstrip("|"), (name,), kind, *told)


def bearer_of(id: str, name: str) -> Bearer:
    """Return the bearer that an id was made for, under a name of the same person."""
    kind, plain = id.split(":", 1)
    words, field, place, *_ = [*plain.split("|"), "", ""]
    own = name if slug(name) == words else words.replace("-", " ").title()
    return Bearer(id, (own,), "organization" if kind == "o" else "person", field, place)


def known_bearer(person: Person) -> Bearer:
    """Return the bearer of all the names that a list has of somebody."""
    return Bearer(f"{_KNOWN}{person.id}", person.names, person.type)


@lru_cache(maxsize=16384)
def told_by(role: str) -> tuple[str, str]:
    """Return the field of life and the place that the words of a role tell, each empty for none."""
    if not role:
        return "", ""
    places = describe(role).places
    return field(role), next(iter(places)) if len(places) == 1 else ""
