"""What export carries comes back: the same database, whatever is in it."""

import io
import json
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from quotetrack import queries
from quotetrack.exports import exporter
from quotetrack.importing import import_lines
from quotetrack.queries import Filters
from quotetrack.queries.carrying import carried
from quotetrack.records import Article, Judgement, Quote, digest

# a database each time makes shrinking a failure take minutes
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
STORED = {
    "articles": "SELECT * FROM articles",
    "versions": "SELECT * FROM versions",
    "people": "SELECT * FROM people",
    "names": "SELECT * FROM names",
    "appearances": "SELECT article_id, name, type, role, day, bearer_id, person_id, score FROM appearances",
    "statements": "SELECT * FROM statements",
    "judgements": "SELECT kind, at, who, why, person, other, name, article_id FROM judgements",
}
NUMBERS = {"number", "appearance", "judgement"}  # given in the order in which rows come
SENTENCES = [
    "We will not open the gates before the treaty is signed.",
    "We will not open the gates before the treaty is signed!",
    "Water carries no passport,",
    "Їхати далі 🙂 \u202e</script>\x00=1+1",
    "No.",
]
SPEAKERS = ["Ana Kosh", "Anna Kosh", "Kosh", "Volodymyr Zelenskyy", "Zelensky", "John Smith", None]
OUTLETS = [None, "The Times", "Kyiv Courier"]


@st.composite
def texts(draw):
    """Return some articles with their quotes, of which later ones may be new versions of earlier ones."""
    made = []
    for _ in range(draw(st.integers(1, 5))):
        said = draw(st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from(SPEAKERS)), max_size=3))
        id = draw(st.sampled_from("abcd"))
        text = f"{draw(st.sampled_from(['', 'KYIV. ', 'Update: ']))}" + " ".join(
            f"“{words}” {who or 'an official'} said." for words, who in said
        )
        about = {"title": draw(st.sampled_from([None, "Gates"])), "publisher": draw(st.sampled_from(OUTLETS))}
        article = Article(id=id, text=text or "Nobody spoke.", published="2025-10-13", **about)
        made.append((article, list(quotes_of(article, said))))
    return made


def quotes_of(article, said):
    at = 0
    for words, who in said:
        start = article.text.index(words, at)
        at = start + len(words)
        spans = ((start, at),)
        yield Quote(
            article_id=article.id,
            quote_id=digest(article.id, article.sha256, spans),
            kind="direct",
            text=words,
            spans=spans,
            prefix=article.text[max(0, start - 8) : start],
            suffix=article.text[at : at + 8],
            speaker=who,
            speaker_type="person" if who else "unnamed",
            speaker_mention=who or "an official",
            confidence=0.9,
            published=article.published,
        )


def state(path):
    with closing(sqlite3.connect(path)) as db:
        found = {name: sorted(map(repr, db.execute(sql))) for name, sql in STORED.items()}
        columns = [row[1] for row in db.execute("PRAGMA table_info(quotes)") if row[1] not in NUMBERS]
        found["quotes"] = sorted(map(repr, db.execute(f"SELECT {', '.join(columns)} FROM quotes")))
    return found


def exported(path, **filters):
    with queries.open(path, read_only=True) as timeline:
        out = io.StringIO()
        exporter("jsonl").write(carried(timeline, Filters(**filters)), out)
    return out.getvalue()


def imported(text, path):
    problems = []
    with queries.open(path) as timeline:
        report = import_lines(
            io.BytesIO(text.encode("utf-8")), "a.jsonl", timeline, on_problem=problems.append
        )
    return report, [str(problem) for problem in problems]


def fill(path, pairs):
    with queries.open(path) as timeline:
        for pair in pairs:
            timeline.save([pair])


def differences(one, other):
    return {name: (one[name], other[name]) for name in one if one[name] != other[name]}


