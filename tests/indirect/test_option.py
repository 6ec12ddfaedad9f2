"""The option end to end: what it adds, what it leaves alone, and how statements are shown."""

from __future__ import annotations

import io
import json

import pytest
import spacy
from typer.testing import CliRunner

from quotetrack import queries
from quotetrack.cli import application
from quotetrack.exports import How, markdown
from quotetrack.extraction import extract, load
from quotetrack.records import Article

TEXT = (
    "MERROW — The gates stay shut, Ilka Torvald told reporters on Monday.\n\n"
    "“Water carries no passport,” the president said, adding that Ordania had sent no engineer.\n\n"
    "The council met again. She said that the offer was “a gift to smugglers” and would be refused."
)
ARTICLE = Article(id="a", text=TEXT, published="2025-10-14")
STATED = [
    "The gates stay shut",
    "that Ordania had sent no engineer",
    "that the offer was “a gift to smugglers” and would be refused",
]


@pytest.fixture(scope="module")
def quotes():
    return list(extract([ARTICLE], nlp=load(indirect=True)))


def test_statements_stand_among_the_quotes_in_the_order_of_the_text(quotes):
    assert [quote.text for quote in quotes if quote.kind == "indirect"] == STATED
    assert [quote.spans[0][0] for quote in quotes] == sorted(quote.spans[0][0] for quote in quotes)


def test_a_statement_has_all_that_a_quote_has(quotes):
    first = quotes[0]
    assert (first.speaker, first.speaker_mention, first.cue) == ("Ilka Torvald", "Ilka Torvald", "told")
    assert (first.addressee, first.frame) == ("reporters", "…, Ilka Torvald told reporters on Monday.")
    assert (str(first.said_start), str(first.said_end)) == ("2025-10-13", "2025-10-14")
    assert 0.5 < first.confidence <= 1
    assert {quote.speaker for quote in quotes} == {"Ilka Torvald"}


def test_every_offset_leads_to_its_words(quotes):
    for quote in quotes:
        assert " ".join(TEXT[slice(*span)] for span in quote.spans) == quote.text
        assert TEXT[slice(*quote.cue_span)] == quote.cue
        assert TEXT[slice(*quote.speaker_span)] == quote.speaker_mention


def test_a_fragment_in_marks_stays_a_quote_of_its_own(quotes):
    assert [quote.text for quote in quotes if quote.kind == "mixed"] == ["a gift to smugglers"]


def test_without_the_option_there_are_the_quotes_alone(quotes):
    plain = list(extract([ARTICLE], nlp=load()))
    assert [quote.spans for quote in plain] == [quote.spans for quote in quotes if quote.kind != "indirect"]
    assert {quote.kind for quote in plain} == {"direct", "mixed"}


def test_a_saved_pipeline_keeps_the_option(tmp_path):
    nlp = spacy.blank("en")
    nlp.add_pipe("quote_attribution", config={"indirect": True})
    nlp.to_disk(tmp_path / "saved")
    (doc,) = spacy.load(tmp_path / "saved").pipe(["Bo Lin said that it rained all night."])
    assert [quote["kind"] for quote in doc._.quotes] == ["indirect"]
    assert json.loads(json.dumps(doc._.quotes)) == doc._.quotes


def test_statements_are_stored_listed_by_kind_and_shown_without_marks(quotes, tmp_path):
    path = tmp_path / "quotes.db"
    with queries.open(path) as timeline:
        timeline.save([(ARTICLE, quotes)], indirect=True)
        stored = list(timeline.quotes(queries.Filters(kind="indirect")))
    assert [quote.text for quote in stored] == STATED
    listed = CliRunner().invoke(application(), ["quotes", "--kind", "indirect", "--db", str(path)]).stdout
    assert "“The gates" not in listed and "The gates stay" in listed
    page = io.StringIO()
    markdown.write(iter(stored), page, How(raw=True))
    assert "> The gates stay shut\n" in page.getvalue()
