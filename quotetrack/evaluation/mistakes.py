"""What went wrong, by kind: pairs go in, mistakes with their words come out."""

from collections.abc import Iterable, Iterator
from typing import Literal, get_args

from quotetrack.evaluation.figures import has_right_mention, has_right_name
from quotetrack.evaluation.gold import Prediction, Segment
from quotetrack.evaluation.matching import Pair
from quotetrack.records import Record, Span

Mistake = Literal[
    "missed span",
    "spurious: nobody is quoted",
    "spurious: matches nothing",
    "wrong candidate",
    "missed candidate",
    "needless candidate",
    "wrong name",
    "missed name",
    "needless name",
]
MISTAKES: tuple[Mistake, ...] = get_args(Mistake)


class Example(Record):
    """One mistake as a reader needs it: where, which words, what the gold says, what was said instead."""

    mistake: Mistake
    article_id: str
    span: Span
    text: str
    gold: str
    predicted: str


def mistakes(pairs: Iterable[Pair]) -> Iterator[Example]:
    """Yield every mistake; a pair makes one at most, the one that the others follow from."""
    for pair in pairs:
        mistake = _mistake(pair)
        if mistake:
            yield _example(pair, mistake)


def _mistake(pair: Pair) -> Mistake | None:
    if pair.prediction is None:
        return "missed span"
    if pair.segment is None:
        return "spurious: matches nothing"
    if not pair.segment.attributed:
        return "spurious: nobody is quoted"
    return _candidate(pair, pair.segment, pair.prediction) or _name(pair, pair.segment, pair.prediction)


def _candidate(pair: Pair, segment: Segment, quote: Prediction) -> Mistake | None:
    if has_right_mention(pair):
        return None
    if segment.source:
        return "wrong candidate" if quote.speaker_span else "missed candidate"
    return "needless candidate" if quote.speaker_span else None


def _name(pair: Pair, segment: Segment, quote: Prediction) -> Mistake | None:
    if segment.speaker is None or has_right_name(pair):
        return None
    if segment.speaker:
        return "wrong name" if quote.speaker else "missed name"
    return "needless name" if quote.speaker else None


def _example(pair: Pair, mistake: Mistake) -> Example:
    segment, quote = pair.segment, pair.prediction
    mention = [quote.speaker_span] if quote and quote.speaker_span else []
    return Example(
        mistake=mistake,
        article_id=pair.article.id,
        span=pair.span,
        text=pair.text,
        gold=_who(pair, segment.source or (), segment.speaker or ()) if segment else "nothing",
        predicted=_who(pair, mention, [quote.speaker or ""]) if quote else "nothing",
    )


def _who(pair: Pair, spans: Iterable[Span], names: Iterable[str]) -> str:
    """Return mention and names as ``he (Ana Kosh)``."""
    mention = " + ".join(" ".join(pair.article.text[slice(*span)].split()) for span in spans)
    known = " or ".join(filter(None, names))
    return " ".join(filter(None, (mention, known and f"({known})"))) or "nobody"
