"""What the timeline answers, besides quotes; all of it immutable."""

from datetime import date
from typing import Literal

from quotetrack.records import Article, Person, Record, StoredQuote


class PersonSummary(Record):
    """A speaker: how many quotes, from which day to which, in how many outlets."""

    id: str
    name: str
    type: str
    quotes: int
    first: str | None
    last: str | None
    outlets: int


class DayCount(Record):
    """How many quotes one day has; None is the day that nobody told."""

    day: str | None
    count: int


class Day(DayCount):
    """A day with those of its quotes that were asked for."""

    quotes: tuple[StoredQuote, ...]


class Spoken(Record):
    """A name under which articles have somebody: how sure it is the same person, 0 to 1, and why."""

    name: str
    role: str | None
    articles: int
    score: float
    evidence: tuple[str, ...]


class Reported(Record):
    """A quote as the report of a statement; ``why`` says in a few words what joins it to the others."""

    quote_id: str
    article_id: str
    publisher: str | None
    published: str | None
    title: str | None
    url: str | None
    text: str
    why: str | None = None


class Statement(Record):
    """Something said once: by whom, from which day to, not with, which, and every quote that reports it.

    ``text`` is the fullest wording that was printed; ``first_reported`` the day, and ``first_publisher`` the
    outlet, of the first quote; ``outlets`` counts different ones.
    """

    statement_id: str
    person: str
    person_id: str
    said_start: date | None
    said_end: date | None
    first_reported: str | None
    first_publisher: str | None
    outlets: int
    text: str
    quotes: tuple[Reported, ...]


class Retold(Reported):
    """A quote beside the fullest wording of a statement, or of the part of it that this one prints.

    ``diff`` tells word by word what it cut or changed, None for nothing; ``beside`` is the id of the quote
    that has the other wording.
    """

    diff: str | None = None
    beside: str | None = None


class Shown(Record):
    """One quote in its article: which version of the text, of how many; and why the speaker is who it is.

    ``statement`` is the saying that it reports, and ``reports`` are all quotes of it, this one too.
    """

    quote: StoredQuote
    article: Article
    sha256: str
    version: int
    versions: int
    is_current: bool
    taken_for: Spoken | None = None
    statement: Statement | None = None
    reports: tuple[Retold, ...] = ()


class Stats(Record):
    """How much there is; ``attributed`` are quotes with a named speaker, ``kinds`` count quotes."""

    articles: int
    versions: int
    undated: int
    quotes: int
    attributed: int
    people: int
    organizations: int
    first: str | None
    last: str | None
    kinds: dict[str, int]
    publishers: dict[str, int]


class Counted(Record):
    """Something with how often it occurs."""

    name: str
    count: int


class PersonPage(Record):
    """Everything known of one person.

    ``listed`` is what a list knows, None for somebody whom none has. ``names`` are those seen, with quotes;
    ``called`` what articles call the bearer, with articles; ``months`` (2025-10) and ``outlets`` have quotes;
    ``topics`` are words that stand out, with the quotes that have them.
    """

    person: PersonSummary
    listed: Person | None
    names: tuple[Counted, ...]
    called: tuple[Counted, ...]
    months: tuple[Counted, ...]
    outlets: tuple[Counted, ...]
    topics: tuple[Counted, ...]
    taken_for: tuple[Spoken, ...]


class Suggestion(Record):
    """Two people who may be one: how likely, 0 to 1, and why."""

    one: PersonSummary
    other: PersonSummary
    score: float
    evidence: tuple[str, ...]


class Matched(Record):
    """Whether two names are one person's: ``score`` is the probability, 0 to 1."""

    verdict: Literal["same", "different", "unsure"]
    score: float
    evidence: tuple[str, ...]
