"""Topics, the schemes that list them, and what a quote is tagged with."""

from __future__ import annotations

from quotetrack.records.record import Record


class Topic(Record):
    """Something that people speak about: ``id`` is ``scheme:code``, as in ``medtop:16000000``.

    ``cues`` are words and phrases that tell of it, ``hints`` those that tell of it only beside others, and
    what stands in a phrase of ``never`` does not count. ``also`` are other labels; ``broader`` is the id of
    the topic that it is a part of: what is tagged with the one is tagged with the other.
    """

    id: str
    label: str
    definition: str = ""
    also: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    broader: str | None = None


class Scheme(Record):
    """A list of topics: ``name`` stands before the colon of their ids."""

    name: str
    title: str
    licence: str
    source: str = ""
    topics: tuple[Topic, ...] = ()


class Tag(Record):
    """A topic of a quote: how sure, 0 to 1, and the words that tell; ``topic`` is its id."""

    topic: str
    label: str
    score: float
    evidence: tuple[str, ...] = ()
