"""Watching feeds of a real server, pages and folders: what is new is stored once and told once."""

import json
import multiprocessing
import os
import re
import signal
import time
from datetime import UTC, datetime, timedelta

import feedparser
import pytest
from typer.testing import CliRunner

from quotetrack import queries
from quotetrack.cli import application
from quotetrack.errors import QuotetrackError
from quotetrack.fetch import Web
from quotetrack.records import Failure, Quote, digest
from quotetrack.watching import is_due, look

SAID = {
    "/dam": ("Dam talks stall", "“Water has no passport,” said Ilka Torvald, the president of Vesmark."),
    "/bread": ("Bread is dear", "“We eat less than we did last year,” said Ana Kosh on Monday."),
    "/road": ("Road is open", "“The road to the north is open again,” said Ana Kosh in Lisk."),
}


@pytest.fixture
def stand(newsstand):
    for path, (title, words) in SAID.items():
        newsstand.page(path, title, words, "Nobody in the capital was surprised by any of it.")
    feed(newsstand, "/dam")
    return newsstand


def feed(stand, *paths, tag=None):
    items = "".join(f"<item><link>{stand.address}{path}</link></item>" for path in paths)
    body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Lisk</title>{items}</channel></rss>'
    stand.pages["/feed"] = (200, {"ETag": f'"{tag or len(paths)}"'}, body)


@pytest.fixture
def watch(tmp_path, monkeypatch):
    """Return what runs a command of watch on a database of the test's own; it gives code, stdout, stderr."""
    monkeypatch.setattr("quotetrack.cli._reading.Fetching.web", lambda _, visits=None: polite(visits))
    monkeypatch.setattr(
        "quotetrack.cli._reading.Looking.find", lambda _, articles, workers: extract(articles)
    )
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        result = CliRunner().invoke(application(), ["watch", *map(str, arguments)])
        if isinstance(result.exception, QuotetrackError):
            return 1, result.stdout, str(result.exception)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        return result.exit_code, result.stdout, result.stderr

    return run


def polite(visits):
    return Web(allow_private=True, seconds_between=0, visits=visits)


def told(out):
    return [json.loads(line)["text"] for line in out.splitlines()]


def test_what_is_new_is_stored_and_told_once(stand, watch):
    watch("add", f"{stand.address}/feed")
    code, out, _ = watch("run", "--nl")
    assert (code, told(out)) == (0, ["Water has no passport,"])
    assert watch("run", "--nl")[:2] == (0, "")
    feed(stand, "/dam", "/bread")
    asked = len(stand.asked)
    assert told(watch("run", "--nl")[1]) == ["We eat less than we did last year,"]
    assert "/dam" not in stand.asked[asked:]


def test_a_run_that_finds_nothing_new_says_nothing(stand, watch):
    watch("add", f"{stand.address}/feed")
    watch("run")
    assert watch("run") == (0, "", "")


def test_a_feed_that_has_not_changed_is_not_sent(stand, watch):
    watch("add", f"{stand.address}/feed")
    watch("run")
    watch("run")
    assert stand.asked[-1] == "/feed" and stand.conditions[-1] == '"1"'


def test_each_question_is_told_what_it_was_not_told(stand, watch):
    watch("add", f"{stand.address}/feed")
    feed(stand, "/dam", "/bread")
    assert watch("run", "--nl", "--person", "Nobody Atall")[1] == ""
    feed(stand, "/dam", "/bread", "/road")
    assert told(watch("run", "--nl", "--person", "kosh")[1]) == ["The road to the north is open again,"]
    assert watch("run", "--nl", "--person", "kosh")[1] == ""


def test_a_feed_of_new_quotes_is_written(stand, watch, tmp_path):
    watch("add", f"{stand.address}/feed")
    for path in ("new.atom", "new.json"):
        watch("run", "-o", path)
    found = feedparser.parse((tmp_path / "new.atom").read_bytes())
    assert [not found.bozo, len(found.entries)] == [True, 1]
    assert "Water has no passport" in found.entries[0].summary + found.entries[0].get("title", "")
    feed(stand, "/dam", "/bread")
    watch("run", "-o", "new.atom")
    entries = feedparser.parse((tmp_path / "new.atom").read_bytes()).entries
    assert len({entry.id for entry in entries}) == 2
    assert found.entries[0].id in {entry.id for entry in entries}
    watch("run", "-o", "new.json")
    assert len(json.loads((tmp_path / "new.json").read_text())["items"]) == 1
    assert watch("run", "-o", "new.txt")[0] == 1


