"""The timeline on the terminal and in rows, by any period."""

import csv
import io
import json

import pytest

from quotetrack import queries
from quotetrack.cli._bars import bar_lines
from quotetrack.cli._screen import width
from quotetrack.queries.periods import summed


@pytest.fixture
def busy(newsroom, told):
    """Add a month of one speaker, and a hostile and a wide name, to the newsroom."""
    days = [f"2024-12-{day:02}" for day in range(9, 32)]
    with queries.open(newsroom) as timeline:
        timeline.save([told("Yes.", "Bo Lind", id=day, published=day) for day in days])
        timeline.save(
            [
                told("空気防衛。", "李 小龍", id="wide", published="2024-12-31"),
                told("No.", "Eve\x1b[31m \u202eMallory", id="evil", published="2025-01-01"),
            ]
        )


def rows(out):
    return [line.split() for line in out.splitlines()]


def test_weeks_have_their_monday_and_gaps_are_marked(ask, busy):
    code, out, err = ask("timeline", "--by", "week")
    assert (code, err) == (0, "")
    assert out.splitlines()[:6] == [
        "2024-W50  2024-12-09  7  " + "▇" * 28,
        "2024-W51  2024-12-16  7  " + "▇" * 28,
        "2024-W52  2024-12-23  7  " + "▇" * 28,
        "2025-W01  2024-12-30  4  " + "▇" * 16,
        "⋮                        40 weeks without a quote",
        "2025-W42  2025-10-13  3  " + "▇" * 12,
    ]
    assert out.splitlines()[-1] == "no date               1  ▇▇▇▇"


def test_months_without_a_quote_are_shown_where_they_are_few(ask):
    assert [row[:2] for row in rows(ask("timeline", "--by", "month")[1])][:4] == [
        ["2025-10", "3"],
        ["2025-11", "1"],
        ["2025-12", "0"],
        ["2026-01", "1"],
    ]


def test_by_day_has_the_quotes_too(ask, busy):
    out = ask("timeline", "--by", "day", "--person", "bo lind")[1]
    assert [row[0] for row in rows(out)[:23]] == [f"2024-12-{day:02}" for day in range(9, 32)]
    assert "Tuesday 31 December 2024" in out
    [first, *_] = json.loads(ask("timeline", "--by", "day", "--json")[1])
    assert list(first) == ["day", "count", "quotes"]
    assert ask("timeline", "--by", "day", "--csv")[1] == ask("timeline", "--csv")[1]


@pytest.mark.parametrize("by", ["week", "month", "year"])
def test_rows_of_longer_periods(ask, by):
    listed = json.loads(ask("timeline", "--by", by, "--json")[1])
    assert all(list(row) == ["period", "start", "end", "count", "maybe_later"] for row in listed)
    assert sum(row["count"] for row in listed) == 7
    assert listed[-1] == {"period": None, "start": None, "end": None, "count": 1, "maybe_later": 0}
    assert [json.loads(line) for line in ask("timeline", "--by", by, "--nl")[1].splitlines()] == listed
    separated = list(csv.DictReader(io.StringIO(ask("timeline", "--by", by, "--csv")[1])))
    assert separated == [
        {key: "" if value is None else str(value) for key, value in row.items()} for row in listed
    ]
    assert "no date" in ask("timeline", "--by", by, "--fmt", "github")[1]


def test_what_a_row_has_can_be_asked_for(ask):
    for row in json.loads(ask("timeline", "--by", "week", "--json")[1])[:-1]:
        asked = ask("quotes", "--since", row["start"], "--until", row["end"], "--nl")[1]
        assert len(asked.splitlines()) == row["count"]


def test_what_may_have_been_said_later_is_told(ask, newsroom, told):
    when = {"october": ("2025-10-01", "2025-11-01"), "year": ("2025-01-01", "2026-01-01")}
    with queries.open(newsroom) as timeline:
        for name, (start, end) in when.items():
            like = {"said_start": start, "said_end": end, "said_evidence": name}
            timeline.save([told(f"In {name}.", "Bo Lind", id=name, published="2026-03-01", like=like)])
    later = {
        by: {
            row["period"]: row["maybe_later"] for row in json.loads(ask("timeline", "--by", by, "--json")[1])
        }
        for by in ("week", "month", "year")
    }
    assert [name for name, count in later["week"].items() if count] == ["2025-W01", "2025-W40"]
    assert [name for name, count in later["month"].items() if count] == ["2025-01"]
    assert set(later["year"].values()) == {0}
    assert "2025-01     1  ▇▇▇▇  1 maybe later" in ask("timeline", "--by", "month")[1].splitlines()
    assert "maybe later" not in ask("timeline", "--person", "müller")[1]
    assert "1 maybe later" in ask("timeline", "--person", "bo lind")[1]
    assert "1 maybe later" in ask("timeline", "--person", "bo lind", "--first-last")[1]


def test_who_is_quoted_most(ask, busy):
    out = ask("timeline", "--per", "person", "--by", "year")[1]
    assert rows(out)[0][:2] == ["2024", "24"]
    assert out.splitlines()[0].endswith("  Bo Lind 23, 李 小龍 1")
    [first, *_] = json.loads(ask("timeline", "--per", "person", "--by", "year", "--json")[1])
    assert first["speakers"][0] == {"person": "Bo Lind", "person_id": "bo-lind", "count": 23}
    assert ask("timeline", "--per", "person", "--person", "müller")[1].endswith("Müller 1\n")


WAYS = ("--by week", "--by year", "--per person", "--first-last --person mallory")


@pytest.mark.parametrize("columns", [1, 50, 200])
def test_any_terminal_shows_it_in_order_and_obeys_nothing(ask, busy, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    for words in WAYS:
        code, out, _ = ask("timeline", *words.split())
        assert code == 0
        assert not {"\x1b", "\u202e"} & set(out)
        assert all(width(line) <= max(columns, 50) for line in out.splitlines())


@pytest.mark.parametrize(("columns", "longest"), [(200, 61), (80, 61), (50, 31), (1, 8)])
def test_counts_stand_below_each_other_and_bars_fill_the_terminal(monkeypatch, columns, longest):
    monkeypatch.setenv("COLUMNS", str(columns))
    days = [("2025-10-01", 3), ("2025-11-30", 1100), ("2025-12-01", 550)]
    october, november, december = bar_lines(summed(days, "month"), "month")
    assert october == "2025-10         3  ▇"
    assert november == "2025-11     1,100  " + "▇" * longest
    assert december == "2025-12       550  " + "▇" * round(longest / 2)


@pytest.mark.parametrize("by", ["week", "month", "year"])
def test_nothing_found_is_said_and_no_error(ask, by):
    assert ask("timeline", "--by", by, "--topic", "giraffe") == (0, "", "nothing found\n")
    assert ask("timeline", "--per", "person", "--topic", "giraffe", "--json") == (
        0,
        "[]\n",
        "nothing found\n",
    )


def test_another_period_is_a_usage_error(ask):
    code, out, err = ask("timeline", "--by", "decade")
    assert (code, out) == (2, "") and "decade" in err
