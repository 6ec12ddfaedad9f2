"""The table of sentences as gold: tests/sentences/*.toml in, articles with judged cues and media out.

Only quotes whose addressee and medium somebody has judged are taken.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quotetrack.evaluation import GoldArticle

TABLE = Path(__file__).parents[2] / "tests" / "sentences"

Row = dict[str, Any]
Span = tuple[int, int]


def articles() -> list[GoldArticle]:
    """Return an article for each case that has a judged quote, named by its file and its own name."""
    return [GoldArticle.model_validate(row) for row in _rows()]


def paths() -> list[Path]:
    """Return the files of the table, in order."""
    return sorted(TABLE.glob("*.toml"))


def _rows() -> Iterator[Row]:
    for path in paths():
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            if all("addressee" in quote for quote in case["quotes"]) and case["quotes"]:
                text = case["text"].strip("\n")
                yield {"id": f"{path.stem}/{case['name']}", "text": text, "segments": _segments(case, text)}


def _segments(case: Row, text: str) -> list[Row]:
    found: list[tuple[Span, int, Row]] = []
    cursor = 0
    for number, quote in enumerate(case["quotes"], 1):
        for words in quote["spans"]:
            start = text.index(words, cursor)
            cursor = start + len(words)
            found.append(((start, cursor), number, quote))
    quoted = [place for place, _, _ in found]
    return [_segment(text, place, number, quote, quoted) for place, number, quote in found]


def _segment(text: str, place: Span, number: int, quote: Row, quoted: list[Span]) -> Row:
    return {
        "start": place[0],
        "end": place[1],
        "attributed": True,
        "words": len(text[slice(*place)].split()),
        "kind": quote["kind"],
        "quote": number,
        "cue": [_nearest(text, word, place, quoted) for word in _accepted(quote["cue"]) if word],
        "addressee": [] if quote["addressee"] == "" else _accepted(quote["addressee"]),
        "medium": [] if quote["medium"] == "" else _accepted(quote["medium"]),
    }


def _accepted(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _nearest(text: str, word: str, place: Span, quoted: list[Span]) -> Span:
    """Return where a word stands nearest to a quote and outside every quote."""
    found = [
        match.span()
        for match in re.finditer(rf"\b{re.escape(word)}\b" if word.isalnum() else re.escape(word), text)
    ]
    outside = [(a, b) for a, b in found if not any(a < end and start < b for start, end in quoted)]
    return min(outside, key=lambda span: max(span[0] - place[1], place[0] - span[1]))
