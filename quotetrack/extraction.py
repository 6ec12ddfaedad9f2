"""Articles become quotes: the one place that knows both spaCy and the records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import quotetrack.pipeline  # noqa: F401  an import from a checkout has no entry point that registers
from quotetrack.attribution.values import around
from quotetrack.records import Article, Quote, digest, is_recycled

_BATCH = 32
# characters that are read at once: memory grows with them, and nobody is named that far back
_SECTION = 1_000_000
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
    """Yield each article with its quotes; one of over a million characters is read section by section."""
    nlp = nlp or load()
    for is_long, some in groupby(articles, key=lambda article: len(article.text) > _SECTION):
        if is_long:
            yield from ((article, list(_of_sections(nlp, article))) for article in some)
            continue
        pairs = ((_document(nlp, article, article.text), article) for article in some)
        for doc, article in nlp.pipe(pairs, as_tuples=True, batch_size=batch_size, n_process=n_process):
            yield article, [_record(article, quote) for quote in doc._.quotes]


def _of_sections(nlp: Language, article: Article) -> Iterator[Quote]:
    """Yield the quotes of a very long text, of which one section is in memory at a time."""
    for start, section in _sections(article.text):
        for quote in nlp(_document(nlp, article, section))._.quotes:
            yield _record(article, quote, start)


def _sections(text: str) -> Iterator[tuple[int, str]]:
    """Yield sections, each from its first character on, that end with a line, or anywhere in a longer one."""
    start = 0
    while start < len(text):
        end = start + _SECTION
        if end < len(text):
            end = text.rfind("\n", start, end) + 1 or end
        yield start, text[start:end]
        start = end


def _document(nlp: Language, article: Article, text: str) -> Doc:
    doc = nlp.make_doc(text)
    doc._.published = article.published
    return doc


def _record(article: Article, quote: dict[str, Any], start: int = 0) -> Quote:
    """Return a quote found in a text, or in the section of it from ``start`` on."""
    spans = tuple((first + start, last + start) for first, last in quote["spans"])
    moved = {
        name: tuple(at + start for at in quote[name]) if quote[name] else None
        for name in ("speaker_span", "cue_span")
    }
    return Quote.model_validate(
        {
            **quote,
            **moved,
            **around(article.text, spans[0][0], spans[-1][1]),
            "spans": spans,
            "recycled": is_recycled(quote["said_end"], article.published),
            "article_id": article.id,
            "quote_id": digest(article.id, article.sha256, spans),
            "published": article.published,
        }
    )
