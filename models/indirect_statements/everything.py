"""Everything the networks find, attributions of any sort: predictions in the conventions of the gold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from gold import trees

from quotetrack.attribution.indirect.article import Quoted, extents, is_own
from quotetrack.attribution.indirect.finder import Finder, Statement
from quotetrack.attribution.indirect.tree import Tree
from quotetrack.evaluation import Prediction
from quotetrack.records import Quote

Span = tuple[int, int]
_OF_CUE = ("aux", "auxpass", "neg", "advmod")


def predictions(
    articles: Sequence[dict[str, Any]], quotes: Iterable[Quote], finder: Finder, *, least: float
) -> Iterator[Prediction]:
    """Yield the quotes, and every attribution that no quote in marks is already."""
    by_article: dict[str, list[Quoted]] = {article["id"]: [] for article in articles}
    for quote in quotes:
        yield Prediction.model_validate(quote.model_dump())
        by_article[quote.article_id] += [Quoted(span, quote.kind == "mixed") for span in quote.spans]
    for article, some in trees(articles):
        for tree in some:
            for one in finder.statements(tree, listed=False, least=least):
                if is_own(article["text"], extents(one), by_article[article["id"]], fewest=1):
                    yield _prediction(article["id"], one)


def _prediction(article: str, one: Statement) -> Prediction:
    return Prediction(
        article_id=article,
        spans=extents(one),
        kind="indirect",
        speaker_span=_phrase(one) if one.source else None,
        cue_span=_group(one.tree, one.cue),
    )


def _phrase(one: Statement) -> Span | None:
    """Return the whole noun phrase of the source, with relative clauses and appositions."""
    if one.source is None:
        return None
    token = one.source.token
    first, last = one.tree.left[token], one.tree.right[token]
    if first <= one.cue <= last:
        first, last = (first, one.cue - 1) if token < one.cue else (one.cue + 1, last)
    reach = one.tree.trimmed(first, last)
    return one.tree.article_span(*reach) if reach else None


def _group(tree: Tree, cue: int) -> Span:
    """Return the cue with its auxiliaries, adverbs before it and particle."""
    passage, first, last = tree.passage, cue, cue
    while first and passage.heads[first - 1] == cue and passage.deps[first - 1] in _OF_CUE:
        first -= 1
    following = last + 1
    if following < len(passage.words) and passage.heads[following] == cue:
        last += passage.deps[following] == "prt" or passage.words[cue] == "according"
    return tree.article_span(first, last)
