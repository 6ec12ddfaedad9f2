"""Questions and their answers, on a real database."""

import sqlite3
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotetrack import queries
from quotetrack.errors import BadQuery, UnknownName
from quotetrack.queries import Filters
from quotetrack.queries.filters import whole_day

ALL = {
    "missiles": "We need Tomahawks and air defence.",
    "wait": "Don't wait, please.",
    "mistake": "It's a mistake.",
    "line": "The tomahawk is a red line.",
    "rates": "Rates will rise.",
    "grain": "A new year of grain.",
    "evil": "=1+1 is \x1b[31mred\u202e [bold]x[/bold] <b>|",
}


@pytest.fixture
def timeline(newsroom):
    with queries.open(newsroom, read_only=True) as opened:
        yield opened


def found(timeline, **filters):
    texts = {text: name for name, text in ALL.items()}
    return [texts[quote.text] for quote in timeline.quotes(Filters(**filters))]


def test_quotes_come_by_day_and_those_without_one_last(timeline):
    assert found(timeline) == ["missiles", "mistake", "wait", "rates", "grain", "evil", "line"]


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ("zelensky", ["missiles", "wait"]),
        ("Volodymyr Zelensky", ["missiles", "wait"]),
        ("zelensky volodymyr", ["missiles", "wait"]),
        ("ZELENSKY’s", ["missiles", "wait"]),
        ("Зеленський", ["missiles", "wait"]),
        ("V. Zelenskyy", ["missiles", "wait"]),
        ("Q3874799", ["missiles", "wait"]),
        ("volodymyr-zelensky", ["missiles", "wait"]),
        ("ana o'brien", ["mistake", "grain"]),
        ("OBrien Müller", ["mistake", "grain"]),
        ("muller", ["mistake", "grain"]),
        ("national bank", ["rates"]),
    ],
)
def test_a_person_is_found_as_people_type_the_name(timeline, person, expected):
    assert found(timeline, person=person) == expected


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("tomahawk", ["missiles", "line"]),
        ("Tomahawks", ["missiles", "line"]),
        ("air defence", ["missiles"]),
        ("defence air", ["missiles"]),
        ("air-defence", ["missiles"]),
        ("defence-air", []),
        ("tomahawk line", ["line"]),
        ("don't", ["wait"]),
        ("Moscow", ["missiles"]),  # of the frame
        ('"tomahawk" OR', ["missiles", "line"]),
        ("tomahawk*", ["missiles", "line"]),
        ("toma*", ["missiles", "line"]),
        ("toma", []),
        ("text:tomahawk", ["missiles", "line"]),
        ("text:Moscow", []),
        ("title:missiles", ["missiles"]),
        ("rates OR grain", ["rates", "grain"]),
        ("tomahawk NOT line", ["missiles"]),
        ("tomahawk -line", ["missiles"]),
        ("line OR (defence NOT grain)", ["missiles", "line"]),
        ("(line OR defence) tomahawk", ["missiles", "line"]),
        ('"air defense"', []),
        ('"air defence" tomahawk', ["missiles"]),
        ("air defense", ["missiles"]),  # in either spelling
        ("@tomahawk, 🚀 (line)!", ["line"]),
        ("NEAR(tomahawk)", []),
        ("toma\x00hawk", []),
    ],
)
def test_a_search_means_something_whatever_its_punctuation(timeline, search, expected):
    assert found(timeline, search=search, order="date") == expected


@pytest.mark.parametrize("search", ["NOT line", "-line", "NOT (a OR b)"])
def test_a_search_that_can_find_nothing_is_refused(timeline, search):
    with pytest.raises(BadQuery, match=r"--search .* nothing to look for"):
        timeline.quotes(Filters(search=search))


