"""What could not be read is remembered until it can be."""

import json

import pytest
from typer.testing import CliRunner
from victim import extract

from quotetrack import queries
from quotetrack.cli import application
from quotetrack.errors import UnreadableSource
from quotetrack.ingest import How, ingest, read
from quotetrack.records import Article

GOOD = {"text": "“We stay,” said Ana Kosh."}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "quotes.db"


@pytest.fixture
def corpus(tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps(GOOD) + "\nbroken\n{}\n")
    return file


def take(path, *locations):
    with queries.open(path) as timeline:
        return ingest(read([str(location) for location in locations]), timeline, extract=extract)


def failures(path):
    with queries.open(path, read_only=True) as timeline:
        return timeline.failures()


def run(*arguments):
    return CliRunner().invoke(application(), [str(argument) for argument in arguments])


def test_what_failed_is_known_with_its_place_and_how_often(path, corpus):
    assert take(path, corpus).failed == 2
    take(path, corpus)
    found = failures(path)
    assert {(failure.location, failure.times) for failure in found} == {(str(corpus), 2)}
    assert any("line 2: broken JSON" in failure.message for failure in found)


def test_what_is_read_at_last_is_forgotten(path, corpus, tmp_path):
    missing = tmp_path / "missing.txt"
    take(path, corpus, missing)
    assert len(failures(path)) == 3
    corpus.write_text(json.dumps(GOOD) + "\n" + json.dumps(GOOD | {"id": "b"}) + "\n{}\n")
    take(path, corpus)
    assert {(failure.location, failure.times) for failure in failures(path)} == {
        (str(corpus), 2),
        (str(missing), 1),
    }


def test_a_list_of_articles_that_is_read_at_last_is_forgotten(path):
    lost = UnreadableSource("https://news.example/rss: no answer")
    lost.location = "https://news.example/rss"
    article = Article(id="a", text=GOOD["text"], origin="https://news.example/a")
    with queries.open(path) as timeline:
        ingest([lost], timeline, extract=extract)
        ingest([article], timeline, extract=extract, how=How(named=["https://news.example/atom"]))
        assert len(timeline.failures()) == 1
        ingest([article], timeline, extract=extract, how=How(named=[lost.location]))
        assert timeline.failures() == []


def test_an_article_without_its_quotes_is_not_stored(path):
    def failing(articles):
        for article in articles:
            if article.id != "b":
                yield from extract([article])
                continue
            error = UnreadableSource("b: took too long")
            error.location = "/x.jsonl"
            yield article, error

    articles = [Article(id=id, text=GOOD["text"] + id, origin="/x.jsonl") for id in "abc"]
    with queries.open(path) as timeline:
        report = ingest(articles, timeline, extract=failing)
        assert (report.read, report.new, report.failed) == (2, 2, 1)
        assert [timeline.knows(article) for article in articles] == [True, False, True]
        assert [failure.location for failure in timeline.failures()] == ["/x.jsonl"]
        assert ingest(articles, timeline, extract=extract).new == 1
        assert timeline.failures() == []


def test_what_failed_is_known_however_the_ingest_ends(path):
    def items():
        yield UnreadableSource("a: lost")
        raise KeyboardInterrupt

    with queries.open(path) as timeline, pytest.raises(KeyboardInterrupt):
        ingest(items(), timeline, extract=extract)
    assert [failure.message for failure in failures(path)] == ["a: lost"]


def test_the_command_lists_and_tries_again(path, corpus):
    corpus.write_text("broken\x1b[31m\n")
    assert run("ingest", corpus, "--db", path).exit_code == 1
    listed = run("ingest", "--failures", "--db", path)
    assert listed.stdout.count("\n") == 1
    assert f"{corpus}, line 1: broken JSON" in listed.stdout
    assert "[once, last 2" in listed.stdout
    assert "\x1b" not in listed.stdout
    corpus.write_text(json.dumps({"text": "No quote."}))
    assert run("ingest", "--retry", "--db", path).exit_code == 0
    assert run("ingest", "--failures", "--db", path).stdout == ""
    again = run("ingest", "--retry", "--db", path)
    assert (again.exit_code, again.stderr) == (0, "nothing to try again: all has been read\n")
