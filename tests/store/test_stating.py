"""Statements: whatever the order of articles, stored at once or one by one, and after any change."""

import sqlite3
import tempfile
from contextlib import closing
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from quotetrack import queries
from quotetrack.queries import Filters
from quotetrack.records import Judgement, digest
from quotetrack.store import stating

QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
LONG = "Until the agreement is signed by both neighbours, the gates at Karrow stay where they are."
WORDINGS = [
    LONG,
    "Until the agreement is signed by both neighbors, the gates at Karrow stay where they are",
    "the gates at Karrow stay where they are",
    "Until the agreement is signed … the gates at Karrow stay where they are.",
    f"{LONG} Water does not carry a passport, and neither does the wind from the hills.",
    "Water does not carry a passport, and neither does the wind from the hills.",
    "Until the agreement is not signed by both neighbours, the gates at Karrow stay where they are.",
    "We will win.",
    "Nobody asked the ferryman what the rope had cost him in the winter of the flood.",
]
SPEAKERS = ["Ilka Torvald", "Torvald", "I. Torvald", "Marek Dyer", "Dyer"]
EVERYTHING = Filters()
SAID = [None, None, 0, 1, 30]
STATED = {
    "quotes": "SELECT id, person_id, statement_id, recycled, day, last_day FROM quotes",
    "statements": "SELECT * FROM statements",
    "likenesses": "SELECT a.id, b.id, l.score, l.why FROM likenesses l"
    " JOIN quotes a ON a.number = one JOIN quotes b ON b.number = other",
    "fingerprints": "SELECT print, q.id FROM fingerprints JOIN quotes q ON q.number = quote",
}


def state(path):
    """Return all that was made of the quotes, free of the numbers that rows got as they came."""
    with closing(sqlite3.connect(path)) as db:
        return {name: sorted(db.execute(sql).fetchall(), key=repr) for name, sql in STATED.items()}


def changes(one, other):
    return {
        name: sorted(set(one[name]) ^ set(other[name]), key=str) for name in one if one[name] != other[name]
    }


@pytest.fixture(scope="module")
def report(told):
    """Return a function that makes one article with a quote, and one ``beside`` of somebody not known."""

    def make(number, wording, speaker, published, said=None, beside=None):
        day = date(2025, 3, 1) + timedelta(days=published)
        start = None if said is None else day - timedelta(days=said)
        like = {"said_start": start, "said_end": start and start + timedelta(days=1)}
        about = {"id": f"a{number}", "publisher": f"Outlet {number % 3}", "published": day.isoformat()}
        if beside is None:
            return told(WORDINGS[wording], SPEAKERS[speaker], like=like, **about)
        tail = f"\n\n“{WORDINGS[beside]} ” he said."
        article, [one] = told(WORDINGS[wording], SPEAKERS[speaker], tail=tail, like=like, **about)
        start = article.text.rindex(WORDINGS[beside])
        spans = ((start, start + len(WORDINGS[beside])),)
        nobody = {"speaker": None, "speaker_type": "unnamed", "speaker_mention": "he", "speaker_span": None}
        id = digest(article.id, article.sha256, spans)
        other = {
            "quote_id": id,
            "text": WORDINGS[beside],
            "spans": spans,
            "said_start": None,
            "said_end": None,
        }
        return article, [one, one.model_copy(update=other | nobody)]

    return make


