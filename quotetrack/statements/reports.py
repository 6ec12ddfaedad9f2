"""What is compared: a quote as far as it matters for what saying it reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from quotetrack.records import Span


@dataclass(frozen=True, slots=True)
class Report:
    """A quote as far as it matters for what saying it reports.

    The fields are those of a Quote; ``position`` is its place among the quotes of its article. It was said
    from ``said_start`` up to, not with, ``said_end``. Where nobody knows who spoke, ``company`` are those who
    speak beside, one of whom it may be.
    """

    quote_id: str
    article_id: str
    person_id: str | None
    text: str
    kind: str
    frame: str
    prefix: str
    suffix: str
    cue: str | None
    medium: str | None
    addressee: str | None
    speaker_type: str
    speaker_role: str | None
    published: date | None
    said_start: date | None
    said_end: date | None
    position: int
    spans: tuple[Span, ...]
    company: frozenset[str | None] = frozenset()


@dataclass(frozen=True, slots=True)
class Likeness:
    """How surely two quotes report one saying, 0 to 1, and ``why``, in a few words."""

    score: float
    why: str
