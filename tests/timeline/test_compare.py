"""People side by side, on any terminal and in rows."""

import csv
import io
import json

import pytest

from quotetrack import queries
from quotetrack.cli._screen import width
from quotetrack.errors import BadQuery, UnknownName
from quotetrack.queries import Filters

BOTH = ("zelensky", "müller")


@pytest.fixture
def many(newsroom, told):
    """Add somebody with a wide name and wide words, and somebody hostile, to the newsroom."""
    with queries.open(newsroom) as timeline:
        timeline.save(
            [
                told("空気防衛が必要です。" * 9, "李 小龍", id="wide", published="2025-10-15"),
                told("\x1b[2J\u202e=1+1", "Eve\x1b[31m Mallory", id="evil", published="2025-10-15"),
                told("Yes. " * 30, "Bo Lind", id="long", published="2025-10-15"),
            ]
        )


def test_each_has_counts_and_quotes_in_the_order_of_the_names(newsroom):
    with queries.open(newsroom) as timeline:
        ana, zelensky = timeline.compare(["müller", "volodymyr-zelensky"], Filters(limit=1))
    assert (ana.person, ana.person_id, ana.count) == ("Ana O'Brien-Müller", "ana-obrien-muller", 2)
    assert [quote.text for quote in ana.quotes] == ["It's a mistake."]
    assert [(month.period, month.count) for month in zelensky.months] == [("2025-10", 2)]
    assert zelensky.person == "Volodymyr Zelensky"


def test_filters_hold_for_each(newsroom):
    with queries.open(newsroom) as timeline:
        sides = timeline.compare(BOTH, Filters(source="times"))
    assert [(side.count, len(side.quotes)) for side in sides] == [(1, 1), (1, 1)]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["zelensky", "Зеленський"], "Volodymyr Zelensky"),
        (["müller", "zelensky", "id:ana-obrien-muller"], "O'Brien"),
        (["zelensky"], "two or more"),
        ([], "two or more"),
    ],
)
def test_it_takes_two_people(newsroom, names, told):
    with queries.open(newsroom) as timeline, pytest.raises(BadQuery, match=told):
        timeline.compare(names, Filters())


def test_nobody_is_named_twice_over(newsroom):
    with queries.open(newsroom) as timeline:
        with pytest.raises(BadQuery, match="--person"):
            timeline.compare(BOTH, Filters(person="eve"))
        with pytest.raises(UnknownName, match="zelensko"):
            timeline.compare(["müller", "zelensko"], Filters())


def test_a_wide_terminal_has_a_column_for_each_and_a_row_for_each_day(ask):
    code, out, err = ask("compare", *BOTH)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].split("  ")[-1].strip() == "Ana O'Brien-Müller"
    left, right = lines[0].index("Volodymyr"), lines[0].index("Ana")
    months = [(line[:left].strip(), line[left:right].strip(), line[right:]) for line in lines[2:7]]
    assert months == [
        ("in all", "2 quotes", "2 quotes"),
        ("2025-10", "▇▇▇▇▇▇▇▇ 2", "▇▇▇▇ 1"),
        ("2025-11", "0", "0"),
        ("2025-12", "0", "0"),
        ("2026-01", "0", "▇▇▇▇ 1"),
    ]
    [day] = [line for line in lines if line.startswith("2025-10-15")]
    assert day[left:right].strip() == "“Don't wait, please.”"
    assert day[right:] == "“It's a mistake.”"
    assert "Kyiv Courier, published," in out


def test_a_narrow_terminal_has_one_below_the_other_by_day(ask, monkeypatch):
    monkeypatch.setenv("COLUMNS", "50")
    _, out, _ = ask("compare", *BOTH)
    lines = out.splitlines()
    assert lines[0] == "Volodymyr Zelensky, 2 quotes"
    assert "Ana O'Brien-Müller, 2 quotes" in lines
    at = lines.index("Wednesday 15 October 2025")
    said = [line.strip() for line in lines[at:] if "“" in line]
    assert said == ["“Don't wait, please.”", "“It's a mistake.”", "“A new year of grain.”"]


