"""A folder of Parquet goes into the timeline: as if its articles had been ingested here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from quotetrack.cluster.folder import Folder
from quotetrack.errors import UnreadableSource
from quotetrack.ingest import How, Item, Pair, Report, Timeline, ingest
from quotetrack.records import Article, Quote, digest

_BATCH = 2_000  # articles of a transaction: what it costs besides is shared by many


def load(
    location: str,
    timeline: Timeline,
    *,
    on_progress: Callable[[Report], object] | None = None,
    on_problem: Callable[[UnreadableSource], object] | None = None,
) -> Report:
    """Store the articles and quotes of a folder; return what became of them. What is stored is skipped.

    Raises StoreError where the folder is not whole.
    """
    folder = Folder(location)
    folder.done()
    loading = _Loading(folder)
    return ingest(
        loading.items(),
        timeline,
        extract=loading.quotes,
        how=How(indirect=folder.run().indirect, batch=_BATCH),
        on_progress=on_progress,
        on_problem=on_problem,
    )


class _Loading:
    """Gives each article, and its quotes when these are asked for: an ingest asks before the next."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._own: list[Quote] = []

    def items(self) -> Iterator[Item]:
        """Yield all articles, and what could not be read."""
        for part in self._folder.parts():
            for item in part:
                if isinstance(item, UnreadableSource):
                    yield item
                else:
                    article, self._own = item
                    yield article

    def quotes(self, articles: Iterable[Article]) -> Iterator[Pair]:
        """Yield articles as they are taken with the quotes found in them."""
        for article in articles:
            yield article, [_renamed(quote, article) for quote in self._own]


def _renamed(quote: Quote, article: Article) -> Quote:
    """Return a quote of an article that is stored under another id than it was found under."""
    if quote.article_id == article.id:
        return quote
    name = digest(article.id, article.sha256, quote.spans)
    return quote.model_copy(update={"article_id": article.id, "quote_id": name})
