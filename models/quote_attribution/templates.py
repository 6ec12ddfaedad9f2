"""Templates become training articles in the form of the gold: texts with marked speakers."""

from __future__ import annotations

import random
import re
import tomllib
from pathlib import Path
from typing import Any

_SLOT = re.compile(r"\{([A-Za-z]+?)(\d?)\}")
_OPEN = re.compile(r"<(\d)\|")
# the other marks that newspapers use
_STYLES = (("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»"))
_WEIGHTS = (6, 4, 2, 1)


def articles(path: Path, *, copies: int, seed: int) -> list[dict[str, Any]]:
    """Fill each template ``copies`` times; each filling is an article of its own."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    rng = random.Random(seed)
    return [
        _article(template, content["fill"], rng) for template in content["templates"] for _ in range(copies)
    ]


def _article(template: str, fill: dict[str, list[str]], rng: random.Random) -> dict[str, Any]:
    marks = rng.choices(_STYLES, _WEIGHTS)[0]
    if marks[0] == "‘" and "’" in template:
        marks = _STYLES[0]
    text, segments = _parsed(_filled(template, fill, rng), marks)
    return {"id": "", "text": text, "segments": segments}


def _filled(template: str, fill: dict[str, list[str]], rng: random.Random) -> str:
    chosen: dict[str, str] = {}

    def pick(match: re.Match[str]) -> str:
        letter, slot = match.group(1), match.group()
        if slot not in chosen:
            taken = {value for key, value in chosen.items() if key[1:-1].rstrip("0123456789") == letter}
            chosen[slot] = rng.choice([value for value in fill[letter] if value not in taken])
        return chosen[slot]

    filled = _SLOT.sub(pick, template)
    return (
        filled[0].upper() + filled[1:]
        if filled[0] not in "<“"
        else re.sub(r"^((?:<\d\|)+)(\w)", lambda m: m.group(1) + m.group(2).upper(), filled)
    )


def _parsed(filled: str, marks: tuple[str, str]) -> tuple[str, list[dict[str, Any]]]:
    """Strip the markup; return the text and its segments."""
    text: list[str] = []
    segments: list[dict[str, Any]] = []
    sources: dict[int, list[list[int]]] = {}
    opened: list[tuple[int, int]] = []
    at = 0
    while at < len(filled):
        tag = _OPEN.match(filled, at)
        if tag:
            opened.append((int(tag.group(1)), len(text)))
            at = tag.end()
            continue
        char = filled[at]
        at += 1
        if char == ">":
            number, start = opened.pop()
            sources.setdefault(number, []).append([start, len(text)])
        elif char == "“":
            text.append(marks[0])
            segments.append({"start": len(text), "attributed": filled[at] != "~", "source": []})
            at += filled[at] == "~"
        elif char == "”":
            segments[-1]["end"] = len(text)
            text.append(marks[1])
        else:
            text.append(char)
    for number, segment in enumerate(segments, start=1):
        segment["source"] = sources.get(number, []) if segment["attributed"] else []
    return "".join(text), segments
