"""Metrics become tables: what metrics.json says goes in, the marked parts of Markdown pages come out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PAGES = (HERE / "README.md", HERE.parents[1] / "README.md")
_PART = re.compile(r"(<!-- figures: (\w+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)
_WHERE = (
    ("own_gold", "marks 5+", "our gold, five words and more"),
    ("own_gold", "marks 1+", "our gold, every length"),
    ("own_gold", "no marks 1+", "our gold, blocks and turns without marks"),
    ("news", "marks 5+", "news corpus, five words and more"),
    ("news", "marks 1+", "news corpus, every length"),
)
_WHAT = ("detection", "mention", "named")

Metrics = dict[str, Any]


def pages(metrics: Metrics) -> Iterator[tuple[Path, str]]:
    """Yield each page that has tables, with its text as it should be."""
    tables = {
        "f1": _f1,
        "kinds": _kinds,
        "circumstances": _circumstances,
        "mistakes": _mistakes,
        "confidence": _confidence,
    }
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        yield (
            page,
            _PART.sub(lambda part: part[1] + "\n".join(tables[part[2]](metrics)) + "\n" + part[4], text),
        )


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(map(str, row))} |"


def _f1(metrics: Metrics) -> Iterator[str]:
    rows = [
        [label, *(f"{metrics[corpus]['f1'][f'{where} {what}']:.3f}" for what in _WHAT)]
        for corpus, where, label in _WHERE
    ]
    return _table(("F1", *_WHAT), rows)


def _kinds(metrics: Metrics) -> Iterator[str]:
    rows = [
        (
            name.replace("org", "organization"),
            f"{group['found']} of {group['gold']}",
            f"{group['same_kind']} of {group['found']}",
            f"{group['mention']} of {group['sourced']}",
            f"{group['right_name']} of {group['named']}" if group["named"] else "–",
        )
        for name, group in metrics["own_gold"]["by"].items()
    ]
    return _table(("kind or type", "found", "right kind", "right mention", "right name"), rows)


def _circumstances(metrics: Metrics) -> Iterator[str]:
    corpora = (("own_gold", "our gold"), ("table", "table of sentences"), ("news", "news corpus"))
    rows = [
        (label, one["field"], one["right"], one["predicted"], one["gold"], f"{one['f1']:.3f}")
        for corpus, label in corpora
        for one in metrics[corpus].get("circumstances", [])
    ]
    return _table(("", "field", "right", "given", "in the gold", "F1"), rows)


def _mistakes(metrics: Metrics) -> Iterator[str]:
    short, long = metrics["news"]["mistakes"]["1+"], metrics["news"]["mistakes"]["5+"]
    rows = [(name, long.get(name, 0), count) for name, count in short.items()]
    total = metrics["news"]["segments"]
    return _table(("mistake", f"of {total['marks 5+']} with five words", f"of all {total['marks 1+']}"), rows)


def _confidence(metrics: Metrics) -> Iterator[str]:
    rows = [
        (
            f"{one['low']:.1f}–{one['high']:.1f}",
            one["count"],
            f"{one['confidence']:.2f}",
            f"{one['accuracy']:.2f}",
        )
        for one in metrics["news"]["reliability"]
    ]
    return _table(("confidence", "quotes", "mean", "right"), rows)
