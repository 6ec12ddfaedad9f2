"""The commands that read articles: what they print where, and how they end."""

import json
import os
import pty
import sqlite3
import subprocess
import sys
from contextlib import closing, nullcontext
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from test_ingest import TEXT, quotes_of
from typer.testing import CliRunner

from quotetrack.cli import application
from quotetrack.records import Quote

SAMPLES = Path(__file__).parent.parent / "data" / "samples"
DESIGNED = (
    "article_id quote_id kind text spans prefix suffix speaker speaker_type person_id"
    " speaker_mention speaker_span speaker_role cue cue_span addressee medium confidence"
    " published said_start said_end said_evidence topics"
).split()


@pytest.fixture
def loaded(monkeypatch):
    """Stand in for the extractor; return the models that it was asked to load, and if for indirect ones."""
    models = []
    module = ModuleType("quotetrack.extraction")

    def load(model, *, indirect):
        models.append((model, indirect))
        return SimpleNamespace(memory_zone=nullcontext)

    module.load = load
    module.extract_each = lambda articles, *, nlp: ((article, quotes_of(article)) for article in articles)
    monkeypatch.setitem(sys.modules, "quotetrack.extraction", module)
    return models


def run(*arguments, given=None):
    return CliRunner().invoke(application(), [str(argument) for argument in arguments], input=given)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.jsonl").write_text(
        json.dumps({"text": "“Yes.”"}) + "\nbroken\n" + '{"text": "a", "published": "x"}'
    )
    return tmp_path


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(("least", "printed"), [("0", 3), ("1", 0)])
def test_extract_leaves_out_what_is_not_sure_enough(folder, least, printed):
    assert len(run("extract", folder, "--min-confidence", least).stdout.splitlines()) == printed


@pytest.mark.usefixtures("loaded")
def test_extract_prints_json_lines_and_problems_apart(folder):
    ended = run("extract", folder)
    quotes = [json.loads(line) for line in ended.stdout.splitlines()]
    assert [quote["text"] for quote in quotes] == ["We stay,", "The dam holds.", "Yes."]
    assert all(list(quote) == list(Quote.model_fields) for quote in quotes)
    assert list(quotes[0])[: len(DESIGNED)] == DESIGNED
    assert ended.stderr.splitlines() == [
        f"error: {folder}/b.jsonl, line 2: broken JSON at column 1: Expecting value",
        f"warning: {folder}/b.jsonl, line 3: `published` is 'x', not an ISO 8601 date such as 2025-10-13;"
        " the article is kept without it",
    ]
    assert ended.exit_code == 0


@pytest.mark.usefixtures("loaded")
def test_extract_prints_an_array_when_asked(folder):
    ended = run("extract", "--json", folder)
    assert [quote["text"] for quote in json.loads(ended.stdout)] == ["We stay,", "The dam holds.", "Yes."]
    assert json.loads(run("extract", "--json", "-", given="No quote here.").stdout) == []


@pytest.mark.usefixtures("loaded")
def test_extract_reads_standard_input(folder):
    assert run("extract", "--nl", "-", given=TEXT).stdout == run("extract", folder / "a.txt").stdout


@pytest.mark.usefixtures("loaded")
def test_extract_prints_nothing_that_a_terminal_obeys():
    text = "“a\x1b[31m\x9b\u202e\u2066b”"
    ended = run("extract", "-", given=json.dumps({"text": text}))
    assert not set("\x1b\x9b\u202e\u2066") & set(ended.stdout)
    assert json.loads(ended.stdout)["text"] == text[1:-1]


def test_extract_asks_for_the_model_that_is_named(loaded, folder):
    run("extract", "--model", "en_other", folder)
    assert loaded == [("en_other", False)]


def test_indirect_statements_are_looked_for_when_asked(loaded, folder):
    run("extract", "--indirect", folder)
    run("ingest", "--indirect", "--db", folder / "quotes.db", folder)
    assert loaded == [(None, True), (None, True)]


