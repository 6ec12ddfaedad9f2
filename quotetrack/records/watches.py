"""What is watched."""

from __future__ import annotations

from quotetrack.records.record import Record


class Watch(Record):
    """A feed, a page or a folder that is looked at again and again; the moments are UTC, ISO 8601."""

    location: str
    added_at: str
    run_at: str | None
