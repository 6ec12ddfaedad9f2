"""Quotation marks become pairs: the text of one paragraph in, the extents between matching marks out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotetrack.attribution.paragraphs import Extent

_DOUBLE = re.compile(r"''|``|[“”„‟\"«»‹›＂〝〞]")
_SINGLE = re.compile(r"(?<![\w'])['‘’‚‛](?!')(?=\S)|(?<!')['’‘](?!['\w])")
_OPENERS = "([{<—–-―/…"
_GUILLEMETS = "«»‹›"
# words that lose letters in speech and keep an apostrophe where a mark could stand
_ELIDED = re.compile(r"['’‘](?:\d0s|em|til|tis|twas|cause|bout|round|n|cuz|gainst)\b", re.IGNORECASE)
_AND = re.compile(r"['’‘]n['’](?= )")
# a plural possessive right before the mark that closes: ``not the owners’,’``
_BEFORE_CLOSING = re.compile(r"['’][,.;!?]?['’](?!\w)")
# the attributes of a tag that a web page left behind are not speech
_TAG = re.compile(r"<[a-z/!][^<>]*>", re.IGNORECASE)
_NUMBER = re.compile(r"[\d½¼¾]$")
_FEET = re.compile(r"\d\s?['’′]\s?(?:\d{1,2}(?:½|¼|¾)?\s?(?:''|[\"”“″])?)?$")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two matching marks: ``start`` and ``end`` lie inside them, ``outer`` takes them in.

    ``is_closed`` is false where the paragraph ended first. ``is_marked`` is false for a passage that
    stands apart without marks, which is then treated like one in marks.
    """

    start: int
    end: int
    outer: Extent
    is_closed: bool = True
    is_single: bool = False
    is_marked: bool = True


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    char: str
    opens: bool
    closes: bool


def pairs(text: str, extents: Sequence[Extent]) -> list[list[Pair]]:
    """Return for each paragraph its outermost pairs, in order.

    Single marks count only where the text as a whole uses them for speech, as British papers do;
    elsewhere they stand for quotations inside quotations, headlines and words as words.
    """
    double = [_paired(text, _marks(text, extent), extent) for extent in extents]
    if "'" not in text and "‘" not in text and "’" not in text and "‚" not in text:
        return double
    single = [_paired(text, _single_marks(text, extent), extent, is_single=True) for extent in extents]
    outer_single = sum(len(_outside(ours, theirs)) for ours, theirs in zip(single, double, strict=True))
    if not outer_single:
        return double
    outer_double = sum(len(_outside(ours, theirs)) for ours, theirs in zip(double, single, strict=True))
    if outer_single <= outer_double:
        return double
    return [_outermost([*a, *b]) for a, b in zip(single, double, strict=True)]


def _outside(ours: list[Pair], theirs: list[Pair]) -> list[Pair]:
    return [a for a in ours if not any(b.outer[0] < a.outer[0] and a.outer[1] <= b.outer[1] for b in theirs)]


def _outermost(found: list[Pair]) -> list[Pair]:
    kept: list[Pair] = []
    for pair in sorted(found, key=lambda p: (p.outer[0], -p.outer[1])):
        if not kept or pair.outer[0] >= kept[-1].outer[1]:
            kept.append(pair)
    return kept


def _marks(text: str, extent: Extent) -> list[_Mark]:
    found: list[_Mark] = []
    reversed_guillemets = False
    has_low = False
    tags = [match.span() for match in _TAG.finditer(text, *extent)] if "<" in text else []
    for match in _DOUBLE.finditer(text, *extent):
        char, (start, end) = match.group(), match.span()
        if any(first < start < last for first, last in tags):
            continue
        before = text[start - 1] if start > extent[0] else " "
        after = text[end] if end < extent[1] else " "
        if char in _GUILLEMETS:
            if not any(opening in text[extent[0] : extent[1]] for opening in "«‹"):
                continue  # an arrow or a bullet
            reversed_guillemets = reversed_guillemets or (not found and char in "»›")
            opens = (char in "»›") if reversed_guillemets else (char in "«‹")
            found.append(_Mark(start, end, char, opens, not opens))
            continue
        has_low = has_low or char in "„‟"
        opens, closes = _roles(char, before, after, has_low=has_low)
        found.append(_Mark(start, end, char, opens, closes))
    return _without_measures(text, found, extent)


