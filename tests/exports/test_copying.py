"""A copy of some quotes: a database of its own that tells the same of them."""

import sqlite3
from contextlib import closing

import pytest

from quotetrack import queries
from quotetrack.errors import StoreError
from quotetrack.queries import Filters, copying
from quotetrack.records import Judgement

REPORTED = "We will not open the gates before the treaty is signed."


@pytest.fixture
def press(newsroom, told):
    """Return the newsroom with one saying in three outlets, and a person made of two."""
    with queries.open(newsroom) as timeline:
        timeline.save(
            told(REPORTED, "Ilka Torvald", id=f"t{day}", publisher=outlet, published=f"2025-10-1{day}")
            for day, outlet in ((1, "The Times"), (2, "Kyiv Courier"), (3, "Financial Post"))
        )
        ana, eve = (timeline.whom(timeline.one(name)) for name in ("ana", "eve"))
        timeline.judge(Judgement(kind="same", who="tester", person=ana, other=eve))
    return newsroom


def copied(source_path, target, /, **filters):
    with queries.open(source_path, read_only=True) as timeline:
        count = copying.copy(timeline, Filters(**filters), target)
    assert sorted(path.name for path in target.parent.glob(f"{target.name}*")) == [target.name]
    return count


def rows(path, table):
    with closing(sqlite3.connect(path)) as db:
        return sorted(map(repr, db.execute(f"SELECT * FROM {table}")))


def listed(path, /, **filters):
    with queries.open(path, read_only=True) as timeline:
        return list(timeline.quotes(Filters(**filters)))


def told_of(quotes):
    """Return quotes without what only tells how they answer a question."""
    answering = {"score": None, "matched_by": (), "matches": ()}
    return [quote.model_copy(update=answering) for quote in quotes]


def proves_itself(path):
    with queries.open(path, read_only=True) as timeline:
        return list(timeline.verify()) == []


def tables(path):
    with closing(sqlite3.connect(path)) as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name for name in names if not name.startswith(("sqlite_", "_sqlite_", "quotes_fts"))}


def test_everything_is_copied_as_it_is(press, tmp_path):
    whole = tmp_path / "whole.db"
    assert copied(press, whole, versions="all") == len(listed(press)) == 10
    assert listed(whole) == listed(press) and proves_itself(whole)
    kept = {"people", "other_names", "identifiers", "roles", "names", "known_keys"}  # of those who are quoted
    for table in copying.ROWS.keys() & tables(press):
        if table in kept:
            assert set(rows(whole, table)) <= set(rows(press, table))
        else:
            assert rows(whole, table) == rows(press, table), table


def test_every_table_is_copied_or_left_out_on_purpose(newsroom):
    assert tables(newsroom) <= copying.ROWS.keys() | copying.OTHERWISE


@pytest.mark.parametrize(
    "filters", [{"person": "torvald"}, {"topic": "tomahawk"}, {"source": "times"}, {"limit": 3}]
)
def test_a_part_lists_the_same(press, tmp_path, filters):
    part = tmp_path / "part.db"
    copied(press, part, **filters)
    wanted = told_of(listed(press, **filters))
    assert told_of(listed(part)) == wanted != []
    assert filters == {"limit": 3} or told_of(listed(part, **filters)) == wanted
    assert proves_itself(part)


def test_a_statement_tells_of_the_quotes_that_are_there(press, tmp_path):
    copied(press, tmp_path / "times.db", source="times", person="torvald")
    with queries.open(tmp_path / "times.db", read_only=True) as timeline:
        (statement,) = timeline.statements()
    with queries.open(press, read_only=True) as timeline:
        (before,) = timeline.statements(Filters(person="torvald"))
    assert (before.outlets, len(before.quotes)) == (3, 3)
    assert (statement.statement_id, statement.outlets, len(statement.quotes)) == (before.statement_id, 1, 1)


def test_what_users_said_of_those_in_it_goes_along(press, tmp_path):
    copied(press, tmp_path / "ana.db", person="eve")
    copied(press, tmp_path / "torvald.db", person="torvald")
    assert len(rows(tmp_path / "ana.db", "judgements")) == 1
    assert rows(tmp_path / "torvald.db", "judgements") == []


def test_it_goes_on_as_a_database_of_its_own(press, told, tmp_path):
    part = tmp_path / "part.db"
    copied(press, part, person="eve")
    before = listed(part)
    with queries.open(part) as timeline:
        timeline.save([told("More.", "Eve", id="more", published="2026-03-01")])
    assert [quote.text for quote in listed(part)] == [quote.text for quote in before] + ["More."]
    assert len({quote.person_id for quote in listed(part)}) == 1 and proves_itself(part)


def test_nothing_is_copied_where_nothing_answers(press, tmp_path):
    assert copied(press, tmp_path / "none.db", since="2031") == 0
    assert listed(tmp_path / "none.db") == []


def test_a_copy_that_is_not_whole_is_refused(press, tmp_path, monkeypatch):
    monkeypatch.setitem(copying.ROWS, "versions", "false")
    with pytest.raises(StoreError, match="FOREIGN KEY constraint failed"):
        copied(press, tmp_path / "broken.db")


def test_the_command_writes_a_new_file_or_none(ask, newsroom, tmp_path):
    target = tmp_path / "own.db"
    assert ask("export", "sqlite", "-o", str(target)) == (0, "", f"7 quotes written to {target}\n")
    before = target.read_bytes()
    code, _, said = ask("export", "sqlite", "-o", str(target))
    assert code == 2 and said.count("\n") == 1 and "name a new file" in said
    assert target.read_bytes() == before
    code, _, said = ask("export", "sqlite")
    assert (code, said) == (2, "error: a database is a file: name it with -o\n")
    folder = tmp_path / "folder"
    folder.mkdir()
    ask("export", "sqlite", "--person", "zelensky", "-o", str(folder))
    assert [path.name for path in folder.iterdir()] == ["quotes-volodymyr-zelensky.db"]
