"""Text of strangers becomes text that a terminal can only show: nothing in it moves, hides or colours."""

import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

import typer

# controls of C0 and C1, marks and overrides of direction, line and paragraph separators, lone surrogates
_UNSAFE = "\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff\ufff9-\ufffb"
_UNSAFE_BUT_LINES = re.compile(f"(?![\n\t])[{_UNSAFE}]")
_OPEN, _CLOSE = "\ue000", "\ue001"  # of private use: they take no room, and no text of strangers keeps them
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}]")
_LIT = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_WORD = re.compile(r"\S+")
_WIDEST = 120  # columns; longer lines are hard to read


def plain(text: str) -> str:
    """Return ``text`` on one line, each character that commands a terminal shown as ``�``."""
    return safe(" ".join(text.split()))


def safe(text: str) -> str:
    """Return ``text`` with its lines; whatever else commands a terminal is shown as ``�``."""
    return _UNSAFE_BUT_LINES.sub("\N{REPLACEMENT CHARACTER}", text)


def marked(text: str, places: Iterable[tuple[int, int]]) -> str:
    """Return ``text`` on one line and safe, with invisible marks around places in it, given as code points.

    ``lit`` makes light of the marks once the line has been laid out.
    """
    cuts = sorted({0, len(text), *(cut for place in places for cut in place)})
    lit_places = set(places)
    parts = []
    for start, end in pairwise(cuts):
        piece = _MARKS.sub("\N{REPLACEMENT CHARACTER}", text[start:end])
        is_lit = any(first <= start and end <= last for first, last in lit_places)
        parts.append(_WORD.sub(f"{_OPEN}\\g<0>{_CLOSE}", piece) if is_lit else piece)
    return plain("".join(parts))


def lit(line: str) -> str:
    """Return a line with what stands between marks underlined, where standard output is a terminal."""
    return _LIT.sub(lambda match: styled(match[1], "underline"), line) if _OPEN in line else line


def terminal_width() -> int:
    """Return how many columns to fill."""
    return min(shutil.get_terminal_size().columns, _WIDEST)


def styled(text: str, style: str) -> str:
    """Return ``text`` in ``style`` (bold, dim, underline, or none) where standard output is a terminal."""
    if not style or not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return text
    return typer.style(text, **{style: True})


def width(text: str) -> int:
    """Return how many columns ``text`` takes: two for a wide character, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(_columns(char) for char in text)


def pad(text: str, columns: int) -> str:
    """Return ``text`` with spaces up to ``columns``."""
    return text + " " * (columns - width(text))


def wrap(text: str, columns: int) -> list[str]:
    """Return the lines of ``text``, none wider than ``columns``; a longer word is cut."""
    lines = [""]
    for word in _words(text, columns):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if width(joined) <= columns:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


def _words(text: str, columns: int) -> Iterator[str]:
    for word in text.split():
        rest = word
        while width(rest) > columns:
            cut = fitting(rest, columns)
            yield rest[:cut]
            rest = rest[cut:]
        yield rest


def fitting(word: str, columns: int) -> int:
    """Return how many characters of ``word`` fit into ``columns``, at least one."""
    taken = 0
    for index, char in enumerate(word):
        taken += _columns(char)
        if taken > columns:
            return max(index, 1)
    return len(word)


def _columns(char: str) -> int:
    if (
        char in (_OPEN, _CLOSE)
        or unicodedata.combining(char)
        or unicodedata.category(char) in ("Mn", "Me", "Cf")
    ):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
