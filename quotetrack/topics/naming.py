"""A topic as people type it becomes the topics that it may mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from quotetrack.records import Topic
from quotetrack.words import folded
from quotetrack.words.forms import american, stem

_KEPT = 8_192  # names whose keys are kept: all topics are compared with whatever is typed
_ID = re.compile(r"[a-z][a-z0-9-]*:[\w.-]+")


def is_topic_id(text: str) -> bool:
    """Say whether a text is the id of a topic: ``medtop:16000000``."""
    return _ID.fullmatch(text.strip()) is not None


def called(topics: Iterable[Topic], typed: str) -> list[Topic]:
    """Return the topics of which ``typed`` is the id, the label, or else another name.

    Capitals, hyphens, plurals and British or American spelling make no difference. Of a topic and a part of
    it that have the name, it is the part.
    """
    if is_topic_id(typed):
        return [topic for topic in topics if topic.id == typed.strip()]
    wanted = _key(typed)
    listed = list(topics) if wanted else []
    labelled = [topic for topic in listed if _key(topic.label) == wanted]
    found = labelled or [topic for topic in listed if wanted in map(_key, topic.also)]
    whole = {topic.broader for topic in found}
    return [topic for topic in found if topic.id not in whole]


@lru_cache(_KEPT)
def _key(name: str) -> tuple[str, ...]:
    return tuple(stem(american(word)) for word in folded(name))
