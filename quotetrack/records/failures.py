"""What could not be read."""

from __future__ import annotations

from quotetrack.records.record import Record


class Failure(Record):
    """An article, or a whole file or address, that could not be read.

    ``location`` is what to read again, empty where that is nobody's to say; ``message`` says what, where and
    what to do; ``times`` counts the ingests that met it; the moments are UTC, ISO 8601.
    """

    location: str
    message: str
    times: int
    first_at: str
    last_at: str
