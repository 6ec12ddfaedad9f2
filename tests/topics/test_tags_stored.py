"""Tags of stored quotes: as if all had been tagged today, whatever came in which order."""

import json
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from quotetrack import queries
from quotetrack.errors import AmbiguousName, StoreError, UnknownName
from quotetrack.records import Scheme, Topic
from quotetrack.store import describing
from quotetrack.store.migrations import migrations

QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
OWN = Scheme(name="own", title="Own topics", licence="yours")
RIVERS = Topic(id="own:rivers", label="rivers", cues=("river",))
DAMS = Topic(id="own:dams", label="dams", cues=("dam", "sluice"), hints=("gate",), broader="own:rivers")
LETTERS = Topic(id="own:letters", label="letters", cues=("passport",))
WORDS = [
    "The sluice stays shut.",
    "Water does not carry a passport.",
    "We need more Patriot batteries.",
    "The river takes what it wants.",
    "It rained.",
]
TAGS = """
SELECT q.id, t.id, g.score, g.evidence, g.person_id, g.day FROM tags g
JOIN quotes q ON q.number = g.quote JOIN topics t ON t.number = g.topic ORDER BY 1, 2
"""
LABELS = "SELECT id, topics FROM quotes ORDER BY id"
SHARED = "SELECT id, text, person_id, statement_id, day FROM quotes ORDER BY id"


def scheme(*topics):
    return OWN.model_copy(update={"topics": topics})


def asked(path, sql):
    with closing(sqlite3.connect(path)) as db:
        return db.execute(sql).fetchall()


def state(path):
    return asked(path, TAGS), [(id, sorted(json.loads(labels))) for id, labels in asked(path, LABELS)]


def own(path):
    """Return by quote what it is tagged with of the topics made here."""
    rows = asked(path, TAGS.replace("q.id, t.id", "q.text, t.id"))
    return {text: sorted(row[1] for row in rows if row[0] == text and "own:" in row[1]) for text in WORDS}


@pytest.fixture(scope="module")
def articles(told):
    return [
        told(words, "Ilka Torvald", id=f"a{at}", title=f"Day {at}", published=f"2025-10-1{at}")
        for at, words in enumerate(WORDS)
    ]


@pytest.fixture(scope="module")
def template(articles, tmp_path_factory):
    path = tmp_path_factory.mktemp("template") / "quotes.db"
    with queries.open(path) as opened:
        opened.save(articles)
    return path


@pytest.fixture
def timeline(template, database):
    shutil.copy(template, database)  # made in no time
    with queries.open(database) as opened:
        yield opened


class TestIncremental:
    def test_a_topic_more_tags_what_is_stored_and_changes_nothing_else(self, timeline):
        before, quotes = asked(timeline.path, TAGS), asked(timeline.path, SHARED)
        timeline.add_topic(DAMS, OWN)
        assert own(timeline.path)[WORDS[0]] == ["own:dams"]
        assert [row for row in asked(timeline.path, TAGS) if row[1] != DAMS.id] == before
        assert asked(timeline.path, SHARED) == quotes

    def test_only_the_topics_that_changed_are_looked_for(self, timeline, monkeypatch):
        timeline.import_topics(scheme(RIVERS, DAMS, LETTERS))
        looked = []
        tagger = describing._tagger

        def noting(topics):
            looked.append({topic.id for topic in topics})
            return tagger(topics)

        monkeypatch.setattr(describing, "_tagger", noting)
        changed = LETTERS.model_copy(update={"cues": ("rain",)})
        assert timeline.import_topics(scheme(RIVERS, DAMS, changed)) == (1, len(WORDS))
        assert looked == [{LETTERS.id}]
        assert own(timeline.path)[WORDS[1]] == []
        assert own(timeline.path)[WORDS[4]] == [LETTERS.id]

    def test_what_is_the_same_again_is_not_looked_through(self, timeline):
        timeline.import_topics(scheme(RIVERS, DAMS))
        before = state(timeline.path)
        assert timeline.import_topics(scheme(RIVERS, DAMS)) == (0, 0)
        assert timeline.tag() == 0
        assert state(timeline.path) == before

    def test_what_a_topic_is_a_part_of_follows(self, timeline):
        timeline.import_topics(scheme(RIVERS, DAMS))
        assert own(timeline.path)[WORDS[0]] == ["own:dams", "own:rivers"]
        timeline.import_topics(scheme(RIVERS, DAMS.model_copy(update={"broader": None})))
        assert own(timeline.path)[WORDS[0]] == ["own:dams"]
        assert own(timeline.path)[WORDS[3]] == ["own:rivers"]

    def test_what_is_taken_away_takes_its_tags_along(self, timeline):
        clean = state(timeline.path)
        timeline.import_topics(scheme(RIVERS, DAMS))
        timeline.remove_topics([DAMS.id])
        assert own(timeline.path)[WORDS[0]] == []
        assert own(timeline.path)[WORDS[3]] == ["own:rivers"]
        timeline.remove_topics([RIVERS.id])
        assert state(timeline.path) == clean
        with pytest.raises(UnknownName):
            timeline.topic(RIVERS.id)

    def test_a_topic_that_has_gone_from_its_scheme_is_taken_away(self, timeline):
        timeline.import_topics(scheme(RIVERS, DAMS))
        assert timeline.import_topics(scheme(DAMS))[0] >= 1
        assert own(timeline.path)[WORDS[3]] == []
        assert [topic.id for topic in timeline.topics() if topic.scheme == "own"] == [DAMS.id]

    def test_a_shipped_one_that_was_taken_away_stays_away(self, timeline, articles):
        timeline.remove_topics(["ukraine:air-defence"])
        path = timeline.path
        with queries.open(path) as again:
            again.save([articles[2]])
            again.tag()
        assert "ukraine:air-defence" not in {row[1] for row in asked(path, TAGS)}

    def test_its_scheme_brings_it_back(self, timeline):
        from quotetrack.topics import shipped

        before = state(timeline.path)
        timeline.remove_topics(["ukraine:air-defence"])
        assert state(timeline.path) != before
        [ukraine] = [one for one in shipped() if one.name == "ukraine"]
        assert timeline.import_topics(ukraine)[0] >= 1
        assert state(timeline.path) == before

    def test_labels_are_those_of_today(self, timeline):
        timeline.add_topic(DAMS, OWN)
        timeline.add_topic(DAMS.model_copy(update={"label": "barrages"}), OWN)
        [labels] = [json.loads(row[1]) for row in asked(timeline.path, LABELS) if "barrages" in row[1]]
        assert "dams" not in labels


