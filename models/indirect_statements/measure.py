"""Measure what is shipped, and what the networks could find: figures in metrics.json and in the card.

usage: python models/indirect_statements/measure.py NEWS.jsonl
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import digests
import measured
from everything import predictions
from gold import read

from quotetrack.attribution.lexicon import Lexicon
from quotetrack.evaluation import GoldArticle, Prediction
from quotetrack.evaluation.attributions import ROLES, AttributionFigures, attribution_figures
from quotetrack.evaluation.matching import touches
from quotetrack.extraction import extract, load
from quotetrack.pipeline.quote_attribution import finder
from quotetrack.records import Quote

HERE = Path(__file__).parent
CARD = HERE / "README.md"
_PART = re.compile(r"(<!-- figures: (\w+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|should|can|may|might|must|did|does|do)\b"
)
_WORD = re.compile(r"[\w’']+")


def news(articles: Sequence[dict[str, Any]], least: float) -> dict[str, Any]:
    """Measure statements as they are shipped, the quotes alone, and everything that is found."""
    gold = [GoldArticle.model_validate(article) for article in articles]
    texts = [{"id": article["id"], "text": article["text"]} for article in articles]
    quotes = list(extract(texts, nlp=load()))
    shipped = list(extract(texts, nlp=load(indirect=True)))
    everything = predictions(articles, quotes, finder(Lexicon()), least=least)
    return {
        "articles": len(articles),
        "quotes alone": figures(gold, _plain(quotes)),
        "shipped": figures(gold, _plain(shipped)),
        "everything": figures(gold, everything),
        "missed": missed(gold, shipped),
    }


def _plain(quotes: Iterable[Quote]) -> Iterator[Prediction]:
    return (Prediction.model_validate(quote.model_dump()) for quote in quotes)


def figures(gold: Sequence[GoldArticle], found: Iterable[Prediction]) -> dict[str, Any]:
    """Return the figures of some predictions, rounded."""
    measured_now = attribution_figures(gold, found)
    if not isinstance(measured_now, AttributionFigures):
        raise SystemExit("the articles have no attributions")
    rounded: dict[str, Any] = json.loads(
        measured_now.model_dump_json(), parse_float=lambda digits: round(float(digits), 4)
    )
    return rounded


def missed(gold: Sequence[GoldArticle], quotes: Sequence[Quote]) -> dict[str, list[int]]:
    """Count attributions by sort, and those of which nothing was found: ``sort: [missed, all]``."""
    lexicon = Lexicon()
    counts: dict[str, Counter[bool]] = {}
    for article in gold:
        spans = [span for quote in quotes if quote.article_id == article.id for span in quote.spans]
        for one in article.attributions:
            words = [_WORD.findall(article.text[slice(*span)].casefold()) for span in one.cue]
            sort = _sort(article.text, one.content, [w for some in words for w in some], lexicon)
            is_missed = not any(touches(span, content) for span in spans for content in one.content)
            counts.setdefault(sort, Counter())[is_missed] += 1
    return {sort: [count[True], count.total()] for sort, count in sorted(counts.items())}


def _sort(text: str, content: Sequence[tuple[int, int]], cue: Sequence[str], lexicon: Lexicon) -> str:
    words = " ".join(text[slice(*span)] for span in content)
    if re.match(r"\W*[“\"]|''", words):
        return "in marks"
    if not set(cue) & lexicon.statement_cues:
        return "the cue is no word for stating"
    return "stated, with a verb" if _FINITE.search(words.casefold()) else "stated, perhaps without a verb"


def table(metrics: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of the card's table of F1."""
    names = {
        "quotes alone": "quotes in marks alone",
        "shipped": "with `--indirect`",
        "everything": "everything",
    }
    yield "| | " + " | ".join(f"{role}, {how}" for how in ("exact", "overlap") for role in ROLES) + " |"
    yield "|" + " --- |" * 7
    for name, label in names.items():
        own = metrics["news"][name]
        cells = [f"{own[how][role]['f1']:.3f}" for how in ("exact", "overlap") for role in ROLES]
        yield f"| {label} | {' | '.join(cells)} |"


def precision(metrics: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of the card's table of precision and recall."""
    yield "| | statements without marks | right content | and right source | recall of contents |"
    yield "|" + " --- |" * 5
    for name in ("shipped", "everything"):
        own = metrics["news"][name]
        alone, linked = own["indirect_precision"], own["indirect_linked_precision"]
        recall = own["overlap"]["content"]["recall"]
        yield f"| {name} | {own['indirect']} | {alone:.3f} | {linked:.3f} | {recall:.3f} |"


def misses(metrics: dict[str, Any]) -> Iterator[str]:
    """Yield the lines of the card's table of what is missed."""
    yield "| attribution | missed | of |"
    yield "|" + " --- |" * 3
    for sort, (gone, total) in metrics["news"]["missed"].items():
        yield f"| {sort} | {gone} | {total} |"


def card(metrics: dict[str, Any]) -> str:
    """Return the card with its tables as they should be."""
    tables = {"f1": table, "precision": precision, "missed": misses}
    text = CARD.read_text(encoding="utf-8")
    return _PART.sub(lambda part: part[1] + "\n".join(tables[part[2]](metrics)) + "\n" + part[4], text)


def main(path: Path) -> None:
    """Measure, and write what was measured."""
    recipe = tomllib.loads((HERE / "recipe.toml").read_text(encoding="utf-8"))
    found = news(read(path), recipe["everything"]["least"])
    measured.write(
        news={"command": "quotetrack evaluate NEWS.jsonl --indirect", **found}, **digests.versions()
    )
    CARD.write_text(card(measured.read()), encoding="utf-8")
    print("\n".join([*table(measured.read()), *precision(measured.read()), *misses(measured.read())]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
