"""Date expressions: what they mean, and that no text whatever makes them fail or lead beyond their anchor."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.attribution.dates.days import easter, weekday_before
from quotetrack.attribution.dates.expressions import expressions
from quotetrack.attribution.dates.grammar import any_of, holidays

ANCHOR = date(2025, 10, 15)  # a Wednesday
DAYS = {
    "on Monday": "2025-10-13",
    "late on Tuesday": "2025-10-14",
    "early Wednesday": "2025-10-15",
    "Thursday night": "2025-10-09",
    "last Wednesday": "2025-10-08",
    "on Monday last week": "2025-10-06",
    "on Friday of last week": "2025-10-10",
    "the day before yesterday": "2025-10-13",
    "yesterday morning": "2025-10-14",
    "last night": "2025-10-14",
    "this morning": "2025-10-15",
    "three days ago": "2025-10-12",
    "on July 4": "2025-07-04",
    "on 4 November": "2024-11-04",
    "July 4th, 2021": "2021-07-04",
    "Sunday, Oct. 12": "2025-10-12",
    "on Sunday (Oct 12)": "2025-10-12",
    "4 July last year": "2024-07-04",
    "the 5th of November 2019": "2019-11-05",
    "at 11.42pm on Saturday 11 October": "2025-10-11",
    "in the early hours of Tuesday": "2025-10-14",
    "on 12.10.2025": "2025-10-12",
    "on 2025-10-12": "2025-10-12",
    "25/12/2020": "2020-12-25",
    "on the 12th": "2025-10-12",
    "on the 31st": "2025-08-31",
    "Friday the 13th": "2025-06-13",
    "on Christmas Eve": "2024-12-24",
    "on Good Friday": "2025-04-18",
    "On the eve of Sunday’s vote": "2025-10-11",
    "Two days after Saturday's match": "2025-10-13",
    "the day after Monday’s ruling": "2025-10-14",
    "minutes after his arrest on 4 November": "2024-11-04",
    "shortly before Monday's vote": "2025-10-13",
}
INTERVALS = {
    "earlier this week": ("2025-10-13", "2025-10-16"),
    "last week": ("2025-10-06", "2025-10-13"),
    "the week before last": ("2025-09-29", "2025-10-06"),
    "over the weekend": ("2025-10-11", "2025-10-13"),
    "overnight": ("2025-10-14", "2025-10-16"),
    "three weeks ago": ("2025-09-22", "2025-09-29"),
    "earlier this month": ("2025-10-01", "2025-10-16"),
    "late last month": ("2025-09-01", "2025-10-01"),
    "two months ago": ("2025-08-01", "2025-09-01"),
    "in March": ("2025-03-01", "2025-04-01"),
    "in December": ("2024-12-01", "2025-01-01"),
    "in October": ("2025-10-01", "2025-10-16"),
    "in June 2020": ("2020-06-01", "2020-07-01"),
    "last year": ("2024-01-01", "2025-01-01"),
    "two years ago": ("2023-01-01", "2024-01-01"),
    "in 2016": ("2016-01-01", "2017-01-01"),
    "in 2025": ("2025-01-01", "2025-10-16"),
}
NO_DAYS = ("on February 30", "October 20, 2025", "11/12/2010", "later this week", "2026-01-01", "in 2031")
NO_DATES = ("you may march", "a 50% cut", "42 people", "decades later", "the sun sat", "Mayer and Marchetti")


def only(text, anchor=ANCHOR):
    found = expressions(f"She said so {text}.", anchor)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(("text", "day"), DAYS.items())
def test_a_day(text, day):
    found = only(text)
    assert found.day == date.fromisoformat(day)
    assert f"She said so {text}."[found.start : found.end].startswith(text)


@pytest.mark.parametrize(("text", "days"), INTERVALS.items())
def test_an_interval(text, days):
    assert only(text).days == tuple(map(date.fromisoformat, days))


@pytest.mark.parametrize("text", NO_DAYS)
def test_a_date_that_is_none_or_lies_ahead(text):
    assert only(text).days is None


@pytest.mark.parametrize("text", NO_DATES)
def test_words_that_are_no_date(text):
    assert expressions(f"She said that {text}.", ANCHOR) == []


@pytest.mark.parametrize("word", ["since", "until", "by", "before", "next", "every"])
def test_a_day_that_bounds_is_marked(word):
    assert only(f"{word} Monday").behind == word


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It sank on Monday. The same day he wept.", date(2025, 10, 13)),
        ("It sank on Friday. Two days later he wept.", date(2025, 10, 12)),
        ("It sank on Monday. The previous evening he wept.", date(2025, 10, 12)),
        ("Earlier in the day he wept.", None),
    ],
)
def test_a_day_counted_from_one_named_before(text, day):
    assert expressions(text, ANCHOR)[-1].day == day


def test_without_an_anchor_only_a_year_makes_a_date():
    found = expressions("On Monday, on July 4, in March, last week, on 4 July 2021 and in 2016.", None)
    assert [one.days[0].isoformat() for one in found if one.days] == ["2021-07-04", "2016-01-01"]


def test_easter_is_known():
    assert [easter(year).isoformat() for year in (2019, 2024, 2025)] == [
        "2019-04-21",
        "2024-03-31",
        "2025-04-20",
    ]


def test_an_empty_list_makes_no_pattern():
    with pytest.raises(ValueError, match="everywhere"):
        any_of([])


@given(st.integers(0, 6), st.dates(date(1900, 1, 8)))
def test_a_weekday_is_the_latest_on_or_before_the_day(weekday, day):
    found = weekday_before(weekday, day)
    assert found.weekday() == weekday and timedelta(0) <= day - found < timedelta(7)


WORDS = st.sampled_from(
    " on | in | the | of |last |this |late |early |Monday|Sat|Oct.|May|31|29|2024|0001|9999|th|st|'s|’s|week"
    "|year| ago|hours after |the eve of |same day|yesterday|weekend|/|-|.|,|(|)|\n|İ|\x00|“|”".split("|")
    + list(holidays())
)


@given(st.lists(WORDS, max_size=14).map("".join), st.none() | st.dates())
def test_no_text_makes_it_fail_or_lead_beyond_the_anchor(text, anchor):
    last = 0
    for one in expressions(text, anchor):
        assert 0 <= last <= one.end <= len(text) and one.start <= one.core < one.end
        last = one.core
        if one.days is not None:
            assert one.days.start < one.days.end
            assert anchor is None or one.days.end <= anchor + timedelta(1)


@given(st.text(max_size=60), st.dates())
def test_any_text_is_read(text, anchor):
    assert isinstance(expressions(text, anchor), list)
