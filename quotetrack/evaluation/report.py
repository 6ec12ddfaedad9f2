"""The whole comparison: gold and predictions go in, one report comes out."""

from collections import Counter
from collections.abc import Collection, Sequence

from quotetrack.evaluation.attributions import INDIRECT, AttributionFigures, attribution_figures
from quotetrack.evaluation.circumstances import Miss, Tally, misses, tallies, verdicts
from quotetrack.evaluation.confidence import Reliability, reliability
from quotetrack.evaluation.figures import Figures, figures
from quotetrack.evaluation.gold import GoldArticle, Prediction
from quotetrack.evaluation.groups import Group, Whole, groups, whole_quotes
from quotetrack.evaluation.matching import Pair, pairs
from quotetrack.evaluation.mistakes import MISTAKES, Example, mistakes
from quotetrack.records import Record

UNMARKED = ("block", "turn")  # kinds that stand without quotation marks


class Scores(Record):
    """Everything that depends on how short a segment may be.

    ``figures`` are of what stands in quotation marks; ``unmarked`` of blocks and transcript turns,
    None where the gold has none.
    """

    min_words: int
    figures: Figures
    unmarked: Figures | None
    mistakes: dict[str, int]


class Report(Record):
    """The figures for each threshold, and what explains them at the lowest threshold.

    ``strangers`` counts predictions for articles that the gold does not have. Where the gold judges
    kinds, the groups, ``whole`` and ``circumstances`` (cue, addressee, medium) include quotes without marks.
    """

    articles: int
    predictions: int
    strangers: int
    scores: tuple[Scores, ...]
    by_kind: tuple[Group, ...]
    by_type: tuple[Group, ...]
    whole: Whole | None
    circumstances: tuple[Tally, ...]
    reliability: Reliability | None
    examples: tuple[Example, ...]
    misses: tuple[Miss, ...]
    attributions: AttributionFigures | None = None


def evaluate(
    gold: Sequence[GoldArticle],
    predictions: Sequence[Prediction],
    *,
    min_words: Collection[int] = (5, 1),
    examples: int = 0,
) -> Report:
    """Compare ``predictions`` with ``gold``: one set of scores per threshold of ``min_words``.

    Up to ``examples`` mistakes of each kind, and of each field, are shown, at the lowest threshold.
    Statements without marks are no quotes: where there are some, all attributions are compared beside.
    """
    quotes = [one for one in predictions if one.kind != INDIRECT]
    attributions = attribution_figures(gold, predictions) if len(quotes) < len(predictions) else None
    report = _report(gold, quotes, min_words=min_words, examples=examples)
    return report.model_copy(update={"attributions": attributions})


def _report(
    gold: Sequence[GoldArticle],
    predictions: Sequence[Prediction],
    *,
    min_words: Collection[int],
    examples: int,
) -> Report:
    known = {article.id for article in gold}
    lowest = min(min_words)
    marked = _marked(gold, predictions, lowest)
    everything = list(pairs(gold, predictions, min_words=lowest)) if _judges_kinds(gold) else marked
    judged = verdicts(everything)
    return Report(
        articles=len(gold),
        predictions=len(predictions),
        strangers=sum(quote.article_id not in known for quote in predictions),
        scores=tuple(_scores(gold, predictions, words) for words in min_words),
        by_kind=groups(everything, by="kind"),
        by_type=groups(everything, by="type"),
        whole=whole_quotes(everything),
        circumstances=tallies(judged),
        reliability=reliability(marked),
        examples=_first(list(mistakes(everything)), examples),
        misses=misses(judged, examples),
    )


def _marked(gold: Sequence[GoldArticle], predictions: Sequence[Prediction], words: int) -> list[Pair]:
    return list(pairs(gold, predictions, min_words=words, wanted=lambda kind: kind not in UNMARKED))


def _judges_kinds(gold: Sequence[GoldArticle]) -> bool:
    return any(segment.kind for article in gold for segment in article.segments)


def _scores(gold: Sequence[GoldArticle], predictions: Sequence[Prediction], words: int) -> Scores:
    marked = _marked(gold, predictions, words)
    unmarked = list(pairs(gold, predictions, min_words=words, wanted=lambda kind: kind in UNMARKED))
    counted = Counter(example.mistake for example in mistakes(marked))
    return Scores(
        min_words=words,
        figures=figures(marked),
        unmarked=figures(unmarked) if any(pair.is_gold for pair in unmarked) else None,
        mistakes={mistake: counted[mistake] for mistake in MISTAKES},
    )


def _first(found: Collection[Example], count: int) -> tuple[Example, ...]:
    by_kind = {mistake: [e for e in found if e.mistake == mistake][:count] for mistake in MISTAKES}
    return tuple(example for examples in by_kind.values() for example in examples)
