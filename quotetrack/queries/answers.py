"""What the timeline answers, besides quotes; all of it immutable."""

from datetime import date
from typing import Literal

from quotetrack.records import Article, Person, Record, StoredQuote, Topic


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


class Period(Record):
    """A day, week, month or year from ``start`` to ``end``, both included, with how many quotes it has.

    Quotes without a date are in a period of which all three are None. One of which only the month or the year
    is known counts on the first day of it: ``maybe_later`` are those that may have been said after ``end``.
    """

    period: str | None
    start: date | None
    end: date | None
    count: int
    maybe_later: int = 0


class Speaking(Record):
    """Somebody with how many quotes."""

    person: str
    person_id: str
    count: int


class PeriodSpeakers(Period):
    """A period with those who are quoted most in it."""

    speakers: tuple[Speaking, ...]


class FirstLast(Record):
    """The first and the latest wording of one person, one quote where there is but one; None without a date.

    ``diff`` tells word by word what differs where the two are nearly the same wording, else it is None;
    ``months`` are those with quotes, and ``count`` is all quotes, those without a date too.
    """

    first: StoredQuote | None
    last: StoredQuote | None
    diff: str | None
    months: tuple[Period, ...]
    count: int


class Side(Record):
    """What one of several people said: how often, in which months, and the quotes within the limit."""

    person: str
    person_id: str
    count: int
    months: tuple[Period, ...]
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


class TopicSummary(Record):
    """A topic and its quotes: how many, from which day to which, of how many people."""

    id: str
    label: str
    scheme: str
    quotes: int
    first: str | None
    last: str | None
    people: int


class TopicPage(Record):
    """Everything known of a topic; ``narrower`` are labels of its parts, ``people`` who speaks most of it.

    ``scheme`` is the title of the list that it stands in, with the ``licence`` to use that.
    """

    summary: TopicSummary
    topic: Topic
    scheme: str
    licence: str
    narrower: tuple[str, ...]
    people: tuple[Counted, ...]
    quotes: tuple[StoredQuote, ...]
