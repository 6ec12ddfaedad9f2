"""The first and the latest wording: which quotes these are, and what is said of them."""

import json

import pytest

from quotetrack import queries
from quotetrack.errors import BadQuery, UnknownName
from quotetrack.queries import Filters

WHO = "Bo Lind"
EARLY = "We shall never close the harbour of Lisk."
LATE = "We shall close the harbour of Lisk."
OTHER = "Ships are only boats with opinions."


def said(start, end):
    return {"said_start": start, "said_end": end, "said_evidence": "then"}


@pytest.fixture
def asked(database, told):
    """Return a function that stores quotes of one person, (words, published, said), and asks."""

    def ask(*quotes, **filters):
        pairs = [
            told(words, WHO, id=f"{at}", published=published, like=said(*when) if when else None)
            for at, (words, published, when) in enumerate(quotes)
        ]
        with queries.open(database) as timeline:
            timeline.save(pairs)
            return timeline.first_last(Filters(person=WHO, **filters))

    return ask


def texts(found):
    return found.first.text, found.last.text


def test_first_and_latest_by_day_whatever_came_in_first(asked):
    found = asked((LATE, "2026-02-01", None), (OTHER, "2025-12-01", None), (EARLY, "2025-10-01", None))
    assert texts(found) == (EARLY, LATE)
    assert [(month.period, month.count) for month in found.months] == [
        ("2025-10", 1),
        ("2025-12", 1),
        ("2026-02", 1),
    ]
    assert found.count == 3


def test_nearly_the_same_wording_is_told_word_by_word(asked):
    assert asked((EARLY, "2025-10-01", None), (LATE, "2025-11-01", None)).diff == (
        "We shall [-never-] close the harbour of Lisk."
    )


def test_another_wording_is_not_told_word_by_word(asked):
    assert asked((EARLY, "2025-10-01", None), (OTHER, "2025-11-01", None)).diff is None


def test_one_quote_is_both(asked):
    found = asked((EARLY, "2025-10-01", None))
    assert found.first == found.last and found.diff is None


def test_one_saying_that_is_printed_for_days_is_one_wording(asked):
    found = asked((EARLY, "2025-10-01", None), (EARLY, "2025-10-03", None))
    assert found.first == found.last
    assert (found.first.day, found.count) == ("2025-10-01", 2)


def test_what_is_printed_again_is_not_the_latest(asked):
    found = asked((EARLY, "2025-10-01", None), (OTHER, "2025-10-02", None), (EARLY, "2025-10-04", None))
    assert texts(found) == (EARLY, OTHER)


def test_a_passage_that_was_left_out_the_day_before_is_not_printed_again(asked):
    poison = "Sanctions are a slow poison, and the poisoner drinks from the same well."
    speech = f"{poison} You did not close the gates of the smelter in Karrow, I did, and nobody else."
    gates = "The gates of Karrow stay where they are, whoever asks."
    quotes = [(gates, "2025-10-11", None), (poison, "2026-01-15", None), (speech, "2026-01-16", None)]
    assert texts(asked(*quotes, topic="gates")) == (gates, speech)


def test_old_words_run_again_are_not_the_latest(asked):
    old = ("2025-09-01", "2025-09-02")
    found = asked((LATE, "2025-10-01", None), (EARLY, "2026-02-01", old), (OTHER, "2025-11-01", None))
    assert texts(found) == (EARLY, OTHER)
    assert found.first.recycled


def test_without_a_date_it_is_neither(asked):
    found = asked((OTHER, None, None), (EARLY, "2025-10-01", None), (LATE, "2025-10-02", None))
    assert texts(found) == (EARLY, LATE)
    assert found.count == 3 and found.months[-1].period is None


def test_nothing_with_a_date_is_no_wording(asked):
    found = asked((OTHER, None, None))
    assert (found.first, found.last, found.diff, found.count) == (None, None, None, 1)


YEAR = ("2025-01-01", "2026-01-01")
OCTOBER = ("2025-10-01", "2025-11-01")


