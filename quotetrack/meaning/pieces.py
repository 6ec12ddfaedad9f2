"""Words become pieces that have vectors: the longest that are known, from left to right (WordPiece)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

_WORDS = re.compile(r"[^\W_]+|[$€£%]")  # punctuation tells nothing of what words are about
_INSIDE = "##"  # before a piece that does not begin a word
_LONGEST = 64  # characters of a word that is read: longer ones are none
_REMEMBERED = 50_000  # words whose pieces are kept at hand: most words of a text are common ones


class Pieces:
    """Takes texts to pieces of a vocabulary; a piece is told by its place there."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._places = {piece: place for place, piece in enumerate(vocabulary)}
        self._known: dict[str, tuple[int, ...]] = {}

    def of(self, text: str) -> list[int]:
        """Return the pieces of a text in their order; what is in no piece is left out."""
        found: list[int] = []
        for chunk in text.split():
            pieces = self._known.get(chunk)
            found.extend(self._remembered(chunk) if pieces is None else pieces)
        return found

    def _remembered(self, chunk: str) -> tuple[int, ...]:
        """Return the pieces of what stands between spaces, and keep them at hand."""
        pieces = tuple(place for word in _WORDS.findall(_folded(chunk)) for place in self._split(word))
        if len(chunk) <= _LONGEST:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[chunk] = pieces
        return pieces

    def _split(self, word: str) -> Iterator[int]:
        """Yield the pieces of a word, none where a part of it is in no piece."""
        found, start = [], 0
        while start < len(word) <= _LONGEST:
            before = _INSIDE if start else ""
            ends = range(len(word), start, -1)
            end = next((end for end in ends if before + word[start:end] in self._places), None)
            if end is None:
                return
            found.append(self._places[before + word[start:end]])
            start = end
        yield from found


def _folded(text: str) -> str:
    """Return a text in small letters without accents."""
    apart = unicodedata.normalize("NFD", text.lower())
    return "".join(char for char in apart if unicodedata.category(char) not in ("Mn", "Cc", "Cf"))