def stored(batches):
    """Return the state of a new database after batches of articles came in."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "quotes.db"
        with queries.open(path) as timeline:
            for batch in batches:
                timeline.save(batch)
        return state(path)


drawn_reports = st.lists(
    st.tuples(
        st.integers(0, len(WORDINGS) - 1),
        st.integers(0, len(SPEAKERS) - 1),
        st.sampled_from([0, 1, 2, 5, 40, 400]),
        st.sampled_from(SAID),
        st.sampled_from([None, None, *range(len(WORDINGS))]),
    ),
    min_size=1,
    max_size=9,
)
CAREFUL = settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    phases=QUICK,
)


@CAREFUL
@given(drawn_reports, st.data())
def test_the_order_of_articles_does_not_matter(report, drawn, data):
    articles = [report(number, *how) for number, how in enumerate(drawn)]
    shuffled = data.draw(st.permutations(articles))
    cuts = sorted(data.draw(st.sets(st.integers(0, len(drawn)), max_size=3)))
    batches = [shuffled[a:b] for a, b in pairwise([0, *cuts, len(drawn)])]
    assert changes(stored(batches), stored([articles])) == {}


@CAREFUL
@given(drawn_reports, drawn_reports)
def test_an_article_read_again_is_as_if_it_had_come_so_at_first(report, drawn, later):
    # full names only: whom a surname means may be known from an older version
    full = {0: 0, 1: 0, 2: 0, 3: 3, 4: 3}
    first, again = (
        [report(number, word, full[who], *when) for number, (word, who, *when) in enumerate(told)]
        for told in (drawn, (later * len(drawn))[: len(drawn)])
    )
    both, only = stored([first, again]), stored([again])
    current = {row[0] for row in only["quotes"]}
    both["quotes"] = [
        row for row in both["quotes"] if row[0] in current
    ]  # older versions stay, in no statement
    assert changes(both, only) == {}


@CAREFUL
@given(drawn_reports, st.data())
def test_after_judgements_all_is_as_if_made_anew(report, drawn, data):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "quotes.db"
        with queries.open(path) as timeline:
            for number, how in enumerate(drawn):
                timeline.save([report(number, *how)])
            people = [timeline.whom(one.id) for one in timeline.people()]
            kind = data.draw(st.sampled_from(["same", "not_quote"]))
            if kind == "same" and len(people) > 1:
                timeline.judge(Judgement(kind="same", person=people[0], other=people[1], who="me"))
            elif kind == "not_quote":
                quote = next(iter(timeline.quotes()))
                timeline.judge(Judgement(kind="not_quote", quote=quote_of(quote), who="me"))
            before = state(path)
            timeline.resolve_anew()
        assert changes(before, state(path)) == {}


def quote_of(stored_quote):
    fields = type(stored_quote).__mro__[1].model_fields
    return type(stored_quote).__mro__[1](**{name: getattr(stored_quote, name) for name in fields})


def test_statements_are_joined_when_their_speakers_are(database, told):
    with queries.open(database) as timeline:
        timeline.save(
            [
                told(LONG, "Ilka Torvald", id="a", publisher="P", published="2025-03-02"),
                told(LONG, "Elke Thorwald", id="b", publisher="Q", published="2025-03-02"),
            ]
        )
        assert sizes(timeline) == [1, 1]
        one, other = (timeline.whom(person.id) for person in timeline.people())
        said = timeline.judge(Judgement(kind="same", person=one, other=other, who="me"))
        assert sizes(timeline) == [2]
        timeline.judge(Judgement(kind="undo", undoes=said.number, who="me"))
        assert sizes(timeline) == [1, 1]


def test_an_outlet_that_gets_its_name_later_counts(database, told):
    with queries.open(database) as timeline:
        timeline.save([told(LONG, "Ilka Torvald", id="a", published="2025-03-02")])
        timeline.save([told(LONG, "Ilka Torvald", id="a", published="2025-03-02", publisher="Courier")])
        [statement] = timeline.statements()
    assert (statement.first_publisher, statement.outlets) == ("Courier", 1)


def test_other_rules_join_everything_anew(database, told, monkeypatch):
    with queries.open(database) as timeline:
        timeline.save([told(LONG, "Ilka Torvald", id=id, published="2025-03-02") for id in "ab"])
        assert sizes(timeline) == [2]
        monkeypatch.setattr(stating, "likeness", lambda one, other: None)
        timeline.save([told("No.", "Ilka Torvald", id="c", published="2025-03-02")])
        assert sizes(timeline) == [1, 2]
    monkeypatch.setattr(stating, "_RULES", "other")
    with queries.open(database) as timeline:
        timeline.save([told("Yes.", "Ilka Torvald", id="d", published="2025-03-02")])
        assert sizes(timeline) == [1, 1, 1, 1]


def test_a_failed_write_leaves_statements_as_they_were(database, told):
    with queries.open(database) as timeline:
        timeline.save([told(LONG, "Ilka Torvald", id="a", published="2025-03-02")])
        before = state(database)

        def breaking():
            yield told(LONG, "Ilka Torvald", id="b", published="2025-03-03")
            raise RuntimeError("the source broke off")

        with pytest.raises(RuntimeError):
            timeline.save(breaking())
        assert state(database) == before
        timeline.save([told(LONG, "Ilka Torvald", id="c", published="2025-03-03")])
        assert sizes(timeline) == [2]


def test_limits_and_outlets_are_of_statements(database, told):
    with queries.open(database) as timeline:
        for number, outlet in enumerate(("P", "Q", "Q")):
            day = f"2025-03-0{number + 1}"
            timeline.save([told(LONG, "Ilka Torvald", id=f"a{number}", publisher=outlet, published=day)])
        timeline.save([told("No.", "Ilka Torvald", id="b", publisher="P", published="2025-03-04")])
        assert sizes(timeline, Filters(limit=1)) == [3]
        assert [one.outlets for one in timeline.statements(min_outlets=2)] == [2]


def sizes(timeline, filters=EVERYTHING):
    return sorted(len(statement.quotes) for statement in timeline.statements(filters))


def test_who_reported_first_is_told_by_the_hour(database, told):
    hours = {"P": "2025-03-02", "Q": "2025-03-02T09:00:00+02:00", "R": "2025-03-02T08:00:00Z"}
    with queries.open(database) as timeline:
        for outlet, published in hours.items():
            timeline.save([told(LONG, "Ilka Torvald", id=outlet, publisher=outlet, published=published)])
        [statement] = timeline.statements()
    assert (statement.first_publisher, statement.first_reported) == ("Q", "2025-03-02")


def test_each_report_is_shown_beside_the_fullest_wording_of_its_passage(database, told):
    one, both, other = WORDINGS[0], WORDINGS[4], WORDINGS[5]
    with queries.open(database) as timeline:
        for id, words in (("a", one), ("b", both), ("c", other), ("d", "We were on a break.")):
            timeline.save([told(words, "Ilka Torvald", id=id, publisher=id, published="2025-03-02")])
        [quote] = [quote for quote in timeline.quotes() if quote.text == other]
        shown = timeline.show(quote.quote_id)
    assert shown.statement.text == both
    assert {report.text: report.diff for report in shown.reports} == {
        one: f"{one} [-{other}-]",
        both: None,
        other: f"[-{one}-] {other}",
    }
