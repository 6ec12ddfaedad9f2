"""Files that an export writes: their names, what is never overwritten, and what heads them."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.cli._asked import asked, new_file, title
from quotetrack.queries import Filters


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ilka Torvald on gates", "quotes-ilka-torvald-on-gates.md"),
        ("Quotes on gates", "quotes-on-gates.md"),
        ("../../etc/passwd", "quotes-etc-passwd.md"),
        ("..\\CON: a*b?<c>|\x00\u202e", "quotes-con-a-b-c.md"),
        ("Київ é", "quotes-київ-é.md"),
        ("", "quotes.md"),
        ("x" * 500, f"quotes-{'x' * 90}.md"),
    ],
)
def test_a_file_is_named_after_what_was_asked(tmp_path, name, expected):
    assert new_file(tmp_path, name, ".md").name == expected


@given(st.text(st.characters(codec=None)))
def test_any_title_makes_a_name_that_every_system_takes(tmp_path_factory, text):
    folder = tmp_path_factory.getbasetemp()
    path = new_file(folder, text, ".timeline.json")
    assert path.parent == folder and len(os.fsencode(path.name)) <= 100
    assert path.name.startswith("quotes") and path.name.isprintable()
    assert not set(path.name) & set('/\\:*?"<>| ')


def test_no_file_of_such_a_name_is_overwritten(ask, tmp_path):
    for _ in range(2):
        assert ask("export", "csv", "--person", "zelensky", "-o", str(tmp_path))[0] == 0
    names = sorted(path.name for path in tmp_path.glob("quotes-*.csv"))
    assert names == ["quotes-volodymyr-zelensky-2.csv", "quotes-volodymyr-zelensky.csv"]
    code, _, said = ask("export", "csv", "-o", str(tmp_path))
    assert (code, said) == (0, f"written to {tmp_path}/quotes.csv\n")


def test_the_database_itself_is_never_overwritten(ask, newsroom):
    before = newsroom.read_bytes()
    code, _, said = ask("export", "csv", "-o", str(newsroom))
    assert (code, newsroom.read_bytes()) == (2, before)
    assert said.startswith(f"error: -o {newsroom}: this is the database itself")


@pytest.mark.parametrize(
    ("filters", "person", "expected"),
    [
        (Filters(), None, ("All quotes.", "Quotes")),
        (Filters(limit=2), None, ("Quotes, at most 2.", "Quotes")),
        (
            Filters(person="torvald", topic="gates", since="2025", kind="direct"),
            "Ilka Torvald",
            ("Quotes by Ilka Torvald on “gates”, from 2025, of kind direct.", "Ilka Torvald on gates"),
        ),
    ],
)
def test_what_was_asked_is_told(filters, person, expected):
    assert (asked(filters, person), title(filters, person)) == expected


def test_a_page_says_what_was_asked_and_when(ask):
    _, page, _ = ask("export", "markdown", "--person", "zelensky", "--topic", "Tomahawks")
    assert page.startswith(
        "# Volodymyr Zelensky on Tomahawks\n\nQuotes by Volodymyr Zelensky on “Tomahawks”.\n"
    )
    _, page, _ = ask("export", "markdown", "--title", "My *own*", "--limit", "1")
    assert page.startswith("# My \\*own\\*\n\nQuotes, at most 1.\n\n1 quote from 1 article. Found on 20")


def test_quotes_without_a_date_that_a_format_cannot_take_are_counted(ask):
    code, _, said = ask("export", "timelinejs")
    assert (code, said) == (0, "left out: 1 quote without a date\n")


def test_what_is_no_text_goes_to_a_file_or_a_pipe(ask, tmp_path, monkeypatch):
    target = tmp_path / "quotes.parquet"
    assert ask("export", "parquet", "-o", str(target))[0] == 0
    assert target.read_bytes()[:4] == b"PAR1"
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    code, _, said = ask("export", "parquet")
    assert code == 2 and "this format is no text" in said


def test_a_file_that_cannot_be_written_is_told_in_one_line(ask, tmp_path):
    code, _, said = ask("export", "csv", "-o", str(tmp_path / "none" / "quotes.csv"))
    assert (code, said.count("\n")) == (1, 1) and "cannot be written: No such file or directory" in said
