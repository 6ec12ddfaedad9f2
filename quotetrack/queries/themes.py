"""The words that one person uses more than others do: what somebody talks about, before topics are tagged."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable
from math import log

from quotetrack.assets import words
from quotetrack.queries.answers import Counted

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SAMPLE = 2_000  # quotes of the person, and of the others, that are read
_SHORTEST = 4  # characters of a word that may name a topic
_MOST = 8
_LEAST = 2  # quotes that have the word
_OWN = "SELECT text FROM quotes WHERE person_id = ? AND is_current = 1 ORDER BY day DESC LIMIT ?"
_OTHERS = "SELECT text FROM quotes WHERE is_current = 1 AND person_id IS NOT ? ORDER BY id LIMIT ?"


def themes(connection: sqlite3.Connection, person: str) -> tuple[Counted, ...]:
    """Return the words that stand out in somebody's quotes, each with how many of these have it."""
    own, mine = _counts(row["text"] for row in connection.execute(_OWN, [person, _SAMPLE]))
    others, theirs = _counts(row["text"] for row in connection.execute(_OTHERS, [person, _SAMPLE]))

    def weight(word: str) -> float:
        # how much more often than others, smoothed, times how often
        return own[word] * log((own[word] + 0.5) / (mine + 1) * (theirs + 1) / (others[word] + 0.5))

    found = sorted((word for word in own if own[word] >= _LEAST), key=lambda word: (-weight(word), word))
    return tuple(Counted(name=word, count=own[word]) for word in found[:_MOST] if weight(word) > 0)


def _counts(texts: Iterable[str]) -> tuple[Counter[str], int]:
    """Return how many texts have each word, and how many texts there are."""
    empty = words("data", "gazetteers", "function_words.txt")
    found: Counter[str] = Counter()
    number = 0
    for text in texts:
        number += 1
        found.update({word for word in _WORD.findall(text.casefold()) if len(word) >= _SHORTEST} - empty)
    return found, number
