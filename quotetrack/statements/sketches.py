"""A wording becomes what two wordings are compared by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise

from quotetrack.statements.forms import is_negation, is_number, stem, weight, written_out
from quotetrack.statements.numbers import number_at
from quotetrack.statements.reports import Report
from quotetrack.words import Word, words

_KEPT = 20_000  # wordings that one run remembers
_STAMMER = 3  # words that a speaker may begin anew
_WHOLE = 0.8  # share of the words that marks inside must leave out to be another's words
_DOTS = r"(?:…|\.(?:[ \u00a0]?\.){2,})"
_CUT = re.compile(rf"[\[(]\s*{_DOTS}[\s.…]*[\])]|{_DOTS}|\[[^\[\]]*\]|\([^()\n]{{0,40}}\)")
_INSIDE_WORD = re.compile(r"(?<=\w)\[(\w+)\]|\[(\w+)\](?=\w)")
_NESTED = re.compile("“[^“”]+”|‘[^‘]+?’(?!\\w)|\"[^\"]+\"|(?<!\\w)'[^']+'(?!\\w)")
_ENDS = re.compile(r"[.!?;:]")
_HALVES = frozenset("co e re pre non anti multi sub semi inter over under post mid".split())
_MARKS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "%": "percent"}
_FILLERS = frozenset("uh um er erm ah hmm mm".split())
_SAID_ASIDE = {("you", "know"), ("i", "mean")}


@dataclass(frozen=True, slots=True)
class Sketch:
    """A wording without what printers and listeners do to it: stammer, fillers, spelling, short forms.

    ``words``, ``stems`` and ``weights`` (0 to 1) are of equal length. ``cuts`` are the places where words may
    be missing or another's stand instead, ``breaks`` those where a sentence or clause begins, as numbers
    of words. ``nested`` are the words that the speaker puts in marks, as another's.
    """

    words: tuple[str, ...]
    stems: tuple[str, ...]
    weights: tuple[float, ...]
    cuts: frozenset[int]
    breaks: frozenset[int]
    nested: frozenset[int]
    key: frozenset[str]
    mass: float

    @property
    def line(self) -> str:
        """The stems in one line, with a space on each side of each."""
        return f" {' '.join(self.stems)} "

    @property
    def runs(self) -> list[tuple[str, ...]]:
        """The stems that stand beside each other, run by run."""
        edges = sorted({0, *self.cuts, len(self.stems)})
        return [self.stems[a:b] for a, b in pairwise(edges) if a < b]

    @property
    def numbers(self) -> frozenset[str]:
        """The numbers, in digits."""
        return frozenset(word for word in self.words if is_number(word))

    @property
    def denies(self) -> int:
        """How many words deny."""
        return sum(map(is_negation, self.words))


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    is_nested: bool = False
    cuts: bool = False
    breaks: bool = False


def sketch_of(report: Report) -> Sketch:
    """Return what the wording of a report is compared by."""
    ends = accumulate(end - start + 1 for start, end in report.spans[:-1])
    return sketch(report.text, tuple(ends))


@lru_cache(_KEPT)
def sketch(text: str, joints: tuple[int, ...] = ()) -> Sketch:
    """Return what a wording is compared by; it has no words where ``text`` has none outside of brackets.

    ``joints`` are the offsets at which something that was printed apart is joined to it.
    """
    tokens = _cleaned(_counted(_tokens(text, joints)))
    found = tuple(token.word for token in tokens)
    stems = tuple(map(stem, found))
    weights = tuple(map(weight, found))
    nested = [number for number, token in enumerate(tokens) if token.is_nested]
    by_stem = dict(zip(stems, weights, strict=True))
    return Sketch(
        words=found,
        stems=stems,
        weights=weights,
        cuts=frozenset(number for number, token in enumerate(tokens) if token.cuts and number),
        breaks=frozenset(number for number, token in enumerate(tokens) if token.breaks),
        nested=frozenset(nested if len(nested) < _WHOLE * len(tokens) else ()),
        key=frozenset(stem for stem, its in by_stem.items() if its),
        mass=sum(by_stem.values()),
    )


def _tokens(text: str, joints: Sequence[int]) -> Iterator[_Token]:
    text = _INSIDE_WORD.sub(lambda match: match[1] or match[2], text)
    cuts = [match.span() for match in _CUT.finditer(text)]
    nested = [match.span() for match in _NESTED.finditer(text)]
    end = 0
    kept = [word for word in words(text) if not _is_in(word, cuts)]
    for word in _whole(kept, text):
        between = text[end : word.start]
        new = [_MARKS.get(word.folded, plain) for plain in written_out(word.folded)]
        is_nested = _is_in(word, nested)
        cut = any(end <= start < word.start for start, _ in cuts)
        breaks = not end or bool(_ENDS.search(between)) or any(end < at <= word.start for at in joints)
        yield _Token(new[0], is_nested, cut, breaks)
        yield from (_Token(more, is_nested) for more in new[1:])
        end = word.end


def _is_in(word: Word, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= word.start < end for start, end in spans)


def _whole(found: Sequence[Word], text: str) -> Iterator[Word]:
    """Yield ``co-operate`` as one word, as others write it, and ``per cent``."""
    waiting: Word | None = None
    for word in found:
        if waiting is not None:
            hyphen = text[waiting.end : word.start]
            if (hyphen == "-" and waiting.folded in _HALVES) or (waiting.folded, word.folded) == (
                "per",
                "cent",
            ):
                word = Word(waiting.folded + word.folded, waiting.start, word.end)
            else:
                yield waiting
        waiting = word
    if waiting is not None:
        yield waiting


def _counted(tokens: Iterable[_Token]) -> list[_Token]:
    """Write numbers in digits; a number is where its first word was."""
    before = list(tokens)
    found = [token.word for token in before]
    after: list[_Token] = []
    at = 0
    while at < len(before):
        number = number_at(found, at)
        after.append(before[at] if number is None else replace(before[at], word=number[0]))
        at = at + 1 if number is None else number[1]
    return after


def _cleaned(tokens: Sequence[_Token]) -> list[_Token]:
    """Leave out fillers, and what is said twice in a row."""
    found: list[_Token] = []
    for token in tokens:
        if token.word in _FILLERS:
            continue
        found.append(token)
        if tuple(each.word for each in found[-2:]) in _SAID_ASIDE:
            del found[-2:]
        for length in range(1, _STAMMER + 1):
            last = [each.word for each in found[-length:]]
            if last == [each.word for each in found[-2 * length : -length]]:
                del found[-length:]
                break
    return found
