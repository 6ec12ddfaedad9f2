"""Articles become the texts to learn from: sentences, pairs of them, and a few words in a row."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from quotetrack.topics import shipped

_ENDS = re.compile(r"(?<=[.!?”\"])\s+|\n+")
_FEWEST, _MOST = 2, 5  # words in a row


def texts(path: Path, choices: dict[str, Any]) -> list[str]:
    """Return the texts of the articles of a file, one a line with its ``text``, each once, shuffled.

    With them come what topics are called, their definitions and their cues, as people may ask for them.
    """
    chance = random.Random(choices["seed"])
    articles = (json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines() if line)
    found = {text for article in articles for text in _texts(article, choices, chance)}
    found |= {text for text in _topics() if text}
    ordered = sorted(found)
    chance.shuffle(ordered)
    return ordered


def _texts(article: str, choices: dict[str, Any], chance: random.Random) -> Iterator[str]:
    split = (sentence.strip() for sentence in _ENDS.split(article))
    sentences = [one for one in split if 3 <= len(one.split()) <= choices["longest"]]
    yield from sentences
    for one, other in pairwise(sentences):
        if chance.random() < choices["pairs"]:
            yield f"{one} {other}"
    for sentence in sentences:
        words = sentence.split()
        if len(words) > _MOST and chance.random() < choices["windows"]:
            size = chance.randint(_FEWEST, _MOST)
            start = chance.randrange(len(words) - size)
            yield " ".join(words[start : start + size])


def _topics() -> Iterator[str]:
    for scheme in shipped():
        for topic in scheme.topics:
            yield from (topic.label, topic.definition, *topic.also, *topic.cues, *topic.hints)
            yield from (f"{topic.label}: {cue}" for cue in topic.cues)