def test_one_broken_feed_does_not_stop_the_others(stand, watch):
    stand.pages["/gone"] = (500, {}, "")
    watch("add", "--no-check", f"{stand.address}/gone", f"{stand.address}/feed")
    code, out, err = watch("run", "--nl")
    assert (code, len(told(out))) == (0, 1)
    assert "the server is out of order: try again later (500)" in err
    stand.pages["/gone"] = stand.pages["/bread"]
    assert told(watch("run", "--nl")[1]) == ["We eat less than we did last year,"]


def endless(handler):
    handler.send_response(200)
    handler.send_header("Content-Type", "application/rss+xml")
    handler.end_headers()
    while True:
        handler.wfile.write(b"<item>words</item>" * 4_000)


def slow(handler):
    time.sleep(1)
    handler.send_response(200)
    handler.end_headers()


LYING = (
    200,
    {"Content-Type": "application/rss+xml", "ETag": '"lie"'},
    b"\x89PNG\r\n\x1a\n\0\0 no feed at all",
)
CUT = (200, {"Content-Length": "5000"}, "<rss><channel>")


@pytest.mark.parametrize(
    ("page", "reason"), [(slow, "no full answer"), (LYING, ""), (CUT, "broke off"), (endless, "over 10 MiB")]
)
def test_a_feed_that_misbehaves_costs_itself_only(stand, watch, monkeypatch, page, reason):
    monkeypatch.setattr("quotetrack.fetch.web.SECONDS", 0.5 if page is slow else 20.0)
    stand.pages["/bad"] = page
    watch("add", "--no-check", f"{stand.address}/bad", f"{stand.address}/feed")
    code, out, err = watch("run", "--nl")
    assert (code, told(out)) == (0, ["Water has no passport,"])
    assert f"{stand.address}/bad" in err and reason in err
    assert "Traceback" not in err
    again = watch("run", "--nl")
    assert again[:2] == (0, "") and f"{stand.address}/bad" in again[2]


def test_what_two_feeds_link_to_is_asked_for_once(stand, watch):
    stand.pages["/other"] = stand.pages["/feed"]
    watch("add", f"{stand.address}/feed", f"{stand.address}/other")
    watch("run")
    assert stand.asked.count("/dam") == 1


def test_a_feed_that_went_away_comes_back(stand, watch):
    watch("add", f"{stand.address}/feed")
    watch("run")
    kept = stand.pages.pop("/feed")
    assert "no such page" in watch("run")[2]
    stand.pages["/feed"] = kept
    assert "failed" not in watch("run")[2]
    feed(stand, "/dam", "/bread")
    assert told(watch("run", "--nl")[1]) == ["We eat less than we did last year,"]


def test_a_page_that_is_edited_is_a_new_version(stand, watch, tmp_path):
    watch("add", f"{stand.address}/dam")
    watch("run")
    stand.page(
        "/dam", "Dam talks go on", "“Water has a passport now,” said Ilka Torvald, of Vesmark.", "More."
    )
    assert told(watch("run", "--nl")[1]) == ["Water has a passport now,"]
    with queries.open(tmp_path / "quotes.db") as timeline:
        assert len(list(timeline.quotes(queries.Filters(versions="all")))) == 2


def test_what_cannot_be_read_is_not_added(stand, watch, tmp_path):
    code, _, err = watch("add", f"{stand.address}/feed", f"{stand.address}/nowhere")
    assert code == 1 and "no such page" in err and "--no-check" in err
    assert "no such file or folder" in watch("add", "nowhere")[2]
    assert not (tmp_path / "quotes.db").exists()


def test_what_fails_is_tried_later_each_time_and_given_up(stand, watch, tmp_path, monkeypatch):
    stand.pages.pop("/dam")
    watch("add", f"{stand.address}/feed")
    monkeypatch.setattr("quotetrack.watching._PAUSE", timedelta(0))
    said = [watch("run")[2] for _ in range(6)]
    assert ["no such page" in err for err in said] == [True] * 5 + [False]
    assert ["given up" in err for err in said] == [False] * 4 + [True, False]
    monkeypatch.undo()
    moment = datetime(2025, 10, 11, tzinfo=UTC)
    once, thrice = (
        Failure(location="https://a.b/", message="-", times=times, first_at="-", last_at=moment.isoformat())
        for times in (1, 3)
    )
    assert is_due(once, moment)
    assert not is_due(thrice, moment + timedelta(minutes=44))
    assert is_due(thrice, moment + timedelta(minutes=45))