@settings(max_examples=8, deadline=None, phases=QUICK, suppress_health_check=[HealthCheck.too_slow])
@given(pairs=texts(), order=st.randoms())
def test_all_that_is_exported_is_the_same_database_again(pairs, order):
    with tempfile.TemporaryDirectory() as folder:
        one, other = Path(folder, "one.db"), Path(folder, "other.db")
        fill(one, pairs)
        lines = exported(one, versions="all").splitlines(keepends=True)
        order.shuffle(lines)
        report, problems = imported("".join(lines), other)
        assert (problems, report.failed, report.missing) == ([], 0, 0)
        if lines:
            assert differences(state(one), state(other)) == {}
        before = state(other)
        again, _ = imported("".join(lines), other)
        assert (again.new, again.updated, again.quotes) == (0, 0, 0)
        assert state(other) == before


@settings(max_examples=4, deadline=None, phases=QUICK, suppress_health_check=[HealthCheck.too_slow])
@given(pairs=texts(), limit=st.integers(0, 4))
def test_two_parts_are_the_whole(pairs, limit):
    with tempfile.TemporaryDirectory() as folder:
        one, other = Path(folder, "one.db"), Path(folder, "other.db")
        fill(one, pairs)
        part = exported(one, versions="all", limit=limit)
        rest = exported(one, versions="all")
        imported(part, other)
        imported(rest, other)
        if rest:
            ours, theirs = state(one), state(other)
            del ours["versions"], theirs["versions"]  # they are numbered in the order in which they come
            assert differences(ours, theirs) == {}


def test_what_users_said_comes_back(newsroom, tmp_path):
    with queries.open(newsroom) as timeline:
        first, second, third, *_ = (Quote(**found(quote)) for quote in timeline.quotes())
        ana, eve = (timeline.whom(timeline.one(name)) for name in ("ana", "eve"))
        timeline.judge(Judgement(kind="confirmed", who="me", why="heard it", quote=first, person=None))
        timeline.judge(Judgement(kind="speaker", who="me", quote=second, person=eve))
        timeline.judge(Judgement(kind="not_quote", who="me", quote=third))
        timeline.judge(Judgement(kind="same", who="me", person=ana, other=eve))
        timeline.judge(Judgement(kind="alias", who="me", person=ana, name="The Reed"))
        timeline.judge(Judgement(kind="undo", who="me", undoes=5))
    other = tmp_path / "other.db"
    report, problems = imported(exported(newsroom, versions="all"), other)
    assert (problems, report.judgements) == ([], 4)
    assert [listed(path) for path in (other,)] == [listed(newsroom)]
    assert imported(exported(newsroom), other)[0].judgements == 0
    with queries.open(other, read_only=True) as timeline:
        assert [one.judgement.why for one in timeline.log()] == ["heard it", None, None, None]
    statuses = [quote.status for quote in listed(other)]
    assert (statuses.count("confirmed"), statuses.count("corrected"), len(statuses)) == (1, 1, 6)


def found(quote):
    return {name: getattr(quote, name) for name in Quote.model_fields}


def listed(path, **filters):
    with queries.open(path, read_only=True) as timeline:
        return list(timeline.quotes(Filters(**filters)))


def test_each_text_is_carried_once(newsroom):
    rows = [json.loads(line) for line in exported(newsroom).splitlines()]
    texts = [version["text"] for row in rows for version in row["versions"]]
    assert len(texts) == len(set(texts)) == len(rows) == 7
    assert {row["found"]["speaker"] for row in rows if row["speaker"] == "Volodymyr Zelensky"} == {
        "Volodymyr Zelensky",
        "Zelensky",
    }


def test_a_text_in_which_nobody_is_quoted_goes_along_with_the_whole_only(newsroom):
    with queries.open(newsroom) as timeline:
        timeline.save(
            [(Article(id=f"q{number}", text="It rained.", title="Rain"), []) for number in range(9)]
        )
    assert exported(newsroom).count('"title": "Rain"') == 9
    assert exported(newsroom, person="zelensky").count('"title": "Rain"') == 0


