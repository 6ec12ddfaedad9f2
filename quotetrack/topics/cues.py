"""Cues of topics are looked up in a text, word by word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from quotetrack.records import Topic
from quotetrack.topics.forms import forms, singular

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BEGINNING = 3  # letters by which the cues that are beginnings of words are found
_BITS = 32  # that the number of a word of a text may have
_KEPT = 32_000  # different words that one run remembers

Part = Literal["cue", "hint", "never"]


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """A word or phrase of a topic, by the topic's place in the list, and what it is there for.

    ``base`` with the number of a word of a text is a number for the word and the topic.
    """

    topic: int
    part: Part
    text: str
    length: int
    base: int


@dataclass(frozen=True, slots=True, eq=False)
class _Phrase:
    """The forms of the words after the second one of a cue."""

    cue: Cue
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Word:
    """A word of a text: its forms, the cues that it is, and by their second word those that it begins."""

    forms: tuple[str, ...]
    cues: tuple[Cue, ...] = ()
    phrases: Mapping[str, Sequence[_Phrase]] | None = None


_END = _Word(())


class Cues:
    """All cues of some topics, by the words that they begin with."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self._words: defaultdict[str, list[Cue]] = defaultdict(list)
        self._phrases: defaultdict[str, defaultdict[str, list[_Phrase]]]
        self._phrases = defaultdict(lambda: defaultdict(list))
        self._beginnings: defaultdict[str, list[tuple[str, Cue]]] = defaultdict(list)
        self._exact: defaultdict[str, list[Cue]] = defaultdict(list)
        self._known: dict[str, _Word] = {}
        for at, topic in enumerate(topics):
            for part, text in _parts(topic):
                self._add(at, part, text)

    def found(self, text: str) -> list[Cue]:
        """Return the cues and hints that stand in a text and in no phrase of ``never`` of their topic.

        Of those of one topic that stand in one place it is the longest.
        """
        known = self._known
        words = [known.get(raw) or self._word(raw) for raw in _WORD.findall(text)]
        words.append(_END)
        single: list[tuple[Cue, int]] = []
        phrases: list[tuple[Cue, int]] = []
        for at, word in enumerate(words):
            if word.cues:
                single += [(cue, at) for cue in word.cues]
            if word.phrases is not None:
                for form in words[at + 1].forms:
                    for phrase in word.phrases.get(form, ()):
                        if not phrase.rest or _stands(phrase.rest, words, at + 2):
                            phrases.append((phrase.cue, at))
        phrases.sort(key=_longest_first)
        return _apart([*phrases, *single])

    def _add(self, topic: int, part: Part, text: str) -> None:
        raw = _WORD.findall(text)
        cue = Cue(topic, part, text, len(raw), topic << _BITS)
        if len(raw) > 1:
            for first, second, *rest in product(*map(_wanted, raw)):
                self._phrases[first][second].append(_Phrase(cue, tuple(rest)))
        elif text.endswith("*"):
            beginning = raw[0].lower()
            self._beginnings[beginning[:_BEGINNING]].append((beginning, cue))
        elif part == "never":  # the form that is no form of the cue: “tanked” is no tank
            for form in {raw[0], raw[0].capitalize()}:
                self._exact[form].append(cue)
        else:
            for form in _wanted(raw[0]):
                self._words[form].append(cue)

    def _word(self, raw: str) -> _Word:
        """Return a word of a text, and remember it."""
        if len(self._known) >= _KEPT:
            self._known.clear()
        lower = raw.lower()
        as_is = () if raw.islower() else (singular(raw),)
        all_forms = tuple(dict.fromkeys((*forms(lower), *as_is)))
        cues = [cue for word, cue in self._beginnings.get(lower[:_BEGINNING], ()) if lower.startswith(word)]
        cues += [cue for form in all_forms for cue in self._words.get(form, ())]
        cues += self._exact.get(raw, ())
        begun = [self._phrases[form] for form in all_forms if form in self._phrases]
        ordered = sorted(dict.fromkeys(cues), key=lambda cue: cue.part == "hint")
        word = _Word(all_forms, tuple(ordered), _merged(begun))
        self._known[raw] = word
        return word


def _parts(topic: Topic) -> Iterator[tuple[Part, str]]:
    yield from (("cue", text) for text in topic.cues)
    yield from (("hint", text) for text in topic.hints)
    yield from (("never", text) for text in topic.never)


def _wanted(word: str) -> tuple[str, ...]:
    """Return the forms of a word of a cue: of one with a capital only the very word will do."""
    return forms(word) if word.islower() else (singular(word),)


def _merged(found: Sequence[Mapping[str, Sequence[_Phrase]]]) -> Mapping[str, Sequence[_Phrase]] | None:
    if len(found) < 2:
        return found[0] if found else None
    merged: defaultdict[str, list[_Phrase]] = defaultdict(list)
    for phrases in found:
        for form, those in phrases.items():
            merged[form] += those
    return merged


def _stands(rest: Sequence[str], words: Sequence[_Word], at: int) -> bool:
    if at + len(rest) > len(words):
        return False
    return all(form in word.forms for form, word in zip(rest, words[at : at + len(rest)], strict=True))


def _longest_first(found: tuple[Cue, int]) -> tuple[int, bool]:
    return -found[0].length, found[0].part == "hint"


def _apart(found: Sequence[tuple[Cue, int]]) -> list[Cue]:
    """Return the cues and hints that have a word that none before them of their topic has.

    One that shares a word with a phrase of ``never`` is left out, unless it is longer than the phrase.
    """
    away = _away(found)
    taken: set[int] = set()
    left: list[Cue] = []
    for cue, at in found:
        if cue.length == 1:  # most are, and of these a range would cost more than all the rest
            place = cue.base + at
            if place in taken or place in away:
                continue
            taken.add(place)
        else:
            places = _places(cue, at)
            if taken.issuperset(places) or any(away.get(place, 0) >= cue.length for place in places):
                continue
            taken.update(places)
        left.append(cue)
    return left


def _away(found: Sequence[tuple[Cue, int]]) -> dict[int, int]:
    """Return the words that stand in a phrase of ``never``, each with the length of the longest."""
    away: dict[int, int] = {}
    for cue, at in found:
        if cue.part == "never":
            for place in _places(cue, at):
                away[place] = max(cue.length, away.get(place, 0))
    return away


def _places(cue: Cue, at: int) -> range:
    return range(cue.base + at, cue.base + at + cue.length)
