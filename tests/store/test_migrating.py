"""A database of an earlier quotetrack opens with all that it held."""

import json
import sqlite3
from contextlib import closing

import pytest
from sqlite_utils import Database
from test_resolution import changes, state

from quotetrack import queries
from quotetrack.names import lookup_words
from quotetrack.records import Judgement, Quote
from quotetrack.store.migrations import migrations
from quotetrack.store.rows import version_id

KNOWN_TODAY = "m007_lists_of_people"  # the first step that tells people from spellings

SAID = {
    "We need missiles.": "Volodymyr Zelenskyy",
    "Not a word.": "Zelensky",
    "It rained.": "Ana Kosh",
    "Nobody asked.": "Anna Kosh",
    "No comment.": None,
}


@pytest.fixture
def earlier(database, told):
    """Return the path of a database as it was when one spelling was one person."""
    pairs = [
        told(words, speaker, id=f"a{number}", published=f"2025-10-{number + 10}")
        for number, (words, speaker) in enumerate(SAID.items())
    ]
    with closing(sqlite3.connect(database)) as connection:
        db = Database(connection)
        migrations.apply(db, stop_before=KNOWN_TODAY)
        for article, [quote] in pairs:
            fill(db, article, quote)
        connection.commit()
    return database


def fill(db, article, quote):
    version = version_id(article)
    db["articles"].insert({"id": article.id, "published": article.published})
    db["versions"].insert(
        {
            "id": version,
            "article_id": article.id,
            "number": 1,
            "is_current": 1,
            "sha256": article.sha256,
            "text": article.text,
        }
    )
    person = quote.speaker.lower().replace(" ", "-") if quote.speaker else None
    if person:
        db["people"].insert({"id": person, "name": quote.speaker, "type": "person"})
        words = lookup_words(quote.speaker)
        db["names"].insert_all(
            {"word": word, "person_id": person, "spelling": quote.speaker} for word in sorted(words)
        )
    row = {"id": quote.quote_id, "day": article.published, "person_id": person, "version_id": version}
    row |= {"position": quote.spans[0][0], "is_current": 1, "spans": json.dumps(quote.spans), "topics": "[]"}
    plain = ("text", "article_id", "kind", "speaker", "speaker_type", "speaker_mention", "confidence")
    row |= {
        name: getattr(quote, name) for name in (*plain, "reason", "published", "frame", "prefix", "suffix")
    }
    db["quotes"].insert(row)


def test_every_quote_is_there_and_its_speaker_is_resolved(earlier):
    with queries.open(earlier, read_only=True) as timeline:
        found = {quote.text: (quote.speaker, quote.person_id) for quote in timeline.quotes()}
    assert found == {
        "We need missiles.": ("Volodymyr Zelensky", "volodymyr-zelensky"),
        "Not a word.": ("Volodymyr Zelensky", "volodymyr-zelensky"),
        "It rained.": ("Anna Kosh", "ana-kosh"),
        "Nobody asked.": ("Anna Kosh", "ana-kosh"),
        "No comment.": (None, None),
    }


def test_it_is_as_a_database_made_today(earlier, tmp_path):
    with queries.open(earlier) as timeline:
        pairs = [(timeline.show(quote.quote_id).article, [bare(quote)]) for quote in timeline.quotes()]
    with queries.open(tmp_path / "today.db") as today:
        today.save(pairs)
    assert changes(state(earlier), state(tmp_path / "today.db")) == {}
    for path in (earlier, tmp_path / "today.db"):
        with closing(sqlite3.connect(path)) as db:
            assert db.execute("PRAGMA foreign_key_check").fetchall() == []
            assert db.execute("SELECT count(*) FROM timeline").fetchone() == (5,)


def bare(quote):
    """Return a quote as it was found: under the name that its article has."""
    found = quote.model_dump(include=set(Quote.model_fields)) | {"person_id": None}
    return Quote.model_validate(found | {"speaker": SAID[quote.text]})


def test_users_judge_in_it(earlier):
    with queries.open(earlier) as timeline:
        ana, zelensky = timeline.whom("ana-kosh"), timeline.whom("volodymyr-zelensky")
        timeline.judge(Judgement(kind="same", who="tester", person=ana, other=zelensky))
        assert {quote.speaker for quote in timeline.quotes()} == {"Volodymyr Zelensky", None}
        timeline.judge(Judgement(kind="undo", who="tester", undoes=1))
        assert {quote.speaker for quote in timeline.quotes()} == {"Volodymyr Zelensky", "Anna Kosh", None}


def test_a_search_finds_the_words_of_before(earlier):
    with queries.open(earlier) as timeline:
        found = [quote.text for quote in timeline.quotes(queries.Filters(topic="missile"))]
    assert found == ["We need missiles."]
