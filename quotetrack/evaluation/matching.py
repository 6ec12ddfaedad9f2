"""Which predicted span is which gold segment: articles and quotes go in, pairs come out."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product

from quotetrack.evaluation.gold import GoldArticle, Prediction, Segment
from quotetrack.records import Record, Span

SAME = 0.8  # overlap over union from which two spans are the same stretch


class Pair(Record):
    """A gold segment and the predicted span that matches it; either may be missing, not both.

    ``span`` is the segment's where there is one, else the predicted, edges trimmed.
    """

    article: GoldArticle
    span: Span
    segment: Segment | None
    prediction: Prediction | None

    @property
    def text(self) -> str:
        """The words that the pair is about."""
        return self.article.text[slice(*self.span)]

    @property
    def is_gold(self) -> bool:
        """Whether somebody is quoted here."""
        return self.segment is not None and self.segment.attributed

    @property
    def is_found(self) -> bool:
        """Whether somebody is quoted here, and the prediction says so."""
        return self.is_gold and self.prediction is not None


def trimmed(text: str, span: Span) -> Span:
    """Leave out marks, punctuation and blanks at both ends, unless nothing else is there."""
    start, end = span
    while start < end and not text[start : start + 1].isalnum():
        start += 1
    while end > start and not text[end - 1 : end].isalnum():
        end -= 1
    return (start, end) if start < end else span


def touches(one: Span, other: Span) -> bool:
    """Say whether two spans share a character."""
    return min(one[1], other[1]) > max(one[0], other[0])


def overlap(one: Span, other: Span) -> float:
    """Return the shared characters over all characters of both, 0 to 1."""
    union = max(one[1], other[1]) - min(one[0], other[0])
    return max(0, min(one[1], other[1]) - max(one[0], other[0])) / union if union else 0.0


def match(golds: Sequence[Span], found: Sequence[Span], *, least: float = SAME) -> dict[int, int]:
    """Return the index in ``found`` by the index in ``golds``, the best overlap first, each used once.

    Spans whose overlap is below ``least`` do not match.
    """
    candidates = sorted(
        (
            (overlap(golds[i], found[j]), i, j)
            for i, j in product(range(len(golds)), range(len(found)))
            if touches(golds[i], found[j])
        ),
        reverse=True,
    )
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in candidates:
        if score >= least and i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    return matched


def pairs(
    gold: Iterable[GoldArticle],
    predictions: Iterable[Prediction],
    *,
    min_words: int,
    wanted: Callable[[str | None], bool] = lambda kind: True,
) -> Iterator[Pair]:
    """Yield every pair that counts, article by article: matched, spurious, missed.

    Only kinds that are ``wanted`` take part. A segment counts by its own number of words, and so does
    a span that matches it; a span that matches nothing counts by the words it covers.
    """
    by_article: dict[str, list[Prediction]] = defaultdict(list)
    for prediction in predictions:
        if wanted(prediction.kind):
            by_article[prediction.article_id].append(prediction)
    for article in gold:
        segments = [segment for segment in article.segments if wanted(segment.kind)]
        for pair in _of_article(article, segments, by_article[article.id]):
            if _words(pair) >= min_words:
                yield pair


def _words(pair: Pair) -> int:
    return pair.segment.words if pair.segment else len(pair.text.split())


def _of_article(
    article: GoldArticle, segments: Sequence[Segment], predictions: Iterable[Prediction]
) -> Iterator[Pair]:
    golds = [trimmed(article.text, (segment.start, segment.end)) for segment in segments]
    found = [(trimmed(article.text, span), quote) for quote in predictions for span in quote.spans]
    matched = match(golds, [span for span, _ in found])
    for i, segment in enumerate(segments):
        quote = found[matched[i]][1] if i in matched else None
        if quote or segment.attributed:
            yield Pair(article=article, span=golds[i], segment=segment, prediction=quote)
    spurious = set(range(len(found))) - set(matched.values()) if article.is_complete else set()
    for j in sorted(spurious):
        yield Pair(article=article, span=found[j][0], segment=None, prediction=found[j][1])
