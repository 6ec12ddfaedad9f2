"""How right cue, addressee and medium are: pairs go in, a tally of each field and its misses come out."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from typing import Literal

from quotetrack.evaluation.figures import f1, ratio
from quotetrack.evaluation.gold import Prediction
from quotetrack.evaluation.matching import Pair, touches
from quotetrack.records import Record, Span

Field = Literal["cue", "cue exact", "addressee", "medium"]
FIELDS: tuple[Field, ...] = ("cue", "cue exact", "addressee", "medium")


class Tally(Record):
    """One field over the quotes found: how many are right, were given, were expected, and the shares.

    ``cue`` is right where it overlaps an accepted span, ``cue exact`` where it is one; ``addressee`` and
    ``medium`` where the words are accepted, whatever their case.
    """

    field: Field
    right: int
    predicted: int
    gold: int
    p: float
    r: float
    f1: float


class Miss(Record):
    """A field that is wrong: where, of which words, what the gold accepts, what was said instead."""

    field: Field
    article_id: str
    span: Span
    text: str
    gold: str
    predicted: str


class Verdict(Record):
    """One field of one quote; ``is_expected`` is false where nothing is as good an answer."""

    miss: Miss
    is_given: bool
    is_expected: bool
    is_right: bool

    @property
    def is_wrong(self) -> bool:
        """Whether something is there that should not be, or is not there that should."""
        return not self.is_right and (self.is_given or self.is_expected)


def verdicts(pairs: Iterable[Pair]) -> list[Verdict]:
    """Judge each field of each quote found, by its first part that is found."""
    return [verdict for pair in _quotes(pairs) for verdict in _judged(pair)]


def tallies(judged: Collection[Verdict]) -> tuple[Tally, ...]:
    """Count by field; fields that the gold does not judge are left out."""
    by_field = {field: [one for one in judged if one.miss.field == field] for field in FIELDS}
    return tuple(_tally(field, own) for field, own in by_field.items() if own)


def misses(judged: Iterable[Verdict], count: int) -> tuple[Miss, ...]:
    """Return the first ``count`` wrong answers of each field."""
    wrong = [one.miss for one in judged if one.is_wrong]
    return tuple(miss for field in FIELDS for miss in [one for one in wrong if one.field == field][:count])


def _quotes(pairs: Iterable[Pair]) -> Iterator[Pair]:
    seen: set[Hashable] = set()
    for pair in pairs:
        if not pair.is_found or pair.segment is None:
            continue
        number = pair.segment.quote
        key = (pair.article.id, number if number is not None else pair.span)
        if key not in seen:
            seen.add(key)
            yield pair


def _judged(pair: Pair) -> Iterator[Verdict]:
    segment, quote = pair.segment, pair.prediction
    if segment is None or quote is None:
        return
    if segment.cue is not None:
        yield from _cues(pair, segment.cue, quote)
    for field in ("addressee", "medium"):
        accepted: tuple[str, ...] | None = getattr(segment, field)
        if accepted is not None:
            given = getattr(quote, field)
            yield _verdict(pair, field, given, accepted, _folded(given) in map(_folded, accepted))


def _cues(pair: Pair, accepted: tuple[Span, ...], quote: Prediction) -> Iterator[Verdict]:
    text, given = pair.article.text, quote.cue_span
    words = tuple(text[slice(*span)] for span in accepted)
    said = text[slice(*given)] if given else None
    overlaps = given is not None and any(touches(given, span) for span in accepted)
    yield _verdict(pair, "cue", said, words, overlaps)
    yield _verdict(pair, "cue exact", said, words, given in accepted)


def _verdict(
    pair: Pair, field: Field, given: str | None, accepted: tuple[str, ...], is_right: bool
) -> Verdict:
    miss = Miss(
        field=field,
        article_id=pair.article.id,
        span=pair.span,
        text=pair.text,
        gold=" or ".join(filter(None, accepted)) or "none",
        predicted=given or "none",
    )
    return Verdict(
        miss=miss,
        is_given=bool(given),
        is_expected=bool(accepted) and ("" not in accepted or (bool(given) and is_right)),
        is_right=bool(given) and is_right,
    )


def _folded(words: str | None) -> str:
    return " ".join((words or "").split()).casefold()


def _tally(field: Field, judged: Collection[Verdict]) -> Tally:
    def count(of: Callable[[Verdict], bool]) -> int:
        return sum(map(of, judged))

    right, predicted = count(lambda one: one.is_right), count(lambda one: one.is_given)
    gold = count(lambda one: one.is_expected)
    p, r = ratio(right, predicted), ratio(right, gold)
    return Tally(field=field, right=right, predicted=predicted, gold=gold, p=p, r=r, f1=f1(p, r))
