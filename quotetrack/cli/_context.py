"""A quote in its article becomes lines: the paragraphs around it, its own words marked."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from quotetrack.cli._screen import fitting, safe, styled, terminal_width, width
from quotetrack.records import Span, StoredQuote

_PARAGRAPH = re.compile(r"[^\r\n]*\S[^\r\n]*")
_WORD = re.compile(r"\S+")
_NEIGHBOURS = 1  # paragraphs before and after
_QUOTED, _BESIDE = "▌ ", "  "  # in the margin: a line with words of the quote, a line without

Style = tuple[Span, str]


def context(quote: StoredQuote, text: str) -> Iterator[str]:
    """Yield the paragraphs that hold the quote, its cue and its speaker, and their neighbours."""
    styles = [(span, "bold") for span in quote.spans]
    styles += [(span, "underline") for span in (quote.cue_span, quote.speaker_span) if span]
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(text)]
    near = [at for at, span in enumerate(paragraphs) if any(_meet(span, marked) for marked, _ in styles)]
    if not near:
        return
    first, last = max(near[0] - _NEIGHBOURS, 0), near[-1] + _NEIGHBOURS + 1
    if first:
        yield from ("  …", "")
    for at, paragraph in enumerate(paragraphs[first:last]):
        if at:
            yield ""
        yield from _lines(text, paragraph, styles)
    if last < len(paragraphs):
        yield from ("", "  …")


def _lines(text: str, paragraph: Span, styles: Sequence[Style]) -> Iterator[str]:
    room = max(terminal_width(), 50) - len(_QUOTED)
    line: list[Span] = []
    used = 0
    for word in _words(text, paragraph, room):
        columns = width(safe(text[slice(*word)]))
        if line and used + 1 + columns > room:
            yield _line(text, line, styles)
            line, used = [], 0
        used += columns + (1 if line else 0)
        line.append(word)
    yield _line(text, line, styles)


def _words(text: str, paragraph: Span, room: int) -> Iterator[Span]:
    for match in _WORD.finditer(text, *paragraph):
        start, end = match.span()
        while start < end:
            stop = start + fitting(text[start:end], room)
            yield (start, stop)
            start = stop


def _line(text: str, words: Sequence[Span], styles: Sequence[Style]) -> str:
    is_quoted = any(_meet(word, span) for word in words for span, style in styles if style == "bold")
    margin = _QUOTED if is_quoted else _BESIDE
    return margin + " ".join("".join(_pieces(text, word, styles)) for word in words)


def _pieces(text: str, word: Span, styles: Sequence[Style]) -> Iterator[str]:
    """Yield the parts of a word, each in the style of the span that it stands in."""
    start, end = word
    cuts = {start, end} | {cut for span, _ in styles for cut in span if start < cut < end}
    ordered = sorted(cuts)
    for left, right in pairwise(ordered):
        style = next((style for span, style in styles if _meet(span, (left, right))), "")
        yield styled(safe(text[left:right]), style)


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