@pytest.mark.parametrize("text", ["", " ", "🚀", "'\"*()", "\x00"])
@pytest.mark.parametrize("name", ["topic", "search", "like", "person", "source"])
def test_a_filter_without_a_letter_is_refused_not_answered_with_silence(name, text):
    with pytest.raises(BadQuery, match=f"--{name}"):
        Filters(**{name: text})


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(st.characters(codec=None), max_size=20))
def test_no_text_breaks_a_query(timeline, text):
    for name in ("topic", "search", "like", "source", "person"):
        try:
            list(timeline.quotes(Filters(**{name: text})))
        except (BadQuery, UnknownName) as error:
            assert "syntax" not in str(error)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ({"since": "2025-10-15", "until": "2025-10-15"}, ["mistake", "wait"]),
        ({"since": "2025-10"}, ["missiles", "mistake", "wait", "rates", "grain", "evil"]),
        ({"until": "2025-10"}, ["missiles", "mistake", "wait"]),
        ({"since": "2025-11", "until": "2025-11"}, ["rates"]),
        ({"since": "2025", "until": "2025"}, ["missiles", "mistake", "wait", "rates"]),
        ({"since": "2026"}, ["grain", "evil"]),
        ({"since": date(2026, 1, 1), "until": "2026-01-01"}, ["grain"]),
    ],
)
def test_days_are_included_and_may_be_months_or_years(timeline, days, expected):
    assert found(timeline, **days) == expected


@pytest.mark.parametrize(
    "text", ["2025-13", "2025-02-30", "yesterday", "", "25", "2025-1-1", "20251013", "٢٠٢٥"]
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(BadQuery, match="is no date"):
        Filters(since=text)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_lies_in_its_month_and_its_year(day):
    for size in (4, 7, 10):
        text = day.isoformat()[:size]
        assert whole_day(text, last=False) <= day.isoformat() <= whole_day(text, last=True)


def test_days_in_the_wrong_order_are_refused():
    with pytest.raises(BadQuery, match="no day lies between"):
        Filters(since="2025-11", until="2025-10")


@pytest.mark.parametrize(
    "wrong", [{"kind": "shout"}, {"min_confidence": 1.1}, {"limit": -1}, {"min_confidence": float("nan")}]
)
def test_other_nonsense_is_refused(wrong):
    with pytest.raises(BadQuery):
        Filters(**wrong)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"source": "the times"}, ["mistake", "wait"]),
        ({"source": "TIMES"}, ["mistake", "wait"]),
        ({"source": "courier.example"}, ["missiles"]),
        ({"source": "t%e"}, []),
        ({"source": "the_times"}, []),
        ({"kind": "mixed"}, ["rates"]),
        ({"min_confidence": 0.9, "source": "post"}, []),
        (
            {"person": "zelensky", "topic": "tomahawk", "since": "2025-10-01", "until": "2025-10-31"},
            ["missiles"],
        ),
        ({"person": "zelensky", "topic": "tomahawk", "source": "times"}, []),
        ({"limit": 2}, ["missiles", "mistake"]),
        ({"limit": 0}, []),
    ],
)
def test_filters_narrow_the_list_together(timeline, filters, expected):
    assert found(timeline, **filters) == expected


def test_quotes_without_a_date_are_counted_when_days_are_asked_for(timeline):
    assert timeline.undated(Filters(topic="tomahawk", since="2025")) == 1
    assert timeline.undated(Filters(person="zelensky", since="2025")) == 0


def test_days_have_their_counts_whatever_the_limit(timeline):
    days = list(timeline.timeline(Filters(limit=2)))
    assert [(day.day, day.count, len(day.quotes)) for day in days] == [
        ("2025-10-13", 1, 1),
        ("2025-10-15", 2, 1),
        ("2025-11-30", 1, 0),
        ("2026-01-01", 1, 0),
        ("2026-02-02", 1, 0),
        (None, 1, 0),
    ]


def test_every_quote_stands_under_its_day(timeline):
    days = list(timeline.timeline())
    assert all(len(day.quotes) == day.count for day in days)
    assert [quote for day in days for quote in day.quotes] == list(timeline.quotes())


