"""Where the paragraphs of a text are: a line each, or the lines between blank ones if they are filled."""

import re
from collections.abc import Iterator
from itertools import pairwise

Extent = tuple[int, int]

_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029\x0b\x0c\x85]")
# nobody sets running text wider than this and breaks the line by hand
_WIDEST = 120
_LONGEST = 6000
_SENTENCE_END = re.compile(r"[.!?][”\"’')]*(?P<space>\s+)(?=\S)")
# lines that open with one of these are items, turns or quoted lines of their own
_LIST_SIGNS = ">•*-–—|#"


def lines(text: str) -> Iterator[Extent]:
    """Yield the extent of each line, white space at both ends left out; a blank line has ``start == end``."""
    start = 0
    for end, after in [*((m.start(), m.end()) for m in _BREAK.finditer(text)), (len(text), len(text))]:
        line = text[start:end]
        body = line.strip()
        first = start + len(line) - len(line.lstrip()) if body else start
        yield first, first + len(body)
        start = after


def paragraphs(text: str) -> list[Extent]:
    """Return the extents of the paragraphs that hold text, in order."""
    found: list[Extent] = []
    block: list[Extent] = []
    for line in [*lines(text), (0, 0)]:
        if line[0] < line[1] and text[line[0] : line[1]].strip("> "):
            block.append(line)
            continue
        found += [(block[0][0], block[-1][1])] if is_filled(text, block) else block
        block = []
    return [part for extent in found for part in _parts(text, extent)]


def _parts(text: str, extent: Extent) -> Iterator[Extent]:
    """Cut a paragraph that no writer would set, and that a parser would choke on, after whole sentences.

    A cut is made only where as many marks have closed as opened.
    """
    start, end = extent
    if end - start <= _LONGEST:
        yield extent
        return
    open_marks = straight = 0
    position = start
    for match in _SENTENCE_END.finditer(text, start, end):
        piece = text[position : match.end()]
        open_marks += piece.count("“") - piece.count("”")
        straight += piece.count('"')
        position = match.end()
        is_whole = open_marks == 0 and straight % 2 == 0
        if position - start >= (_LONGEST // 2 if is_whole else _LONGEST):
            yield start, match.start("space")
            start, open_marks, straight = position, 0, 0
    if start < end:
        yield start, end


def is_filled(text: str, block: list[Extent]) -> bool:
    """Tell whether lines were broken to fit a width: no line had room for the first word of the next."""
    if len(block) < 2:
        return False
    width = max(end - start for start, end in block)
    if not 40 <= width <= _WIDEST or any(text[start] in _LIST_SIGNS for start, _ in block):
        return False
    return all(
        end - start + 1 + len(text[after:stop].split(None, 1)[0]) > width
        for (start, end), (after, stop) in pairwise(block)
    )
