"""Figures of all attributions on cases small enough to count by hand."""

import json

import pytest
from typer.testing import CliRunner

from quotetrack.cli import application
from quotetrack.evaluation import GoldArticle, Prediction, evaluate, lines
from quotetrack.evaluation.attributions import attribution_figures

TEXT = "Ana Kosh has said that the dam “will hold”. “Nobody asked us,” replied Bo. Eve thinks rain helps."


def span(words):
    start = TEXT.index(words)
    return start, start + len(words)


def attribution(content, source, cue):
    return {"content": [span(content)], "source": [span(source)] if source else [], "cue": [span(cue)]}


def predicted(kind, content, source, cue):
    return Prediction(
        article_id="a",
        kind=kind,
        spans=[span(content)],
        speaker_span=span(source) if source else None,
        cue_span=span(cue),
    )


GOLD = GoldArticle.model_validate(
    {
        "id": "a",
        "text": TEXT,
        "segments": [],
        "attributions": [
            attribution("that the dam “will hold”", "Ana Kosh", "has said"),
            attribution("“Nobody asked us,”", "Bo", "replied"),
            attribution("rain helps", "Eve", "thinks"),
        ],
    }
)
THAT = predicted("indirect", "that the dam “will hold”", "Kosh", "said")
HOLD = predicted("mixed", "will hold", "Kosh", "has said")
ASKED = predicted("direct", "Nobody asked us,", "Bo", "replied")
WRONG = predicted("indirect", "rain helps", "Bo", "has")


def counts(score):
    return score.gold, score.predicted, score.right


def test_marks_and_stops_at_the_edges_do_not_count_and_a_part_is_not_counted_again():
    found = attribution_figures([GOLD], [THAT, HOLD, ASKED])
    assert counts(found.exact["content"]) == (3, 2, 2)
    assert counts(found.exact["source"]) == (3, 2, 1)
    assert counts(found.overlap["source"]) == (3, 2, 2)
    assert (counts(found.linked), found.indirect) == ((3, 2, 2), 1)
    assert found.exact["content"].recall == pytest.approx(2 / 3)


def test_the_same_words_are_one_span_however_many_share_them():
    assert counts(attribution_figures([GOLD], [HOLD, HOLD]).overlap["content"]) == (3, 1, 1)


def test_a_content_with_another_source_is_right_but_not_linked():
    found = attribution_figures([GOLD], [THAT, WRONG])
    assert counts(found.overlap["content"]) == (3, 2, 2)
    assert counts(found.linked) == (3, 2, 1)
    assert (found.indirect_precision, found.indirect_linked_precision) == (1.0, 0.5)


def test_nothing_is_counted_where_no_attribution_is_judged():
    assert attribution_figures([GOLD.model_copy(update={"attributions": ()})], [THAT]) is None


def test_statements_are_no_quotes_and_the_report_tells_of_both():
    report = evaluate([GOLD], [THAT, ASKED])
    assert (report.predictions, report.attributions.indirect) == (1, 1)
    assert any(line.startswith("content, exact") and line.endswith("0.8000") for line in lines(report))
    assert evaluate([GOLD], [ASKED]).attributions is None


def test_evaluate_prints_them_for_predictions_from_a_file(tmp_path):
    gold, found = tmp_path / "gold.jsonl", tmp_path / "found.jsonl"
    gold.write_text(GOLD.model_dump_json() + "\n")
    found.write_text(THAT.model_dump_json() + "\n")
    ended = CliRunner().invoke(application(), ["evaluate", str(gold), "--pred", str(found), "--json"])
    assert json.loads(ended.stdout)["attributions"]["exact"]["content"]["right"] == 1
