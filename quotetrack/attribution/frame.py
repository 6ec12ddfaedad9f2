"""A paragraph becomes its frame: long quotations give way to a few words that a parser reads well."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from quotetrack.attribution.marks import Pair
from quotetrack.attribution.paragraphs import Extent

# a shorter fragment is part of its sentence's grammar and stays
SHORT_WORDS = 4
_CLAUSE = "It is"
_STOP = re.compile(r"[.,?!;:…]+$")
_ENDS_SENTENCE = re.compile(r"\.{1,3}|[?!…]")


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of one extent of a text and the way back to the text's offsets.

    ``starts`` are the offsets in ``text`` (code points) at which its pieces begin, ``shifts`` what leads
    from an offset in the piece to the article's. ``stand_ins`` gives for each pair the extent of what
    stands for it in the frame.
    """

    text: str
    extent: Extent
    starts: tuple[int, ...]
    shifts: tuple[int, ...]
    stand_ins: tuple[Extent, ...]
    pairs: tuple[Pair, ...]

    def in_article(self, offset: int) -> int:
        """Return the article's offset of an offset in the frame that lies outside the stand-ins."""
        return offset + self.shifts[bisect_right(self.starts, offset) - 1]


def frame(text: str, extent: Extent, pairs: Sequence[Pair]) -> Frame:
    """Build the frame of ``text[extent[0]:extent[1]]``, whose pairs are given in order."""
    parts: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    stand_ins: list[Extent] = []
    length = 0
    position = extent[0]
    for pair in pairs:
        before = text[position : pair.outer[0]]
        starts.append(length)
        shifts.append(position - length)
        length += len(before)
        stand_in = _stand_in(text, pair, extent)
        # a mark that lost its space would glue two words together
        space = " " if before and not (before[-1].isspace() or before[-1] in "([—–-/") else ""
        starts.append(length)
        shifts.append(pair.outer[0] - length)
        stand_ins.append((length + len(space), length + len(space) + len(stand_in)))
        tail = " " if text[pair.outer[1] : pair.outer[1] + 1].isalnum() else ""
        parts += [before, space, stand_in, tail]
        length += len(space) + len(stand_in) + len(tail)
        position = pair.outer[1]
    starts.append(length)
    shifts.append(position - length)
    parts.append(text[position : extent[1]])
    blank = "".join(parts).replace("\n", " ").replace("\t", " ")
    return Frame(blank, extent, tuple(starts), tuple(shifts), tuple(stand_ins), tuple(pairs))


def is_sentence(text: str, pair: Pair) -> bool:
    """Tell whether the words between the marks look like a sentence, not like a part of the reporter's.

    A few words do where they end like a sentence and are not capitalised throughout like a title.
    """
    body = text[pair.start : pair.end].strip()
    words = body.split()
    first = next((char for char in body if char.isalnum()), "")
    if first.islower() or not words:
        return False
    return len(words) > SHORT_WORDS or (_STOP.search(body) is not None and words[-1][0].islower())


def _stand_in(text: str, pair: Pair, extent: Extent) -> str:
    body = text[pair.start : pair.end].strip()
    words = body.split()
    stop = _STOP.search(body)
    end = stop.group()[-1] if stop else ""
    if is_sentence(text, pair):
        after = text[pair.outer[1] : extent[1]].lstrip()
        if after and (after[0].islower() or end in "?!,"):
            end = ","
        return f"“{_CLAUSE}{end}”"
    kept = " ".join(words if len(words) <= SHORT_WORDS else words[:3])
    kept = _STOP.sub("", kept) if len(words) > SHORT_WORDS else kept[: len(kept) - len(end)] if end else kept
    return kept + end