def test_people_are_listed_most_quoted_first(timeline):
    assert [(person.name, person.quotes) for person in timeline.people()] == [
        ("Ana O'Brien-Müller", 2),
        ("Volodymyr Zelensky", 2),
        ("Eve", 1),
        ("National Bank", 1),
    ]
    sure = [person.name for person in timeline.people(min_confidence=0.9)]
    assert sure == ["Ana O'Brien-Müller", "Volodymyr Zelensky", "Eve"]
    [ana] = timeline.people("obrien")
    assert (ana.first, ana.last, ana.outlets, ana.type) == ("2025-10-15", "2026-01-01", 2, "person")
    assert type(ana).model_validate(ana.model_dump()) == ana


@pytest.mark.parametrize("typed", ["zelensko", "Volodimir Zelenskov", "obrian muler"])
def test_an_unknown_name_gets_the_nearest_ones(timeline, typed):
    nearest = "O'Brien" if "obrian" in typed else "Volodymyr Zelensky"
    for question in (timeline.called, timeline.people, lambda name: timeline.quotes(Filters(person=name))):
        with pytest.raises(UnknownName, match=nearest):
            question(typed)


def test_a_name_like_none_gets_no_suggestion(timeline):
    with pytest.raises(UnknownName) as raised:
        timeline.called("xqqqqqqqqqx")
    assert "did you mean" not in str(raised.value)


def test_one_quote_is_shown_by_its_id_or_its_beginning(timeline):
    quote = next(timeline.quotes())
    shown = timeline.show(quote.quote_id[:8])
    assert shown == timeline.show(quote.quote_id)
    assert shown.quote == quote
    assert shown.article.text[slice(*quote.spans[0])] == quote.text
    assert shown.sha256 == shown.article.sha256
    assert type(shown).model_validate(shown.model_dump()) == shown


@pytest.mark.parametrize("typed", ["zzzz", "", "%", "'", "\udcff"])
def test_an_id_that_no_quote_has(timeline, typed):
    with pytest.raises(UnknownName, match="no quote has the id"):
        timeline.show(typed)


def test_the_beginning_of_several_ids_names_them(timeline, newsroom):
    ids = sorted(quote.quote_id for quote in timeline.quotes())
    with sqlite3.connect(newsroom) as db:
        db.execute("UPDATE quotes SET id = 'aaaa' || id")
    db.close()
    with pytest.raises(UnknownName, match=f"aaaa{ids[0]}, aaaa{ids[1]}, .*…"):
        timeline.show("aaaa")


def test_stats(timeline):
    stats = timeline.stats()
    assert type(stats).model_validate(stats.model_dump()) == stats
    assert (stats.articles, stats.versions, stats.undated, stats.quotes, stats.attributed) == (7, 7, 1, 7, 6)
    assert (stats.people, stats.organizations, stats.first, stats.last) == (3, 1, "2025-10-13", "2026-02-02")
    assert stats.kinds == {"direct": 6, "mixed": 1}
    sure = timeline.stats(0.9)
    assert (sure.articles, sure.quotes, sure.organizations, sure.kinds) == (7, 6, 0, {"direct": 6})
    assert stats.publishers == {"": 3, "The Times": 2, "Financial Post": 1, "Kyiv Courier": 1}


def test_the_views_read_well(newsroom):
    with sqlite3.connect(newsroom) as db:
        first = db.execute("SELECT * FROM timeline WHERE person LIKE '%zelensky' LIMIT 1").fetchone()
        people = db.execute(
            "SELECT name, quotes, first, last, outlets FROM people_summary LIMIT 1"
        ).fetchone()
    db.close()
    assert first[:4] == ("2025-10-13", "Volodymyr Zelensky", ALL["missiles"], "A call for missiles")
    assert people == ("Ana O'Brien-Müller", 2, "2025-10-15", "2026-01-01", 2)