@pytest.mark.parametrize(
    ("quotes", "expected"),
    [
        # said in 2025: before or after the others? Listed first, but not known to be
        (
            [(OTHER, "2026-01-02", YEAR), (EARLY, "2025-03-01", None), (LATE, "2025-04-01", None)],
            (EARLY, LATE),
        ),
        # over before another began
        ([(EARLY, "2025-12-02", OCTOBER), (LATE, "2025-12-01", None)], (EARLY, LATE)),
        # begun after another was over
        ([(LATE, "2025-12-02", OCTOBER), (EARLY, "2025-09-30", None)], (EARLY, LATE)),
        # alone in its month, it is both
        ([(EARLY, "2025-12-02", OCTOBER)], (EARLY, EARLY)),
    ],
)
def test_a_month_or_a_year_passes_for_no_more_than_is_known(asked, quotes, expected):
    assert texts(asked(*quotes)) == expected


def test_only_the_days_asked_for_count(asked):
    quotes = [(EARLY, "2025-08-01", None), (OTHER, "2026-01-02", YEAR), (LATE, "2025-12-01", None)]
    assert texts(asked(*quotes, since="2025-09", until="2025-12")) == (LATE, LATE)


def test_equals_stand_as_they_were_published(asked):
    found = asked((LATE, "2025-10-01T18:00:00Z", None), (EARLY, "2025-10-01T07:00:00Z", None))
    assert texts(found) == (EARLY, LATE)


def test_it_takes_a_person(newsroom):
    with queries.open(newsroom) as timeline:
        with pytest.raises(BadQuery, match="--person"):
            timeline.first_last(Filters(topic="tomahawk"))
        with pytest.raises(UnknownName):
            timeline.first_last(Filters(person="nobody at all"))


def test_on_the_terminal_both_stand_with_their_sentences_and_the_months_between(ask):
    code, out, err = ask("timeline", "--first-last", "--person", "müller")
    assert (code, err) == (0, "")
    lines = [line.strip() for line in out.splitlines()]
    assert lines[0] == "First wording, Wednesday 15 October 2025"
    assert "“It's a mistake.”" in lines and "in: “…” Ana O'Brien-Müller said." in lines
    months = [line.split()[:2] for line in lines if line.startswith("20")]
    assert months == [["2025-10", "1"], ["2025-11", "0"], ["2025-12", "0"], ["2026-01", "1"]]
    assert lines.index("Latest wording, Thursday 1 January 2026") > lines.index("2025-12     0")
    assert not {"changed", "contradict", "reversed"} & set(out.lower().split())


def test_json_has_both_the_months_and_the_count(ask):
    [row] = json.loads(ask("timeline", "--first-last", "--person", "zelensky", "--json")[1])
    assert list(row) == ["first", "last", "diff", "months", "count"]
    assert (row["first"]["publisher"], row["last"]["publisher"]) == ("Kyiv Courier", "The Times")
    [month] = row["months"]
    assert (month["period"], month["start"], month["end"], month["count"]) == (
        "2025-10",
        "2025-10-01",
        "2025-10-31",
        2,
    )
    assert row["count"] == 2


def test_separated_values_are_the_two_quotes(ask):
    _, out, _ = ask("timeline", "--first-last", "--person", "müller", "--tsv")
    assert [line.split("\t")[3] for line in out.splitlines()] == [
        "text",
        "It's a mistake.",
        "A new year of grain.",
    ]


@pytest.mark.parametrize("words", [[], ["--person", "müller", "--by", "week"]])
def test_a_question_without_an_answer_is_one_line(ask, words):
    code, out, err = ask("timeline", "--first-last", *words)
    assert (code, out) == (2, "")
    assert err.startswith("error: --first-last") and err.count("\n") == 1


def test_nothing_said_on_it_is_told(ask):
    code, out, err = ask("timeline", "--first-last", "--person", "müller", "--topic", "giraffe")
    assert (code, out, err) == (0, "", "nothing found\n")
