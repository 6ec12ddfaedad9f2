"""What users say of people and quotes."""

from __future__ import annotations

from typing import Literal

from quotetrack.records.people import PersonType
from quotetrack.records.quotes import Quote
from quotetrack.records.record import Record

JudgementKind = Literal["same", "different", "alias", "rename", "speaker", "not_quote", "confirmed", "undo"]


class Whom(Record):
    """Somebody as a judgement means them: id and name at that time, and the bearers and spellings behind."""

    id: str
    name: str
    type: PersonType = "person"
    bearers: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()


class Judgement(Record):
    """What a user said of people or of a quote; it is never changed, only undone by a later one.

    ``same`` and ``different`` are of ``person`` and ``other``; ``alias`` and ``rename`` give ``person`` the
    ``name``; ``speaker`` and ``confirmed`` say that ``quote`` is by ``person``, None for nobody known;
    ``not_quote`` is of ``quote``, which is kept as it was then. ``undo`` takes the judgement ``undoes`` back.
    ``at`` is an ISO 8601 time in UTC. ``number`` is given when it is stored.
    """

    kind: JudgementKind
    number: int = 0
    at: str = ""
    who: str = ""
    why: str | None = None
    person: Whom | None = None
    other: Whom | None = None
    name: str | None = None
    quote: Quote | None = None
    undoes: int | None = None


class Logged(Record):
    """A judgement of the log; it ``stands`` unless a later one undid it."""

    judgement: Judgement
    stands: bool
