"""Words become the quotes that may hold them, those likeliest to first, among any number of quotes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cached_property
from heapq import nsmallest
from itertools import pairwise
from math import log

from quotetrack.checking import Claim
from quotetrack.queries.filters import bindable
from quotetrack.words.listed import common_words

_FEW = 400  # quotes of one person that are all read
_OWN = 50_000  # quotes of one person that are told from others'
_SAMPLE = 64  # rows by which it is judged how many quotes have a word
_READ = 5_000  # rows of the index that are read for the words of a claim
_COMMON = 3_000  # quotes with a word that leads nowhere by itself
_BEST = 10  # quotes that are looked at
_ASKED = 16  # words of a claim that are looked up
_LONGEST_PHRASE = 12  # words beside each other that are looked up
_PAIRS = 2  # pairs of words that are looked up where all words are common
_BEGINNING = 6  # letters that the forms of a word share
_HELD = 2_000  # quotes with a phrase of which one speaker's are sought
_PHRASES = 100  # quotes with a phrase that are looked at

_MATCHING = "SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ? LIMIT ?"
_OF = "SELECT number FROM quotes WHERE person_id IN (SELECT value FROM json_each(?)) LIMIT ?"
_TEXTS = "SELECT number, lower(text) FROM quotes WHERE number IN (SELECT value FROM json_each(?))"


class Wordings:
    """The words of all quotes, as the full-text index has them, and a claim that is looked for among them."""

    def __init__(self, connection: sqlite3.Connection, claim: Claim) -> None:
        self._connection = connection
        self._claim = claim
        self._run = max(claim.runs, key=lambda run: sum(map(len, run)), default=[])
        (self._last,) = connection.execute("SELECT max(number) FROM quotes").fetchone()

    def of(self, ids: Sequence[str]) -> list[int]:
        """Return the quotes of people that have most in common with the claim, by number."""
        given = [json.dumps(list(ids)), _OWN]
        own = {number for (number,) in self._connection.execute(_OF, given)}
        if len(own) <= _FEW:
            return self._read(own)
        found = [number for number in self._held if number in own]
        return list(dict.fromkeys([*found[:_PHRASES], *self.like(own)]))

    def holding(self) -> list[int]:
        """Return quotes of anybody that have the claim's words beside each other, by number.

        They stand in the quote, or around it in the reporter's sentence.
        """
        return self._held[:_PHRASES]

    def like(self, own: Container[int] | None = None) -> list[int]:
        """Return the quotes of anybody, or of ``own``, with most of the words that few have, by number."""
        among = self._shared
        if own is not None:
            among = {number: weight for number, weight in among.items() if number in own}
        return _best(among)

    def _read(self, own: Iterable[int]) -> list[int]:
        """Return the best of few quotes, all of which are read."""
        common = common_words()
        wanted = {word[:_BEGINNING]: 100 if word in common else 1000 for word in self._claim.words}
        shared = {
            number: sum(weight for start, weight in wanted.items() if start in text)
            for number, text in self._connection.execute(_TEXTS, [json.dumps(sorted(own))])
        }
        return _best(shared)

    @cached_property
    def _held(self) -> list[int]:
        window = self._window()
        return self._matching(_phrase(window), _HELD) if window else []

    def _window(self) -> list[str]:
        """Return the words beside each other that tell most, so many as an index finds quickly."""
        starts = range(max(1, len(self._run) - _LONGEST_PHRASE + 1))
        start = max(starts, key=lambda at: sum(map(len, self._run[at : at + _LONGEST_PHRASE])))
        return self._run[start : start + _LONGEST_PHRASE]

    @cached_property
    def _shared(self) -> Mapping[int, float]:
        """Return what each quote tells that has any of the words that few have."""
        shared: dict[int, float] = {}
        for query, weight in self._telling:
            for number in self._matching(query, _COMMON):
                shared[number] = shared.get(number, 0.0) + weight
        return shared

    @cached_property
    def _telling(self) -> list[tuple[str, float]]:
        """Return what few quotes have of the claim: queries, and what each tells."""
        common = common_words()
        chosen = sorted(set(self._claim.words), key=lambda word: (word in common, -len(word), word))[:_ASKED]
        sized = {word: self._count(_said([word])) for word in chosen}
        asked: list[tuple[str, float]] = []
        room = _READ
        for word, size in sorted(sized.items(), key=lambda pair: pair[1]):
            if 0 < size <= min(room, _COMMON):
                asked.append((_said([word]), log(2 + self._last / size)))
                room -= size
        return asked or self._pairs(sized)

    def _pairs(self, sized: dict[str, int]) -> list[tuple[str, float]]:
        """Return the pairs of words beside each other that are rarest where no word is rare."""
        pairs = {pair for run in self._claim.runs for pair in pairwise(run) if sized.keys() >= set(pair)}
        rarest = sorted(pairs, key=lambda pair: (sized[pair[0]] * sized[pair[1]], pair))
        return [(_said(pair), 1.0) for pair in rarest[:_PAIRS]]

    def _count(self, query: str) -> int:
        """Return about how many quotes match, by how close together the first ones stand."""
        first = self._matching(query, _SAMPLE)
        return len(first) if len(first) < _SAMPLE else _SAMPLE * self._last // first[-1]

    def _matching(self, query: str, most: int) -> list[int]:
        return [number for (number,) in self._connection.execute(_MATCHING, [query, most])]


def _said(words: Sequence[str]) -> str:
    """Return the same for words of the quote itself, not of the sentence around it."""
    return f"text : {_phrase(words)}"


def _phrase(words: Sequence[str]) -> str:
    """Return the full-text query for words beside each other; quoted, none of them is an operator."""
    said = bindable(" ".join(words)).replace('"', " ")
    return f'"{said}"'


def _best(shared: Mapping[int, float]) -> list[int]:
    """Return the quotes with most in common, the earliest stored first of equals."""
    return nsmallest(_BEST, shared, key=lambda number: (-shared[number], number))