@pytest.fixture(scope="module")
def expected(articles, tmp_path_factory):
    path = tmp_path_factory.mktemp("straight") / "quotes.db"
    with queries.open(path) as opened:
        opened.import_topics(scheme(RIVERS, DAMS, LETTERS))
        opened.save(articles)
    found = state(path)
    assert {row[1] for row in found[0]} >= {RIVERS.id, DAMS.id, LETTERS.id, "ukraine:air-defence"}
    return found


class TestIngest:
    def test_another_title_is_looked_through(self, timeline, told):
        timeline.add_topic(DAMS, OWN)
        timeline.save([told(WORDS[4], "Ilka Torvald", id="a4", title="The dam", published="2025-10-14")])
        assert own(timeline.path)[WORDS[4]] == ["own:dams"]
        timeline.save([told(WORDS[4], "Ilka Torvald", id="a4", title="Rain", published="2025-10-14")])
        assert own(timeline.path)[WORDS[4]] == []

    def test_so_is_the_sentence_around_it(self, timeline, told):
        timeline.add_topic(DAMS, OWN)
        timeline.save([told(WORDS[4], "Ilka Torvald", id="a4", title="Day 4", lead="At the dam: ")])
        assert own(timeline.path)[WORDS[4]] == ["own:dams"]

    def test_another_day_is_that_of_the_tag(self, timeline, told):
        timeline.add_topic(DAMS, OWN)
        timeline.save([told(WORDS[0], "Ilka Torvald", id="a0", title="Day 0", published="2026-01-01")])
        [day] = {row[5] for row in asked(timeline.path, TAGS) if row[1] == DAMS.id}
        assert day == "2026-01-01"

    def test_the_same_again_changes_nothing(self, timeline, articles):
        timeline.import_topics(scheme(RIVERS, DAMS))
        before = state(timeline.path)
        timeline.save(articles)
        assert state(timeline.path) == before

    @settings(
        max_examples=3,
        deadline=None,
        phases=QUICK,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(st.permutations([0, 1, 2, 3, 4, "rivers", "dams", "letters"]))
    def test_the_order_never_matters(self, articles, expected, steps):
        topics = {"rivers": RIVERS, "dams": DAMS, "letters": LETTERS}
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "quotes.db"
            with queries.open(path) as opened:
                for step in steps:
                    if isinstance(step, int):
                        opened.save([articles[step]])
                    else:
                        opened.add_topic(topics[step], OWN)
            assert state(path) == expected


class TestTransactions:
    def test_one_that_fails_leaves_nothing(self, timeline, monkeypatch):
        before, topics = state(timeline.path), timeline.topics()

        def fail(*_):
            raise sqlite3.OperationalError("disk I/O error")

        with monkeypatch.context() as patch:
            patch.setattr(describing.Describing, "_tag", fail)
            with pytest.raises(StoreError):
                timeline.add_topic(DAMS, OWN)
        assert state(timeline.path) == before and timeline.topics() == topics
        timeline.add_topic(RIVERS, OWN)
        assert own(timeline.path)[WORDS[0]] == []
        assert own(timeline.path)[WORDS[3]] == [RIVERS.id]

    def test_a_database_of_before_is_tagged_when_it_opens_for_writing(self, tmp_path, articles):
        old, today = tmp_path / "old.db", tmp_path / "today.db"
        with closing(sqlite3.connect(old)) as connection:
            migrations.apply(Database(connection), stop_before="m012_topics")
            connection.commit()
        for path in (old, today):
            with queries.open(path) as opened:
                opened.save(articles)
        assert state(old) == state(today) and state(old)[0]


class TestAsked:
    def test_how_much_is_said_of_each(self, timeline):
        timeline.import_topics(scheme(RIVERS, DAMS))
        counts = {topic.id: topic for topic in timeline.topics()}
        rivers = counts[RIVERS.id]
        assert (rivers.quotes, rivers.people) == (2, 1)
        assert (rivers.first, rivers.last) == ("2025-10-10", "2025-10-13")
        assert counts["medtop:15000000"].quotes == 0

    def test_a_page(self, timeline):
        timeline.import_topics(scheme(RIVERS, DAMS))
        page = timeline.topic("River")
        assert (page.topic, page.scheme, page.licence) == (RIVERS, OWN.title, OWN.licence)
        assert page.narrower == ("dams",)
        assert {quote.text for quote in page.quotes} == {WORDS[0], WORDS[3]}
        assert [(one.name, one.count) for one in page.people] == [("Ilka Torvald", 2)]

    def test_one_label_of_two_schemes(self, timeline):
        timeline.add_topic(DAMS, OWN)
        other = Scheme(name="their", title="Theirs", licence="CC0")
        timeline.add_topic(DAMS.model_copy(update={"id": "their:dams"}), other)
        with pytest.raises(AmbiguousName, match=r"own:dams, their:dams"):
            timeline.topic("dams")
        assert timeline.topic("their:dams").topic.id == "their:dams"
