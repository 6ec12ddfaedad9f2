"""What the timeline answers, besides quotes; all of it immutable."""

from quotetrack.records import Article, Record, StoredQuote


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


class Shown(Record):
    """One quote in its article: which version of the text, and of how many."""

    quote: StoredQuote
    article: Article
    sha256: str
    version: int
    versions: int
    is_current: bool


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
