"""Whether the confidence can be believed: pairs go in, a reliability table and a curve come out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from quotetrack.evaluation.figures import has_right_speaker, ratio
from quotetrack.evaluation.matching import Pair
from quotetrack.records import Record

BINS = 10
COVERAGES = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)


class Bin(Record):
    """The quotes of about one confidence: how sure they were (mean), how many were right (share)."""

    low: float
    high: float
    count: int
    confidence: float
    accuracy: float


class Cut(Record):
    """What is left when only the surest share (``coverage``) is kept: from which confidence, how right."""

    coverage: float
    count: int
    threshold: float
    accuracy: float


class Reliability(Record):
    """Confidence against truth, over every predicted quote: right is one that somebody said, and its speaker.

    ``brier`` is the mean squared distance of confidence and truth: 0 is perfect, 0.25 a coin.
    """

    bins: tuple[Bin, ...]
    coverage: tuple[Cut, ...]
    brier: float


def reliability(pairs: Iterable[Pair]) -> Reliability | None:
    """Return the table and the curve; None where no prediction has a confidence."""
    judged = [
        (pair.prediction.confidence, has_right_speaker(pair))
        for pair in pairs
        if pair.prediction and pair.prediction.confidence is not None
    ]
    if not judged:
        return None
    judged.sort(key=lambda one: (-one[0], one[1]))  # among equals the wrong first: no luck in a cut
    return Reliability(
        bins=_bins(judged),
        coverage=tuple(_cut(judged, share) for share in COVERAGES),
        brier=sum((sure - right) ** 2 for sure, right in judged) / len(judged),
    )


def _bins(judged: Iterable[tuple[float, bool]]) -> tuple[Bin, ...]:
    members: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for sure, right in judged:
        members[max(0, min(int(sure * BINS), BINS - 1))].append((sure, right))
    return tuple(_bin(number, members[number]) for number in sorted(members))


def _bin(number: int, members: Sequence[tuple[float, bool]]) -> Bin:
    return Bin(
        low=number / BINS,
        high=(number + 1) / BINS,
        count=len(members),
        confidence=sum(sure for sure, _ in members) / len(members),
        accuracy=ratio(sum(right for _, right in members), len(members)),
    )


def _cut(judged: Sequence[tuple[float, bool]], coverage: float) -> Cut:
    kept = judged[: max(1, round(len(judged) * coverage))]
    return Cut(
        coverage=coverage,
        count=len(kept),
        threshold=kept[-1][0],
        accuracy=ratio(sum(right for _, right in kept), len(kept)),
    )
