"""Whatever befalls an ingest, nothing that is stored is lost, and the next one comes to the same end."""

import multiprocessing
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from victim import BATCH, run

from quotetrack import queries
from quotetrack.errors import StoreError

COUNT = 160
KILLS = 50
PROGRAM = (
    "import sys; sys.path.insert(0, sys.argv[1]); import victim; victim.run(sys.argv[2], int(sys.argv[3]))"
)


@pytest.fixture(scope="module")
def context():
    made = multiprocessing.get_context("forkserver")
    made.set_forkserver_preload(["victim", "quotetrack.store.resolving", "quotetrack.store.describing"])
    return made


@pytest.fixture(scope="module")
def clean(tmp_path_factory):
    path = tmp_path_factory.mktemp("clean") / "quotes.db"
    run(path, COUNT)
    return contents(path)


def contents(path):
    """Return every row of every table but when the tables were made; raise where the file is damaged."""
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: sorted(map(repr, db.execute(f"SELECT * FROM {name}")))
            for name in tables
            if name != "_sqlite_migrations"
        }


def different(one, other):
    return {name: set(one[name]) ^ set(other.get(name, ())) for name in one if one[name] != other.get(name)}


def test_kills_at_any_moment_change_nothing(context, tmp_path, clean):
    path, chance, kills, finished = tmp_path / "quotes.db", random.Random(11), 0, 0
    while kills < KILLS:
        process = context.Process(target=run, args=(path, COUNT))
        process.start()
        process.join(chance.uniform(0.02, 0.4))
        if process.is_alive():
            os.kill(process.pid, signal.SIGKILL)
            kills += 1
        process.join()
        if process.exitcode == 0:  # done before it was killed: begin again, with another file
            finished += 1
            assert different(contents(path), clean) == {}
            path = tmp_path / f"quotes{finished}.db"
    run(path, COUNT)
    assert different(contents(path), clean) == {}


def test_two_ingests_beside_each_other_are_one(context, tmp_path, clean):
    path = tmp_path / "quotes.db"
    both = [context.Process(target=run, args=(path, COUNT)) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join()
    assert [process.exitcode for process in both] == [0, 0]
    assert different(contents(path), clean) == {}


def test_a_full_disk_costs_the_last_batch_only(tmp_path, clean):
    path = tmp_path / "quotes.db"
    run(path, 40)
    limit = path.stat().st_size + 8_192  # each file of a process may be so large
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(Path(__file__).parent), str(path), str(COUNT)],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 1
    assert "StoreError" in ended.stderr.splitlines()[-1]
    assert str(path) in ended.stderr.splitlines()[-1]
    assert len(contents(path)["versions"]) >= 40
    run(path, COUNT)
    assert different(contents(path), clean) == {}


def test_a_folder_that_takes_no_writes_is_said(tmp_path):
    path = tmp_path / "closed" / "quotes.db"
    path.parent.mkdir()
    run(path, BATCH)
    before = contents(path)
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(Path(__file__).parent), f"/proc/{os.getpid()}/quotes.db", "4"],
        capture_output=True,
        text=True,
    )
    assert "StoreError" in ended.stderr.splitlines()[-1]
    assert contents(path) == before


def test_a_database_that_another_program_holds_is_waited_for(tmp_path, clean):
    path = tmp_path / "quotes.db"
    run(path, 40)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program is writing to it"):
            with queries.open(path, patience=0.2) as timeline:
                timeline.resolve_anew()
        other.execute("ROLLBACK")
    run(path, COUNT)
    assert different(contents(path), clean) == {}


@pytest.mark.parametrize("at", [0.0, 0.3, 0.9])
def test_a_damaged_file_is_said_and_left_as_it_is(tmp_path, at):
    path = tmp_path / "quotes.db"
    run(path, 40)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = path.read_bytes()
    start = int(at * len(whole)) // 4096 * 4096
    damaged = whole[:start] + b"\xa5" * 60_000 + whole[start + 60_000 :]
    path.write_bytes(damaged)
    with pytest.raises(StoreError, match=r"damaged|not a SQLite file"):
        run(path, COUNT)
        with queries.open(path) as timeline:  # where an ingest does not come by, a copy does
            timeline.backup(tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def test_a_backup_is_whole_while_others_write(context, tmp_path):
    path = tmp_path / "quotes.db"
    run(path, 8)
    process = context.Process(target=run, args=(path, COUNT))
    process.start()
    sizes = []
    for number in range(5):
        copy = tmp_path / f"copy{number}.db"
        with queries.open(path, read_only=True) as timeline:
            timeline.backup(copy)
        sizes.append(len(contents(copy)["versions"]))
        time.sleep(0.1)
    process.join()
    assert process.exitcode == 0
    assert sizes == sorted(sizes)
    assert sizes[0] >= 8
    assert all((size - 8) % BATCH == 0 or size == COUNT for size in sizes)


def test_a_backup_replaces_nothing(tmp_path):
    path = tmp_path / "quotes.db"
    run(path, BATCH)
    other = tmp_path / "other.txt"
    other.write_text("mine")
    with queries.open(path, read_only=True) as timeline, pytest.raises(StoreError, match="already"):
        timeline.backup(other)
    assert other.read_text() == "mine"
