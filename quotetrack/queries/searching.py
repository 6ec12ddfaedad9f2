"""What people type to search becomes a full-text query: whatever its punctuation, it means something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from quotetrack.errors import BadQuery
from quotetrack.queries.filters import bindable, is_word_character
from quotetrack.words import folded
from quotetrack.words.forms import spellings
from quotetrack.words.listed import function_words

_PIECE = re.compile(r'["“”„](?P<phrase>[^"“”„]*)["“”]?|(?P<bracket>[()])|(?P<word>[^\s()"“”„]+)')
_COLUMN = re.compile(r"(text|frame|title):(?=.)")
_AND, _OR, _NOT = "AND", "OR", "NOT"
_DEEPEST = 20  # brackets inside brackets
_SPELLINGS = 8  # of several words together that are looked for


def search_expression(typed: str) -> str:
    """Return the full-text query of a search; raise BadQuery where it can find nothing.

    Words are all wanted; ``OR`` and ``NOT`` (or a hyphen in front), in capitals, ``"a phrase"``, ``pref*``,
    brackets and ``title:word`` (of ``text``, ``frame``, ``title``) do what they do elsewhere. Words are found
    in British and American spelling, those of a phrase as they are typed.
    """
    pieces = list(_pieces(typed))
    found = _Reading(pieces).whole()
    if found is None:
        raise BadQuery(f"--search {typed!r}: nothing to look for: give a word, besides those with NOT")
    return found


def topic_expression(typed: str) -> str:
    """Return the full-text query for the words of a topic: all of them, but for those that tell nothing."""
    words = [part for part in _printable(typed).split() if any(map(is_word_character, part))]
    telling = [part for part in words if not set(folded(part)) <= function_words()]
    return " AND ".join(_word(part) for part in telling or words)


def telling_expressions(typed: str) -> list[str]:
    """Return the full-text query of each word, none twice, but for those that tell nothing."""
    words = [part for part in _printable(typed).split() if any(map(is_word_character, part))]
    telling = (part for part in words if not set(folded(part)) <= function_words())
    return list(dict.fromkeys(map(_word, telling)))


def phrase(words: str) -> str:
    """Return the full-text query for words beside each other; quoted, no character is an operator."""
    return '"{}"'.format(bindable(words).replace('"', '""'))


def _word(part: str) -> str:
    """Return the query for a word in both spellings; ``air-defence`` is two words beside each other."""
    parts = folded(part)
    if not all(char.isalnum() or not is_word_character(char) for char in part) or not parts:
        return phrase(part)
    ways = list(product(*map(spellings, parts)))[:_SPELLINGS]
    asked = list(dict.fromkeys([phrase(part), *(phrase(" ".join(way)) for way in ways[1:])]))
    return asked[0] if len(asked) == 1 else f"({' OR '.join(asked)})"


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)


def _pieces(typed: str) -> Iterator[str | tuple[str]]:
    """Yield operators and brackets as they are, and queries for words and phrases, each in a tuple."""
    for match in _PIECE.finditer(_printable(typed)):
        if match["bracket"]:
            yield match["bracket"]
        elif match["phrase"] is not None:
            if any(map(is_word_character, match["phrase"])):
                yield (phrase(match["phrase"]),)
        elif match["word"] in (_AND, _OR, _NOT):
            yield match["word"]
        else:
            yield from _asked(match["word"])


def _asked(word: str) -> Iterator[str | tuple[str]]:
    """Yield the query of a word, after a NOT where a hyphen stands in front."""
    if not any(map(is_word_character, word)):
        return
    if word[0] in "-−":
        yield _NOT
        word = word[1:]
    column = _COLUMN.match(word)
    if column and any(map(is_word_character, word[column.end() :])):
        within, word = f"{column[1]} : ", word[column.end() :]
    else:
        within = ""
    yield (f"{within}{phrase(word.rstrip('*'))} *" if word.endswith("*") else within + _word(word),)


class _Reading:
    """Pieces read from left to right; what has no meaning where it stands is passed over."""

    def __init__(self, pieces: Sequence[str | tuple[str]]) -> None:
        self._pieces = pieces
        self._at = 0
        self._depth = 0

    def whole(self) -> str | None:
        """Return the query of all pieces; brackets that nothing opens mean nothing."""
        found = []
        while self._at < len(self._pieces):
            found.append(self._any())
            self._at += 1  # a bracket that closes nothing
        asked = [query for query in found if query]
        if len(self._pieces) == 1 and self._pieces[0] in (_AND, _OR, _NOT):
            return phrase(str(self._pieces[0]))  # by itself it is a word
        return " AND ".join(f"({query})" for query in asked) if len(asked) > 1 else next(iter(asked), None)

    def _any(self) -> str | None:
        """Return the query up to a closing bracket: what stands between ``OR``."""
        found = [self._all()]
        while self._peek() == _OR:
            self._at += 1
            found.append(self._all())
        asked = [query for query in found if query]
        return " OR ".join(f"({query})" for query in asked) if len(asked) > 1 else next(iter(asked), None)

    def _all(self) -> str | None:
        """Return the query for all that is wanted, without all that is not."""
        wanted: list[str] = []
        unwanted: list[str] = []
        to = wanted
        while (piece := self._peek()) not in (None, ")", _OR):
            self._at += 1
            if piece == _NOT:
                to = unwanted
                continue
            if piece == _AND:
                continue
            query = self._bracketed() if piece == "(" else str(piece[0]) if piece else None
            if query:
                to.append(query)
            to = wanted
        if not wanted:
            return None
        both = " AND ".join(f"({query})" for query in wanted) if len(wanted) > 1 else wanted[0]
        return f"({both}) NOT ({' OR '.join(unwanted)})" if unwanted else both

    def _bracketed(self) -> str | None:
        if self._depth == _DEEPEST:
            return None  # a bracket more means nothing
        self._depth += 1
        found = self._any()
        self._depth -= 1
        if self._peek() == ")":
            self._at += 1
        return found

    def _peek(self) -> str | tuple[str] | None:
        return self._pieces[self._at] if self._at < len(self._pieces) else None
