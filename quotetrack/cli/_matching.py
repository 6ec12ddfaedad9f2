"""Pairs of names are answered: same, different or unsure, and why."""

import sys
from collections.abc import Iterator
from pathlib import Path

from quotetrack import queries
from quotetrack.cli._output import remark, standard_output
from quotetrack.cli._screen import plain
from quotetrack.errors import BadQuery
from quotetrack.exports import write_lines
from quotetrack.queries import Matched
from quotetrack.queries.matching import matched
from quotetrack.records import PersonType

Pair = tuple[str, str]
_NO_PAIR = Matched(verdict="unsure", score=0.0, evidence=("this line has no two names parted by a tab",))


def answer(one: str, other: str | None, *, kind: PersonType, as_json: bool, db: Path) -> None:
    """Print what is to be said of a pair, or of each pair on standard input, in order."""
    if (one == "-") != (other is None):
        raise BadQuery("give two names, or - alone to read pairs from standard input")
    timeline = queries.open(db, read_only=True) if db.exists() else None
    say = timeline.match if timeline else matched
    try:
        if other is not None:
            _print(say(one, other, kind), as_json=as_json, before=())
            return
        for number, pair in enumerate(_pairs(), 1):
            if pair is None:
                remark(f"line {number}: no two names parted by a tab: left unsure")
            _print(say(*pair, kind) if pair else _NO_PAIR, as_json=as_json, before=pair or ("", ""))
    finally:
        if timeline:
            timeline.close()


def _pairs() -> Iterator[Pair | None]:
    """Yield the first two columns of each line of standard input; None for a line without them."""
    for line in sys.stdin:
        one, *rest = line.rstrip("\r\n").split("\t")
        yield (one, rest[0]) if rest and one.strip() and rest[0].strip() else None


def _print(found: Matched, *, as_json: bool, before: tuple[str, ...]) -> None:
    out = standard_output()
    if as_json:
        write_lines([found], out)
    elif before:
        cells = (found.verdict, f"{found.score:.2f}", *before, "; ".join(found.evidence))
        out.write("\t".join(map(plain, cells)) + "\n")
    else:
        out.write(f"{found.verdict}  {found.score:.2f}\n")
        for why in found.evidence:
            out.write(f"  {plain(why)}\n")
