"""Figures and mistakes on cases small enough to count by hand."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from quotetrack.cli import application
from quotetrack.errors import UnreadableSource
from quotetrack.evaluation import GoldArticle, Prediction, Report, Segment, evaluate, lines, parse
from quotetrack.evaluation.figures import folded
from quotetrack.evaluation.matching import match, overlap, pairs, trimmed

TEXT = (
    "“We will open the dam tomorrow,” said Ana Kosh. “Not before,” she added. "
    "He read “The Long Way Home Again” aloud. “Nobody asked any of us,” one engineer said."
)
DAM = "We will open the dam tomorrow,"
BEFORE = "Not before,"
TITLE = "The Long Way Home Again"
ASKED = "Nobody asked any of us,"


def span(words, text=TEXT):
    start = text.index(words)
    return start, start + len(words)


def segment(words, source="", *, speaker=(), **given_keys):
    start, end = span(words)
    keys = {"attributed": True, "words": len(words.split())} | given_keys
    return Segment(start=start, end=end, source=[span(source)] if source else [], speaker=speaker, **keys)


GOLD = GoldArticle(
    id="dam",
    text=TEXT,
    segments=(
        segment(DAM, "Ana Kosh", speaker=("Ana Kosh",), type="person", kind="direct", quote=1),
        segment(BEFORE, "she", speaker=("Ana Kosh",), type="person", kind="direct", quote=1),
        segment(TITLE, attributed=False),
        segment(ASKED, "one engineer", type="unnamed", kind="direct", quote=2),
    ),
)


def quote(*words, mention="", speaker=None, **keys):
    return Prediction(
        article_id="dam",
        spans=tuple(span(part) for part in words),
        speaker_span=span(mention) if mention else None,
        speaker=speaker,
        **keys,
    )


RIGHT = [
    quote(DAM, BEFORE, mention="Ana Kosh", speaker="Ana Kosh", kind="direct", confidence=0.9),
    quote(ASKED, mention="one engineer", kind="direct", confidence=0.6),
]


def report(*predictions, **options):
    return evaluate([GOLD], predictions, **options)


def figures(*predictions, min_words=1):
    return report(*predictions, min_words=(min_words,)).scores[0].figures


def mistakes(*predictions):
    counted = report(*predictions, min_words=(1,)).scores[0].mistakes
    return {mistake: count for mistake, count in counted.items() if count}


def test_a_right_answer_scores_one():
    got = figures(*RIGHT)
    assert (got.gold, got.predicted, got.named_gold) == (3, 3, 2)
    assert got.detection_f1 == got.named_f1 == 1
    # the mention of the joined quote stands with its first span only; "she" is the gold of the second
    assert (got.mention_p, got.mention_r) == (2 / 3, 2 / 3)


def test_figures_counted_by_hand():
    """One of three found, one title taken for a quote, the mention right, the name wrong."""
    got = figures(quote(DAM, mention="Ana Kosh", speaker="A. Kosh"), quote(TITLE, mention="He"))
    assert (got.detection_p, got.detection_r, got.detection_f1) == (1 / 2, 1 / 3, 0.4)
    assert (got.mention_p, got.mention_r, got.mention_f1) == (1 / 2, 1 / 3, 0.4)
    assert got.mention_accuracy_of_found == 1
    assert (got.named_p, got.named_r, got.named_f1) == (0, 0, 0)


def test_short_segments_count_only_below_the_threshold():
    assert figures(*RIGHT, min_words=5).gold == 2  # “Not before” has two words
    assert figures(*RIGHT, min_words=5).predicted == 2  # and so has what matches it
    assert figures(quote("open the dam"), min_words=5).predicted == 0


def test_nothing_predicted_is_zero_not_a_crash():
    got = figures()
    assert (got.predicted, got.detection_f1, got.mention_f1, got.named_f1) == (0, 0, 0, 0)


def test_gold_without_names_has_no_named_figures():
    unnamed = GoldArticle(id="dam", text=TEXT, segments=(segment(DAM, "Ana Kosh", speaker=None),))
    assert evaluate([unnamed], RIGHT).scores[0].figures.named_f1 is None


@pytest.mark.parametrize("kind", ["block", "turn"])
def test_what_has_no_marks_stays_out_of_the_main_figures(kind):
    gold = GoldArticle(id="dam", text=TEXT, segments=(segment(DAM, kind=kind), segment(ASKED, kind="direct")))
    scores = evaluate([gold], [quote(DAM, kind=kind), quote(ASKED, kind="direct")]).scores[0]
    assert (scores.figures.gold, scores.figures.predicted) == (1, 1)
    assert scores.unmarked is not None
    assert (scores.unmarked.gold, scores.unmarked.detection_f1) == (1, 1)


CASES = [
    ([], {"missed span": 3}),
    ([*RIGHT, quote(TITLE)], {"wrong candidate": 1, "spurious: nobody is quoted": 1}),
    ([*RIGHT, quote("Ana Kosh")], {"wrong candidate": 1, "spurious: matches nothing": 1}),
    ([quote(ASKED)], {"missed span": 2, "missed candidate": 1}),
    ([quote(DAM, mention="He")], {"missed span": 2, "wrong candidate": 1}),
    ([quote(DAM, mention="Kosh", speaker="Bo Lin")], {"missed span": 2, "wrong name": 1}),
    ([quote(DAM, mention="Kosh")], {"missed span": 2, "missed name": 1}),
    ([quote(ASKED, mention="one engineer", speaker="Bo")], {"missed span": 2, "needless name": 1}),
]


@pytest.mark.parametrize(("predictions", "expected"), CASES)
def test_a_mistake_has_one_kind(predictions, expected):
    assert mistakes(*predictions) == expected


def test_a_mention_where_nobody_is_named_is_needless():
    gold = GoldArticle(id="dam", text=TEXT, segments=(segment(DAM),))
    counted = evaluate([gold], [quote(DAM, mention="Ana Kosh")]).scores[0].mistakes
    assert counted["needless candidate"] == 1


def test_examples_say_where_what_and_whom():
    found = report(quote(DAM, mention="Kosh", speaker="Bo Lin"), examples=1).examples
    assert [example.mistake for example in found] == ["missed span", "wrong name"]
    assert (found[1].gold, found[1].predicted) == ("Ana Kosh (Ana Kosh)", "Kosh (Bo Lin)")
    assert TEXT[slice(*found[1].span)] == DAM.rstrip(",") == found[1].text


def test_groups_count_by_kind_and_type():
    got = report(*RIGHT, min_words=(1,))
    assert [(row.name, row.gold, row.found, row.same_kind) for row in got.by_kind] == [("direct", 3, 3, 3)]
    assert [(row.name, row.gold, row.mention, row.right_name) for row in got.by_type] == [
        ("person", 2, 1, 2),
        ("unnamed", 1, 1, 0),
    ]


@pytest.mark.parametrize(
    ("predictions", "whole"),
    [(RIGHT, 2), ([quote(DAM), quote(BEFORE)], 0), ([quote(DAM, BEFORE, TITLE)], 0), ([quote(ASKED)], 1)],
)
def test_a_split_quote_is_whole_only_with_just_its_spans(predictions, whole):
    counted = report(*predictions, min_words=(1,)).whole
    assert (counted.gold, counted.whole) == (2, whole)


def test_reliability_sets_confidence_against_truth():
    """Three quotes: two at 0.9 with the right name, one at 0.6 with a name where nobody is named."""
    wrong = quote(ASKED, mention="one engineer", speaker="Bo Lin", kind="direct", confidence=0.6)
    table = report(RIGHT[0], wrong, min_words=(1,)).reliability
    assert [(one.count, one.confidence, one.accuracy) for one in table.bins] == [(1, 0.6, 0), (2, 0.9, 1)]
    assert table.brier == pytest.approx((0.01 + 0.01 + 0.36) / 3)
    assert (table.coverage[-1].count, table.coverage[-1].accuracy) == (3, 2 / 3)
    assert (table.coverage[2].count, table.coverage[2].threshold) == (2, 0.9)


def test_words_that_nobody_says_have_no_right_speaker():
    table = report(quote(TITLE, confidence=0.7), min_words=(1,)).reliability
    assert [one.accuracy for one in table.bins] == [0]


def test_where_names_were_not_judged_the_mention_counts():
    unjudged = GOLD.model_copy(update={"segments": (segment(DAM, "Ana Kosh", speaker=None),)})
    for mention, right in (("Ana Kosh", 1), ("she", 0)):
        found = [quote(DAM, mention=mention, speaker="Ana Kosh", confidence=0.9)]
        [one] = evaluate([unjudged], found, min_words=(1,)).reliability.bins
        assert one.accuracy == right


def test_without_confidence_there_is_no_reliability():
    assert report(quote(DAM, mention="Ana Kosh")).reliability is None


JUDGED = GoldArticle(
    id="dam",
    text=TEXT,
    segments=(
        segment(DAM, quote=1, cue=(span("said"),), addressee=(), medium=("in a statement",)),
        segment(BEFORE, quote=1, cue=(span("said"),), addressee=(), medium=("in a statement",)),
        segment(ASKED, quote=2, cue=(), addressee=("the BBC", ""), medium=()),
    ),
)


def circumstances(*predictions):
    tallies = evaluate([JUDGED], predictions).circumstances
    return {one.field: (one.right, one.predicted, one.gold) for one in tallies}


def test_cue_addressee_and_medium_count_once_a_quote():
    got = circumstances(
        quote(DAM, BEFORE, cue_span=span("said Ana"), medium="In a  statement"),
        quote(ASKED, cue_span=span("one"), addressee="me"),
    )
    assert got == {"cue": (1, 2, 1), "cue exact": (0, 2, 1), "addressee": (0, 1, 0), "medium": (1, 1, 1)}


def test_what_is_as_good_as_nothing_may_be_given_or_not():
    assert circumstances(quote(ASKED, addressee="The BBC"))["addressee"] == (1, 1, 1)
    assert circumstances(quote(ASKED))["addressee"] == (0, 0, 0)


def test_a_field_is_judged_of_quotes_found_and_where_the_gold_judges_it():
    assert circumstances() == {}
    assert report(*RIGHT).circumstances == ()


def test_the_misses_of_a_field_are_shown():
    got = evaluate([JUDGED], [quote(DAM, BEFORE)], examples=1)
    assert [(miss.field, miss.gold, miss.predicted) for miss in got.misses] == [
        ("cue", "said", "none"),
        ("cue exact", "said", "none"),
        ("medium", "in a statement", "none"),
    ]
    shown = "\n".join(lines(got))
    assert "medium         0          0     1     0.0000  0.0000  0.0000" in shown
    assert "gold: in a statement    predicted: none" in shown


def test_predictions_for_other_articles_are_counted_and_left_out():
    got = evaluate([GOLD.model_copy(update={"id": "other"})], RIGHT)
    assert (got.strangers, got.scores[0].figures.predicted) == (2, 0)


def test_the_text_says_what_the_report_holds():
    shown = "\n".join(lines(report(*RIGHT, examples=1)))
    assert "detection     1.0000  1.0000  1.0000" in shown
    assert "quotes found whole, all spans in one: 2 of 2" in shown
    assert "gold: she (Ana Kosh)    predicted: Ana Kosh (Ana Kosh)" in shown


def test_the_report_survives_json():
    got = report(*RIGHT, examples=2)
    assert Report.model_validate_json(got.model_dump_json()) == got


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [((0, 10), (0, 10), 1), ((0, 10), (0, 8), 0.8), ((0, 10), (5, 15), 1 / 3), ((0, 2), (3, 4), 0)],
)
def test_overlap_is_shared_over_all(one, other, expected):
    assert overlap(one, other) == overlap(other, one) == expected


def test_the_best_overlap_is_matched_first_and_once():
    assert match([(0, 10), (20, 30)], [(0, 9), (0, 10), (21, 30)]) == {0: 1, 1: 2}
    assert match([(0, 10)], [(0, 7)]) == {}  # 0.7 is not the same stretch


@pytest.mark.parametrize(
    ("text", "expected"), [("“Yes,” ", "Yes"), ("...", "..."), ("_a_", "a"), ("«Да!»", "Да"), ("", "")]
)
def test_trimmed_leaves_marks_and_punctuation_out(text, expected):
    assert text[slice(*trimmed(text, (0, len(text))))] == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("José Núñez-Ortiz", "jose nunez ortiz"), ("O’Neil, Jr.", "oneil jr"), (None, ""), (" ANA ", "ana")],
)
def test_names_compare_without_accents_case_and_marks(name, expected):
    assert folded(name) == expected


@given(st.lists(st.tuples(st.integers(0, 150), st.integers(0, 30)), max_size=12))
def test_every_prediction_and_every_quote_counts_exactly_once(drawn):
    predictions = [Prediction(article_id="dam", spans=[(at, at + length)]) for at, length in drawn]
    found = list(pairs([GOLD], predictions, min_words=0))
    assert sum(pair.prediction is not None for pair in found) == len(predictions)
    assert sum(pair.is_gold for pair in found) == 3


def test_unknown_keys_are_ignored_and_id_serves_as_article_id():
    line = json.dumps({"id": "dam", "spans": [[1, 4]], "novel": 1})
    assert parse([line, "\n"], Prediction, origin="p.jsonl") == [Prediction(article_id="dam", spans=[(1, 4)])]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "gold.jsonl, line 2: not a GoldArticle: Invalid JSON"),
        ("[]", "gold.jsonl, line 2: not a GoldArticle: Input should be an object"),
        ('{"id": "a", "text": "b"}', "gold.jsonl, line 2: segments: Field required"),
    ],
)
def test_a_bad_line_is_named(line, message):
    with pytest.raises(UnreadableSource) as caught:
        parse([GOLD.model_dump_json(), line], GoldArticle, origin="gold.jsonl")
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


@pytest.fixture
def files(tmp_path):
    """A gold file and a file of what ``extract`` would print, hostile words in it."""
    gold, pred = tmp_path / "gold.jsonl", tmp_path / "pred.jsonl"
    hostile = GOLD.model_copy(update={"id": "dam\n\x1b[31m", "title": "=1+1"})
    gold.write_text(hostile.model_dump_json() + "\n", encoding="utf-8")
    quotes = [one.model_copy(update={"article_id": hostile.id, "speaker": "\u202eAna"}) for one in RIGHT]
    pred.write_text("".join(one.model_dump_json() + "\n" for one in quotes), encoding="utf-8")
    return str(gold), str(pred)


def command(*arguments):
    done = CliRunner().invoke(application(), ["evaluate", *arguments], catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout


def test_the_command_compares_two_files(files):
    gold, pred = files
    shown = command(gold, "--pred", pred, "--min-words", "1", "--errors", "2")
    assert "1 word and more" in shown
    assert "5 words and more" not in shown
    assert "Wrong name" in shown


def test_the_command_prints_nothing_that_moves_a_terminal(files):
    gold, pred = files
    shown = command(gold, "--pred", pred, "--errors", "9")
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_the_command_prints_the_report_as_json(files):
    gold, pred = files
    got = Report.model_validate_json(command(gold, "--pred", pred, "--json"))
    assert [scores.min_words for scores in got.scores] == [5, 1]
    assert got.scores[1].figures.detection_f1 == 1


def test_a_gold_file_without_an_article_is_an_error(tmp_path):
    empty = tmp_path / "gold.jsonl"
    empty.write_text("\n")
    with pytest.raises(UnreadableSource, match="holds no article"):
        command(str(empty))


def some_judged(*segments):
    """Return the article with these segments alone judged."""
    return GOLD.model_copy(update={"segments": segments, "is_complete": False})


def of_some(*segments, predicted):
    return evaluate([some_judged(*segments)], predicted, min_words=(1,)).scores[0].figures


def test_what_nobody_looked_at_is_not_held_against_anybody():
    got = of_some(GOLD.segments[0], predicted=RIGHT)
    assert (got.gold, got.predicted, got.detection_f1, got.mention_f1) == (1, 1, 1, 1)


def test_what_was_looked_at_and_is_no_quote_counts_when_it_is_found():
    got = of_some(GOLD.segments[0], GOLD.segments[2], predicted=[RIGHT[0], quote(TITLE)])
    assert (got.gold, got.predicted, got.detection_p, got.detection_r) == (1, 2, 0.5, 1)


def test_what_was_looked_at_and_is_missing_counts():
    got = of_some(GOLD.segments[0], GOLD.segments[3], predicted=RIGHT[:1])
    assert (got.detection_p, got.detection_r) == (1, 0.5)


@pytest.mark.parametrize("mention", ["Ana Kosh", "one engineer", ""])
def test_a_mention_that_nobody_judged_is_neither_right_nor_wrong(mention):
    unjudged = GOLD.segments[0].model_copy(update={"source": None})
    got = of_some(unjudged, predicted=[quote(DAM, mention=mention, speaker="Ana Kosh")])
    assert (got.mention_p, got.mention_r, got.named_f1, got.detection_f1) == (0, 0, 1, 1)
    both = of_some(unjudged, GOLD.segments[3], predicted=[quote(DAM, mention=mention), RIGHT[1]])
    assert both.mention_f1 == both.mention_accuracy_of_found == 1
