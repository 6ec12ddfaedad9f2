"""Days counted by week, month and year: which period has which day, and what stands between them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack import queries
from quotetrack.errors import BadQuery
from quotetrack.queries import Filters
from quotetrack.queries.periods import MOST_BARS, Gap, fitting, period, summed, with_gaps

LENGTHS = ("day", "week", "month", "year")
COUNTS = st.lists(st.tuples(st.none() | st.dates().map(date.isoformat), st.integers(1, 1000)), max_size=40)


@pytest.mark.parametrize(
    ("day", "by", "name", "start", "end"),
    [
        ("2025-10-20", "week", "2025-W43", "2025-10-20", "2025-10-26"),
        ("2025-10-26", "week", "2025-W43", "2025-10-20", "2025-10-26"),
        ("2020-12-31", "week", "2020-W53", "2020-12-28", "2021-01-03"),
        ("2021-01-03", "week", "2020-W53", "2020-12-28", "2021-01-03"),
        ("2021-01-04", "week", "2021-W01", "2021-01-04", "2021-01-10"),
        ("2025-12-29", "week", "2026-W01", "2025-12-29", "2026-01-04"),
        ("2024-02-10", "month", "2024-02", "2024-02-01", "2024-02-29"),
        ("0987-12-31", "month", "0987-12", "0987-12-01", "0987-12-31"),
        ("2025-02-28", "year", "2025", "2025-01-01", "2025-12-31"),
        ("0001-01-01", "week", "0001-W01", "0001-01-01", "0001-01-07"),
        ("9999-12-31", "week", "9999-W52", "9999-12-27", "9999-12-31"),
        ("9999-12-31", "month", "9999-12", "9999-12-01", "9999-12-31"),
        ("2025-10-13", "day", "2025-10-13", "2025-10-13", "2025-10-13"),
    ],
)
def test_a_day_is_in_one_period(day, by, name, start, end):
    found = period(date.fromisoformat(day), by)
    assert (found.period, str(found.start), str(found.end)) == (name, start, end)


def test_days_around_new_year_are_one_week():
    found = summed([("2020-12-31", 2), ("2021-01-01", 3), ("2021-01-04", 1)], "week")
    assert [(each.period, each.count) for each in found] == [("2020-W53", 5), ("2021-W01", 1)]


def test_what_has_no_day_comes_last():
    found = summed([("2025-10-13", 1), (None, 4)], "year")
    assert [(each.period, each.start, each.count) for each in found][1:] == [(None, None, 4)]


@pytest.mark.parametrize(
    ("days", "by", "shown"),
    [
        (["2025-10-13", "2025-10-16"], "day", ["2025-10-13", "2025-10-14", "2025-10-15", "2025-10-16"]),
        (["2025-10-13", "2025-10-17"], "day", ["2025-10-13", 3, "2025-10-17"]),
        (["2020-12-27", "2021-01-11"], "week", ["2020-W52", "2020-W53", "2021-W01", "2021-W02"]),
        (["2020-12-20", "2021-01-11"], "week", ["2020-W51", 3, "2021-W02"]),
        (["2025-11-30", "2026-01-01"], "month", ["2025-11", "2025-12", "2026-01"]),
        (["1971-01-01", "2025-09-01"], "month", ["1971-01", 655, "2025-09"]),
        (["1971-01-01", None], "year", ["1971", None]),
    ],
)
def test_short_gaps_are_listed_and_long_ones_counted(days, by, shown):
    found = with_gaps(summed([(day, 1) for day in days], by), by)
    assert [one.count if isinstance(one, Gap) else one.period for one in found] == shown


@given(COUNTS, st.sampled_from(LENGTHS))
def test_periods_have_every_quote_once_and_none_overlap(days, by):
    found = summed(days, by)
    assert sum(each.count for each in found) == sum(count for _, count in days)
    dated = [each for each in found if each.start]
    assert all(one.end < other.start for one, other in pairwise(dated))
    assert all(period(each.start, by).period == period(each.end, by).period == each.period for each in dated)


NEAR = st.dates(date(2019, 1, 1), date(2026, 1, 1)).map(lambda day: (day.isoformat(), 1))


@given(st.lists(NEAR, min_size=1, max_size=9), st.sampled_from(LENGTHS))
def test_what_is_shown_leaves_no_day_out(days, by):
    next_day = date.fromisoformat(min(days)[0])
    for each in with_gaps(summed(days, by), by):
        if isinstance(each, Gap):
            for _ in range(each.count):
                next_day = period(next_day, by).end + timedelta(days=1)
        else:
            assert each.start <= next_day <= each.end
            next_day = each.end + timedelta(days=1)
    assert next_day > date.fromisoformat(max(days)[0])


@given(COUNTS)
def test_a_chart_fits_where_years_do(days):
    lines = {by: len(list(with_gaps(summed(days, by), by))) for by in LENGTHS}
    chosen = fitting(days)
    assert lines[chosen] <= MOST_BARS or chosen == "year"
    shorter = LENGTHS[: LENGTHS.index(chosen)]
    assert all(lines[by] > MOST_BARS for by in shorter)


def test_periods_count_what_the_filters_ask_for(newsroom):
    with queries.open(newsroom) as timeline:
        months = [(each.period, each.count) for each in timeline.periods()]
        assert months == [("2025-10", 3), ("2025-11", 1), ("2026-01", 1), ("2026-02", 1), (None, 1)]
        times = timeline.periods(Filters(source="times", limit=1), "week")
        assert [(each.period, each.count) for each in times] == [("2025-W42", 2)]
        assert timeline.periods(Filters(topic="giraffe"), "day") == []
        for by in LENGTHS:
            assert sum(each.count for each in timeline.periods(by=by)) == timeline.stats().quotes


def test_who_is_quoted_most_in_each_period(newsroom, told):
    with queries.open(newsroom) as timeline:
        timeline.save(
            [told(f"{word}.", "Bo Lind", id=word, published="2025-10-20") for word in ("Aye", "No")]
        )
        [october, *_, undated] = timeline.speakers(by="month")
        assert (october.period, october.count) == ("2025-10", 5)
        named = [(one.person, one.person_id, one.count) for one in october.speakers]
        assert named[0] == ("Bo Lind", "bo-lind", 2)
        assert named[1][::2] == ("Volodymyr Zelensky", 2)
        assert (undated.period, undated.count, undated.speakers) == (None, 1, ())
        plain = [(each.period, each.count) for each in timeline.periods()]
        assert [(each.period, each.count) for each in timeline.speakers()] == plain


@pytest.mark.parametrize("by", ["decade", "", "Month"])
def test_another_length_is_refused(newsroom, by):
    with queries.open(newsroom) as timeline, pytest.raises(BadQuery, match="--by"):
        timeline.periods(by=by)
