"""People as lists know them."""

from __future__ import annotations

from typing import Literal

from quotetrack.records.record import Record

PersonType = Literal["person", "organization"]


class OtherName(Record):
    """Another way to write somebody's name; ``note`` says what it is: ``maiden name``, ``Cyrillic``."""

    name: str
    note: str | None = None
    start_date: str | None = None
    end_date: str | None = None


class Identifier(Record):
    """Somebody's name in a register: ``wikidata``, ``Q3874799``."""

    scheme: str
    identifier: str


class Role(Record):
    """What somebody was, where, and from when to when, as Popolo's memberships tell it.

    Days are ISO, or as much of one as is known (``2019-05``). ``end_date`` is the day the successor began;
    None where the role is held still or nobody noted its end, and then ``known_until`` is the last
    day (or month, or year) on which it surely was.
    """

    role: str
    place: str | None = None
    start_date: str | None = None
    end_date: str | None = None
    known_until: str | None = None


class Person(Record):
    """Somebody, or an organisation, as a list of people knows them; the words are Popolo's.

    ``id`` is readable and given to nobody else: ``volodymyr-zelensky``. ``gender`` is ``female``, ``male``
    or empty where not known. ``source`` says which list it is from.
    """

    id: str
    name: str
    type: PersonType = "person"
    gender: str = ""
    other_names: tuple[OtherName, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    roles: tuple[Role, ...] = ()
    source: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every way to write the name, the chosen one first."""
        return (self.name, *(other.name for other in self.other_names))