def test_bad_lines_are_told_and_the_rest_goes_on(newsroom, tmp_path):
    good = exported(newsroom).splitlines()
    moved = json.loads(good[0])
    moved["quote_id"], moved["spans"], moved["versions"] = "moved", [[0, 3]], []
    bad = ["{", "[1]", '{"version": 1, "found": {}}', '"\\ud800"', '{"a": "\\ud800"}', json.dumps(moved)]
    report, problems = imported("\n".join([*bad, "", *good]), tmp_path / "other.db")
    assert (report.new, report.quotes, report.failed) == (7, 7, 6)
    assert listed(tmp_path / "other.db") == listed(newsroom)
    assert problems[0].startswith("a.jsonl, line 1: broken JSON at column ")
    assert all(problem.startswith("a.jsonl, line ") and "\n" not in problem for problem in problems)
    assert [problem.split(": ", 1)[1] for problem in problems] == [
        problems[0].split(": ", 1)[1],  # in Python's own words
        "a JSON object is expected",
        "no quote as export writes it: article_id: field required",
        "a JSON object is expected",
        "not UTF-8",
        f"the words of quote moved do not stand where it says in article {moved['article_id']}",
    ]


def test_no_file_takes_a_quote_from_another_article(newsroom):
    before = state(newsroom)
    row = json.loads(exported(newsroom).splitlines()[0])
    row["article_id"] = row["versions"][0]["id"] = "stolen"
    report, problems = imported(json.dumps(row), newsroom)
    assert "another article has a quote of the id" in problems[0] and report.quotes == 0
    assert state(newsroom)["quotes"] == before["quotes"]


def test_quotes_without_their_articles_are_refused_in_one_line(ask, newsroom, tmp_path):
    target = tmp_path / "bare.jsonl"
    ask("export", "jsonl", "--no-articles", "-o", str(target))
    assert target.read_text() == ask("quotes", "--nl")[1]
    code, _, said = ask("import", str(target), "--db", str(tmp_path / "other.db"))
    assert code == 1
    assert (
        said.splitlines()[1] == f"error: {target}: 7 quotes without an article: export without --no-articles"
    )


def test_the_command_tells_what_became_of_a_file(ask, newsroom, tmp_path):
    target, other = tmp_path / "all.jsonl", str(tmp_path / "other.db")
    ask("export", "jsonl", "-o", str(target))
    told = f"{target}: 7 articles: "
    assert ask("import", str(target), "--db", other) == (
        0,
        "",
        f"{told}7 new, 0 updated, 0 unchanged; 7 new quotes\n",
    )
    assert (
        ask("import", str(target), "--db", other)[2] == f"{told}0 new, 0 updated, 7 unchanged; 0 new quotes\n"
    )
    assert ask("quotes", "--nl", "--db", other)[1] == ask("quotes", "--nl")[1]
    code, _, said = ask("import", str(tmp_path / "none.jsonl"), "--db", other)
    assert (code, said.count("\n")) == (1, 1) and "there is no such file" in said


def test_an_earlier_export_takes_nothing_back(newsroom, told):
    early = exported(newsroom)
    with queries.open(newsroom) as timeline:
        timeline.save([told("It's a great mistake.", "Ana O'Brien-Müller", id="c", published="2025-10-15")])
    before = state(newsroom)
    assert imported(early, newsroom)[0].updated == 0
    assert state(newsroom) == before


@pytest.mark.parametrize("versions", ["current", "all"])
def test_a_later_export_brings_the_new_text(newsroom, told, tmp_path, versions):
    other = tmp_path / "other.db"
    imported(exported(newsroom), other)
    with queries.open(newsroom) as timeline:
        timeline.save([told("It's a great mistake.", "Ana O'Brien-Müller", id="c", published="2025-10-15")])
    report, _ = imported(exported(newsroom, versions=versions), other)
    assert (report.updated, report.quotes) == (1, 1)
    assert listed(other) == listed(newsroom) and state(other) == state(newsroom)
