"""Articles become quotes: the one place that knows both spaCy and the records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import quotetrack.pipeline  # noqa: F401  an import from a checkout has no entry point that registers
from quotetrack.records import Article, Quote, digest, is_recycled

_BATCH = 32
# spaCy refuses longer texts for fear of its parser's memory; ours reads frames, never the whole text
_MOST_CHARACTERS = 1_000_000_000


def load(model: str | None = None, *, indirect: bool = False) -> Language:
    """Return a spaCy pipeline that sets ``doc._.quotes``.

    ``model`` names an installed English pipeline to parse with, None the base model. With ``indirect`` it
    looks for statements without marks too, which costs a parse of every paragraph. Raises MissingAsset
    where it is not installed.
    """
    nlp = spacy.blank("en")
    nlp.max_length = _MOST_CHARACTERS
    nlp.add_pipe("quote_attribution", config={"model": model, "indirect": indirect})
    return nlp


def extract(
    articles: Iterable[Article | Mapping[str, Any]],
    *,
    nlp: Language | None = None,
    batch_size: int = _BATCH,
    n_process: int = 1,
) -> Iterator[Quote]:
    """Yield the quotes of articles, in order; a mapping is read as an article first."""
    records = (a if isinstance(a, Article) else Article.model_validate(a) for a in articles)
    for _, quotes in extract_each(records, nlp=nlp, batch_size=batch_size, n_process=n_process):
        yield from quotes


def extract_each(
    articles: Iterable[Article], *, nlp: Language | None = None, batch_size: int = _BATCH, n_process: int = 1
) -> Iterator[tuple[Article, list[Quote]]]:
    """Yield each article with its quotes."""
    nlp = nlp or load()
    pairs = ((_document(nlp, article), article) for article in articles)
    for doc, article in nlp.pipe(pairs, as_tuples=True, batch_size=batch_size, n_process=n_process):
        yield article, [_record(article, quote) for quote in doc._.quotes]


def _document(nlp: Language, article: Article) -> Doc:
    doc = nlp.make_doc(article.text)
    doc._.published = article.published
    return doc


def _record(article: Article, quote: dict[str, Any]) -> Quote:
    spans = tuple(tuple(span) for span in quote["spans"])
    return Quote.model_validate(
        {
            **quote,
            "recycled": is_recycled(quote["said_end"], article.published),
            "article_id": article.id,
            "quote_id": digest(article.id, article.sha256, spans),
            "published": article.published,
        }
    )
