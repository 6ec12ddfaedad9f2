"""Questions about the timeline become records: who said what, about what, when, and where it stands."""

from pathlib import Path

from quotetrack.queries.answers import (
    Counted,
    Day,
    DayCount,
    FirstLast,
    Matched,
    Period,
    PeriodSpeakers,
    PersonPage,
    PersonSummary,
    Reported,
    Retold,
    Shown,
    Side,
    Speaking,
    Spoken,
    Statement,
    Stats,
    Suggestion,
    TopicPage,
    TopicSummary,
)
from quotetrack.queries.filters import Filters
from quotetrack.queries.timeline import Timeline
from quotetrack.queries.verified import Tally, Verified

__all__ = [
    "Counted",
    "Day",
    "DayCount",
    "Filters",
    "FirstLast",
    "Matched",
    "Period",
    "PeriodSpeakers",
    "PersonPage",
    "PersonSummary",
    "Reported",
    "Retold",
    "Shown",
    "Side",
    "Speaking",
    "Spoken",
    "Statement",
    "Stats",
    "Suggestion",
    "Tally",
    "Timeline",
    "TopicPage",
    "TopicSummary",
    "Verified",
    "open",
]


def open(path: Path | str, *, read_only: bool = False, patience: float | None = None) -> Timeline:
    """Open the timeline at ``path``, making it if need be; ``read_only`` never makes or changes one.

    ``patience`` is how many seconds to wait while another program writes to it, a few where None.
    Raises StoreError.
    """
    return Timeline(Path(path), read_only=read_only, patience=patience)
