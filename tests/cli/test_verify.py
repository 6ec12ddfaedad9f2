"""quotetrack verify, as people and scripts call it."""

import csv
import io
import json
import sqlite3
from contextlib import closing

import pytest

from quotetrack.records import Article

KEYS = ["verdict", "quote_id", "article_id", "speaker", "text", "found", "start", "end", "diff", "why"]


@pytest.fixture
def given(tmp_path):
    """Return a function that writes an article to a file and returns its path."""

    def write(name="a.json", **fields):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        text = fields.pop("text")
        body = json.dumps(fields | {"text": text}) if name.endswith(".json") else text
        (tmp_path / name).write_text(body, encoding="utf-8")
        return str(tmp_path / name)

    return write


CALL = "KYIV — The call lasted an hour.\n\n“We need Tomahawks and air defence.” Volodymyr Zelensky said."
AT = {"url": "https://courier.example/1"}


def rows(answer):
    return [(row["verdict"], row["text"]) for row in json.loads(answer[1])]


def test_all_as_stored(ask):
    assert ask("verify") == (0, "", "7 quotes in 7 texts: all as stored\n")
    assert ask("verify", "--json") == (0, "[]\n", "7 quotes in 7 texts: all as stored\n")
    assert ask("verify", "--person", "O'Brien")[2] == "2 quotes in 2 texts: all as stored\n"


@pytest.mark.parametrize("flags", [[], ["--fmt", "github"], ["--csv"], ["--nl"], ["--json"], ["-t"]])
def test_what_fails_is_listed_and_the_exit_code_says_so(ask, newsroom, flags):
    with closing(sqlite3.connect(newsroom)) as connection, connection:
        connection.execute(
            "UPDATE versions SET text = replace(text, 'red', 'r\x1b[31med') WHERE article_id = 'd'"
        )
    code, out, err = ask("verify", *flags)
    assert (code, err) == (1, "7 quotes in 7 texts: 1 failure\n")
    assert "broken" in out and "line." in out and "SHA-256" in out
    assert "\x1b" not in out or flags == ["--csv"]


def test_no_database_is_told(ask, tmp_path):
    code, out, err = ask("verify", "--db", str(tmp_path / "none.db"))
    assert (code, out) == (1, "")
    assert err.startswith("error: ") and err.count("\n") == 1


def test_each_verdict_has_its_row_and_the_keys_are_kept(ask, given):
    answer = ask("verify", "--json", "--against", given(text=CALL, **AT))
    (row,) = json.loads(answer[1])
    assert list(row)[: len(KEYS)] == KEYS
    assert (row["verdict"], row["found"], row["start"], row["end"]) == ("unchanged", row["text"], 34, 68)
    assert answer[0] == 0
    assert answer[2].splitlines() == [
        "1 quote in 1 article: 1 unchanged",
        "not compared: 6 more quotes, whose articles were not given",
    ]


@pytest.mark.parametrize(
    ("old", "new", "code", "verdict"),
    [
        ("KYIV", "KYIV, Ukraine", 0, "moved"),
        ("need Tomahawks", "need\n“Tomahawks”", 0, "moved"),
        ("Tomahawks", "no Tomahawks", 1, "altered"),
        ("“We need Tomahawks and air defence.”", "Nothing new,", 1, "gone"),
    ],
)
def test_the_exit_code_tells_whether_the_words_stand(ask, given, old, new, code, verdict):
    answer = ask("verify", "--json", "--against", given(text=CALL.replace(old, new), **AT))
    assert (answer[0], rows(answer)) == (code, [(verdict, "We need Tomahawks and air defence.")])
    listed = ask("verify", "--json", "--failed", "--against", given(text=CALL.replace(old, new), **AT))
    assert listed[0] == code
    assert rows(listed) == (rows(answer) if code else [])


def test_an_alteration_is_shown_word_by_word(ask, given):
    changed = given(text=CALL.replace("need Tomahawks", "want patience"), **AT)
    code, out, _ = ask("verify", "--against", changed)
    assert code == 1 and "[-need" in out and "{+want" in out
    (row,) = csv.DictReader(io.StringIO(ask("verify", "--csv", "--against", changed)[1]))
    assert row["diff"] == "We [-need Tomahawks-]{+want patience+} and air defence."
    assert row["found"] == "We want patience and air defence."


@pytest.mark.parametrize(
    "url",
    [
        "http://courier.example/1",
        "https://www.courier.example/1/",
        "https://Courier.example/1?utm_source=x&fbclid=1#top",
        "//courier.example:443/1",
    ],
)
def test_an_article_is_known_by_its_address_however_it_is_written(ask, given, url):
    folder = given("folder/a.json", text=CALL, url=url).rpartition("/")[0]
    assert [verdict for verdict, _ in rows(ask("verify", "--json", "--against", folder))] == ["unchanged"]


