"""Quotations with some words before and after each become one text; pure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quotetrack.records import Span

_LEAST = 16  # letters that two snippets must share to be taken for one passage
_MOST = 2_000  # characters of a passage that are compared
_NEAR = 5  # passages before that a snippet may repeat
_APART = "\n\n"
_MARKS = '"“”„‟«»'
_OPENERS = tuple("([—–-")
_TYPED = re.compile(r"``|''")
_OPENING = re.compile(r"(?:(?<=[\s(\[—–-])|^)\"(?=\S)")
_CLOSED = re.compile(r"^(\s*[,.;:!?]?)[\"”»]")  # a comma that stood inside the marks


@dataclass(frozen=True)
class Snippet:
    """The words of a quotation, in one line and without marks, and what stands before and after them."""

    before: str
    words: str
    after: str


@dataclass
class _Passage:
    text: str
    spans: list[tuple[int, Span]]  # which snippet's words, and where
    letters: _Letters


def joined(snippets: Iterable[Snippet]) -> tuple[str, list[Span]]:
    """Return the text of snippets, in the order given, and where in it the words of each stand.

    Each is a paragraph, with its words in marks. Snippets that overlap are one passage; of words that
    stand in one already, the second have no place of their own but that.
    """
    passages: list[_Passage] = []
    near: deque[_Passage] = deque(maxlen=_NEAR)
    found: list[Span] = []
    for number, snippet in enumerate(snippets):
        made, span = _composed(snippet)
        if not _add(made, span, number, near):
            near.append(_Passage(made, [(number, span)], _Letters(made)))
            passages.append(near[-1])
        found.append(span)
    at = 0
    for passage in passages:
        for one, (start, end) in passage.spans:
            found[one] = (at + start, at + end)
        at += len(passage.text) + len(_APART)
    return _APART.join(passage.text for passage in passages), found


def bare(words: str) -> str:
    """Return words without the quotation marks around them; nothing where they have no letter or digit."""
    found = _TYPED.sub('"', words).strip().strip(_MARKS).strip()
    return found if any(map(str.isalnum, found)) else ""


def _composed(snippet: Snippet) -> tuple[str, Span]:
    """Return a snippet with its words in marks, and where they stand."""
    before = _marked(snippet.before).rstrip().rstrip(_MARKS)
    after = _CLOSED.sub(r"\1", _marked(snippet.after).rstrip())
    is_apart = after[:1].isspace()
    after = after.lstrip().lstrip(_MARKS)
    is_apart = bool(after) and (is_apart or after[0].isspace() or after[0].isalnum())
    lead = f"{before.rstrip()}{'' if before[-1:] in _OPENERS else ' '}“" if before else "“"
    span = len(lead), len(lead) + len(snippet.words)
    return f"{lead}{snippet.words}”{' ' * is_apart}{after.lstrip()}", span


def _marked(words: str) -> str:
    """Return words with typed marks as printed ones, which tell where a quotation opens and closes."""
    return _OPENING.sub("“", _TYPED.sub('"', words)).replace('"', "”")


def _add(made: str, span: Span, number: int, near: deque[_Passage]) -> bool:
    """Add a snippet to a passage that holds it, or to the last one where that ends as it begins."""
    new = _Letters(made)
    return _continued(made, new, span, number, near) or _repeated(made, new, span, number, near)


def _repeated(made: str, new: _Letters, span: Span, number: int, near: Iterable[_Passage]) -> bool:
    for passage in near:
        at = passage.letters.text.find(new.text) if len(new.text) >= _LEAST else -1
        if at >= 0 or new.text == passage.letters.text:
            places = passage.letters.places[max(at, 0) : max(at, 0) + len(new.text)]
            passage.spans.append((number, _moved(span, made, new, passage.text, places)))
            return True
    return False


def _continued(made: str, new: _Letters, span: Span, number: int, near: Sequence[_Passage]) -> bool:
    shared = _shared(near[-1].letters.text, new.text) if near else 0
    if shared < _LEAST:
        return False
    last = near[-1]
    cut = new.places[shared - 1] + 1
    places = last.letters.places[len(last.letters.places) - shared :]
    end = places[-1] + 1  # what stands after the last letter stands after the same one in the snippet, too
    places += [at + end - cut for at in new.places[shared:]]
    rest = made[cut:] if shared < len(new.text) else max(made[cut:], last.text[end:], key=len)
    last.text = last.text[:end] + rest
    last.letters = _Letters(last.text)
    last.spans.append((number, _moved(span, made, new, last.text, places)))
    return True


def _moved(span: Span, made: str, new: _Letters, text: str, places: list[int]) -> Span:
    """Return where a span of a snippet stands in a text that has the snippet's letters at ``places``.

    What stands in the span before its first letter and after its last is part of it there, too, if it is
    the same.
    """
    one, other = (bisect_left(new.places, at) for at in span)
    start, end = places[one], places[other - 1] + 1
    lead, tail = made[span[0] : new.places[one]], made[new.places[other - 1] + 1 : span[1]]
    if text.endswith(lead, 0, start):
        start -= len(lead)
    return start, end + len(tail) * text.startswith(tail, end)


class _Letters:
    """The letters and digits at the end of a text, and where they stand: marks and blanks may differ."""

    def __init__(self, text: str) -> None:
        begin = max(0, len(text) - _MOST)
        self.places = [at for at in range(begin, len(text)) if text[at].isalnum()]
        self.text = "".join(text[at] for at in self.places)


def _shared(one: str, other: str) -> int:
    """Return how many letters at the end of one text are the beginning of another."""
    return next((size for size in range(min(len(one), len(other)), 0, -1) if one.endswith(other[:size])), 0)
