"""quotetrack check: what it prints, what it ends with, and what it takes."""

import io
import json
import sys
from types import SimpleNamespace

import pytest

SAID = "We need Tomahawks and air defence."


@pytest.mark.parametrize(
    ("words", "person", "verdict", "code"),
    [
        ("we need tomahawks", "Zelensky", "exact", 0),
        ("We need no Tomahawks and air defence", "Zelensky", "altered", 3),
        ("We need Tomahawks", "Ana O'Brien-Müller", "other_speaker", 4),
        ("We will plant a million trees", "Zelensky", "absent", 5),
    ],
)
def test_each_verdict_has_its_exit_code(ask, words, person, verdict, code):
    ended, printed, remarks = ask("check", words, "--person", person, "--json")
    found = json.loads(printed)
    assert (ended, found["verdict"], remarks) == (code, verdict, "")
    assert {"verdict", "speaker", "article_id", "quote_id", "text", "diff"} <= set(found)


def test_people_read_the_verdict_the_diff_and_the_source(ask):
    code, printed, _ = ask("check", "We need Tomahawks and sea defence", "--person", "zelensky")
    assert code == 3
    assert printed.splitlines()[0] == "altered"
    assert "[-air-]{+sea+}" in printed and "Kyiv Courier, A call for missiles, 2025-10-13" in printed


def test_what_strangers_wrote_is_shown_and_not_obeyed(ask):
    code, printed, _ = ask("check", "red [bold]x[/bold]", "--person", "\x1b[31mEve")
    assert code in (0, 3, 4, 5)
    assert "\x1b" not in printed


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("x", "--file", "y"),
        ("-", "--person", "x"),
        ("--file", "x", "--person", "y"),
        ("…",),
        ("a" * 20_001,),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_line(ask, words):
    code, printed, remarks = ask("check", *words)
    assert (code, printed) == (2, "")
    assert len(remarks.splitlines()) == 1


def piped(monkeypatch, data):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data), isatty=lambda: False))


def test_json_lines_are_answered_in_order(ask, monkeypatch):
    piped(monkeypatch, b'{"claimed": "we need tomahawks"}\n\n{"claimed": "no", "person": "Zelensky"}\n')
    code, printed, remarks = ask("check", "-")
    verdicts = [json.loads(line)["verdict"] for line in printed.splitlines()]
    assert (code, verdicts, remarks) == (0, ["exact", "absent"], "")


def test_a_line_that_claims_nothing_is_answered_in_its_place(ask, monkeypatch):
    lines = [
        b"x",
        b"[]",
        b'{"claimed": 3}',
        b'{"claimed": ""}',
        b"[" * 9_000,
        b"\xff",
        b'{"claimed": "a", "person": 1}',
    ]
    piped(monkeypatch, b"\n".join([*lines, b'{"claimed": "we need tomahawks"}']))
    code, printed, remarks = ask("check", "-")
    answers = [json.loads(line) for line in printed.splitlines()]
    assert code == 1
    assert ["error" in answer for answer in answers] == [True] * len(lines) + [False]
    assert len(remarks.splitlines()) == len(lines)
    assert remarks.splitlines()[2].startswith("error: -, line 3: ")


@pytest.fixture
def draft(tmp_path):
    """Return a function that writes a draft and returns its path."""

    def write(text, name="draft.md"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


GOOD = "“We need Tomahawks and air defence,” Volodymyr Zelensky said.\n"
WRONG = "“We need Tomahawks and sea defence,” Volodymyr Zelensky said on Monday.\n"


def test_a_draft_whose_quotes_stand_passes(ask, draft):
    code, printed, _ = ask("check", "--file", draft(GOOD))
    assert code == 0
    assert "exact" in printed and "Volodymyr" in printed


def test_a_draft_is_told_by_its_lines(ask, draft):
    path = draft(f"---\ntitle: A draft\n---\n\n# Missiles\n\n{GOOD}\nIt rained.\n\n{WRONG}")
    code, printed, _ = ask("check", "--file", path, "--json")
    found = json.loads(printed)
    assert code == 3
    assert [(one["line"], one["verdict"], one["file"]) for one in found] == [
        (7, "exact", path),
        (11, "altered", path),
    ]
    assert [one["person"] for one in found] == ["Volodymyr Zelensky"] * 2


def test_a_draft_that_was_ingested_does_not_prove_itself(ask, draft):
    path = draft(WRONG, "own.txt")
    assert ask("ingest", path)[0] == 0
    assert ask("check", "we need tomahawks and sea defence", "--person", "zelensky")[0] == 0
    code, printed, _ = ask("check", "--file", path, "--json")
    assert (code, json.loads(printed)[0]["verdict"]) == (3, "altered")


def test_several_drafts_are_told_apart_and_one_that_cannot_be_read_fails(ask, draft):
    paths = [draft(GOOD, "one.md"), draft(GOOD, "two.md")]
    code, printed, remarks = ask("check", "--file", paths[0], "--file", paths[1], "--file", "missing.md")
    assert code == 1
    assert sum("exact" in line for line in printed.splitlines()) == 2
    assert "one.md" in printed and "two.md" in printed and "missing.md" in remarks


def test_a_draft_without_quotes_passes_and_says_so(ask, draft):
    code, printed, remarks = ask("check", "--file", draft("It rained.\n"))
    assert (code, printed) == (0, "")
    assert "no quotes found" in remarks
