"""Measure the quotes found against quotes that people marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._reading import Looking

if TYPE_CHECKING:
    from quotetrack.evaluation import GoldArticle, Prediction

MIN_WORDS = (5, 1)

app = typer.Typer()


@app.command()
@grouped
def evaluate(
    looking: Looking,
    gold: Annotated[
        str, typer.Argument(metavar="GOLD", help="JSON lines: articles with their judged segments.")
    ],
    pred: Annotated[
        str | None, typer.Option(metavar="FILE", help="What extract printed; else it is run now.")
    ] = None,
    min_words: Annotated[
        list[int] | None,
        typer.Option(
            min=1,
            metavar="N",
            help="Shortest segment that counts; may be given again.",
            show_default="5 and 1",
        ),
    ] = None,
    errors: Annotated[
        int, typer.Option(min=0, metavar="N", help="Show this many mistakes of each kind.")
    ] = 0,
    json: Annotated[bool, typer.Option("--json", help="The whole report as one JSON object.")] = False,
) -> None:
    """Measure the quotes found against quotes that people marked."""
    from quotetrack.cli._screen import safe
    from quotetrack.evaluation import Prediction, lines, parse
    from quotetrack.evaluation import evaluate as compare
    from quotetrack.fetch import fetch

    articles = _gold(gold)
    predictions = parse(fetch(pred), Prediction, origin=pred) if pred else _predicted(articles, looking)
    report = compare(articles, predictions, min_words=min_words or MIN_WORDS, examples=errors)
    for line in [report.model_dump_json(indent=2)] if json else map(safe, lines(report)):
        typer.echo(line)


def _gold(location: str) -> list[GoldArticle]:
    from quotetrack.errors import UnreadableSource
    from quotetrack.evaluation import GoldArticle, parse
    from quotetrack.fetch import fetch

    articles = parse(fetch(location), GoldArticle, origin=location)
    if not articles:
        raise UnreadableSource(f"{location}: holds no article: name JSON lines with text and segments")
    return articles


def _predicted(gold: list[GoldArticle], looking: Looking) -> list[Prediction]:
    from quotetrack.errors import UnreadableSource
    from quotetrack.evaluation import Prediction
    from quotetrack.records import Article

    judged = {"segments", "attributions"}
    articles = [Article.model_validate(one.model_dump(exclude=judged)) for one in gold if one.text.strip()]
    predictions = []
    for _, found in looking.find(articles, 1):
        if isinstance(found, UnreadableSource):
            raise found
        predictions += [Prediction.model_validate(quote.model_dump()) for quote in found]
    return predictions
