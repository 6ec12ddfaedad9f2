"""An entry of a list on its way to a person: what it tells, and what it told in vain."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from quotetrack.errors import DroppedField
from quotetrack.people.formats._fields import day, text, wikidata
from quotetrack.records import Identifier, OtherName, Person, PersonType, Role

WIKIDATA = "wikidata"
_MOST = 1000  # names, roles or identifiers of one person; no list has more, an attack may


@dataclass
class Draft:
    """Somebody as an entry tells; ``place`` says in messages where it stands, ``born`` is a year."""

    place: str
    name: str
    id: str = ""
    type: PersonType = "person"
    gender: str = ""
    born: str = ""
    others: dict[str, OtherName] = field(default_factory=dict)
    identifiers: list[Identifier] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    dropped: list[DroppedField] = field(default_factory=list)

    @property
    def wikidata(self) -> str:
        """The identifier of Wikidata, "" for none."""
        return next((one.identifier for one in self.identifiers if one.scheme == WIKIDATA), "")

    def add_name(self, name: Any, note: Any = None, start: Any = None, end: Any = None) -> None:
        """Add another way to write the name; one that is there already changes nothing."""
        plain = text(name)
        if plain and plain != self.name and len(self.others) < _MOST:
            other = OtherName(name=plain, note=text(note) or None, start_date=day(start), end_date=day(end))
            self.others.setdefault(plain, other)

    def add_identifier(self, scheme: Any, identifier: Any) -> None:
        """Add a name in a register; of Wikidata the first stands."""
        plain, value = text(scheme), text(identifier)
        if plain.casefold() == WIKIDATA:
            plain, value = WIKIDATA, wikidata(identifier) if not self.wikidata else ""
        found = Identifier(scheme=plain, identifier=value)
        if plain and value and found not in self.identifiers and len(self.identifiers) < _MOST:
            self.identifiers.append(found)

    def add_role(self, role: str, place: str, *days: Any) -> None:
        """Add an office; ``days`` are its start, its end, and until when it was held at least."""
        if not role or len(self.roles) >= _MOST:
            return
        start, end, until = (self._day(value) for value in (*days, None, None, None)[:3])
        if start and end and end[: len(start)] < start[: len(end)]:
            self._drop(f"the office {role!r} ends before it starts; it is kept without its end")
            end = None
        found = Role(
            role=role,
            place=place or None,
            start_date=start,
            end_date=end,
            known_until=None if end else until,
        )
        if found not in self.roles:
            self.roles.append(found)

    def _day(self, value: Any) -> str | None:
        if value is None or value == "":
            return None
        found = day(value)
        if found is None:
            self._drop(f"{str(value)[:40]!r} is no day such as 2019-05-30; the entry is kept without it")
        return found

    def _drop(self, problem: str) -> None:
        self.dropped.append(DroppedField(f"{self.place}: {problem}"))

    def person(self, id: str, source: str) -> Person:
        """Return the person under an id."""
        return Person(
            id=id,
            name=self.name,
            type=self.type,
            gender=self.gender,
            other_names=tuple(self.others.values()),
            identifiers=tuple(self.identifiers),
            roles=tuple(self.roles),
            source=source,
        )
