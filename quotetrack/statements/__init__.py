"""Which quotes report one saying: for now, those with the same words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from quotetrack.records import Span, digest
from quotetrack.words import folded

REACH = 4  # days


@dataclass(frozen=True, slots=True)
class Report:
    """A quote as far as it matters for what saying it reports."""

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


@dataclass(frozen=True)
class Likeness:
    """How sure it is that two quotes report one saying, 0 to 1, and why."""

    score: float
    why: str


def window(report: Report) -> tuple[date, date] | None:
    """Return the first and the last day on which it may have been said."""
    if report.said_start and report.said_end:
        return report.said_start, report.said_end - timedelta(days=1)
    if report.published:
        return report.published - timedelta(days=3), report.published + timedelta(days=1)
    return None


def fingerprints(text: str) -> frozenset[int]:
    """Return numbers that a wording shares with others that have five words in a row of it."""
    found = folded(text)
    return frozenset(int(digest(*found[i : i + 5])[:12], 16) for i in range(len(found) - 4))


def likeness(one: Report, other: Report) -> Likeness | None:
    """Return what joins two quotes, None for nothing."""
    return (
        Likeness(1.0, "same words")
        if folded(one.text) == folded(other.text) and one.person_id == other.person_id
        else None
    )


def grouped(
    reports: Collection[Report], links: Mapping[tuple[str, str], Likeness]
) -> list[tuple[Report, ...]]:
    """Return the quotes that links join, together."""
    of = {r.quote_id: r.quote_id for r in reports}

    def root(a: str) -> str:
        while of[a] != a:
            a = of[a]
        return a

    for a, b in sorted(links):
        x, y = sorted((root(a), root(b)))
        of[y] = x
    groups: dict[str, list[Report]] = {}
    for r in reports:
        groups.setdefault(root(r.quote_id), []).append(r)
    return [tuple(g) for g in groups.values()]


def fullest(reports: Collection[Report]) -> Report:
    """Return the quote with the fullest wording."""
    return max(reports, key=lambda r: (len(r.text), r.quote_id))
