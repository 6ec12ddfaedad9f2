"""Which quotes somebody asks for, checked and made exact."""

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from quotetrack.errors import BadQuery
from quotetrack.records import Kind

Order = Literal["date", "relevance"]

_DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Filters:  # a dataclass, since building its first pydantic checker takes a fifth of a command's time
    """Any subset of filters; what is None does not filter.

    ``topic`` is a topic's label or id, or free words: what is tagged, has the words or means the like
    answers. ``search`` has the words, phrases and operators of a full-text search. ``like`` is what is sought
    by its meaning. ``since`` and ``until`` are days, both included; ``2025-10`` and ``2025`` mean their first
    and last day. ``source`` is a part of the publisher's name, of the url or of the path. ``versions`` are of
    texts: ``stored`` are all, with the quotes that users rejected. ``order`` is by date, or the best answer
    first; where nothing is said, the best first of what is searched or alike, else by date.
    ``stored_after`` is the number of a quote: those that were stored later answer. Raises BadQuery.
    """

    person: str | None = None
    topic: str | None = None
    search: str | None = None
    like: str | None = None
    since: str | None = None
    until: str | None = None
    source: str | None = None
    kind: Kind | None = None
    min_confidence: float = 0.0
    versions: Literal["current", "all", "stored"] = "current"
    order: Order | None = None
    limit: int | None = None
    stored_after: int | None = None

    def __post_init__(self) -> None:
        self._check_words()
        for name, choice in (("kind", Kind), ("order", Order)):
            if getattr(self, name) not in (None, *get_args(choice)):
                raise BadQuery(
                    f"--{name} {getattr(self, name)!r}: choose one of {', '.join(get_args(choice))}"
                )
        if self.order == "relevance" and not self.is_seeking:
            raise BadQuery("--order relevance: to what? say --topic, --search or --like, too")
        if not 0 <= self.min_confidence <= 1:
            raise BadQuery(f"--min-confidence {self.min_confidence}: give a number from 0 to 1")
        if self.limit is not None and self.limit < 0:
            raise BadQuery(f"--limit {self.limit}: give 0 or more")
        if self.first_day and self.last_day and self.first_day > self.last_day:
            raise BadQuery(f"--since {self.since} is after --until {self.until}: no day lies between them")

    def _check_words(self) -> None:
        for name in ("person", "topic", "search", "like", "source"):
            text = getattr(self, name)
            if text is not None and not any(map(is_word_character, text)):
                raise BadQuery(f"--{name} {text!r}: nothing to look for: give a letter or digit")

    @property
    def first_day(self) -> str | None:
        """The first day that may answer, ``2025-10-01``."""
        return None if self.since is None else whole_day(str(self.since), last=False)

    @property
    def last_day(self) -> str | None:
        """The last day that may answer, ``2025-10-31``."""
        return None if self.until is None else whole_day(str(self.until), last=True)

    @property
    def is_seeking(self) -> bool:
        """Say whether something is looked for that quotes answer more or less well."""
        return bool(self.topic or self.search or self.like)

    @property
    def is_ranked(self) -> bool:
        """Say whether the best answer comes first."""
        return (self.order or ("relevance" if self.search or self.like else "date")) == "relevance"

    @property
    def is_dated(self) -> bool:
        """Say whether only quotes with a date can answer."""
        return self.since is not None or self.until is not None


def whole_day(text: str, *, last: bool) -> str:
    """Return the first or the last day, ``2025-10-31``, of a day, month or year; else raise BadQuery."""
    match = _DAY.fullmatch(text.strip())
    try:
        if not match:
            raise ValueError(text)
        year, month = int(match["year"]), int(match["month"] or (12 if last else 1))
        day = int(match["day"] or (monthrange(year, month)[1] if last else 1))
        return date(year, month, day).isoformat()
    except ValueError:
        raise BadQuery(f"{text!r} is no date: write 2025-10-31, 2025-10 or 2025") from None


def is_word_character(char: str) -> bool:
    """Say whether the full-text index takes ``char`` for a part of a word."""
    return unicodedata.category(char)[0] in "LN"


def bindable(text: str) -> str:
    """Return ``text`` as SQLite takes it: an argument may carry bytes that are no characters."""
    return text.encode("utf-8", "replace").decode()
