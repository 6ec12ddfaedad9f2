"""What is watched, what servers said of it, and what was told of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from quotetrack.records import Watch
from quotetrack.store.connection import explained
from quotetrack.store.rows import absolute


class Watches:
    """The watches of one database."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection, self._path = connection, path

    def listed(self) -> list[Watch]:
        """Return what is watched, the first that was added first."""
        rows = self._asked("SELECT location, added_at, run_at FROM watches ORDER BY added_at, location")
        return [Watch(**dict(row)) for row in rows]

    def add(self, location: str) -> bool:
        """Watch a location from now on; say whether it was not watched before."""
        given = (absolute(location), _now())
        return self._change("INSERT OR IGNORE INTO watches (location, added_at) VALUES (?, ?)", given)

    def remove(self, location: str) -> bool:
        """Watch a location no more; say whether it was watched."""
        return self._change("DELETE FROM watches WHERE location = ?", (absolute(location),))

    def visit(self, address: str) -> tuple[str, str] | None:
        """Return the ETag and the Last-Modified that a server told of an address at the last visit."""
        rows = self._asked("SELECT etag, modified FROM visits WHERE address = ?", address)
        return (rows[0]["etag"], rows[0]["modified"]) if rows else None

    def have_run(self, visits: Mapping[str, tuple[str, str]]) -> None:
        """Take note that all that is watched was read to its end, and of what servers said meanwhile."""
        with explained(self._path), self._connection:
            self._connection.execute("UPDATE watches SET run_at = ?", [_now()])
            self._connection.executemany(
                "INSERT OR REPLACE INTO visits (address, etag, modified) VALUES (?, ?, ?)",
                [(address, *said) for address, said in visits.items()],
            )

    def newest(self) -> int:
        """Return the number of the quote that was stored last."""
        return int(self._asked("SELECT coalesce(max(number), 0) AS number FROM quotes")[0]["number"])

    def told(self, asking: str) -> tuple[int, int]:
        """Return the number of the quote after which an asking began, and of the last that was told.

        One that is new begins after the quotes that are stored now, and is kept.
        """
        if not (rows := self._asked("SELECT first, last FROM tellings WHERE asking = ?", asking)):
            self.tell(asking, self.newest())
            rows = self._asked("SELECT first, last FROM tellings WHERE asking = ?", asking)
        return rows[0]["first"], rows[0]["last"]

    def tell(self, asking: str, last: int) -> None:
        """Take note that all quotes up to a number have been told."""
        sql = "INSERT INTO tellings VALUES (?1, ?2, ?2) ON CONFLICT (asking) DO UPDATE SET last = ?2"
        self._change(sql, (asking, last))

    def _asked(self, sql: str, *given: str) -> list[sqlite3.Row]:
        with explained(self._path):
            return self._connection.execute(sql, given).fetchall()

    def _change(self, sql: str, given: tuple[object, ...]) -> bool:
        with explained(self._path), self._connection:
            return self._connection.execute(sql, given).rowcount > 0


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