def test_a_folder_that_is_gone_does_not_stop_the_others(stand, watch):
    watch("add", "--no-check", "news", f"{stand.address}/feed")
    code, out, err = watch("run", "--nl")
    assert (code, told(out)) == (0, ["Water has no passport,"])
    assert "news" in err


def test_an_article_that_failed_is_tried_again_though_its_feed_has_not_changed(stand, watch):
    page = stand.pages.pop("/dam")
    watch("add", f"{stand.address}/feed")
    assert "no such page" in watch("run")[2]
    stand.pages["/dam"] = page
    assert told(watch("run", "--nl")[1]) == ["Water has no passport,"]


def test_a_folder_is_watched_too(watch, tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "one.txt").write_text("“We stay here,” said Ana Kosh.")
    watch("add", "news")
    assert told(watch("run", "--nl")[1]) == ["We stay here,"]
    (folder / "two.txt").write_text("“We leave now,” said Ana Kosh.")
    assert told(watch("run", "--nl")[1]) == ["We leave now,"]


def test_watches_are_listed_and_removed(watch, tmp_path):
    watch("add", "--no-check", "news", "https://lisk.example/feed")
    _, out, _ = watch("list")
    assert out.splitlines() == [
        f"{tmp_path}/news [not read yet]",
        "https://lisk.example/feed [not read yet]",
    ]
    assert "1 location added" in watch("add", "--no-check", "news", "more")[2]
    watch("remove", "https://lisk.example/feed")
    assert "lisk.example" not in watch("list")[1]
    assert "is not watched" in watch("remove", "elsewhere")[2]


def test_nothing_to_watch_and_a_time_that_is_none_are_told(watch):
    assert "nothing is watched" in watch("run")[2]
    watch("add", "--no-check", "news")
    assert "give a time such as" in watch("run", "--every", "soon")[2]


def test_it_goes_on_until_it_is_stopped(stand, watch, monkeypatch):
    watch("add", f"{stand.address}/feed")
    runs = []

    def sleep(seconds):
        if 100 < seconds <= 600:
            runs.append(seconds)
            if len(runs) == 3:
                raise KeyboardInterrupt

    monkeypatch.setattr(time, "sleep", sleep)
    code, _, err = watch("run", "--every", "10m")
    assert (code, len(runs)) == (0, 3)
    assert "stopped" in err


def test_two_runs_at_once_are_one_too_many(watch, tmp_path):
    import fcntl

    watch("add", "--no-check", "news")
    with (tmp_path / "quotes.db.watching").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert "another watch run is under way" in watch("run")[2]


def extract(articles):
    """Yield each article with what stands in marks before a name."""
    for article in articles:
        yield (
            article,
            [
                quote(article, found)
                for found in re.finditer("“([^”]*)” said ([A-Z]\\w+ [A-Z]\\w+)", article.text)
            ],
        )


def quote(article, found):
    return Quote(
        article_id=article.id,
        quote_id=digest(article.id, article.sha256, found.span(1)),
        kind="direct",
        text=found[1],
        spans=(found.span(1),),
        prefix=article.text[: found.start(1)][-9:],
        suffix=article.text[found.end(1) :][:9],
        speaker=found[2],
        speaker_type="person",
    )


def run(path, deadly=None):
    """Look once; where ``deadly`` is a number, be killed when so many articles have been read."""

    def mortal(articles):
        for number, pair in enumerate(extract(articles)):
            if number == deadly:
                os.kill(os.getpid(), signal.SIGKILL)
            yield pair
        if deadly is not None:
            os.kill(os.getpid(), signal.SIGKILL)

    with queries.open(path, patience=60) as timeline:
        look(timeline, polite, extract=mortal)


@pytest.mark.parametrize("deadly", [0, 3, 8])
def test_a_run_that_is_killed_is_made_good_by_the_next(stand, tmp_path, deadly):
    stand.pages |= {f"/{at}": stand.pages["/dam"] for at in range(8)}
    feed(stand, *(f"/{at}" for at in range(8)))
    path = tmp_path / "quotes.db"
    with queries.open(path) as timeline:
        timeline.watches.add(f"{stand.address}/feed")
    for _ in range(2):
        process = multiprocessing.get_context("fork").Process(target=run, args=(path, deadly))
        process.start()
        process.join()
        assert process.exitcode == -signal.SIGKILL
    run(path)
    with queries.open(path) as timeline:
        assert len(list(timeline.quotes())) == 8
        assert timeline.failures() == []
