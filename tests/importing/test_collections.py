"""Quotes of GDELT GQG and of Quotebank are stored with what they are from, and prove themselves."""

import bz2
import gzip
import io
import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack import queries
from quotetrack.cli import main
from quotetrack.errors import PassedOver, UnreadableSource
from quotetrack.exports import exporter
from quotetrack.fetch import fetch
from quotetrack.importing import gqg, import_lines, peeked, quotebank, recognised
from quotetrack.queries import Filters
from quotetrack.queries.carrying import carried
from quotetrack.records import Article, Person
from quotetrack.sources import articles

GQG = {
    "date": "2020-01-02T00:03:00Z",
    "url": "https://www.lisk.example/dam",
    "title": "Dam talks stall",
    "lang": "ENGLISH",
    "quotes": [
        {
            "pre": "The talks stalled. ",
            "quote": "Water does not carry a passport",
            "post": '," said Ilka Torvald, the president of Vesmark.',
        },
        {"pre": "Marek Dyer called it ", "quote": "an unfriendly act in concrete", "post": " and left."},
    ],
}
QUOTATION = {
    "quoteID": "2015-11-11-109291",
    "quotation": "They will call me lots of different things.",
    "speaker": "Ilka Torvald",
    "qids": ["Q4242"],
    "date": "2015-11-11 00:55:12",
    "numOccurrences": 2,
    "probas": [["Ilka Torvald", "0.7395"], ["Marek Dyer", "0.1837"], ["None", "0.0768"]],
    "urls": ["http://www.lisk.example/a", "http://other.example/b"],
    "phase": "E",
}
ARTICLE = {
    "articleID": "2019050600001",
    "articleLength": 300,
    "date": "2019-05-06 10:00:00",
    "phase": "E",
    "title": "Dam talks stall",
    "url": "https://lisk.example/dam",
    "names": [{"name": "Ilka Torvald", "ids": ["Q4242"], "offsets": [[3, 5]]}],
    "quotations": [
        {
            "quoteID": "2019-05-06-000002",
            "quotation": "We will share it.",
            "quotationOffset": 40,
            "leftContext": "said Ilka Torvald , the president of Vesmark . ``",
            "rightContext": "'' She left .",
            "globalProbas": [["Ilka Torvald", "0.6"]],
            "localProbas": [["Ilka Torvald", "0.9"]],
            "globalTopSpeaker": "Ilka Torvald",
            "localTopSpeaker": "Ilka Torvald",
            "numOccurrences": 1,
        },
        {
            "quoteID": "2019-05-06-000001",
            "quotation": "Water does not carry a passport,",
            "quotationOffset": 12,
            "leftContext": "The talks stalled . ``",
            "rightContext": "'' said Ilka Torvald , the president of Vesmark .",
            "globalProbas": [["Ilka Torvald", "0.8"]],
            "localProbas": [],
            "globalTopSpeaker": "Ilka Torvald",
            "localTopSpeaker": "Ilka Torvald",
            "numOccurrences": 3,
        },
    ],
}


def stream(*values):
    lines = (value if isinstance(value, bytes) else json.dumps(value).encode() for value in values)
    return peeked(io.BytesIO(b"\n".join(lines)))


@pytest.fixture
def bring(tmp_path, database, monkeypatch, capsys):
    """Return a function that imports lines and returns the exit code and what was remarked."""

    def run(*values, options=()):
        file = tmp_path / "quotes.json.gz"
        file.write_bytes(gzip.compress(stream(*values).read()))
        monkeypatch.setattr(sys, "argv", ["quotetrack", "import", str(file), "--db", str(database), *options])
        with pytest.raises(SystemExit) as exit_:
            main()
        return exit_.value.code or 0, capsys.readouterr().err.replace(f"{file}: ", "")

    return run


def stored(database):
    with queries.open(database) as timeline:
        assert list(timeline.verify()) == []
        return list(timeline.quotes())


@pytest.mark.parametrize(
    ("line", "form"),
    [
        (GQG, "gqg"),
        (QUOTATION, "quotebank"),
        (ARTICLE, "quotebank"),
        (dict(reversed(ARTICLE.items())), "quotebank"),
        ({"article_id": "a", "quote_id": "b", "text": '"quotes": ['}, "export"),
        (GQG | {"title": '"quote_id": "quoteID":'}, "gqg"),
    ],
)
def test_a_file_is_known_by_its_first_line(line, form):
    assert recognised(stream(b"", line), "a") == form


def test_a_file_of_another_kind_is_refused(bring):
    code, told = bring({"text": "An article."})
    assert code == 1
    assert told == "error: the first line is of no format that can be imported: export, quotebank, gqg\n"


