"""A claim is looked for in a passage, word by word: it stands there, or it does not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from quotetrack.checking.claims import Claim, Item
from quotetrack.checking.passages import Passage, Token
from quotetrack.words.forms import is_negation, is_number
from quotetrack.words.listed import hedges

_MOST_REPLACED = 5  # words of the speaker's that a bracket may stand for, besides as many as it holds
_SHORTEST_STEM, _LONGEST_ENDING = 2, 3  # letters: want[ed] for wants
_STANDING_IN = frozenset({"he", "him", "it", "she", "that", "them", "they", "this"})


class Stretch(NamedTuple):
    """The words of a passage from ``first`` up to ``last``."""

    first: int
    last: int


# how many items are found, and how many words the bracket that comes next has stood for
_State = tuple[int, int]
_States = dict[_State, int]  # each with the word at which it began


def standing(claim: Claim, passage: Passage) -> Stretch | None:
    """Return where the words of a claim stand in a passage, the first such place; None where they do not.

    Marks, spaces and capitals make no difference. A gap of the claim stands for any words of the passage; a
    bracket for none, or for a few of which none denies, doubts or counts. Words that a printer put in
    brackets may be missing from the claim, or stand in it as the pronoun that they explain.
    """
    search = _Search(claim.items)
    for at, token in enumerate(passage.tokens):
        first = search.take(at, token)
        if first is not None:
            return Stretch(first, at + 1)
    return None


class _Search:
    """A claim being found: all ways in which the words so far may be its beginning."""

    def __init__(self, items: tuple[Item, ...]) -> None:
        self._items = items
        self._states: _States = {}
        self._in_bracket = False

    def take(self, at: int, token: Token) -> int | None:
        """Go on by one word; return the word at which the claim began where it is found whole."""
        before = self._after_break() if token.breaks else self._states
        self._states = {}
        for state, first in [*before.items(), ((0, 0), at)]:
            for after in self._next(state, token):
                self._add(after, first)
        if token.is_added:
            self._pass_by(before, at)
        self._in_bracket = token.is_added
        return self._states.pop((len(self._items), 0), None)

    def _next(self, state: _State, token: Token) -> Iterator[_State]:
        """Yield where a word leads, past what need not stand for any."""
        at, used = state
        for place, item in enumerate(self._items[at:], start=at):
            if item.kind == "gap":
                yield (place, 0)
            elif item.kind == "bracket":
                if used < _MOST_REPLACED + len(item.words) and _may_replace(item, token.folded):
                    yield (place, used + 1)
                used = 0
            else:
                if _is(item, token.folded):
                    yield (place + 1, 0)
                return

    def _pass_by(self, before: _States, at: int) -> None:
        """Leave a word out that a printer added, or take the whole bracket for what it explains."""
        for (place, used), first in [*before.items(), ((0, 0), at)]:
            if place:
                self._add((place, used), first)
            is_first = not self._in_bracket and place < len(self._items)
            if is_first and self._items[place].words[:1] in {(word,) for word in _STANDING_IN}:
                self._add((place + 1, 0), first)

    def _after_break(self) -> _States:
        """Return what may go on where words are missing: only what has a gap there."""
        kept: _States = {}
        for (at, _), first in self._states.items():
            for place, item in enumerate(self._items[at:], start=at):
                if item.kind == "gap":
                    kept[place, 0] = max(first, kept.get((place, 0), first))
                if item.kind != "bracket":
                    break
        return kept

    def _add(self, state: _State, first: int) -> None:
        # the latest beginning makes the shortest stretch
        self._states[state] = max(first, self._states.get(state, first))


def _is(item: Item, word: str) -> bool:
    if item.kind == "word" or word in item.words:
        return word in item.words
    is_long = len(item.stem) >= _SHORTEST_STEM and len(word) - len(item.stem) <= _LONGEST_ENDING
    return is_long and word.startswith(item.stem)


def _may_replace(item: Item, word: str) -> bool:
    return word in item.words or not (is_negation(word) or is_number(word) or word in hedges())
