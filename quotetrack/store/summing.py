"""The quotes that report one saying become what is known of the statement; pure."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from quotetrack.records import digest, is_recycled
from quotetrack.statements import Report, fullest
from quotetrack.store.reports import Printed

_DAY = timedelta(days=1)
_HOUR = re.compile(r"[T ]\d\d")


@dataclass(frozen=True)
class Summary:
    """A row of ``statements``, and which of its quotes were printed long after it was said."""

    row: dict[str, str | int | None]
    recycled: frozenset[int]


def summary(members: Sequence[Printed]) -> Summary:
    """Return what is known of the statement that quotes report; a function of the set alone."""
    ordered = sorted(members, key=_printing)
    first = ordered[0]
    start, end = _said([member.report for member in members])
    row: dict[str, str | int | None] = {
        "id": digest("statement", first.report.quote_id),
        "person_id": _speaker(ordered),
        "said_start": start.isoformat() if start else None,
        "said_end": end.isoformat() if end else None,
        "first_reported": first.report.published.isoformat() if first.report.published else None,
        "first_publisher": first.publisher,
        "outlets": len({member.outlet for member in members}),
        "quotes": len(members),
        "text": fullest([member.report for member in members]).text,
    }
    over = end or (first.report.published + _DAY if first.report.published else None)
    late = (member.number for member in members if over and _is_late(member.report, over))
    return Summary(row, frozenset(late))


def _printing(member: Printed) -> tuple[date, float, str]:
    """Order by the day, then by the hour where an outlet tells it."""
    second = math.inf
    if member.published and _HOUR.search(member.published):
        moment = datetime.fromisoformat(member.published)
        second = moment.replace(tzinfo=moment.tzinfo or UTC).timestamp()
    return member.report.published or date.max, second, member.report.quote_id


def _said(reports: Sequence[Report]) -> tuple[date | None, date | None]:
    """Return the days on which all who tell a day agree."""
    start = max((report.said_start for report in reports if report.said_start), default=None)
    end = min((report.said_end for report in reports if report.said_end), default=None)
    return (start, end) if start and end and start < end else (None, None)


def _speaker(ordered: Sequence[Printed]) -> str | None:
    """Return to whom most quotes lay it; of as many, to whom the first does."""
    counts = Counter(member.report.person_id for member in ordered if member.report.person_id)
    return max(
        counts, key=lambda person: counts[person], default=None
    )  # of equals the first that was counted


def _is_late(report: Report, over: date) -> bool:
    return is_recycled(over.isoformat(), report.published.isoformat() if report.published else None)