@pytest.mark.parametrize("line", [GQG, QUOTATION, ARTICLE])
def test_whoever_ingests_a_collection_hears_how_it_goes_in(line):
    (error,) = articles(["a.jsonl"], fetch=lambda _: stream(line))
    assert str(error) == "a.jsonl, line 1: has no `text`: quotes of a collection go in with quotetrack import"


def test_files_may_be_packed_as_their_makers_pack_them(tmp_path):
    file = tmp_path / "quotes-2015.json.bz2"
    file.write_bytes(bz2.compress(b"BZhone\n") + bz2.compress(b"two"))
    with fetch(str(file)) as raw:
        assert raw.read() == b"BZhone\ntwo"
    file.write_bytes(b"BZh91AY&SY, he said")
    with fetch(str(file)) as raw, pytest.raises(UnreadableSource, match="bzip2 data is broken or cut off"):
        raw.read()
    file.write_bytes(bz2.compress(b"words")[:-3])
    with fetch(str(file)) as raw, pytest.raises(UnreadableSource, match="bzip2 data is broken or cut off"):
        raw.read()
    file.write_bytes(b"BZh9 is how bzip2 begins")
    with fetch(str(file)) as raw:
        assert raw.read().startswith(b"BZh9 is")


class TestGqg:
    def test_an_article_is_made_of_its_snippets(self):
        (found,) = gqg.read(stream(GQG), "a")
        assert found.text == (
            "The talks stalled. “Water does not carry a passport”, said Ilka Torvald, the president of"
            " Vesmark.\n\nMarek Dyer called it “an unfriendly act in concrete” and left."
        )
        assert (found.url, found.title) == (GQG["url"], GQG["title"])
        assert (found.publisher, found.published) == ("lisk.example", "2020-01-02T00:03:00+00:00")
        assert (found.language, found.line, found.collection) == ("en", 1, "GDELT Global Quotation Graph")

    def test_other_languages_are_passed_over(self):
        passed, found = gqg.read(stream(GQG | {"lang": "FRENCH"}, GQG | {"lang": None}), "a")
        assert isinstance(passed, PassedOver)
        assert passed.count == 1
        assert (found.language, found.line) == (None, 2)

    def test_what_is_wrong_is_told_line_by_line(self):
        lines = b"{", b"[1]", b"\xff", {"quotes": 5}, GQG | {"quotes": [5, {"quote": "…"}]}, GQG | {"url": 5}
        *errors, last = gqg.read(stream(*lines), "a")
        assert [str(error).partition(": ")[0] for error in errors] == [f"a, line {n}" for n in range(1, 6)]
        assert last.url is None

    def test_our_own_reading_says_who_speaks(self, bring, database):
        code, told = bring(GQG, GQG | {"lang": "GERMAN"})
        assert (code, told) == (
            0,
            "1 article: 1 new, 0 updated, 0 unchanged, 1 passed over; 2 new quotes\n",
        )
        first, second = stored(database)
        assert (first.speaker, second.speaker) == ("Ilka Torvald", "Marek Dyer")
        assert {first.collection, second.collection} == {"GDELT Global Quotation Graph"}
        assert bring(GQG)[1] == "1 article: 0 new, 0 updated, 1 unchanged; 0 new quotes\n"

    def test_an_articles_own_text_is_never_replaced_by_snippets(self, bring, database):
        own = Article(text="The article itself.", url=GQG["url"])
        with queries.open(database) as timeline:
            timeline.save([(own, [])])
        assert bring(GQG)[1] == "0 articles: 0 new, 0 updated, 0 unchanged, 1 passed over; 0 new quotes\n"

    def test_snippets_give_way_to_an_articles_own_text(self, bring, database, told):
        bring(GQG)
        own, quotes = told("Water does not carry a passport", "Ilka Torvald", url=GQG["url"])
        with queries.open(database) as timeline:
            timeline.save([(own, quotes)])
        (found,) = stored(database)
        assert found.collection is None


