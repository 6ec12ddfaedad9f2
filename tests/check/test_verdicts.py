"""Claims checked against a database: whose words they are, where they stand, and what is said of doubts."""

import pytest

from quotetrack import queries
from quotetrack.errors import BadQuery
from quotetrack.queries.voices import Leaving
from quotetrack.records import Article
from tests.check.benchmark import SET, checked, is_right, passed, read_into

LEAST = 0.97


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    database = tmp_path_factory.mktemp("check") / "check.db"
    read_into(database, SET)
    return checked(database, SET)


def test_verdicts_are_those_of_people(results):
    right = sum(is_right(one, check) for one, check in results)
    assert right / len(results) >= LEAST
    assert len(results) >= 100


def test_no_altered_quote_passes_as_exact(results):
    assert passed(results) == []


def test_what_is_altered_is_told_with_the_real_words(results):
    told = [check for one, check in results if one["verdict"] == check.verdict == "altered"]
    assert all(check.diff and ("[-" in check.diff or "{+" in check.diff) for check in told)
    assert all(check.text and check.sources and check.quote_id for check in told)


@pytest.fixture(scope="module")
def timeline(tmp_path_factory, told):
    pairs = [
        told("The dam will hold, and it will not leak.", "Ana Kosh", id="a", published="2024-01-02"),
        told(
            "The dam will hold, and it will not leak.",
            "Ana Kosh",
            lead="RAIN — ",
            id="b",
            published="2024-01-01",
        ),
        told("Nobody paid the colour tax.", "Ben Kosh", id="c"),
        told("Three men saw the fire.", id="d"),
        told("The bridge is open.", "Vera Lund", lead="Lund said that the tunnel was flooded. ", id="e"),
        told("the tunnel was closed", "Vera Lund", id="f", like={"kind": "indirect"}),
        told("A thing that I take back.", "Vera Lund", id="g"),
    ]
    with queries.open(tmp_path_factory.mktemp("check") / "few.db") as opened:
        opened.save(pairs)
        article = Article(id="g", text="Nothing of it is left.")
        opened.save([(article, [])])
        yield opened


@pytest.mark.parametrize(
    ("claimed", "person", "verdict", "article"),
    [
        ("it will not leak", "Ana Kosh", "exact", "b"),
        ("it will not leak", "Kosh", "exact", "b"),
        ("it will not leak", None, "exact", "b"),
        ("leak[ed]", "Kosh", "exact", "b"),
        ("the dam will hold and it will leak", "Ana Kosh", "altered", "b"),
        ("it will not leak", "Ben Kosh", "other_speaker", "b"),
        ("it will not leak", "Somebody Unheard-of", "other_speaker", "b"),
        ("Three men saw the fire", "Ana Kosh", "other_speaker", "d"),
        ("Three men saw the fire", None, "exact", "d"),
        ("the tunnel was flooded", "Vera Lund", "absent", None),
        ("the tunnel was closed", "Vera Lund", "absent", None),
        ("A thing that I take back.", "Vera Lund", "exact", "g"),
        ("We shall all go to the moon", "Vera Lund", "absent", None),
    ],
)
def test_verdict_and_where_it_stands(timeline, claimed, person, verdict, article):
    check = timeline.check(claimed, person)
    assert (check.verdict, check.article_id) == (verdict, article)


@pytest.mark.parametrize(
    ("claimed", "person", "note"),
    [
        ("it will not leak", "Anna Koch", "nobody called “Anna Koch” is quoted here"),
        ("Three men saw the fire", "Ana Kosh", "the article lays it to “an official”"),
        ("the tunnel was flooded", "Vera Lund", "it stands in the reporter's own words"),
        ("A thing that I take back.", None, "it stands in an earlier text of the article only"),
        ("Nobody paid the color tax", "Ben Kosh", "only the spelling differs"),
        ("leak", "Ana Kosh", "right before these words stands “not”"),
    ],
)
def test_what_a_reader_should_know_is_noted(timeline, claimed, person, note):
    assert note in timeline.check(claimed, person).note


def test_every_quote_with_the_words_is_a_source_the_earliest_first(timeline):
    check = timeline.check("The dam will hold", "Ana Kosh")
    assert [source.article_id for source in check.sources] == ["b", "a"]
    assert check.published == "2024-01-01"


def test_altered_words_come_with_the_real_ones_and_a_diff(timeline):
    check = timeline.check("The dam will burst, and it will not leak", "Ana Kosh")
    assert check.text == "The dam will hold, and it will not leak."
    assert check.diff.startswith("The dam will [-hold,-]{+burst,+} and it will not leak")


def test_a_text_that_is_left_out_proves_nothing(timeline):
    sha = timeline.show(timeline.check("The dam will hold", "Ana Kosh").sources[1].quote_id).sha256
    check = timeline.check("The dam will hold", "Ana Kosh", leaving=Leaving(sha256=sha))
    assert [source.article_id for source in check.sources] == ["b"]


@pytest.mark.parametrize("claimed", ["", " “…” ", "[sic]", "x" * 20_001, "\x00"])
def test_what_claims_nothing_is_refused_in_one_line(timeline, claimed):
    with pytest.raises(BadQuery) as refused:
        timeline.check(claimed)
    assert "\n" not in str(refused.value) and len(str(refused.value)) < 150


@pytest.mark.parametrize("person", ["", " ", "?!"])
def test_nobody_is_no_person(timeline, person):
    with pytest.raises(BadQuery, match="no name to look for"):
        timeline.check("The dam will hold", person)


@pytest.mark.parametrize(
    "claimed",
    [
        '"',
        'a" OR b',
        "NEAR(a b)",
        "text : dam",
        "'; DROP TABLE quotes; --",
        "dam\x00 hold*",
        "\ud800 dam",
        "%_^-",
    ],
)
@pytest.mark.parametrize("person", [None, "Ana Kosh", "\ud800", "'; --"])
def test_hostile_words_are_only_words(timeline, claimed, person):
    try:
        assert timeline.check(claimed, person).verdict in ("absent", "exact", "altered", "other_speaker")
    except BadQuery as refused:
        assert "no words" in str(refused) or "no name" in str(refused)
