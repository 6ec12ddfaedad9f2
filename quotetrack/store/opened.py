"""An open database: what is remembered of ingests, and a copy of all of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence
from contextlib import closing
from pathlib import Path
from typing import Self

from quotetrack.errors import StoreError, UnreadableSource
from quotetrack.records import Failure
from quotetrack.store import ledger
from quotetrack.store.connection import connect, explained
from quotetrack.store.watches import Watches


class Opened:
    """A database file that is open."""

    def __init__(self, path: Path, *, read_only: bool = False, patience: float | None = None) -> None:
        """Open it; ``patience`` is how many seconds to wait for another program that writes to it."""
        self.path = path
        self._connection = connect(path, read_only=read_only, patience=patience)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database file."""
        self._connection.close()

    def next_run(self) -> int:
        """Return the number by which an ingest that begins now notes what fails."""
        with explained(self.path):
            return ledger.next_run(self._connection)

    def note_failures(
        self, run: int, errors: Sequence[UnreadableSource], settled: Collection[str] = ()
    ) -> None:
        """Write down what a run could not read, and forget what earlier ones could not of ``settled``.

        ``settled`` are the locations that this run has read to their ends.
        """
        if errors or settled:
            with explained(self.path), self._connection:
                ledger.note(self._connection, run, errors)
                ledger.settle(self._connection, run, settled)

    def failures(self) -> list[Failure]:
        """Return what could not be read yet, the latest first."""
        with explained(self.path):
            return ledger.failures(self._connection)

    @property
    def watches(self) -> Watches:
        """What is watched."""
        return Watches(self._connection, self.path)

    def backup(self, path: Path) -> None:
        """Write a copy, as all is at one moment while others read and write, and check that it is whole.

        Raises StoreError where there is something already, or the copy fails: nothing is left there then.
        """
        if path.exists():
            raise StoreError(f"{path}: there is something already: choose another name")
        unfinished = path.with_name(f"{path.name}.unfinished")
        unfinished.unlink(missing_ok=True)
        try:
            with explained(path), closing(sqlite3.connect(unfinished)) as copy:
                self._connection.backup(copy)  # in one step, so that it is of one moment
                [(said,)] = copy.execute("PRAGMA quick_check(1)").fetchall()
            if said != "ok":
                raise StoreError(f"{self.path}: the file is damaged ({said}): restore an earlier copy")
            unfinished.rename(path)
        finally:
            unfinished.unlink(missing_ok=True)