class TestQuotebank:
    def test_a_quotation_is_stored_for_each_address(self, bring, database):
        assert bring(QUOTATION)[1] == "2 articles: 2 new, 0 updated, 0 unchanged; 2 new quotes\n"
        first, other = stored(database)
        assert (first.text, first.speaker) == (QUOTATION["quotation"], "Ilka Torvald")
        assert (first.publisher, other.publisher) == ("lisk.example", "other.example")
        # the day is that of the first report: nobody knows the others
        assert (first.day, other.day) == ("2015-11-11", None)
        assert (first.confidence, first.collection) == (0.7395, "Quotebank")
        assert first.reason == "Quotebank gives this speaker, from 2 reports"
        assert first.statement_id == other.statement_id
        assert bring(QUOTATION)[1] == "2 articles: 0 new, 0 updated, 2 unchanged; 0 new quotes\n"

    def test_wikidata_says_who_it_is_where_it_knows_one(self, bring, database):
        bring(
            QUOTATION,
            QUOTATION
            | {"quotation": "No comment.", "quoteID": "x", "speaker": "Ana Kosh", "qids": ["Q1", "Q2"]},
        )
        with queries.open(database) as timeline:
            (quote,) = timeline.quotes(Filters(person="Q4242", limit=1))
            assert quote.speaker == "Ilka Torvald"
            assert quote.person_id == "ilka-torvald-q4242"
            (other,) = timeline.quotes(Filters(person="Ana Kosh", limit=1))
            assert other.person_id == "ana-kosh"

    def test_a_list_that_has_the_name_without_a_number_stays_alone(self, bring, database):
        """Two entries of one name would leave open which is meant."""
        with queries.open(database) as timeline:
            timeline.import_people([Person(id="ilka-torvald", name="Ilka Torvald")])
        bring(QUOTATION)
        assert {quote.person_id for quote in stored(database)} == {"ilka-torvald"}

    def test_nobody_known_is_nobody(self, bring, database):
        bring(QUOTATION | {"speaker": "None", "qids": []})
        assert {(quote.speaker, quote.speaker_type) for quote in stored(database)} == {(None, "unnamed")}

    def test_an_article_is_made_of_its_quotations(self, bring, database):
        assert bring(ARTICLE)[1] == "1 article: 1 new, 0 updated, 0 unchanged; 2 new quotes\n"
        first, second = stored(database)
        assert (first.text, second.text) == ("Water does not carry a passport,", "We will share it.")
        assert (first.confidence, second.confidence) == (0.8, 0.6)
        assert first.speaker_mention == "Ilka Torvald"
        assert (first.title, first.url, first.published) == (
            ARTICLE["title"],
            ARTICLE["url"],
            "2019-05-06T10:00:00",
        )
        with queries.open(database) as timeline:
            shown = timeline.show(first.quote_id)
        assert shown.article.collection == "Quotebank"
        assert shown.article.text == (
            "The talks stalled . “Water does not carry a passport,” said Ilka Torvald , the president of"
            " Vesmark . “We will share it.” She left ."
        )

    def test_what_it_is_from_goes_along_elsewhere(self, bring, database, tmp_path):
        bring(ARTICLE)
        (first, _), out = stored(database), io.StringIO()
        with queries.open(database) as timeline:
            exporter("jsonl").write(carried(timeline, Filters()), out)
        other = tmp_path / "other.db"
        with queries.open(other) as timeline:
            import_lines(io.BytesIO(out.getvalue().encode()), "a", timeline, on_problem=pytest.fail)
            (again, _) = timeline.quotes()
            assert (again.quote_id, again.text, again.collection) == (first.quote_id, first.text, "Quotebank")
            assert timeline.show(again.quote_id).article.collection == "Quotebank"
        exporter("markdown").write([first], out)
        assert "as quoted in Quotebank, <https://lisk.example/dam>" in out.getvalue()

    def test_what_is_wrong_is_told_and_the_rest_goes_on(self, bring, database):
        code, told = bring(
            ARTICLE, b"{", {"quotation": "…"}, {"quotations": []}, options=["--from", "quotebank"]
        )
        assert code == 0
        assert told.count("error: ") == 3
        assert len(stored(database)) == 2

    def test_show_says_that_it_is_no_full_text(self, bring, database, monkeypatch, capsys):
        bring(ARTICLE)
        quote = stored(database)[0]
        monkeypatch.setattr(sys, "argv", ["quotetrack", "show", quote.quote_id, "--db", str(database)])
        with pytest.raises(SystemExit):
            main()
        told = " ".join(capsys.readouterr().out.split())
        assert "text put together from snippets of Quotebank, not the article's own" in told


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["Q1", "0.5"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(list(ARTICLE["quotations"][0])), inner)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*GQG, *QUOTATION, *ARTICLE]), ANYTHING))
def test_anything_in_any_place_is_an_article_or_one_line(value):
    for read in (gqg.read, quotebank.read):
        for base in ({}, GQG, QUOTATION, ARTICLE):
            for found in read(stream(base | value), "a"):
                if isinstance(found, UnreadableSource):
                    assert "\n" not in str(found)
                elif not isinstance(found, Article):
                    for quote in found.quotes:
                        text = " ".join(found.article.text[start:end] for start, end in quote.spans)
                        assert text == quote.text
                        text.encode()
