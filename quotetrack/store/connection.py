"""A path becomes an open, migrated database, or one line that says why not."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from quotetrack.errors import StoreError

SCHEMA_VERSION = 16  # how many migrations there are: known here so that a reader need not import sqlite-utils
BUSY_SECONDS = 5.0
_CACHE = 32_768  # KiB of the file that are kept in memory, once read

_REASONS = {  # SQLite's own words, and what to do about them
    "file is not a database": "this is not a SQLite file: choose another with --db",
    "database is locked": "another program is writing to it: try again when that has finished",
    "attempt to write a readonly database": "it is open for reading only",
    "unable to open database file": "it cannot be opened: check that the folder exists and may be written",
    "database disk image is malformed": "the file is damaged: restore a copy, or ingest into a new file",
    "database or disk is full": "the disk is full: make room, and give the same command again",
    "disk I/O error": "it cannot be read or written: look whether the disk is full or broken",
}


def connect(path: Path, *, read_only: bool, patience: float | None = None) -> sqlite3.Connection:
    """Open the database at ``path``, made or migrated to the newest shape first.

    ``read_only`` never creates a file and refuses every write; ``patience`` is how many seconds to wait for
    another program that writes. Raises StoreError.
    """
    _check_place(path, must_exist=read_only)
    with explained(path):
        patience = patience or BUSY_SECONDS
        connection = _open(path, create=not read_only, patience=patience)
        try:
            _prepare(connection, path, read_only=read_only, patience=patience)
        except BaseException:
            connection.close()
            raise
        return connection


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite complains of into one line about ``path``."""
    try:
        yield
    except sqlite3.Error as error:
        reason = next((ours for theirs, ours in _REASONS.items() if theirs in str(error)), str(error))
        raise StoreError(f"{path}: {reason}") from error


def _check_place(path: Path, *, must_exist: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path}: this is a folder: name a file with --db")
    if must_exist and not path.exists():
        raise StoreError(f"{path}: no such database: make one with quotetrack ingest LOCATION --db {path}")
    if not path.parent.is_dir():
        raise StoreError(f"{path}: there is no folder {path.parent}: make it first")


def _open(path: Path, *, create: bool, patience: float) -> sqlite3.Connection:
    location = path.absolute().as_uri()
    connection = sqlite3.connect(f"{location}?mode={'rwc' if create else 'rw'}", uri=True, timeout=patience)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError as error:
        connection.close()
        if create or "unable to open" not in str(error):
            raise
        # a finished database on a medium that takes no writes: nobody can change it under us
        connection = sqlite3.connect(f"{location}?immutable=1", uri=True)
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, *, read_only: bool, patience: float) -> None:
    connection.row_factory = sqlite3.Row
    done = _migrations_done(connection, path)
    if done > SCHEMA_VERSION:
        raise StoreError(f"{path}: written by a newer quotetrack: install that one to read it")
    if read_only and not done:
        raise StoreError(f"{path}: nothing in it yet: fill it with quotetrack ingest LOCATION --db {path}")
    if done < SCHEMA_VERSION:
        _migrate(path, patience)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(
        "PRAGMA synchronous = NORMAL"
    )  # with WAL a crash loses no finished transaction but the last
    connection.execute(f"PRAGMA cache_size = -{_CACHE}")
    if read_only:
        connection.execute("PRAGMA query_only = ON")


def _migrations_done(connection: sqlite3.Connection, path: Path) -> int:
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "_sqlite_migrations" in tables:
        query = "SELECT count(*) FROM _sqlite_migrations WHERE migration_set = 'quotetrack'"
        (done,) = connection.execute(query).fetchone()
        if done:
            return int(done)
    if tables:
        raise StoreError(f"{path}: a database of another program: choose another file with --db")
    return 0


def _migrate(path: Path, patience: float) -> None:
    from sqlite_utils import Database  # imports numpy where there is one: only writers pay for it

    from quotetrack.store.describing import Describing
    from quotetrack.store.migrations import migrations
    from quotetrack.store.resolving import Resolving
    from quotetrack.store.stating import Statements

    # a connection of its own, closed when done: the change is then on disk for every other one
    with closing(sqlite3.connect(path, timeout=patience)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        # of two programs that start at once, one waits and finds it done
        connection.execute("BEGIN IMMEDIATE")
        connection.row_factory = sqlite3.Row
        migrations.apply(Database(connection))
        if connection.execute("SELECT 1 FROM articles LIMIT 1").fetchone():
            # people, statements and topics are made otherwise than by an earlier version
            statements, describing = Statements(connection), Describing(connection)
            statements.update()
            Resolving(connection).update()
            describing.update()
            statements.finish()
            describing.finish()
        connection.commit()