@pytest.mark.parametrize("url", ["https://courier.example/2", "https://courier.example/1?page=2", "x"])
def test_another_address_is_another_article(ask, given, url):
    folder = given("folder/a.json", text=CALL, url=url).rpartition("/")[0]
    code, out, err = ask("verify", "--json", "--against", folder)
    assert (code, out) == (1, "[]\n")
    assert "no stored article is this one" in err


def test_an_article_is_known_by_its_id_and_by_its_file(ask, given, told, newsroom, tmp_path):
    assert rows(ask("verify", "--json", "--against", given(text="“Rates fell.”", id="e"))) == [
        ("gone", "Rates will rise.")
    ]
    from quotetrack import queries

    source, quotes = told("The harvest failed.", "Ana Kosh")
    place = given("plain.txt", text=source.text)
    with queries.open(newsroom) as timeline:
        timeline.save([(source.model_copy(update={"origin": place}), quotes)])
    given("plain.txt", text="Nothing at all.\n")
    assert rows(ask("verify", "--json", "--against", place)) == [("gone", "The harvest failed.")]


def test_a_file_that_says_nothing_of_itself_is_known_by_its_quotes(ask, given):
    page = given("page.html", text=f"<html><body><p>{CALL}</p><p>More of it.</p></body></html>")
    assert [verdict for verdict, _ in rows(ask("verify", "--json", "--against", page))] == ["moved"]
    folder = ask("verify", "--json", "--against", page.rpartition("/")[0])
    assert rows(folder) == []


def test_quotes_that_two_articles_have_tell_of_neither(ask, given, told, newsroom):
    from quotetrack import queries

    with queries.open(newsroom) as timeline:
        timeline.save([told("We need Tomahawks and air defence.", "Zelensky", id="again")])
    answer = ask("verify", "--json", "--against", given("page.txt", text=CALL))
    assert rows(answer) == []
    assert "no stored article is this one" in answer[2]


@pytest.mark.parametrize(
    "text",
    ["% % % %", '" OR "', "* ( NEAR ^ - :", "\x1b[31m\u202e a b c", "a\u0000b c d", "é" * 5_000, "' ; --"],
)
def test_any_text_is_an_article_that_is_not_stored(ask, given, text):
    code, out, err = ask("verify", "--json", "--against", given(text=text))
    assert (code, out) == (1, "[]\n")
    assert err.splitlines()[0].endswith("no stored article is this one: give its id or url")
    assert "\x1b" not in err


def test_several_places_and_filters(ask, given):
    places = [given("a.json", text=CALL, **AT), given("b.json", text="“Rates will rise.”", id="e")]
    assert len(rows(ask("verify", "--json", "--against", *places))) == 2
    assert len(rows(ask("verify", "--json", "--against", places[0], "--against", places[1]))) == 2
    answer = ask("verify", "--json", "--against", *places, "--person", "national bank")
    assert rows(answer) == [("unchanged", "Rates will rise.")]
    assert answer[2] == "1 quote in 2 articles: 1 unchanged\n"


def test_what_cannot_be_read_fails(ask, given):
    code, out, err = ask("verify", "--json", "--against", given(text=CALL, **AT), "nosuch.txt")
    assert code == 1
    assert [row["verdict"] for row in json.loads(out)] == ["unchanged"]
    assert err.startswith("error: nosuch.txt: there is no such file or folder: check the path\n")


@pytest.mark.parametrize("words", ["verify a.txt", "verify --failed", "verify --against"])
def test_a_wrong_command_line_is_a_usage_error(ask, words):
    code, out, err = ask(*words.split())
    assert (code, out) == (2, "")
    assert "Traceback" not in err


def test_the_stored_text_itself_is_unchanged(ask, newsroom, tmp_path):
    with closing(sqlite3.connect(newsroom)) as connection:
        stored = connection.execute("SELECT article_id, text FROM versions").fetchall()
    lines = [Article(id=id, text=text).model_dump_json() for id, text in stored]
    (tmp_path / "all.jsonl").write_text("\n".join(lines), encoding="utf-8")
    answer = ask("verify", "--against", str(tmp_path / "all.jsonl"))
    assert (answer[0], answer[2]) == (0, "7 quotes in 7 articles: 7 unchanged\n")
    assert "\x1b" not in answer[1] and "\u202e" not in answer[1]
