"""A folder of Parquet: what is written, what is loaded from it, and what it refuses."""

import json
import sqlite3
from contextlib import closing

import pytest
from typer.testing import CliRunner

from quotetrack import queries
from quotetrack.cli import application
from quotetrack.cluster import Folder, Run, extract_here, load
from quotetrack.errors import StoreError
from quotetrack.workers import Making

ARTICLES = (
    {"id": "a", "text": "“We will build the dam,” Ilka Torvald said.", "published": "2025-10-03"},
    {"id": "b", "text": "“It was a mistake.” “Never again,” Jo Orwell said on Monday.", "title": "=1+1"},
    {
        "id": "c",
        "text": "Nobody spoke. \ud800",
        "published": "2025-11-30T23:00:00+01:00",
        "url": "https://x.example/1",
    },
    {"id": "d", "text": "“The gates are shut now,” Torvald said.", "published": "no day at all"},
    {"title": "no text"},
)
# what differs between two that store the same: when it happened, and counters of rows that went
_OWN = ("_sqlite_migrations", "sqlite_sequence")


@pytest.fixture
def corpus(tmp_path):
    lines = [json.dumps(one) for one in ARTICLES]
    (tmp_path / "news.jsonl").write_text("\n".join(lines), "ascii")
    (tmp_path / "own.txt").write_text("“This is a note,” Ana Brown said.", "utf-8")
    return str(tmp_path / "news.jsonl"), str(tmp_path / "own.txt")


def rows(database):
    """Return every row of every table, in any order."""
    with closing(sqlite3.connect(database)) as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: sorted(db.execute(f"SELECT * FROM [{name}]"), key=repr)
            for name in names
            if name not in _OWN
        }


def files(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def run(*arguments):
    return CliRunner().invoke(application(), [str(argument) for argument in arguments])


def test_a_loaded_database_is_what_an_ingest_makes(corpus, tmp_path):
    assert run("extract", *corpus, "--output", tmp_path / "out").exit_code == 0
    assert run("load", tmp_path / "out", "--db", tmp_path / "loaded.db").exit_code == 0
    assert run("ingest", *corpus, "--db", tmp_path / "ingested.db", "--workers", 1).exit_code == 0
    loaded, ingested = rows(tmp_path / "loaded.db"), rows(tmp_path / "ingested.db")
    assert len(loaded["quotes"]) == 5 and len(loaded["articles"]) == 5
    for name in ingested:
        if name == "failures":  # each notes when
            assert [row[:2] for row in loaded[name]] == [row[:2] for row in ingested[name]]
        else:
            assert loaded[name] == ingested[name], name
    again = run("load", tmp_path / "out", "--db", tmp_path / "loaded.db")
    assert "5 unchanged" in again.stderr
    assert rows(tmp_path / "loaded.db")["quotes"] == loaded["quotes"]


def test_articles_lie_by_month_and_a_second_run_writes_the_same(corpus, tmp_path):
    out = tmp_path / "out"
    made = Run(corpus)
    first = extract_here(made, str(out), Making())
    before = files(out)
    months = {path.split("/")[1] for path in before if path.startswith("articles/")}
    assert months == {"month=2025-10", "month=2025-11", "month=unknown"}
    assert (first.articles, first.failed, first.warnings) == (5, 1, 1)
    (out / "quotes" / "month=2025-10" / "9999999-0000000.parquet").write_bytes(b"left by an earlier try")
    assert extract_here(made, str(out), Making()) == first
    assert files(out) == before


def test_a_folder_that_is_not_whole_or_holds_something_else_is_refused(corpus, tmp_path):
    out = tmp_path / "out"
    extract_here(Run(corpus), str(out), Making())
    with pytest.raises(StoreError, match="another run wrote"):
        extract_here(Run(corpus, indirect=True), str(out), Making())
    (out / "_SUCCESS").unlink()
    with (
        queries.open(tmp_path / "quotes.db") as timeline,
        pytest.raises(StoreError, match="no finished output"),
    ):
        load(str(out), timeline)
    with pytest.raises(StoreError, match="something else already"):
        Folder(str(tmp_path)).begin(Run(corpus))


def test_damaged_parquet_is_named(corpus, tmp_path):
    out = tmp_path / "out"
    extract_here(Run(corpus), str(out), Making())
    next(out.rglob("quotes/**/*.parquet")).write_bytes(b"PAR1 no more")
    with queries.open(tmp_path / "quotes.db") as timeline, pytest.raises(StoreError, match="it is damaged"):
        load(str(out), timeline)


@pytest.mark.parametrize(
    "arguments", [("extract", "x", "--output", "y", "--nl"), ("extract", "x", "--address", "local")]
)
def test_options_that_mean_nothing_together_are_refused(arguments):
    assert run(*arguments).exit_code == 2
