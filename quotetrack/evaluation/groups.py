"""Where it works and where it does not: pairs go in, one row per kind or type of quote comes out."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from typing import Literal

from quotetrack.evaluation.figures import has_right_mention, has_right_name, ratio
from quotetrack.evaluation.matching import Pair
from quotetrack.records import Record


class Group(Record):
    """The attributed segments that share a ``kind`` or ``type``: how many, and how many are right.

    ``sourced`` segments have a mention to find, ``named`` ones a name. ``same_kind`` counts the found
    whose predicted kind is the gold one.
    """

    name: str
    gold: int
    found: int
    sourced: int
    mention: int
    named: int
    right_name: int
    same_kind: int


def groups(pairs: Iterable[Pair], *, by: Literal["kind", "type"]) -> tuple[Group, ...]:
    """Return a row for each value of the segments' ``by``, most frequent first."""
    members: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        value = pair.segment and getattr(pair.segment, by)
        if pair.is_gold and value:
            members[value].append(pair)
    rows = (_group(name, own) for name, own in members.items())
    return tuple(sorted(rows, key=lambda group: (-group.gold, group.name)))


def _group(name: str, pairs: Collection[Pair]) -> Group:
    segments = [pair.segment for pair in pairs if pair.segment]
    found = [pair for pair in pairs if pair.segment and pair.prediction]
    return Group(
        name=name,
        gold=len(pairs),
        found=len(found),
        sourced=sum(bool(segment.source) for segment in segments),
        mention=sum(map(has_right_mention, pairs)),
        named=sum(bool(segment.speaker) for segment in segments),
        right_name=sum(bool(p.segment and p.segment.speaker) and has_right_name(p) for p in pairs),
        same_kind=sum(
            pair.segment.kind == pair.prediction.kind for pair in found if pair.segment and pair.prediction
        ),
    )


class Whole(Record):
    """Quotes of one or several segments: how many come out as one quote with just these spans."""

    gold: int
    whole: int
    rate: float


def whole_quotes(pairs: Iterable[Pair]) -> Whole | None:
    """Count the quotes that are found whole; None where the gold numbers none."""
    parts: dict[Hashable, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.is_gold and pair.segment and pair.segment.quote is not None:
            parts[pair.article.id, pair.segment.quote].append(pair)
    whole = sum(map(_is_whole, parts.values()))
    return Whole(gold=len(parts), whole=whole, rate=ratio(whole, len(parts))) if parts else None


def _is_whole(parts: list[Pair]) -> bool:
    first = parts[0].prediction
    return (
        first is not None
        and all(part.prediction is first for part in parts)
        and len(first.spans) == len(parts)
    )
