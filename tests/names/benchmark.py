"""Measure how well names are matched: ``python tests/names/benchmark.py [FILE …]`` prints a table by kind."""

import csv
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from quotetrack.names import Match, match

FOLDER = Path(__file__).parent
FILES = (
    FOLDER / "pairs.tsv",
    FOLDER / "more_pairs.tsv",
    FOLDER / "far_pairs.tsv",
    FOLDER / "near_pairs.tsv",
    FOLDER / "wide_pairs.tsv",
)
# no rule was made by it: it tells what to expect, and no floor is set on it
UNSEEN = FOLDER / "unseen_pairs.tsv"


@dataclass(frozen=True)
class Pair:
    verdict: str
    one: str
    other: str
    kind: str


@dataclass(frozen=True)
class Figures:
    precision: float
    recall: float
    told_apart: float
    pairs: int


def read(path: Path) -> list[Pair]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [Pair(row["verdict"], row["one"], row["other"], row["kind"]) for row in rows]


def judged(pair: Pair) -> Match:
    return match(pair.one, pair.other, kind="organization" if pair.kind == "organization" else "person")


def figures(pairs: Iterable[Pair]) -> Figures:
    """Return precision and recall of “same”, and which share of the different ones is not called the same."""
    found = Counter((pair.verdict, judged(pair).verdict) for pair in pairs)
    right, wrong = found["same", "same"], found["different", "same"]
    apart = sum(count for (truth, _), count in found.items() if truth == "different")
    all_same = sum(count for (truth, _), count in found.items() if truth == "same")
    return Figures(
        right / (right + wrong) if right + wrong else 1.0,
        right / all_same if all_same else 1.0,
        found["different", "different"] / apart if apart else 1.0,
        sum(found.values()),
    )


def table(pairs: list[Pair]) -> str:
    kinds = sorted({pair.kind for pair in pairs})
    rows = [(kind, [pair for pair in pairs if pair.kind == kind]) for kind in kinds] + [("all", pairs)]
    lines = [f"{'kind':20} {'pairs':>5} {'precision':>9} {'recall':>7} {'“different” told':>17}"]
    for kind, some in rows:
        told = figures(some)
        lines.append(
            f"{kind:20} {told.pairs:5} {told.precision:9.3f} {told.recall:7.3f} {told.told_apart:17.3f}"
        )
    return "\n".join(lines)


def misses(pairs: Iterable[Pair]) -> list[str]:
    """Return a line for each pair that is judged in another way than it should be."""
    wrong = [(pair, said) for pair in pairs if (said := judged(pair)).verdict != pair.verdict]
    return [
        f"{pair.verdict:9} {said.verdict:9} {said.score:.2f} {pair.kind}: {pair.one} | {pair.other}"
        f"  {'; '.join(said.evidence)}"
        for pair, said in wrong
    ]


if __name__ == "__main__":
    for path in [Path(name) for name in sys.argv[1:]] or (*FILES, UNSEEN):
        known = read(path)
        shown = misses(known) if path != UNSEEN else []
        sys.stdout.write(f"{path.name}\n{table(known)}\n\n" + "".join(f"{line}\n" for line in shown) + "\n")
