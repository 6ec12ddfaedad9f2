"""Metrics become the tables of the card: what metrics.json says goes in, the page comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CARD = Path(__file__).parent / "README.md"
_PART = re.compile(r"(<!-- figures: (\w+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)
_WAYS = {"shipped": "word vectors, shipped", "transformer": "the transformer, int8 ONNX"}


def page(metrics: dict[str, Any]) -> str:
    """Return the card with its tables as they should be."""
    tables = {"finds": _finds, "costs": _costs, "threshold": _threshold}
    text = CARD.read_text(encoding="utf-8")
    return _PART.sub(lambda part: part[1] + "\n".join(tables[part[2]](metrics)) + "\n" + part[4], text)


def _finds(metrics: dict[str, Any]) -> Iterator[str]:
    names = next(iter(metrics["shipped"]["sets"].values()))["ndcg"]
    yield f"| nDCG@10, meaning alone | set | {' | '.join(names)} |"
    yield "|" + " --- |" * (len(names) + 2)
    for way, label in _WAYS.items():
        for name, one in metrics[way]["sets"].items():
            figures = " | ".join(f"{one['ndcg'][kind]:.3f}" for kind in names)
            yield f"| {label} | {name}, {one['quotes']} quotes, {one['queries']} queries | {figures} |"


def _costs(metrics: dict[str, Any]) -> Iterator[str]:
    yield "| | megabytes | quotes a second |"
    yield "|" + " --- |" * 3
    for way, label in _WAYS.items():
        one = metrics[way]
        yield f"| {label} | {one['bytes'] / 1e6:.1f} | {one['quotes a second']:,} |"


def _threshold(metrics: dict[str, Any]) -> Iterator[str]:
    sets = metrics["shipped"]["sets"]
    yield (
        "| cosine, at least | "
        + " | ".join(f"listed, {name} | right | of all answers" for name in sets)
        + " |"
    )
    yield "|" + " --- |" * (1 + 3 * len(sets))
    for rows in zip(*(one["above"] for one in sets.values()), strict=True):
        cells = " | ".join(f"{row['listed']} | {row['precision']:.2f} | {row['recall']:.2f}" for row in rows)
        yield f"| {rows[0]['cosine']:.2f} | {cells} |"