def _roles(char: str, before: str, after: str, *, has_low: bool) -> tuple[bool, bool]:
    """Decide from its shape and its neighbours whether a double mark may open, may close, or both."""
    free_before = before.isspace() or before in _OPENERS or before in "“‘\"'„"
    free_after = after.isspace() or not (after.isalnum() or after in "$£€#@&[(‘“'\"…¿¡")
    if char in "„‟``":
        return True, False
    if char == "“":
        may_close = not before.isspace() and free_after
        return not (may_close and (has_low or after.isspace())), may_close
    if char == "”":
        opens = before.isspace() and after.isalnum()
        return opens, not opens
    if free_before != free_after:
        return free_before, free_after
    return True, True


def _without_measures(text: str, marks: list[_Mark], extent: Extent) -> list[_Mark]:
    """Leave out marks after a number that mean inches (``5'11"``, ``a 9" pipe``), not speech."""
    kept, balance = [], 0
    for mark in marks:
        head = text[max(extent[0], mark.start - 8) : mark.start]
        if mark.char in ('"', "”", "''") and _NUMBER.search(head) and (balance <= 0 or _FEET.search(head)):
            continue
        kept.append(mark)
        balance += (mark.opens and not mark.closes) - (mark.closes and not mark.opens)
    return kept


def _single_marks(text: str, extent: Extent) -> list[_Mark]:
    found = []
    for match in _SINGLE.finditer(text, *extent):
        start, end = match.span()
        before = text[start - 1] if start > extent[0] else " "
        after = text[end] if end < extent[1] else " "
        if _ELIDED.match(text, start) or (before.isdigit() and match.group() != "‘"):
            continue
        if _AND.match(text, max(0, start - 2)) or (before in "sS" and _BEFORE_CLOSING.match(text, start)):
            continue
        opens = not (before.isalnum() or before in ".,!?…") and not after.isspace()
        if opens and match.group() != "’":
            found.append(_Mark(start, end, match.group(), True, False))
        elif not before.isspace() and not after.isalnum():
            found.append(_Mark(start, end, match.group(), False, True))
    return [
        mark for i, mark in enumerate(found) if mark.opens or not _is_possessive(text, mark, found[i + 1 :])
    ]


def _is_possessive(text: str, mark: _Mark, later: list[_Mark]) -> bool:
    """Tell whether a single mark after an s (``the dogs’ owner``) belongs to its word.

    It closes nothing where a better closing mark follows before the next opening one.
    """
    if text[mark.start - 1] not in "sSzx" or not text[mark.end : mark.end + 2].strip()[:1].isalnum():
        return False
    for other in later:
        if other.opens:
            return False
        if text[other.start - 1] not in "sSzx":
            return True
    return False


def _paired(text: str, marks: list[_Mark], extent: Extent, *, is_single: bool = False) -> list[Pair]:
    """Match each outermost opening mark with its closing one; what no mark closes ends with the paragraph."""
    found: list[Pair] = []
    opened: _Mark | None = None
    depth = 0
    for mark, closers in zip(marks, _closers_after(marks), strict=True):
        if opened is None:
            opened, depth = (mark, 1) if mark.opens else (None, 0)
        elif not _is_same_family(opened, mark):
            continue
        elif mark.closes:
            depth -= 1
            if not depth:
                found.append(Pair(opened.end, mark.start, (opened.start, mark.end), True, is_single))
                opened = None
        elif closers > depth or _runs_on(text, opened, mark, extent):
            depth += 1
        else:  # nothing will close both: the first was a slip
            opened, depth = mark, 1
    if opened is not None:
        found.append(Pair(opened.end, extent[1], (opened.start, extent[1]), False, is_single))
    return [pair for pair in found if text[pair.start : pair.end].strip()]


def _is_same_family(opened: _Mark, mark: _Mark) -> bool:
    return (opened.char in _GUILLEMETS) == (mark.char in _GUILLEMETS)


def _runs_on(text: str, opened: _Mark, mark: _Mark, extent: Extent) -> bool:
    """Tell whether a quotation that fills its paragraph unclosed holds another one inside a sentence."""
    return opened.start == extent[0] and text[: mark.start].rstrip()[-1:] not in ".!?"


def _closers_after(marks: list[_Mark]) -> list[int]:
    """Count for each mark how many more marks after it close than open."""
    counts, count = [], 0
    for mark in reversed(marks):
        counts.append(count)
        count += (mark.closes and not mark.opens) - (mark.opens and not mark.closes)
    return counts[::-1]
