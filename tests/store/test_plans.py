"""Questions are answered from the indexes that are meant for them, whatever the number of quotes."""

import sqlite3
from contextlib import closing

import pytest

from quotetrack import queries
from quotetrack.queries import Filters, earliest, lists, narrowing
from quotetrack.queries.seeking import About, Sought
from quotetrack.queries.selecting import count, select

LARGE = ("q", "g", "quotes", "tags", "vectors", "fingerprints", "articles", "a")
ALL_SORTED = "USE TEMP B-TREE FOR ORDER BY"


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """A database without an article: how it would answer is known beforehand."""
    path = tmp_path_factory.mktemp("plans") / "quotes.db"
    queries.open(path).close()
    return path


def plan(path, sql, given=()):
    """Return the steps in which SQLite would answer."""
    with closing(sqlite3.connect(path)) as db:
        return [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}", given)]


def plans(path, asked):
    return [step for sql, given in asked for step in plan(path, sql, given)]


def asked_by(path, ask):
    """Return the SQL of all that a question asks the database, with its values, each with its plan."""
    told = []
    with queries.open(path, read_only=True) as timeline:
        timeline._connection.set_trace_callback(told.append)
        ask(timeline)
        timeline._connection.set_trace_callback(None)
    assert told
    return [(sql, plan(path, sql)) for sql in told if sql.lstrip().startswith("SELECT")]


def scans(steps):
    """Return the steps in which a large table is read from its beginning to its end."""
    return [step for step in steps if step.startswith("SCAN ") and step.split()[1] in LARGE]


QUESTIONS = [
    {"person": "zelensky"},
    {"person": "zelensky", "since": "2025-10", "until": "2025-11"},
    {"person": "zelensky", "topic": "air defence"},
    {"person": "zelensky", "topic": "air defence", "since": "2025-10", "until": "2025-10"},
    {"person": "zelensky", "topic": "a red line", "since": "2025-10"},
    {"person": "zelensky", "topic": "air defence", "order": "relevance"},
    {"person": "zelensky", "search": "tomahawk"},
    {"person": "zelensky", "search": "tomahawk", "order": "date"},
    {"person": "zelensky", "like": "missiles"},
    {"since": "2025-10", "until": "2025-10"},
    {"topic": "air defence"},
    {"topic": "air defence", "since": "2025-10", "until": "2025-10"},
    {"topic": "air defence", "order": "relevance"},
    {"topic": "a red line"},
    {"search": "tomahawk"},
    {"search": "tomahawk", "order": "date"},
    {"search": "tomahawk", "topic": "air defence"},
    {"like": "missiles for the air force"},
]


def test_no_question_reads_everything(newsroom):
    asked = [
        pair
        for filters in QUESTIONS
        for pair in asked_by(
            newsroom, lambda timeline, f=filters: list(timeline.quotes(Filters(**f, limit=50)))
        )
    ]
    assert [(sql, found) for sql, steps in asked if (found := scans(steps))] == []
    assert len(asked) > 4 * len(QUESTIONS)


def test_what_is_like_a_quote_is_found_without_reading_everything(newsroom):
    with queries.open(newsroom, read_only=True) as timeline:
        id = next(timeline.quotes()).quote_id
    asked = asked_by(newsroom, lambda timeline: list(timeline.similar(id, Filters(limit=50))))
    assert [(sql, found) for sql, steps in asked if (found := scans(steps))] == []


def test_a_scan_would_be_seen(empty):
    assert scans(plan(empty, "SELECT text FROM quotes q WHERE cue = 'said'"))
    assert not scans(plan(empty, "SELECT text FROM quotes q WHERE number = 1"))


@pytest.mark.parametrize(
    ("filters", "people", "step"),
    [
        ({}, ["x"], "idx_quotes_person_id_day_is_current (person_id=?)"),
        ({"since": "2025"}, ["x"], "idx_quotes_person_id_day_is_current (person_id=? AND day>?)"),
        ({"since": "2025"}, ["x"], "idx_quotes_person_id_days (person_id=? AND day>? AND day<?)"),
        (
            {"topic": "war", "since": "2025"},
            ["x"],
            "idx_quotes_person_id_day_is_current (person_id=? AND day>?)",
        ),
        ({"since": "2025", "until": "2025"}, None, "idx_quotes_day_is_current (day>? AND day<?)"),
        ({"topic": "war"}, None, "INTEGER PRIMARY KEY (rowid=?)"),
    ],
)
def test_the_quotes_of_people_and_days_come_from_an_index(empty, filters, people, step):
    about = About(topics=[1, 2], expression='"war"', alike=[(1, 0.5)]) if "topic" in filters else None
    steps = plans(empty, select(Filters(**filters), Sought(people, topic=about)))
    assert any(found.startswith("SEARCH q ") and step in found for found in steps), steps
    assert scans(steps) == []


def test_one_persons_first_quotes_are_found_without_sorting_them_all(empty):
    assert ALL_SORTED not in plans(empty, select(Filters(limit=50), Sought(["x"]), "q.id"))


def test_days_are_counted_in_the_index_alone(empty):
    steps = plans(empty, count(Filters(), Sought(["x"])))
    assert any("COVERING INDEX idx_quotes_person_id_day_is_current" in step for step in steps), steps


def test_the_first_quotes_on_a_topic_are_found_without_sorting_them_all(empty):
    where = "q.is_current = 1 AND g.day >= ? AND g.day <= ?"
    steps = plan(empty, earliest._TAGGED.format(where=where, most=50), [1, "2025-01-01", "2025-12-31"])
    assert any("idx_tags_topic_day (topic=? AND day>? AND day<?)" in step for step in steps), steps
    assert ALL_SORTED not in steps


def test_the_first_quotes_with_a_common_word_are_found_day_by_day(newsroom, monkeypatch):
    monkeypatch.setattr(earliest, "_RARE", 0)
    filters = Filters(search="tomahawk", order="date", limit=50)
    asked = asked_by(newsroom, lambda timeline: list(timeline.quotes(filters)))
    [steps] = [steps for sql, steps in asked if "+q.number IN" in sql]
    assert scans(steps) == ["SCAN q USING INDEX idx_quotes_day_is_current"]
    assert ALL_SORTED not in steps


def test_the_surest_quotes_on_a_topic_come_in_their_order_from_an_index(empty):
    steps = plan(empty, lists._TAGGED, [1, 1_000])
    [step] = steps  # without sorting
    assert step.startswith("SEARCH tags USING ")
    assert step.endswith("INDEX idx_tags_topic_score (topic=?)")


def test_tags_are_found_by_person_or_by_quote_whichever_are_few(empty):
    [of_people] = of_tags(plan(empty, narrowing._OF_PEOPLE, ["[1]", '["x"]']))
    assert "idx_tags_topic_person_id_day (topic=? AND person_id=?)" in of_people
    [of_quotes] = of_tags(plan(empty, narrowing._OF_QUOTES, ["[1]", "[2]"]))
    assert "PRIMARY KEY (quote=? AND topic=?)" in of_quotes


def of_tags(steps):
    return [step for step in steps if step.split()[1] == "tags"]
