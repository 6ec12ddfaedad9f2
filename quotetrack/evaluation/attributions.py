"""How well attributions of every kind are found: spans of contents, sources and cues go in, figures come out.

A span is scored singly: each ``[start, end]`` of a role is one item, however many attributions share it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from quotetrack.evaluation.figures import f1, ratio
from quotetrack.evaluation.gold import Attribution, GoldArticle, Prediction
from quotetrack.evaluation.matching import match, touches, trimmed
from quotetrack.records import Record, Span

INDIRECT = "indirect"
ROLES = ("content", "source", "cue")


class Score(Record):
    """How many spans there are, how many were predicted, how many of these are right; rates 0 to 1."""

    gold: int
    predicted: int
    right: int
    precision: float
    recall: float
    f1: float


class AttributionFigures(Record):
    """Figures of every attribution in the gold, in quotation marks or not.

    exact      the span is a gold span, once marks, punctuation and blanks at both ends are left out
    overlap    the span shares a character with a gold span; each gold span is used once
    linked     contents that overlap one of the gold whose source overlaps the predicted one too, or where
               neither names a source
    indirect   the same as ``overlap`` of contents and ``linked``, of statements without marks: precision
    """

    exact: dict[str, Score]
    overlap: dict[str, Score]
    linked: Score
    indirect: int
    indirect_precision: float
    indirect_linked_precision: float


class _Found(NamedTuple):
    """One predicted attribution."""

    kind: str | None
    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]


class _Counts:
    """What was counted so far: gold, predicted and right by role or question."""

    def __init__(self) -> None:
        self.rows: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])

    def add(self, name: str, gold: int, predicted: int, right: int) -> None:
        """Add the counts of an article."""
        for at, number in enumerate((gold, predicted, right)):
            self.rows[name][at] += number

    def score(self, name: str) -> Score:
        """Return what they amount to."""
        gold, predicted, right = self.rows[name]
        p, r = ratio(right, predicted), ratio(right, gold)
        return Score(gold=gold, predicted=predicted, right=right, precision=p, recall=r, f1=f1(p, r))


def attribution_figures(
    gold: Iterable[GoldArticle], predictions: Iterable[Prediction]
) -> AttributionFigures | None:
    """Compare quotes and indirect statements with every attribution; None where the gold has none.

    Articles without attributions do not count. A quote in marks that stands inside an indirect statement is
    a part of it and not counted again.
    """
    by_article: dict[str, list[Prediction]] = defaultdict(list)
    for prediction in predictions:
        by_article[prediction.article_id].append(prediction)
    counts = _Counts()
    judged = [article for article in gold if article.attributions]
    for article in judged:
        _count(counts, article, _outermost(article.text, by_article[article.id]))
    return _figures(counts) if judged else None


def _figures(counts: _Counts) -> AttributionFigures:
    alone, linked = counts.score("indirect"), counts.score("indirect linked")
    return AttributionFigures(
        exact={role: counts.score(f"exact {role}") for role in ROLES},
        overlap={role: counts.score(f"overlap {role}") for role in ROLES},
        linked=counts.score("linked"),
        indirect=alone.predicted,
        indirect_precision=alone.precision,
        indirect_linked_precision=linked.precision,
    )


def _outermost(text: str, predictions: Sequence[Prediction]) -> list[_Found]:
    whole = [span for quote in predictions if quote.kind == INDIRECT for span in quote.spans]
    return [
        _Found(
            quote.kind,
            tuple(trimmed(text, span) for span in quote.spans),
            (trimmed(text, quote.speaker_span),) if quote.speaker_span else (),
            (trimmed(text, quote.cue_span),) if quote.cue_span else (),
        )
        for quote in predictions
        if quote.kind == INDIRECT
        or not all(any(s <= start and end <= e for s, e in whole) for start, end in quote.spans)
    ]


def _count(counts: _Counts, article: GoldArticle, found: Sequence[_Found]) -> None:
    golds = [_trimmed(article.text, one) for one in article.attributions]
    for role in ROLES:
        expected = {span for one in golds for span in getattr(one, role)}
        predicted = {span for one in found for span in getattr(one, role)}
        counts.add(f"exact {role}", len(expected), len(predicted), len(expected & predicted))
        right = len(match(sorted(expected), sorted(predicted), least=0.0))
        counts.add(f"overlap {role}", len(expected), len(predicted), right)
    _count_links(counts, golds, found)


def _count_links(counts: _Counts, golds: Sequence[Attribution], found: Sequence[_Found]) -> None:
    of_gold = [(span, one.source) for one in golds for span in one.content]
    of_found = [(span, one.source, one.kind == INDIRECT) for one in found for span in one.content]
    matched = match([span for span, _ in of_gold], [span for span, _, _ in of_found], least=0.0)
    linked = [j for i, j in matched.items() if _same_source(of_gold[i][1], of_found[j][1])]
    alone = {j for j, (_, _, is_indirect) in enumerate(of_found) if is_indirect}
    counts.add("linked", len(of_gold), len(of_found), len(linked))
    counts.add("indirect", 0, len(alone), len(alone & set(matched.values())))
    counts.add("indirect linked", 0, len(alone), len(alone & set(linked)))


def _same_source(gold: Collection[Span], found: Collection[Span]) -> bool:
    return any(touches(one, other) for one in gold for other in found) or not (gold or found)


def _trimmed(text: str, one: Attribution) -> Attribution:
    return Attribution.model_validate(
        {role: [trimmed(text, span) for span in getattr(one, role)] for role in ROLES}
    )
