"""A wording becomes words free of what printers and listeners do to them: stammer, fillers, short forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quotetrack.statements.numbers import is_begun, number_at
from quotetrack.words import Word, words
from quotetrack.words.forms import written_out

_STAMMER = 3  # words that a speaker may begin anew
_DOTS = r"(?:…|\.(?:[ \u00a0]?\.){2,})"
_CUT = re.compile(rf"[\[(]\s*{_DOTS}[\s.…]*[\])]|{_DOTS}|\[[^\[\]]*\]|\([^()\n]{{0,40}}\)")
_MAY_CUT = re.compile(r"[\[(…]|\.\s?\.")
_INSIDE_WORD = re.compile(r"(?<=\w)\[(\w+)\]|\[(\w+)\](?=\w)")
_NESTED = re.compile("“[^“”]+”|‘[^‘]+?’(?!\\w)|\"[^\"]+\"|(?<!\\w)'[^']+'(?!\\w)")
_ENDS = re.compile(r"[.!?;:]")
_HALVES = frozenset("co e re pre non anti multi sub semi inter over under post mid".split())
_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "%": "percent"}
_FILLERS = frozenset("uh um er erm ah hmm mm".split())
_SAID_ASIDE = {("you", "know"), ("i", "mean")}


class Token(NamedTuple):
    """A word.

    ``cuts``: words may be missing before it. ``breaks``: a sentence or clause begins. ``is_nested``: the
    speaker puts it in marks, as another's. ``is_name``: it has a capital letter inside a sentence.
    """

    word: str
    cuts: bool = False
    breaks: bool = False
    is_nested: bool = False
    is_name: bool = False


def tokens(text: str, joints: Sequence[int]) -> list[Token]:
    """Return the words of a wording; what was printed apart is joined to it at ``joints``."""
    return _cleaned(_counted(list(_read(text, joints))))


def _read(text: str, joints: Sequence[int]) -> Iterator[Token]:
    cuts: list[tuple[int, int]] = []
    if _MAY_CUT.search(text):
        text = _INSIDE_WORD.sub(lambda match: match[1] or match[2], text)
        cuts = [match.span() for match in _CUT.finditer(text)]
    nested = [match.span() for match in _NESTED.finditer(text)]
    end = 0
    for word in _whole(words(text), text):
        start = word.start
        if cuts and _is_in(start, cuts):
            continue
        breaks = not end or bool(_ENDS.search(text, end, start)) or any(end < at <= start for at in joints)
        first, *more = written_out(word.folded)
        yield Token(
            _SIGNS.get(first, first),
            bool(cuts) and any(end <= cut < start for cut, _ in cuts),
            breaks,
            bool(nested) and _is_in(start, nested),
            not breaks and first != "i" and text[start].isupper(),
        )
        for plain in more:
            yield Token(plain, is_nested=bool(nested) and _is_in(start, nested))
        end = word.end


def _is_in(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _whole(found: Sequence[Word], text: str) -> Iterator[Word]:
    """Yield ``co-operate`` as one word, as others write it, and ``per cent``."""
    before: Word | None = None
    for word in found:
        if before is not None and _is_half(before, word, text):
            before = Word(before.folded + word.folded, before.start, word.end)
            continue
        if before is not None:
            yield before
        before = word
    if before is not None:
        yield before


def _is_half(before: Word, word: Word, text: str) -> bool:
    if before.folded in _HALVES:
        return text[before.end : word.start] == "-"
    return before.folded == "per" and word.folded == "cent"


def _counted(before: list[Token]) -> list[Token]:
    """Write numbers in digits; a number is where its first word was."""
    found = [token.word for token in before]
    if not any(map(is_begun, found)):
        return before
    after: list[Token] = []
    at = 0
    while at < len(before):
        number = number_at(found, at)
        if number is None:
            after.append(before[at])
            at += 1
        else:
            after.append(before[at]._replace(word=number[0]))
            at = number[1]
    return after


def _cleaned(before: Sequence[Token]) -> list[Token]:
    """Leave out fillers, and what is said twice in a row."""
    found: list[Token] = []
    said: list[str] = []
    for token in before:
        if token.word in _FILLERS:
            continue
        found.append(token)
        said.append(token.word)
        again = _again(said)
        if again:
            del found[-again:], said[-again:]
    return found


def _again(said: Sequence[str]) -> int:
    """Return how many of the last words are to be left out."""
    last = said[-1]
    if last in ("know", "mean") and tuple(said[-2:]) in _SAID_ASIDE:
        return 2
    for length in range(1, _STAMMER + 1):
        if len(said) >= 2 * length and said[-1 - length] == last:
            if said[-length:] == said[-2 * length : -length]:
                return length
    return 0
