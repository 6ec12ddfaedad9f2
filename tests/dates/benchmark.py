"""How well said dates are found: exact intervals, false dates, and every miss.

    python tests/dates/benchmark.py [FILE…]

Each line of a file is a case: ``id``, ``published``, ``text`` and ``quotes``, each with ``starts``,
``said_start`` and ``said_end``.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import quotetrack

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*/cases.jsonl"))
_PLAIN = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Outcome:
    """One labelled quote: the interval it has, and the one that was found (None where no quote was)."""

    case: str
    starts: str
    wanted: tuple[str | None, str | None]
    found: tuple[str | None, str | None] | None
    evidence: str | None
    text: str

    @property
    def is_right(self) -> bool:
        return self.found == self.wanted

    @property
    def is_dated(self) -> bool:
        return self.wanted[0] is not None

    @property
    def is_false(self) -> bool:
        """Tell whether a quote without a date was given one."""
        return not self.is_dated and self.found is not None and self.found[0] is not None


def plain(words: str) -> str:
    """Return words without marks, spaces and case."""
    return _PLAIN.sub("", words).casefold()


def cases(paths: Iterable[Path]) -> list[dict[str, Any]]:
    """Return the cases of some files."""
    return [
        json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line
    ]


def outcomes(rows: list[dict[str, Any]]) -> Iterator[Outcome]:
    """Yield what the pipeline makes of each labelled quote."""
    nlp = quotetrack.load()
    docs = [nlp.make_doc(row["text"]) for row in rows]
    for doc, row in zip(docs, rows, strict=True):
        doc._.published = row.get("published")
    pipes = [component.pipe for _, component in nlp.pipeline]
    for pipe in pipes:
        docs = list(pipe(docs))
    for doc, row in zip(docs, rows, strict=True):
        yield from _compared(row, doc._.quotes)


def _compared(row: dict[str, Any], quotes: list[dict[str, Any]]) -> Iterator[Outcome]:
    for label in row["quotes"]:
        quote = next((q for q in quotes if plain(q["text"]).startswith(plain(label["starts"]))), None)
        found = (quote["said_start"], quote["said_end"]) if quote else None
        wanted = (label["said_start"], label["said_end"])
        evidence = quote["said_evidence"] if quote else None
        yield Outcome(row["id"], label["starts"], wanted, found, evidence, row["text"])


def report(found: list[Outcome]) -> str:
    """Write the figures and every miss."""
    dated = [one for one in found if one.is_dated]
    null = [one for one in found if not one.is_dated]
    lines = [
        f"{'MISSED' if one.found is None else 'WRONG'} {one.case}: {one.starts} … wanted {one.wanted}, "
        f"found {one.found} ({one.evidence})\n{one.text}\n"
        for one in found
        if not one.is_right
    ]
    right, false = sum(one.is_right for one in dated), sum(one.is_false for one in null)
    missed = sum(one.found is None for one in found)
    return "\n".join(
        [
            *lines,
            f"{right} of {len(dated)} dated quotes exact ({right / max(1, len(dated)):.1%}), "
            f"{false} false dates on {len(null)} without, {missed} quotes not found",
        ]
    )


if __name__ == "__main__":
    paths = [Path(argument) for argument in sys.argv[1:]] or FILES
    sys.stdout.write(report(list(outcomes(cases(paths)))) + "\n")
