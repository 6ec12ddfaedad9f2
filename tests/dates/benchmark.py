"""How well said dates are found: exact intervals, false dates, and every miss.

    python tests/dates/benchmark.py [FILE…]
    python tests/dates/benchmark.py --against dateparser

Each line of a file is a case: ``id``, ``published``, ``text`` and ``quotes``, each with ``starts``,
``said_start`` and ``said_end``. With ``--against dateparser`` that library, if it is installed, reads the
very words that were found to be the evidence.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
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


def against_dateparser(found: list[Outcome], published: dict[str, str | None]) -> str:
    """Write how often dateparser makes the wanted interval of the evidence that was found."""
    import dateparser

    read = [one for one in found if one.is_dated and one.evidence and published[one.case]]
    right = 0
    for one in read:
        anchor = datetime.fromisoformat(str(published[one.case])).replace(tzinfo=None)
        settings = {"RELATIVE_BASE": anchor, "PREFER_DATES_FROM": "past"}
        day = dateparser.parse(str(one.evidence), languages=["en"], settings=settings)
        interval = (day.date(), day.date() + timedelta(days=1)) if day else None
        right += interval is not None and tuple(map(date.isoformat, interval)) == one.wanted
    ours = sum(one.is_right for one in read)
    return f"of {len(read)} words of evidence: dateparser {right} exact, these rules {ours}"


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument not in ("--against", "dateparser")]
    rows = cases([Path(argument) for argument in arguments] or FILES)
    results = list(outcomes(rows))
    if "--against" in sys.argv:
        sys.stdout.write(against_dateparser(results, {row["id"]: row["published"] for row in rows}) + "\n")
    else:
        sys.stdout.write(report(results) + "\n")
