"""Questions about the timeline become records: who said what, about what, when, and where it stands."""

from pathlib import Path

from quotetrack.queries.answers import Day, DayCount, PersonSummary, Shown, Stats
from quotetrack.queries.filters import Filters
from quotetrack.queries.timeline import Timeline

__all__ = ["Day", "DayCount", "Filters", "PersonSummary", "Shown", "Stats", "Timeline", "open"]


def open(path: Path | str, *, read_only: bool = False) -> Timeline:
    """Open the timeline at ``path``, making it if need be; ``read_only`` never makes or changes one.

    Raises StoreError.
    """
    return Timeline(Path(path), read_only=read_only)
