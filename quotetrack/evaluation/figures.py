"""Precision and recall of spans, mentions and names: pairs go in, figures come out."""

import unicodedata
from collections.abc import Collection

from quotetrack.evaluation.matching import Pair, touches
from quotetrack.records import Record


class Figures(Record):
    """How many and how well; every ``_p``, ``_r``, ``_f1`` and accuracy is 0 to 1.

    detection   of the attributed segments, how many are matched (recall); of the predicted spans, how
                many match one (precision)
    mention     of the segments with a source, how many are matched by a quote whose mention overlaps
                it; of the predicted spans with a mention, how many are such
    named       of the segments with a named speaker, how many are matched by a quote with an accepted
                name; of the predicted spans with a name, how many are such. None without gold names.
    """

    gold: int
    predicted: int
    detection_p: float
    detection_r: float
    detection_f1: float
    mention_accuracy_of_found: float
    mention_p: float
    mention_r: float
    mention_f1: float
    named_gold: int | None = None
    named_p: float | None = None
    named_r: float | None = None
    named_f1: float | None = None


def folded(name: str | None) -> str:
    """Return ``name`` without accents, case and punctuation, hyphens read as blanks."""
    letters = (c for c in unicodedata.normalize("NFKD", name or "") if not unicodedata.combining(c))
    plain = "".join(letters).casefold().replace("-", " ")
    return "".join(c for c in plain if c == " " or (c.isascii() and c.isalnum())).strip()


def has_right_mention(pair: Pair) -> bool:
    """Say whether the predicted mention overlaps one of the gold source."""
    if not (pair.is_found and pair.segment and pair.prediction and pair.prediction.speaker_span):
        return False
    mention = pair.prediction.speaker_span
    return any(touches(mention, source) for source in pair.segment.source or ())


def has_right_name(pair: Pair) -> bool:
    """Say whether the predicted name is one of the accepted."""
    if not (pair.is_found and pair.segment and pair.prediction):
        return False
    return folded(pair.prediction.speaker) in map(folded, pair.segment.speaker or ())


def has_right_speaker(pair: Pair) -> bool:
    """Say whether the quote is one and its speaker right: the name where names were judged, or the mention.

    Where nobody is named, nobody is right.
    """
    if not (pair.is_found and pair.segment and pair.prediction):
        return False
    if pair.segment.speaker is None:
        named = pair.segment.source or pair.prediction.speaker_span
        return has_right_mention(pair) if named else True
    return has_right_name(pair) if pair.segment.speaker else pair.prediction.speaker is None


def ratio(part: int, whole: int) -> float:
    """Return ``part / whole``, 0 of nothing."""
    return part / whole if whole else 0.0


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def figures(pairs: Collection[Pair]) -> Figures:
    """Return the figures of all pairs that count."""
    gold = [pair.segment for pair in pairs if pair.is_gold and pair.segment]
    predicted = [pair.prediction for pair in pairs if pair.prediction]
    found = sum(pair.is_found for pair in pairs)
    mention = sum(map(has_right_mention, pairs))
    sourced = sum(bool(segment.source) for segment in gold)
    mentions = sum(_counts_mention(pair) for pair in pairs)
    counted = {
        "gold": len(gold),
        "predicted": len(predicted),
        "mention_accuracy_of_found": ratio(
            mention, sum(pair.is_found and _judges_mention(pair) for pair in pairs)
        ),
    }
    detection = _triple("detection", found, len(predicted), len(gold))
    return Figures.model_validate(
        counted | detection | _triple("mention", mention, mentions, sourced) | _named(pairs)
    )


def _counts_mention(pair: Pair) -> bool:
    """Say whether a mention was predicted where mentions were judged."""
    return bool(_judges_mention(pair) and pair.prediction and pair.prediction.speaker_span is not None)


def _judges_mention(pair: Pair) -> bool:
    return pair.segment is None or pair.segment.source is not None


def _triple(name: str, right: int, predicted: int, gold: int) -> dict[str, float]:
    p, r = ratio(right, predicted), ratio(right, gold)
    return {f"{name}_p": p, f"{name}_r": r, f"{name}_f1": f1(p, r)}


def _named(pairs: Collection[Pair]) -> dict[str, float]:
    gold = sum(bool(pair.is_gold and pair.segment and pair.segment.speaker) for pair in pairs)
    names = sum(bool(pair.prediction and pair.prediction.speaker) for pair in pairs)
    if not gold:
        return {}
    return {"named_gold": gold} | _triple("named", sum(map(has_right_name, pairs)), names, gold)