@pytest.mark.parametrize("columns", ["50", "120"])
def test_the_same_words_of_a_day_stand_once_with_each_source(ask, newsroom, told, monkeypatch, columns):
    speech = "The gates of Karrow stay where they are, and so do we, whoever asks. Good night."
    prints = {"Gazette": speech[:67], "Herald": speech, "Mirror": speech[4:36]}
    with queries.open(newsroom) as timeline:
        timeline.save(
            [
                told(words, "Bo Lind", id=by, publisher=by, published="2025-10-15")
                for by, words in prints.items()
            ]
        )
    monkeypatch.setenv("COLUMNS", columns)
    _, out, _ = ask("compare", "bo lind", "müller")
    assert out.count("Karrow") == 1 and out.count("night") == 1
    assert all(out.count(f"{by}, published") == 1 for by in prints)
    quotes = json.loads(ask("compare", "bo lind", "müller", "--json")[1])[0]["quotes"]
    assert all(quote["quote_id"][:10] in out for quote in quotes)


@pytest.mark.parametrize("columns", [1, 50, 80, 200])
def test_any_terminal_shows_it_in_order_and_obeys_nothing(ask, many, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    for names in (("李 小龍", "bo lind"), ("李 小龍", "mallory", "bo lind", "müller")):
        code, out, _ = ask("compare", *names)
        assert code == 0
        assert not {"\x1b", "\u202e"} & set(out)
        assert all(width(line) <= max(columns, 50) for line in out.splitlines())
        assert out.count("空") == 9


def test_what_the_limit_leaves_out_is_told(ask):
    _, out, _ = ask("compare", *BOTH, "--limit", "1")
    assert out.count("2 quotes, 1 not listed") == 2


def test_rows_are_people_and_separated_values_are_quotes(ask):
    rows = json.loads(ask("compare", *BOTH, "--json")[1])
    assert [list(row) for row in rows] == [["person", "person_id", "count", "months", "quotes"]] * 2
    assert [json.loads(line) for line in ask("compare", *BOTH, "--nl")[1].splitlines()] == rows
    listed = list(csv.DictReader(io.StringIO(ask("compare", *BOTH, "--csv")[1])))
    assert [row["person_id"] for row in listed] == ["volodymyr-zelensky"] * 2 + ["ana-obrien-muller"] * 2
    assert [row["quote_id"] for row in listed] == [one["quote_id"] for row in rows for one in row["quotes"]]


def test_quotes_without_a_date_are_not_lost_in_silence(ask, newsroom, told):
    with queries.open(newsroom) as timeline:
        timeline.save([told("When was that?", "Ana O'Brien-Müller", id="h")])
    _, out, err = ask("compare", *BOTH, "--since", "2025", "--nl")
    assert [json.loads(line)["count"] for line in out.splitlines()] == [2, 2]
    assert err == "left out: 1 more quote without a date\n"
    assert "no date" in ask("compare", *BOTH)[1]


@pytest.mark.parametrize(
    "names", [["zelensky", "Volodymyr Zelensky"], ["zelensky"], ["eve", "müller", "--person", "x"]]
)
def test_a_wrong_question_is_one_line_and_exit_2(ask, names):
    code, out, err = ask("compare", *names)
    assert (code, out) == (2, "")
    assert err.startswith("error: ") and err.count("\n") == 1


def test_an_unknown_name_is_one_line_with_the_nearest(ask):
    code, out, err = ask("compare", "müller", "zelensko")
    assert (code, out) == (1, "")
    assert "Volodymyr Zelensky" in err and err.count("\n") == 1


@pytest.mark.parametrize("format_", [[], ["--csv"]])
def test_nothing_found_is_said_and_no_error(ask, format_):
    code, out, err = ask("compare", *BOTH, "--topic", "giraffe", *format_)
    assert (code, err) == (0, "nothing found\n")
    assert out.count("\n") == len(format_)  # the line of headings
