"""Measure what the vectors find and what they cost: figures in metrics.json and in the card.

usage: PYTHONPATH=. python models/meaning/measure.py [--transformer] FOLDER …

A folder has ``quotes.jsonl`` and ``queries.jsonl`` as ``tests/relevance/benchmark.py`` tells. With
``--transformer`` the other way is measured, too; ``transformer.py`` says what it needs.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import mean
from typing import Any

import card
import numpy as np
from weights import digest

from quotetrack.meaning import DIMENSIONS, Wording, meaning, nearest
from tests.relevance.benchmark import ndcg, rows

HERE = Path(__file__).parent
METRICS = HERE / "metrics.json"
_THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
_MANY = 1_000_000  # sketches that are searched
_ROUNDS = 5  # the quickest counts: others use the machine, too


def found(model: Any, folder: Path) -> dict[str, Any]:
    """Measure what a model finds in a relevance set: nDCG@10, and how right it is above thresholds."""
    quotes, queries = rows(folder / "quotes.jsonl"), rows(folder / "queries.jsonl")
    vectors = _units(model.quotes([wording(row) for row in quotes]))
    cosines = np.stack([vectors @ _units(model.query(query["query"])) for query in queries])
    ids = np.array([row["id"] for row in quotes])
    by_kind = defaultdict(list)
    for query, near in zip(queries, cosines, strict=True):
        best = ids[np.argsort(-near, kind="stable")]
        by_kind[query["kind"]].append(ndcg(best.tolist(), query["relevant"]))
    return {
        "quotes": len(quotes),
        "queries": len(queries),
        "ndcg": {kind: round(mean(values), 3) for kind, values in sorted(by_kind.items())}
        | {"all": round(mean(value for values in by_kind.values() for value in values), 3)},
        "above": list(above(cosines, [[query["relevant"].get(id, 0) for id in ids] for query in queries])),
    }


def above(cosines: Any, grades: Sequence[Sequence[int]]) -> Any:
    """Yield for each threshold what lies above it: how much, how right, how much of the answers."""
    right = np.array(grades) > 0
    for threshold in _THRESHOLDS:
        listed = cosines >= threshold
        hits = int((listed & right).sum())
        yield {
            "cosine": threshold,
            "listed": int(listed.sum()),
            "precision": round(hits / max(1, int(listed.sum())), 3),
            "recall": round(hits / int(right.sum()), 3),
        }


def wording(row: dict[str, Any]) -> Wording:
    """Return a quote of a relevance set as the models take it."""
    return Wording(row["text"], row["frame"], row["title"])


def _units(vectors: Any) -> Any:
    floats = np.asarray(vectors, np.float32)
    return floats / np.maximum(np.linalg.norm(floats, axis=-1, keepdims=True), 1e-9)


def speed(model: Any, folder: Path) -> int:
    """Return how many quotes become vectors in a second of one processor."""
    wordings = [wording(row) for row in rows(folder / "quotes.jsonl")]
    return round(len(wordings) / _quickest(lambda: model.quotes(wordings)))


def search_ms() -> float:
    """Return how many milliseconds of a processor the nearest 2,000 of a million sketches take."""
    sketches = np.random.default_rng(0).integers(0, 256, (_MANY, DIMENSIONS // 8), dtype=np.uint8)
    return round(1000 * _quickest(lambda: nearest(sketches[0], sketches, 2_000)), 1)


def _quickest(done: Any) -> float:
    """Return the seconds of a processor that something takes at best."""
    taken = []
    for _ in range(_ROUNDS):
        started = time.process_time()
        done()
        taken.append(time.process_time() - started)
    return min(taken)


def measured(model: Any, folders: Sequence[Path], size: int) -> dict[str, Any]:
    """Return all figures of a model."""
    return {
        "bytes": size,
        "quotes a second": speed(model, folders[0]),
        "sets": {folder.name: found(model, folder) for folder in folders},
    }


def main(words: list[str]) -> None:
    """Measure, and write what was measured."""
    folders = [Path(word) for word in words if word != "--transformer"]
    metrics = json.loads(METRICS.read_text(encoding="utf-8"))
    size = sum(path.stat().st_size for path in (HERE / "weights").iterdir())
    metrics["shipped"] = measured(meaning(), folders, size) | {
        "weights": digest(HERE / "weights"),
        "search of a million, ms": search_ms(),
    }
    if "--transformer" in words:
        from transformer import SIZE, Transformer

        metrics["transformer"] = measured(Transformer(), folders, SIZE)
    METRICS.write_text(json.dumps(metrics, indent=2) + "\n", encoding="utf-8")
    card.CARD.write_text(card.page(metrics), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
