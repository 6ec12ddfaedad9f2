"""What could not be read is remembered until it can be."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime

from quotetrack.errors import UnreadableSource
from quotetrack.records import Failure
from quotetrack.store.rows import absolute

_NOTE = """
INSERT INTO failures (location, message, run, times, first_at, last_at) VALUES (?1, ?2, ?3, 1, ?4, ?4)
ON CONFLICT (location, message) DO UPDATE SET
    times = times + (run < excluded.run), run = excluded.run, last_at = excluded.last_at
"""


def next_run(connection: sqlite3.Connection) -> int:
    """Return the number of an ingest that begins now."""
    return int(connection.execute("SELECT coalesce(max(run), 0) + 1 FROM failures").fetchone()[0])


def note(connection: sqlite3.Connection, run: int, errors: Iterable[UnreadableSource]) -> None:
    """Write down what an ingest could not read; what it met before counts once more."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.executemany(
        _NOTE, [(absolute(error.location) or "", str(error), run, now) for error in errors]
    )


def settle(connection: sqlite3.Connection, run: int, locations: Iterable[str]) -> None:
    """Forget what was wrong with locations that an ingest has read to the end, and did not meet again."""
    connection.executemany(
        "DELETE FROM failures WHERE location = ? AND run < ?", [(location, run) for location in locations]
    )


def failures(connection: sqlite3.Connection) -> list[Failure]:
    """Return what could not be read, the latest first."""
    rows = connection.execute(
        "SELECT location, message, times, first_at, last_at FROM failures"
        " ORDER BY last_at DESC, location, message"
    )
    return [Failure(**dict(row)) for row in rows]
