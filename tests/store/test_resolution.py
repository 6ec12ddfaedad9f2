"""Who is meant: whatever the order of articles, and whatever is stored at once or one by one."""

import contextlib
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from quotetrack import queries
from quotetrack.errors import BadQuery
from quotetrack.records import Article, Judgement, Quote, digest

# a database each time makes shrinking a failure take minutes
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
SPEAKERS = [
    ("Ana Kosh", None),
    ("Anna Kosh", "the mayor of Tarn"),
    ("A. Kosh", None),
    ("Kosh", None),
    ("Kosh", "the mayor"),
    ("Bela Kosh", "a surgeon"),
    ("John Smith", None),
    ("John Smith", "a footballer"),
    ("John Smith", "a surgeon"),
    ("J. Smith", None),
    ("Smith", None),
    ("Volodymyr Zelenskyy", "Ukrainian President"),
    ("Володимир Зеленський", None),
    ("Zelensky", None),
    ("Donald Trump", None),
    ("Donald Trump Jr.", None),
    ("Trump", None),
    ("Mike Johnson", "the Speaker of the House"),
    ("Mike Johnson", "a farmer"),
    ("Petro Petrov", None),
    ("Petra Petrova", None),
]


def article(number, speakers):
    text = " ".join(f"“Words {at} of {number}.”" for at in range(len(speakers)))
    made = Article(id=f"a{number}", text=text, published=f"2025-{number % 12 + 1:02}-01")
    quotes = []
    for at, (name, role) in enumerate(speakers):
        words = f"Words {at} of {number}."
        start = text.index(words)
        spans = ((start, start + len(words)),)
        quotes.append(
            Quote(
                article_id=made.id,
                quote_id=digest(made.id, made.sha256, spans),
                kind="direct",
                text=words,
                spans=spans,
                prefix="",
                suffix="",
                speaker=name,
                speaker_type="person",
                speaker_role=role,
                confidence=0.9,
            )
        )
    return made, quotes


RESOLVED = {
    "quotes": "SELECT id, person_id, status, is_current FROM quotes",
    "appearances": "SELECT article_id, name, role, judgement, bearer_id, person_id, score, evidence,"
    " open_evidence FROM appearances",
    "bearers": "SELECT id, person_id, is_open, score, evidence FROM bearers",
    "links": "SELECT one, other FROM links",
    "spellings": "SELECT * FROM spellings",
    "people": "SELECT id, name, type, listed_name FROM people",
    "names": "SELECT n.* FROM names n JOIN people p ON p.id = person_id"
    " WHERE listed_name IS NULL OR EXISTS (SELECT 1 FROM quotes WHERE person_id = p.id)",
}


def state(path):
    """Return all that resolution made, free of the numbers that rows got as they came."""
    with closing(sqlite3.connect(path)) as db:
        return {name: sorted(db.execute(sql).fetchall(), key=repr) for name, sql in RESOLVED.items()}


def changes(one, other):
    """Return the rows that only one of two states has."""
    return {
        name: sorted(set(one[name]) ^ set(other[name]), key=str) for name in one if one[name] != other[name]
    }


def stored(batches):
    """Return the state of a new database after batches of articles came in."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "quotes.db"
        with queries.open(path) as timeline:
            for batch in batches:
                timeline.save(batch)
        return state(path)


articles = st.lists(
    st.lists(st.sampled_from(SPEAKERS), min_size=1, max_size=4, unique=True), min_size=1, max_size=8
).map(lambda drawn: [article(number, speakers) for number, speakers in enumerate(drawn)])


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=QUICK)
@given(articles, st.data())
def test_the_order_of_articles_does_not_matter(drawn, data):
    shuffled = data.draw(st.permutations(drawn))
    cuts = sorted(data.draw(st.sets(st.integers(0, len(drawn)), max_size=3)))
    batches = [shuffled[a:b] for a, b in zip([0, *cuts], [*cuts, len(drawn)], strict=True)]
    assert changes(stored(batches), stored([drawn])) == {}


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=QUICK)
@given(articles, st.data())
def test_an_article_read_again_is_as_if_it_had_come_so_at_first(drawn, data):
    again = []
    for number, (_, quotes) in enumerate(drawn):
        size = len(quotes)
        found = data.draw(st.lists(st.sampled_from(SPEAKERS), min_size=size, max_size=size, unique=True))
        again.append(article(number, found))
    assert changes(stored([drawn, again]), stored([again])) == {}


def say(timeline, data):
    """Let a user say something of people and quotes drawn from those that are there."""
    people = [one.id for one in timeline.people()]
    quotes = list(timeline.quotes())
    kind = data.draw(
        st.sampled_from(["same", "different", "alias", "rename", "speaker", "not_quote", "undo"])
    )
    if not people or not quotes:
        return
    whom = timeline.whom(data.draw(st.sampled_from(people)))
    other = timeline.whom(data.draw(st.sampled_from(people)))
    name = data.draw(st.sampled_from(SPEAKERS))[0]
    quote = data.draw(st.sampled_from(quotes))
    found = Quote.model_validate(quote.model_dump(include=set(Quote.model_fields)))
    said = {
        "same": {"person": whom, "other": other},
        "different": {"person": whom, "other": other},
        "alias": {"person": whom, "name": name},
        "rename": {"person": whom, "name": "Somebody Else"},
        "speaker": {"person": whom, "quote": found},
        "not_quote": {"quote": found},
        "undo": {"undoes": data.draw(st.integers(1, 5))},
    }[kind]
    with contextlib.suppress(BadQuery):  # some of it contradicts what was said before
        timeline.judge(Judgement(kind=kind, who="tester", **said))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=QUICK)
@given(articles, articles, st.data())
def test_one_by_one_comes_to_the_same_as_all_anew(before, after, data):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "quotes.db"
        with queries.open(path) as timeline:
            timeline.save(before)
            for _ in range(data.draw(st.integers(0, 4))):
                say(timeline, data)
            timeline.save(after)
            for _ in range(data.draw(st.integers(0, 2))):
                say(timeline, data)
            reached = state(path)
            timeline.resolve_anew()
        assert changes(state(path), reached) == {}
