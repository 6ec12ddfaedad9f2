"""What one speaker says in one article becomes a passage of words that knows where words may be missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quotetrack.checking.claims import BRACKET
from quotetrack.words import Word, words

_BRACKET = re.compile(BRACKET)
_INSIDE_WORD = re.compile(r"(?<=[^\W\d_])\[(?=[^\W\d_]+\])|\[(?=[^\W\d_]+\][^\W\d_])")
_STOP = re.compile(r"[.!?;…]")
_OPENING = re.compile(r"[\[({“‘\"'$€£]*\Z")
_CLOSING = re.compile(r"[^\w\s(\[{“‘«—–]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """The text of one quote; it ``joins`` the one before where only their cue stands between."""

    text: str
    joins: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a passage: in which piece, where in its text, and whether a printer put it in brackets.

    Where it ``breaks``, words may be missing before it.
    """

    folded: str
    piece: int
    start: int
    end: int
    is_added: bool = False
    breaks: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """The quotes of one speaker in one article, in order, as pieces and as words."""

    pieces: tuple[Piece, ...]
    tokens: tuple[Token, ...]

    def text(self, first: int, last: int) -> str:
        """Return the words from ``first`` up to ``last`` as they stand, ``…`` where quotes are apart."""
        found = ""
        for piece, start, end, breaks in self._cuts(first, last):
            text = self.pieces[piece].text
            closing = _CLOSING.match(text, end)
            found += " … " if found and breaks else " " if found else ""
            opening = _OPENING.search(text, 0, start)
            found += text[opening.start() if opening else start : closing.end() if closing else end]
        return " ".join(found.split())

    def parts(self, at: int) -> bool:
        """Say whether a sentence, or what is printed of one, ends behind a word."""
        token, after = self.tokens[at : at + 2]
        if token.piece != after.piece:
            return True
        return _STOP.search(self.pieces[token.piece].text, token.end, after.start) is not None

    def touched(self, first: int, last: int) -> range:
        """Return the pieces in which the words from ``first`` up to ``last`` stand."""
        return range(self.tokens[first].piece, self.tokens[last - 1].piece + 1)

    def _cuts(self, first: int, last: int) -> Iterator[tuple[int, int, int, bool]]:
        for piece in self.touched(first, last):
            own = [token for token in self.tokens[first:last] if token.piece == piece]
            if own:
                yield piece, own[0].start, own[-1].end, own[0].breaks


def passage(pieces: Iterable[Piece]) -> Passage:
    """Return the passage of quotes that stand in this order."""
    all_pieces = tuple(pieces)
    tokens: list[Token] = []
    for at, piece in enumerate(all_pieces):
        tokens += _tokens(piece, at)
    return Passage(all_pieces, tuple(tokens))


def _tokens(piece: Piece, at: int) -> Iterator[Token]:
    text = piece.text
    brackets: Sequence[tuple[int, int]] = ()
    if "[" in text or "(" in text:
        text = _whole_words(text)
        brackets = [match.span() for match in _BRACKET.finditer(text)]
    found: Sequence[Word] = words(text)
    for number, word in enumerate(found):
        is_added = any(start < word.start < end for start, end in brackets)
        yield Token(word.folded, at, word.start, word.end, is_added, not (number or piece.joins))


def _whole_words(text: str) -> str:
    """Return ``[t]he`` as one word; an invisible mark keeps every place where it is."""
    while match := _INSIDE_WORD.search(text):
        end = text.index("]", match.start())
        text = f"{text[: match.start()]}\u2060{text[match.end() : end]}\u2060{text[end + 1 :]}"
    return text
