"""Questions about the timeline become records: who said what, about what, when, and where it stands."""

from pathlib import Path

from quotetrack.queries.answers import (
    Counted,
    Day,
    DayCount,
    Matched,
    PersonPage,
    PersonSummary,
    Reported,
    Retold,
    Shown,
    Spoken,
    Statement,
    Stats,
    Suggestion,
)
from quotetrack.queries.filters import Filters
from quotetrack.queries.timeline import Timeline
from quotetrack.queries.verified import Tally, Verified

__all__ = [
    "Counted",
    "Day",
    "DayCount",
    "Filters",
    "Matched",
    "PersonPage",
    "PersonSummary",
    "Reported",
    "Retold",
    "Shown",
    "Spoken",
    "Statement",
    "Stats",
    "Suggestion",
    "Tally",
    "Timeline",
    "Verified",
    "open",
]


def open(path: Path | str, *, read_only: bool = False) -> Timeline:
    """Open the timeline at ``path``, making it if need be; ``read_only`` never makes or changes one.

    Raises StoreError.
    """
    return Timeline(Path(path), read_only=read_only)
