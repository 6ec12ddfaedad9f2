"""An ingest that others interrupt: articles made up, quotes found by their marks, small batches."""

import random
import re
from pathlib import Path

from quotetrack import queries
from quotetrack.ingest import How, ingest
from quotetrack.records import Article, Quote, digest

BATCH = 4
SPEAKERS = ("Ana Kosh", "Anna Kosh", "Kosh", "Bela Ortin", "the mayor of Tarn", "Ortin", "John Smith")
WORDS = (
    "We stay here until the dam is safe again.",
    "Nobody asked the farmers what the water costs them.",
    "The missiles will come before the winter comes.",
    "Prices have doubled, and wages have not.",
    "We stay here until the dam is safe.",
    "No comment.",
)


def articles(count):
    """Yield articles of one to four quotes; every ninth is a new text of an earlier one."""
    chance = random.Random(7)
    for number in range(count):
        said = [(chance.choice(WORDS), chance.choice(SPEAKERS)) for _ in range(chance.randint(1, 4))]
        text = "\n".join(f"“{words}” said {who}." for words, who in said)
        id = number - 5 if number % 9 == 8 else number
        yield Article(id=f"a{id}", text=f"{number}\n{text}", published=f"2025-{number % 12 + 1:02}-03")


def extract(articles):
    """Yield each article with what stands in its marks."""
    for article in articles:
        yield (
            article,
            [_quote(article, match) for match in re.finditer("“([^”]*)” said ([^.]*)", article.text)],
        )


def _quote(article, match):
    spans = (match.span(1),)
    is_named = not match[2].startswith("the ")
    return Quote(
        article_id=article.id,
        quote_id=digest(article.id, article.sha256, spans),
        kind="direct",
        text=match[1],
        spans=spans,
        prefix=article.text[: match.start(1)][-20:],
        suffix=article.text[match.end(1) :][:20],
        frame=f"“…” said {match[2]}.",
        speaker=match[2] if is_named else None,
        speaker_type="person" if is_named else "unnamed",
        speaker_mention=match[2],
        speaker_span=match.span(2),
        cue="said",
        published=article.published,
    )


def run(path, count):
    """Ingest so many articles."""
    with queries.open(Path(path), patience=60.0) as timeline:
        return ingest(articles(count), timeline, extract=extract, how=How(batch=BATCH))
