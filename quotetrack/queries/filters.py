"""Which quotes somebody asks for, checked and made exact."""

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from quotetrack.errors import BadQuery
from quotetrack.records import Kind

_DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Filters:  # a dataclass, since building its first pydantic checker takes a fifth of a command's time
    """Any subset of filters; what is None does not filter.

    ``since`` and ``until`` are days, both included; ``2025-10`` and ``2025`` mean their first and
    last day. ``source`` is a part of the publisher's name, of the url or of the path. ``versions`` are of
    texts: ``stored`` are all, with the quotes that users rejected. Raises BadQuery.
    """

    person: str | None = None
    topic: str | None = None
    since: str | None = None
    until: str | None = None
    source: str | None = None
    kind: Kind | None = None
    min_confidence: float = 0.0
    versions: Literal["current", "all", "stored"] = "current"
    limit: int | None = None

    def __post_init__(self) -> None:
        for name in ("person", "topic", "source"):
            text = getattr(self, name)
            if text is not None and not any(map(is_word_character, text)):
                raise BadQuery(f"--{name} {text!r}: nothing to look for: give a letter or digit")
        if self.kind is not None and self.kind not in get_args(Kind):
            raise BadQuery(f"--kind {self.kind!r}: choose one of {', '.join(get_args(Kind))}")
        if not 0 <= self.min_confidence <= 1:
            raise BadQuery(f"--min-confidence {self.min_confidence}: give a number from 0 to 1")
        if self.limit is not None and self.limit < 0:
            raise BadQuery(f"--limit {self.limit}: give 0 or more")
        if self.first_day and self.last_day and self.first_day > self.last_day:
            raise BadQuery(f"--since {self.since} is after --until {self.until}: no day lies between them")

    @property
    def first_day(self) -> str | None:
        """The first day that may answer, ``2025-10-01``."""
        return None if self.since is None else whole_day(str(self.since), last=False)

    @property
    def last_day(self) -> str | None:
        """The last day that may answer, ``2025-10-31``."""
        return None if self.until is None else whole_day(str(self.until), last=True)

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


def match_expression(topic: str) -> str:
    """Return the full-text query for rows that have every word of ``topic``, whatever its punctuation.

    Each word is quoted, so no character of it is an operator; ``air-defence`` is two words in a row.
    """
    parts = "".join(char if char.isprintable() else " " for char in topic).split()
    words = [part for part in parts if any(map(is_word_character, part))]
    return " ".join('"{}"'.format(word.replace('"', '""')) for word in words)