@pytest.mark.parametrize("command", ["extract", "ingest"])
def test_nothing_read_is_a_failure_that_loads_no_model(command, loaded, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ended = run(command, "missing.txt")
    assert (
        ended.stderr.splitlines()[0] == "error: missing.txt: there is no such file or folder: check the path"
    )
    assert (ended.exit_code, ended.stdout, loaded) == (1, "", [])


@pytest.mark.parametrize(
    "arguments",
    [["extract"], ["ingest"], ["extract", "--json", "--nl", "-"], ["ingest", "-", "--workers", "0"]],
)
def test_a_wrong_call_is_a_usage_error(arguments):
    ended = run(*arguments)
    assert ended.exit_code == 2
    assert "Usage:" in ended.stderr


@pytest.mark.usefixtures("loaded")
def test_ingest_says_what_became_of_the_articles(folder, tmp_path):
    arguments = ("ingest", folder, "--db", tmp_path / "quotes.db")
    first, second = run(*arguments), run(*arguments)
    assert (first.exit_code, first.stdout) == (second.exit_code, second.stdout) == (0, "")
    counts, found = first.stderr.splitlines()[-2:]
    assert (
        counts
        == "3 articles: 3 new, 0 updated, 0 unchanged, 1 failed (--failures lists them), 1 with a warning"
    )
    assert found.startswith("3 quotes of 1 speaker in 10 words, ")
    assert found.endswith(f" s, stored in {tmp_path}/quotes.db")
    counts, found = second.stderr.splitlines()[-2:]
    assert counts.startswith("3 articles: 0 new, 0 updated, 3 unchanged, ")
    assert found.startswith("nothing new, ")


@pytest.mark.usefixtures("loaded")
def test_an_interrupted_ingest_says_how_to_go_on(folder, tmp_path, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.modules["quotetrack.extraction"], "extract_each", interrupted)
    ended = run("ingest", folder, "--db", tmp_path / "quotes.db")
    assert ended.exit_code == 130
    last = ended.stderr.splitlines()[-1]
    assert last == "stopped; what is stored stays, and the same command goes on from there"


@pytest.mark.usefixtures("loaded")
def test_a_database_that_cannot_be_opened_is_told_before_anything_is_read(folder, tmp_path):
    (tmp_path / "no.db").write_text("this is no database, but long enough to be taken for one" * 99)
    ended = run("ingest", folder, "--db", tmp_path / "no.db")
    assert type(ended.exception).__name__ == "StoreError"
    assert ended.stderr == ""


def on_a_terminal(*arguments):
    """Run the command with its messages on a terminal; return its exit code and what the terminal saw."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "quotetrack", *map(str, arguments)]
    with subprocess.Popen(command, stderr=theirs, stdout=subprocess.DEVNULL) as process:
        os.close(theirs)
        seen = b"".join(iter(lambda: _chunk(ours), b""))
    os.close(ours)
    return process.returncode, seen.decode()


def _chunk(terminal):
    try:
        return os.read(terminal, 4096)
    except OSError:  # how Linux says that nobody holds the other end of a terminal any more
        return b""


def test_the_samples_are_ingested_twice_by_the_real_thing(tmp_path):
    database = tmp_path / "quotes.db"
    code, seen = on_a_terminal("ingest", SAMPLES, "missing.txt", "--db", database)
    assert code == 0
    assert "━" in seen and " words/s" in seen
    assert "error: missing.txt: there is no such file or folder: check the path" in seen
    assert " new, 0 updated, 0 unchanged, 1 failed" in seen
    before = rows_of(database)
    # the second time no bar, since this is no terminal, and no model, since nothing is new
    ended = run("ingest", SAMPLES, "--db", database)
    assert ": 0 new, 0 updated, " in ended.stderr.splitlines()[0]
    assert rows_of(database) == before
    assert len(before["quotes"]) > 100


def rows_of(database):
    with closing(sqlite3.connect(database)) as opened:
        return {
            name: opened.execute(f"SELECT * FROM {name}").fetchall()
            for name in ("versions", "quotes", "people")
        }


def test_a_closed_pipe_ends_quietly(tmp_path):
    # more than the pipe holds, so that there is something left to write when its reader is gone
    articles = tmp_path / "many.jsonl"
    articles.write_text("".join(json.dumps({"text": TEXT * 20}) + "\n" for _ in range(100)))
    command = f"{sys.executable} -m quotetrack extract {articles} | head -n 1"
    ended = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=120)
    assert json.loads(ended.stdout)["text"].startswith("We stay,")
    assert ended.stderr == ""
