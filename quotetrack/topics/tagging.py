"""Words become topics: cues are looked for in a quote, in the sentence around it and in the title."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quotetrack.records import Tag, Topic
from quotetrack.topics.cues import Cue, Cues

_PLACES = (1.0, 0.9, 0.7)  # what a hit counts in the quote, in the sentence around it, in the title
_HINT = 0.4  # what a hint counts, of what a cue does
_MANY = 3  # different hints that tell of a topic without a cue
_ENOUGH = 0.6  # of all hits together, one cue being 1
_HALF = 0.4  # hits that are as likely right as wrong
_INHERITED = 0.95  # what a topic has of what tells of a part of it

_Hits = dict[Cue, float]  # what tells of one topic, with the weight of the best place it stands in


@dataclass(slots=True)
class _Told:
    """How sure a topic is, 0 to 1, and what told of it."""

    score: float
    evidence: set[str]


class Tagger:
    """Tags quotes by the cues of topics.

    A cue is found in all its forms, in British or American spelling; one with a capital only as it is
    written; one that ends in ``*`` by its beginning. A hint counts beside a cue, or beside two more hints.
    What stands in a phrase of ``never`` counts for nothing. The score, 0 to 1, grows with the number of
    different cues, and with how near they stand: in the quote, in the sentence around it, in the title.
    """

    def __init__(self, topics: Iterable[Topic]) -> None:
        listed = list(topics)
        self._ids = [topic.id for topic in listed]
        self._labels = {topic.id: topic.label for topic in listed}
        above = {topic.id: topic.broader for topic in listed}
        self._lines = {id: _line(id, above) for id in self._ids}
        self._cues = Cues(listed)

    def tags(self, text: str, frame: str = "", title: str = "") -> list[Tag]:
        """Return the topics of a quote, the surest first; with a topic come those that it is a part of."""
        told: dict[str, _Told] = {}
        for topic, hits in self._hits(text, frame, title).items():
            if (strength := _strength(hits)) >= _ENOUGH:
                score = strength / (strength + _HALF)
                for id in self._lines[self._ids[topic]]:
                    known = told.setdefault(id, _Told(0.0, set()))
                    known.score = max(known.score, score)
                    known.evidence.update(cue.text for cue in hits)
                    score *= _INHERITED
        tags = [
            Tag.model_construct(
                topic=id,
                label=self._labels[id],
                score=round(one.score, 3),
                evidence=tuple(sorted(one.evidence)),
            )
            for id, one in told.items()
        ]
        return sorted(tags, key=lambda tag: (-tag.score, tag.topic))

    def _hits(self, text: str, frame: str, title: str) -> dict[int, _Hits]:
        """Return by topic what tells of it."""
        hits: dict[int, _Hits] = {}
        for words, weight in zip((text, frame, title), _PLACES, strict=True):
            for cue in self._cues.found(words):
                hits.setdefault(cue.topic, {}).setdefault(cue, weight)
        return hits


def _strength(hits: _Hits) -> float:
    """Return how much tells of a topic, one cue in the quote being 1."""
    cues = [weight for cue, weight in hits.items() if cue.part == "cue"]
    if not cues and len(hits) < _MANY:
        return 0.0
    return sum(cues) + (sum(hits.values()) - sum(cues)) * _HINT


def _line(id: str, above: dict[str, str | None]) -> tuple[str, ...]:
    """Return a topic and those that it is a part of, as far as they are known, each once."""
    line: dict[str, None] = {}
    broader: str | None = id
    while broader in above and broader not in line:  # schemes of users may make each a part of the other
        line[broader] = None
        broader = above[broader]
    return tuple(line)
