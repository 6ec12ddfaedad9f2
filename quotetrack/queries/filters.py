"""Which quotes somebody asks for, checked and made exact."""

import re
import unicodedata
from calendar import monthrange
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, field_validator, model_validator

from quotetrack.errors import BadQuery
from quotetrack.records import Kind, Record

_DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")


class Filters(Record):
    """Any subset of filters; what is None does not filter.

    ``since`` and ``until`` are days, both included; ``2025-10`` and ``2025`` mean their first and
    last day. ``source`` is a part of the publisher's name, of the url or of the path. Raises BadQuery.
    """

    person: str | None = None
    topic: str | None = None
    since: str | None = None
    until: str | None = None
    source: str | None = None
    kind: Kind | None = None
    min_confidence: Annotated[float, Field(ge=0, le=1)] = 0.0
    versions: Literal["current", "all"] = "current"
    limit: Annotated[int, Field(ge=0)] | None = None

    @field_validator("person", "topic", "source", mode="before")
    @classmethod
    def _is_text(cls, value: Any, info: Any) -> Any:
        if not isinstance(value, str):
            return value
        value = value.encode("utf-8", "replace").decode()  # an argument may carry bytes that are no text
        if not any(is_word_character(char) for char in value):
            raise BadQuery(f"--{info.field_name} {value!r}: nothing to look for: give a letter or digit")
        return value

    @field_validator("since", "until", mode="before")
    @classmethod
    def _is_day(cls, value: Any, info: Any) -> Any:
        if value is None:
            return None
        return whole_day(str(value), last=info.field_name == "until")

    @model_validator(mode="after")
    def _in_order(self) -> "Filters":
        if self.since and self.until and self.since > self.until:
            raise BadQuery(f"--since {self.since} is after --until {self.until}: no day lies between them")
        return self

    @property
    def is_dated(self) -> bool:
        """Say whether only quotes with a date can answer."""
        return bool(self.since or self.until)


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
    category = unicodedata.category(char)
    return category[0] in "LN" or category == "Co"


def match_expression(topic: str) -> str:
    """Return the full-text query for rows that have every word of ``topic``, whatever its punctuation.

    Each word is quoted, so no character of it is an operator; ``air-defence`` is two words in a row.
    """
    parts = "".join(char if char.isprintable() else " " for char in topic).split()
    words = [part for part in parts if any(map(is_word_character, part))]
    return " ".join('"{}"'.format(word.replace('"', '""')) for word in words)
