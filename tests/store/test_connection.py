"""Opening: what is made, what is migrated, what is refused, and how that is said."""

import os
import re
import shutil
import sqlite3
import threading

import pytest
from sqlite_utils import Database

from quotetrack import queries
from quotetrack.errors import StoreError
from quotetrack.store import connection, migrations


def refusal(path, **how):
    with pytest.raises(StoreError) as raised:
        queries.open(path, **how)
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_a_new_database_is_made_for_writing(database):
    with queries.open(database) as timeline:
        assert timeline.stats().articles == 0
    made = sqlite3.connect(database)
    assert made.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    made.close()


def test_foreign_keys_hold(newsroom):
    store = queries.open(newsroom)
    assert store._connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    assert store._connection.execute("PRAGMA foreign_key_check").fetchall() == []
    with pytest.raises(sqlite3.IntegrityError):
        store._connection.execute("DELETE FROM articles")
    store.close()


def test_reading_makes_no_database(database):
    message = refusal(database, read_only=True)
    assert str(database) in message and "quotetrack ingest" in message
    assert not database.exists()


def test_reading_an_empty_file_says_what_to_do_and_leaves_it_empty(database):
    database.touch()
    assert "quotetrack ingest" in refusal(database, read_only=True)
    assert database.stat().st_size == 0


def test_reading_writes_nothing(newsroom, told):
    with (
        queries.open(newsroom, read_only=True) as timeline,
        pytest.raises(StoreError, match="open for reading only"),
    ):
        timeline.save([told("No.", "Eve")])


def test_a_file_that_is_no_database(database):
    database.write_text("Dear diary, " * 100)
    assert "not a SQLite file" in refusal(database)
    assert "not a SQLite file" in refusal(database, read_only=True)


@pytest.mark.parametrize("read_only", [True, False])
def test_a_database_of_another_program_is_left_alone(database, read_only):
    with sqlite3.connect(database) as other:
        other.execute("CREATE TABLE articles (name TEXT)")
    other.close()
    before = database.read_bytes()
    assert "another program" in refusal(database, read_only=read_only)
    assert database.read_bytes() == before


def test_a_folder(tmp_path):
    assert "folder" in refusal(tmp_path)


def test_a_folder_that_is_missing(tmp_path):
    assert "there is no folder" in refusal(tmp_path / "no" / "such" / "quotes.db")


def test_a_locked_database(newsroom, told, monkeypatch):
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)
    other = sqlite3.connect(newsroom)
    other.execute("BEGIN IMMEDIATE")
    with queries.open(newsroom) as timeline:
        with pytest.raises(StoreError, match="another program is writing"):
            timeline.save([told("No.", "Eve")])
        assert timeline.stats().quotes == 7  # a reader does not wait for a writer
    other.close()


def test_who_opens_a_database_that_another_is_making_waits_as_long_as_they_say(database, monkeypatch):
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.01)
    other = sqlite3.connect(database, check_same_thread=False)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="another program is writing"), queries.open(database):
        pass
    ending = threading.Timer(0.3, other.close)
    ending.start()
    with queries.open(database, patience=60) as timeline:
        assert timeline.stats().quotes == 0
    ending.join()


def test_a_damaged_database(newsroom):
    raw = bytearray(newsroom.read_bytes())
    raw[4096:] = os.urandom(len(raw) - 4096)
    newsroom.write_bytes(raw)
    assert "damaged" in refusal(newsroom, read_only=True)


def test_a_database_of_a_newer_quotetrack(newsroom):
    with sqlite3.connect(newsroom) as newer:
        newer.execute("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('quotetrack', 'm999_x')")
    newer.close()
    assert "newer quotetrack" in refusal(newsroom)


def test_a_finished_database_where_nothing_can_be_written(newsroom, tmp_path):
    """SQLite keeps files of its own beside a database, unless told that the medium takes none."""
    plain = tmp_path / "plain.db"
    shutil.copy(newsroom, plain)
    for suffix in ("-wal", "-shm"):
        plain.with_name(plain.name + suffix).mkdir()  # now neither can be made
    with queries.open(plain, read_only=True) as timeline:
        assert timeline.stats().quotes == 7


@pytest.mark.parametrize("steps", range(1, connection.SCHEMA_VERSION))
def test_an_older_database_is_migrated_when_opened(database, steps):
    names = [step.name for step in migrations.migrations.pending(Database(memory=True))]
    older = sqlite3.connect(database)
    migrations.migrations.apply(Database(older), stop_before=names[steps])
    older.close()
    with queries.open(database, read_only=True) as timeline:
        assert timeline.stats().quotes == 0


def test_migrations_are_numbered_in_order_and_explained():
    steps = migrations.migrations.pending(Database(memory=True))
    assert len(steps) == connection.SCHEMA_VERSION
    assert [step.name[:5] for step in steps] == [f"m{number:03}_" for number in range(1, len(steps) + 1)]
    assert all(re.fullmatch(r"[A-Z].+\.", step.fn.__doc__) for step in steps)
