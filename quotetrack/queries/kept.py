"""What is read of a database once, and again only when it has changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TypeVar, cast

Found = TypeVar("Found")


class Kept:
    """An open database, and what questions keep of it from one to the next."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._state: tuple[int, int] | None = None
        self._found: dict[Callable[[sqlite3.Connection], object], object] = {}

    def get(self, read: Callable[[sqlite3.Connection], Found]) -> Found:
        """Return what ``read``, a function of a module, finds in the database as it is now."""
        if self.connection.in_transaction:  # what is not yet sure may be taken back
            return read(self.connection)
        # the first counts what other programs wrote, the second what was written through this connection
        (version,) = self.connection.execute("PRAGMA data_version").fetchone()
        state = (version, self.connection.total_changes)
        if state != self._state:
            self._state, self._found = state, {}
        if read not in self._found:
            self._found[read] = read(self.connection)
        return cast(Found, self._found[read])
