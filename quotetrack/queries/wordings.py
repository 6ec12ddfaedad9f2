"""Words become the quotes that may hold them, those likeliest to first, among any number of quotes."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log

from quotetrack.checking import Claim
from quotetrack.checking.listed import common_words
from quotetrack.checking.stems import meaning
from quotetrack.queries.filters import bindable
from quotetrack.words import folded

_FEW = 400  # quotes of one person that are all read
_OWN = 50_000  # quotes of one person that are told from others'
_SAMPLE = 64  # rows by which it is judged how many quotes have a word
_READ = 12_000  # rows of the index that are read for the words of a claim
_COMMON = 6_000  # quotes with a word that leads nowhere by itself
_BEST = 24  # quotes that are looked at
_PHRASES = 100  # quotes with a phrase that are looked at

_MATCHING = "SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ? LIMIT ?"
_OF = "SELECT number FROM quotes WHERE person_id IN (SELECT value FROM json_each(?)) LIMIT ?"
_TEXTS = "SELECT number, text FROM quotes WHERE number IN (SELECT value FROM json_each(?))"


class Wordings:
    """The words of all quotes, as the full-text index has them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        (self._last,) = connection.execute("SELECT max(number) FROM quotes").fetchone()

    def of(self, ids: Sequence[str], claim: Claim) -> list[int]:
        """Return the quotes of people that have most in common with a claim, by number."""
        given = [json.dumps(list(ids)), _OWN]
        own = {number for (number,) in self._connection.execute(_OF, given)}
        return self._read(own, claim) if len(own) <= _FEW else self._found(claim, own)

    def anybody(self, claim: Claim) -> list[int]:
        """Return the quotes of anybody that have most in common with a claim, by number."""
        return self._found(claim, None)

    def reported(self, claim: Claim) -> int | None:
        """Return a quote in whose sentence the reporter has these words, by number."""
        run = max(claim.runs, key=len)
        found = self._matching(_phrase(run, "frame"), 1) if len(run) > 1 else []
        return found[0] if found else None

    def _read(self, own: Iterable[int], claim: Claim) -> list[int]:
        """Return the best of few quotes, all of which are read."""
        wanted = {meaning(word): 0.1 if word in common_words() else 1.0 for word in claim.words}
        shared: Counter[int] = Counter()
        for number, text in self._connection.execute(_TEXTS, [json.dumps(sorted(own))]):
            there = set(map(meaning, folded(text)))
            shared[number] = int(1000 * sum(weight for word, weight in wanted.items() if word in there))
        return [number for number, weight in _best(shared) if weight]

    def _found(self, claim: Claim, own: set[int] | None) -> list[int]:
        run = max(claim.runs, key=lambda run: sum(map(len, run)))
        phrase = self._matching(_phrase(run), _READ if own else _PHRASES)
        shared: Counter[int] = Counter()
        for query, weight, most in self._telling(claim):
            for number in self._matching(query, most):
                shared[number] += int(1000 * weight)
        if own is not None:
            phrase = [number for number in phrase if number in own][:_PHRASES]
            shared = Counter({number: shared[number] for number in own.intersection(shared)})
        return list(dict.fromkeys([*phrase, *(number for number, _ in _best(shared))]))

    def _telling(self, claim: Claim) -> list[tuple[str, float, int]]:
        """Return what few quotes have of a claim: queries, what each tells, how many rows to read."""
        sized = {word: self._count(_phrase([word])) for word in dict.fromkeys(claim.words)}
        asked: list[tuple[str, float, int]] = []
        room = _READ
        for word, size in sorted(sized.items(), key=lambda pair: pair[1]):
            if 0 < size <= min(room, _COMMON):
                asked.append((_phrase([word]), log(2 + self._last / size), _COMMON))
                room -= size
        return asked or self._pairs(claim, sized)

    def _pairs(self, claim: Claim, sized: dict[str, int]) -> list[tuple[str, float, int]]:
        """Return the pairs of words beside each other that are rarest where no word is rare."""
        pairs = {pair for run in claim.runs for pair in pairwise(run)}
        rarest = sorted(pairs, key=lambda pair: sized[pair[0]] * sized[pair[1]])
        return [(_phrase(pair), 1.0, _COMMON) for pair in rarest[:3]]

    def _count(self, query: str) -> int:
        """Return about how many quotes match, by how close together the first ones stand."""
        first = self._matching(query, _SAMPLE)
        return len(first) if len(first) < _SAMPLE else _SAMPLE * self._last // first[-1]

    def _matching(self, query: str, most: int) -> list[int]:
        return [number for (number,) in self._connection.execute(_MATCHING, [query, most])]


def _phrase(words: Sequence[str], column: str = "text") -> str:
    """Return the full-text query for words beside each other; quoted, none of them is an operator."""
    said = bindable(" ".join(words)).replace('"', " ")
    return f'{column} : "{said}"'


def _best(shared: Counter[int]) -> list[tuple[int, int]]:
    """Return the quotes with most in common, the earliest stored first of equals."""
    return sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:_BEST]
