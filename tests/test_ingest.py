"""Ingesting with a real database and an extractor that takes what stands between “ and ”."""

import json
import re
import sqlite3
from contextlib import closing
from itertools import islice

import pytest

from quotetrack import queries
from quotetrack.errors import DroppedField, UnreadableSource
from quotetrack.ingest import How, Report, ingest, read
from quotetrack.records import Article, Quote, digest

TEXT = "“We stay,” said Ana Kosh. “The dam holds.”"


def quotes_of(article):
    return [
        Quote(
            article_id=article.id,
            quote_id=digest(article.id, article.sha256, match.span(1)),
            kind="direct",
            text=match[1],
            spans=(match.span(1),),
            prefix=article.text[: match.start(1)][-9:],
            suffix=article.text[match.end(1) :][:9],
            speaker="Ana Kosh",
            speaker_type="person",
        )
        for match in re.finditer("“([^”]*)”", article.text)
    ]


def extract(articles):
    return ((article, quotes_of(article)) for article in articles)


@pytest.fixture
def timeline(tmp_path):
    with queries.open(tmp_path / "quotes.db") as opened:
        yield opened


def rows_of(timeline, sql):
    with closing(sqlite3.connect(timeline.path)) as database:
        return database.execute(sql).fetchall()


def contents(timeline):
    """Return every row of every table."""
    tables = [name for (name,) in rows_of(timeline, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: rows_of(timeline, f"SELECT * FROM {name}") for name in tables}


def test_articles_are_stored_with_their_quotes(timeline):
    report = ingest([Article(text=TEXT, id="a"), Article(text="None.", id="b")], timeline, extract=extract)
    assert report == Report(read=2, new=2, quotes=2, speakers=1, words=9)
    rows = contents(timeline)
    assert (len(rows["articles"]), len(rows["quotes"]), len(rows["appearances"])) == (2, 2, 1)


def test_ingesting_twice_changes_nothing(timeline, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.md").write_text("---\nurl: https://example.org/b\n---\n" + TEXT)
    (tmp_path / "c.jsonl").write_text("\n".join(json.dumps({"text": f"{n}: {TEXT}"}) for n in range(50)))
    names = [str(tmp_path / name) for name in ("a.txt", "b.md", "c.jsonl")]
    assert ingest(read(names), timeline, extract=extract).new == 52
    before = contents(timeline)
    # nothing to extract, so whatever loads the model is not even called
    assert ingest(read(names), timeline, extract=None) == Report(read=52, unchanged=52)
    assert contents(timeline) == before


def test_a_file_that_changed_is_a_new_version(timeline, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    ingest(read([str(path)]), timeline, extract=extract)
    path.write_text("“We go,” said Ana Kosh.")
    assert ingest(read([str(path)]), timeline, extract=extract).updated == 1
    rows = contents(timeline)
    assert (len(rows["articles"]), len(rows["versions"]), len(rows["quotes"])) == (1, 2, 3)


def test_two_texts_under_one_id_are_two_versions_and_the_later_is_current(timeline):
    items = [Article(text=text, id="a") for text in ("“One.”", "“Two.”", "“One.”", "“Three.”", "“Three.”")]
    report = ingest(items, timeline, extract=extract)
    assert (report.new, report.updated, report.unchanged) == (1, 3, 1)
    rows = contents(timeline)
    assert (len(rows["articles"]), len(rows["versions"])) == (1, 3)
    assert timeline.has(items[-1])


def test_problems_are_told_as_they_are_met_and_cost_nothing_else(timeline):
    items = [
        UnreadableSource("a: lost"),
        DroppedField("b: no date"),
        Article(text=TEXT),
        UnreadableSource("c: lost"),
    ]
    met = []
    report = ingest(items, timeline, extract=extract, on_problem=lambda error: met.append(str(error)))
    assert met == ["a: lost", "b: no date", "c: lost"]
    assert (report.read, report.failed, report.warnings, report.quotes) == (1, 2, 1, 2)


def test_what_is_stored_stays_when_a_later_article_fails(timeline):
    def failing(articles):
        yield from extract(islice(articles, 100))
        raise UnreadableSource("the rest is lost")

    with pytest.raises(UnreadableSource):
        ingest(
            (Article(text=f"{n}: {TEXT}") for n in range(200)), timeline, extract=failing, how=How(batch=32)
        )
    assert len(contents(timeline)["articles"]) == 96
    report = ingest((Article(text=f"{n}: {TEXT}") for n in range(200)), timeline, extract=extract)
    assert (report.new, report.unchanged) == (104, 96)


def test_articles_are_taken_as_they_are_needed(timeline):
    taken = []

    def endless():
        for number in range(1000):
            taken.append(number)
            yield Article(text=f"{number}: {TEXT}")

    seen = []
    ingest(
        endless(),
        timeline,
        extract=extract,
        how=How(batch=32),
        on_progress=lambda report: seen.append((report.read, len(taken))),
    )
    assert seen[0] == (32, 32)
    assert seen[-1] == (1000, 1000)


def test_progress_goes_on_where_all_is_unchanged(timeline):
    items = [Article(text=f"{n}: {TEXT}") for n in range(100)]
    ingest(items, timeline, extract=extract)
    seen = []
    ingest(items, timeline, extract=extract, on_progress=lambda report: seen.append(report.unchanged))
    assert seen == [32, 64, 96]


def test_hostile_articles_are_stored_as_they_are_read(timeline, tmp_path):
    text = "“=1+1'; DROP TABLE quotes; -- \\u0000\\ud800 <b>\\u202e NEAR(*”"
    (tmp_path / "a.jsonl").write_text(f'{{"text": "{text}", "title": "=cmd()", "id": "\'; --\\ud800"}}')
    report = ingest(read([str(tmp_path / "a.jsonl")]), timeline, extract=extract)
    assert report.quotes == 1
    (text,) = (row[0] for row in rows_of(timeline, "SELECT text FROM quotes"))
    assert text == "=1+1'; DROP TABLE quotes; -- �� <b>\u202e NEAR(*"


def stated(articles):
    """Give each article its quotes, and all of it as an indirect statement."""
    for article in articles:
        whole = (0, len(article.text))
        yield (
            article,
            [
                *quotes_of(article),
                Quote(
                    article_id=article.id,
                    quote_id=digest(article.id, article.sha256, whole),
                    kind="indirect",
                    text=article.text,
                    spans=(whole,),
                    prefix="",
                    suffix="",
                ),
            ],
        )


def kinds(timeline):
    return [kind for (kind,) in rows_of(timeline, "SELECT kind FROM quotes ORDER BY kind")]


def test_indirect_statements_are_added_to_what_was_stored_without_them_and_stay(timeline):
    articles = [Article(text=TEXT, id="a")]
    ingest(articles, timeline, extract=extract)
    assert ingest(articles, timeline, extract=stated, how=How(indirect=True)).updated == 1
    assert kinds(timeline) == ["direct", "direct", "indirect"]
    before = contents(timeline)
    for indirect in (True, False):  # nothing is read again, so nothing is extracted
        assert ingest(articles, timeline, extract=None, how=How(indirect=indirect)).unchanged == 1
    assert contents(timeline) == before


def test_an_article_that_changed_and_is_read_without_the_option_is_found_again_with_it(timeline):
    ingest([Article(text=TEXT, id="a")], timeline, extract=stated, how=How(indirect=True))
    titled = [Article(text=TEXT, id="a", title="Dam")]
    assert ingest(titled, timeline, extract=extract).updated == 1
    assert kinds(timeline) == ["direct", "direct"]
    assert ingest(titled, timeline, extract=stated, how=How(indirect=True)).updated == 1
    assert kinds(timeline) == ["direct", "direct", "indirect"]
