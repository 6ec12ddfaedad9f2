"""Claimed words become items to look for: words, left-out words (``…``), and what stands in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from quotetrack.words import folded
from quotetrack.words.forms import is_negation

ItemKind = Literal["word", "ending", "bracket", "gap"]

DOTS = r"(?:…|\.(?:[ \u00a0]?\.){2,})"
# what a transcript says of the hall, not of the speech
STAGE = r"\((?:laugh|applau|cheer|chuckl|crosstalk|inaudible|sic\b)[^()\n]{0,40}\)"
_GAP = rf"[\[(]\s*{DOTS}[\s.…]*[\])]|{DOTS}"
_LETTERS = r"[^\W\d_]"
_ENDING = rf"{_LETTERS}*\[{_LETTERS}+\]{_LETTERS}+|{_LETTERS}+\[{_LETTERS}+\]"
BRACKET = rf"(?i:{STAGE})|\[[^\[\]]*\]"
_SPECIAL = re.compile(rf"(?P<gap>{_GAP})|(?P<ending>{_ENDING})|(?P<bracket>{BRACKET})")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look for.

    Of kind ``word`` and ``ending`` it is the one word in ``words``; an ``ending`` is partly in brackets
    (``want[ed]``), and ``stem`` is what stands before these. A ``bracket`` holds words that the writer put
    in, beside or instead of the speaker's; a ``gap`` holds none and stands for any that are left out.
    """

    kind: ItemKind
    words: tuple[str, ...] = ()
    stem: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that somebody is said to have said, as they are claimed and as items, in order."""

    text: str
    items: tuple[Item, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words that have to stand, and what the brackets add to them."""
        return tuple(word for item in self.items for word in item.words)

    @property
    def runs(self) -> list[list[str]]:
        """The words that have to stand beside each other, run by run."""
        found: list[list[str]] = [[]]
        for item in self.items:
            if item.kind == "word":
                found[-1] += item.words
            elif found[-1]:
                found.append([])
        return [run for run in found if run]


def claim(text: str) -> Claim:
    """Return the claim that ``text`` makes; it has no items where ``text`` has no word outside of brackets.

    What stands at its ends besides words claims nothing: a part of a sentence may be quoted.
    """
    items = list(_items(text))
    while items and items[0].kind in ("gap", "bracket"):
        items.pop(0)
    while items and items[-1].kind in ("gap", "bracket"):
        items.pop()
    return Claim(text, tuple(items))


def _items(text: str) -> Iterator[Item]:
    end = 0
    for match in _SPECIAL.finditer(text):
        yield from _plain(text[end : match.start()])
        end = match.end()
        if match.lastgroup == "gap":
            yield Item("gap")
        elif match.lastgroup == "ending":
            yield _ending(match.group())
        else:
            yield from _bracket(match.group())
    yield from _plain(text[end:])


def _plain(text: str) -> Iterator[Item]:
    return (Item("word", (word,)) for word in folded(text))


def _ending(text: str) -> Item:
    stem = "".join(folded(text[: text.index("[")]))
    return Item("ending", folded(text.replace("[", "").replace("]", "")), stem)


def _bracket(text: str) -> Iterator[Item]:
    added = folded(text)
    if any(map(is_negation, added)):  # brackets explain what was said; they cannot turn it round
        yield from _plain(text)
    elif added:
        yield Item("bracket", added)
