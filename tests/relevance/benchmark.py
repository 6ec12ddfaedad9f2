"""Measure what search finds: nDCG@10 of words alone, topics alone, meaning alone, and all together.

usage: python tests/relevance/benchmark.py [FOLDER …] [--worst N]

A folder has ``quotes.jsonl`` (id, speaker, published, publisher, title, frame, text) and ``queries.jsonl``
(query, kind, relevant: the grade of each quote that answers, 1 to 3; what is not there has 0).
"""

from __future__ import annotations

import json
import math
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import mean
from typing import Any

from quotetrack import queries
from quotetrack.queries import Filters, Timeline, ranking
from quotetrack.records import Article, Quote

HERE = Path(__file__).parent
_DEPTH = 10  # answers that are looked at
_STAND_IN = "“…”"


def pairs(folder: Path) -> Iterator[tuple[Article, list[Quote]]]:
    """Yield an article for each quote of a set."""
    for row in rows(folder / "quotes.jsonl"):
        before, _, after = row["frame"].partition(_STAND_IN)
        text = f"{before}“{row['text']}”{after}"
        article = Article(
            id=row["id"], text=text, **{key: row[key] for key in ("title", "published", "publisher")}
        )
        span = (len(before) + 1, len(before) + 1 + len(row["text"]))
        yield (
            article,
            [
                Quote(
                    article_id=article.id,
                    quote_id=row["id"],
                    kind="direct",
                    text=row["text"],
                    spans=(span,),
                    prefix=text[: span[0]][-32:],
                    suffix=text[span[1] :][:32],
                    speaker=row["speaker"],
                    speaker_type="person",
                    confidence=1.0,
                    published=article.published,
                    frame=row["frame"],
                )
            ],
        )


def rows(path: Path) -> list[dict[str, Any]]:
    """Return the lines of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def ndcg(found: Sequence[str], grades: dict[str, int]) -> float:
    """Return the normalised discounted cumulative gain of the first ten answers, 0 to 1 (Järvelin 2002)."""

    def gain(ordered: Sequence[int]) -> float:
        return sum((2**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(ordered[:_DEPTH]))

    return gain([grades.get(id, 0) for id in found]) / gain(sorted(grades.values(), reverse=True))


def listed(timeline: Timeline, **sought: Any) -> list[str]:
    """Return the ids of the first ten quotes."""
    asked = Filters(order="relevance", limit=_DEPTH, **sought)
    return [quote.quote_id for quote in timeline.quotes(asked) if quote.score]


@contextmanager
def only(*ways: str) -> Iterator[None]:
    """Let only some ways of looking count."""
    before = dict(ranking.WEIGHTS)
    ranking.WEIGHTS.update({way: 0.0 for way in before if way not in ways})
    try:
        yield
    finally:
        ranking.WEIGHTS.update(before)


WAYS: dict[str, tuple[str, ...]] = {
    "words": ("text",),
    "topics": ("topic",),
    "meaning": ("meaning",),
    "all together": ("topic", "text", "meaning"),
}


def measured(folder: Path) -> dict[str, dict[str, float]]:
    """Return nDCG@10 of each way of looking: for every query of a set, by its text."""
    asked = rows(folder / "queries.jsonl")
    found: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as place, queries.open(Path(place) / "quotes.db") as timeline:
        timeline.save(pairs(folder))
        for way, counted in WAYS.items():
            with only(*counted):
                found[way] = {
                    query["query"]: ndcg(listed(timeline, like=query["query"]), query["relevant"])
                    for query in asked
                }
    return found


def report(folder: Path, worst: int) -> None:
    """Print the means, for each kind of query too, and the queries that fare worst."""
    asked = rows(folder / "queries.jsonl")
    kinds = sorted({query["kind"] for query in asked})
    quotes = len(rows(folder / "quotes.jsonl"))
    sys.stdout.write(f"{folder.name}: {quotes} quotes, {len(asked)} queries\n")
    found = measured(folder)
    for way, by_query in found.items():
        parts = [
            f"{kind} {mean(by_query[query['query']] for query in asked if query['kind'] == kind):.3f}"
            for kind in kinds
        ]
        sys.stdout.write(f"  {way:14} {mean(by_query.values()):.3f}   ({', '.join(parts)})\n")
    for query, value in sorted(found["all together"].items(), key=lambda pair: pair[1])[:worst]:
        sys.stdout.write(f"    {value:.2f} {query}\n")


def main() -> None:
    """Measure the sets that are named, else all that stand beside this file."""
    words = sys.argv[1:]
    worst = int(words.pop(words.index("--worst") + 1)) if "--worst" in words else 0
    named = [Path(word) for word in words if word != "--worst"]
    for folder in named or sorted(path.parent for path in HERE.glob("*/queries.jsonl")):
        report(folder, worst)


if __name__ == "__main__":
    main()
