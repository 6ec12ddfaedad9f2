"""Measure what is shipped: gold articles in, figures in metrics.json and on the pages out.

usage: python models/quote_attribution/measure.py [NEWS.jsonl]

Our own gold is always measured, a news corpus in the same form if one is named. Floors follow the figures of
our own gold upwards; figures below a floor are an error, and nothing is written. To lower a floor, edit it by
hand, so that somebody has to look.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import card
import digests
import sentences

from quotetrack.evaluation import GoldArticle, Prediction, Report, evaluate, parse
from quotetrack.extraction import extract, load
from quotetrack.records import Article

HERE = Path(__file__).parent
METRICS = HERE / "metrics.json"
OWN_GOLD = HERE.parents[1] / "data" / "gold" / "samples.jsonl"
# a figure may lose this much to chance: another processor, another patch of a dependency
NOISE = 0.01
# and a single quote is no news, however few there are of its sort
_FEW_QUOTES = 1.5
_DIGITS = 4

Metrics = dict[str, Any]


def report(path: Path) -> Report:
    """Compare what is found in the articles of ``path`` with what is marked in them."""
    with path.open("rb") as lines:
        return compared(parse(lines, GoldArticle, origin=str(path)))


def compared(gold: Sequence[GoldArticle]) -> Report:
    """Compare what is found in articles with what is marked in them."""
    articles = [Article.model_validate(one.model_dump(exclude={"segments"})) for one in gold]
    predictions = [Prediction.model_validate(quote.model_dump()) for quote in extract(articles, nlp=load())]
    return evaluate(gold, predictions)


def figures(measured: Report) -> dict[str, float]:
    """Return F1 by name: ``marks 5+ mention`` is of mentions of quotes in marks, five words and more.

    ``addressee f1`` and the like are of one field over all quotes found.
    """
    found: dict[str, float | None] = {}
    for scores in measured.scores:
        for where, own in (("marks", scores.figures), ("no marks", scores.unmarked)):
            if own is not None:
                f1s = {"detection": own.detection_f1, "mention": own.mention_f1, "named": own.named_f1}
                found |= {f"{where} {scores.min_words}+ {what}": f1 for what, f1 in f1s.items()}
    fields = circumstances(measured)
    return {name: round(f1, _DIGITS) for name, f1 in found.items() if f1 is not None} | fields


def circumstances(measured: Report) -> dict[str, float]:
    """Return F1 of cue, addressee and medium by name: ``medium f1``."""
    return {f"{one.field} f1": round(one.f1, _DIGITS) for one in measured.circumstances}


def segments(measured: Report) -> dict[str, int]:
    """Return how many segments of the gold the figures are of: ``marks 5+``, and quotes with a ``medium``."""
    both = [(one.min_words, one.figures, one.unmarked) for one in measured.scores]
    marked = {f"marks {words}+": own.gold for words, own, _ in both}
    marked |= {one.field: one.gold for one in measured.circumstances}
    return marked | {f"no marks {words}+": own.gold for words, _, own in both if own is not None}


def drops(measured: dict[str, float], floors: dict[str, float], counts: dict[str, int]) -> list[str]:
    """Name every figure that fell below its floor by more than noise."""
    return [
        f"{name}: {measured.get(name)} is below its floor {floor}"
        for name, floor in floors.items()
        if measured.get(name, 0.0) < floor - max(NOISE, _FEW_QUOTES / counts[name.rpartition(" ")[0]])
    ]


def raised(measured: dict[str, float], floors: dict[str, float]) -> dict[str, float]:
    """Return floors at the new figures, none of them lower than before."""
    return {name: max(figure, floors.get(name, 0.0)) for name, figure in measured.items()}


def read() -> Metrics:
    """Return all that is known of the model."""
    metrics: Metrics = json.loads(METRICS.read_text(encoding="utf-8")) if METRICS.exists() else {}
    return metrics


def write(**sections: Any) -> None:
    """Replace sections of the metrics."""
    text = json.dumps(read() | sections, indent=2, ensure_ascii=False)
    METRICS.write_text(text + "\n", encoding="utf-8")


def own_gold() -> Metrics:
    """Measure our own gold; leave with a message where a figure fell below its floor."""
    before = read().get("own_gold", {})
    measured = report(OWN_GOLD)
    found = figures(measured)
    is_same = before.get("sha256") == digests.sha256(OWN_GOLD)
    floors = before.get("floors", {}) if is_same else {}
    if fallen := drops(found, floors, segments(measured)):
        raise SystemExit("\n".join(["nothing is written", *fallen]))
    return {
        "command": "quotetrack evaluate data/gold/samples.jsonl",
        "sha256": digests.sha256(OWN_GOLD),
        "segments": segments(measured),
        "f1": found,
        "by": _groups(measured),
        "circumstances": _tallies(measured),
        "floors": raised(found, floors),
    }


def table() -> Metrics:
    """Measure cue, addressee and medium in the table of sentences; leave where one fell below its floor."""
    measured = compared(sentences.articles())
    found, floors = circumstances(measured), read().get("table", {}).get("floors", {})
    if fallen := drops(found, floors, segments(measured)):
        raise SystemExit("\n".join(["nothing is written", *fallen]))
    return {"circumstances": _tallies(measured), "floors": raised(found, floors)}


def news(path: Path) -> Metrics:
    """Measure a news corpus, and how far confidence can be believed there."""
    measured = report(path)
    table = measured.reliability
    return {
        "command": "quotetrack evaluate NEWS.jsonl",
        "sha256": digests.sha256(path),
        "articles": measured.articles,
        "segments": segments(measured),
        "f1": figures(measured),
        "mistakes": {f"{one.min_words}+": _some(one.mistakes) for one in measured.scores},
        "by": _groups(measured),
        "circumstances": _tallies(measured),
        "reliability": [_rounded(one.model_dump()) for one in table.bins] if table else [],
        "brier": round(table.brier, _DIGITS) if table else None,
    }


def _groups(measured: Report) -> Metrics:
    """Return the counts of each kind and type of quote."""
    return {
        group.name: group.model_dump(exclude={"name"}) for group in (*measured.by_kind, *measured.by_type)
    }


def _tallies(measured: Report) -> list[Metrics]:
    return [
        one.model_dump(include={"field", "right", "predicted", "gold"}) | {"f1": round(one.f1, _DIGITS)}
        for one in measured.circumstances
    ]


def _some(counts: dict[str, int]) -> dict[str, int]:
    return {name: count for name, count in counts.items() if count}


def _rounded(row: Metrics) -> Metrics:
    return {key: round(value, _DIGITS) for key, value in row.items()}


def main(corpora: Sequence[str]) -> None:
    """Measure, and write what was measured."""
    sections = {"versions": digests.versions(), "own_gold": own_gold(), "table": table()}
    if corpora:
        sections["news"] = news(Path(corpora[0]))
    write(**sections)
    for page, text in card.pages(read()):
        page.write_text(text, encoding="utf-8")
    print(json.dumps({name: section.get("f1", section) for name, section in sections.items()}, indent=2))


if __name__ == "__main__":
    main(sys.argv[1:])
