"""Articles become stored quotes: read, skip what is stored, extract, save batch by batch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import Protocol

from quotetrack.errors import DroppedField, UnreadableSource
from quotetrack.fetch import fetch, files
from quotetrack.records import Article, Quote, Record
from quotetrack.sources import articles, suffixes

_BATCH = 32

Item = Article | UnreadableSource
Pair = tuple[Article, list[Quote]]
Extract = Callable[[Iterable[Article]], Iterable[Pair]]


class Timeline(Protocol):
    """What ingesting asks of the store."""

    def identify(self, article: Article) -> Article:
        """Return the article under the id it is stored under."""

    def knows(self, article: Article) -> bool:
        """Say whether any version of the article is stored."""

    def has(self, article: Article, *, indirect: bool) -> bool:
        """Say whether the article is stored as it is, read for indirect statements where these are asked."""

    def save(self, pairs: Iterable[Pair], *, indirect: bool) -> None:
        """Store articles with their quotes, all or none, and whether indirect statements are among these."""


class Report(Record):
    """What became of the articles: ``read`` is new, updated and unchanged; ``failed`` gave no article.

    ``warnings`` counts the fields that articles had to do without; ``quotes``, ``speakers`` (different
    names) and ``words`` are those of the new and updated articles.
    """

    read: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    failed: int = 0
    warnings: int = 0
    quotes: int = 0
    speakers: int = 0
    words: int = 0


@dataclass(frozen=True)
class How:
    """How to read: ``indirect`` finds indirect statements, too; ``again`` reads what is stored once more."""

    indirect: bool = False
    again: bool = False


def read(locations: Iterable[str], *, on_read: Callable[[int], object] | None = None) -> Iterator[Item]:
    """Yield the articles of files, folders and ``-``, and an UnreadableSource for what is none.

    ``on_read`` is told the number of bytes each time some are taken from the disk.
    """
    return articles(files(locations, suffixes()), fetch=partial(fetch, on_read=on_read))


def ingest(
    items: Iterable[Item],
    timeline: Timeline,
    *,
    extract: Extract,
    how: How = How(),
    on_progress: Callable[[Report], object] | None = None,
    on_problem: Callable[[UnreadableSource], object] | None = None,
) -> Report:
    """Store the quotes of every article that is not stored as it is; return what became of them all.

    ``extract`` gives each article with its quotes, in order, and is not called where no article is new:
    an unchanged folder needs no language model. Asked for indirect statements it gives these too, and an
    article that was stored without them is read again. Batches are saved as they come, so nothing that is
    stored is lost when a later article fails. ``on_problem`` is handed each error as it is met, not a
    list at the end, so that memory stays flat.
    """
    run = _Run(timeline, on_progress or _ignore, on_problem or _ignore, how)
    wanted = run.wanted(items)
    first = next(wanted, None)
    if first is not None:
        pairs = iter(extract(chain([first], wanted)))
        while batch := list(islice(pairs, _BATCH)):
            run.save(batch)
    return run.report()


class _Run:
    """One ingest under way."""

    def __init__(
        self,
        timeline: Timeline,
        on_progress: Callable[[Report], object],
        on_problem: Callable[[UnreadableSource], object],
        how: How,
    ) -> None:
        self._timeline = timeline
        self._how = how
        self._on_progress = on_progress
        self._on_problem = on_problem
        self._counts: Counter[str] = Counter()
        self._speakers: set[str] = set()
        # read but not saved yet: how many of an id, and the text that will be the current one
        self._waiting: Counter[str] = Counter()
        self._latest: dict[str, str] = {}

    def wanted(self, items: Iterable[Item]) -> Iterator[Article]:
        """Yield the articles to extract from, counting and reporting all others."""
        for item in items:
            if isinstance(item, UnreadableSource):
                self._counts["warnings" if isinstance(item, DroppedField) else "failed"] += 1
                self._on_problem(item)
                continue
            article = self._timeline.identify(item)
            state = self._state(article)
            self._counts.update(("read", state))
            if state != "unchanged":
                self._waiting[article.id] += 1
                self._latest[article.id] = article.sha256
                yield article
            elif self._counts["unchanged"] % _BATCH == 0:
                self._on_progress(self.report())

    def save(self, pairs: list[Pair]) -> None:
        """Store a batch, in the order read: of two texts under one id the later one is current."""
        self._timeline.save(pairs, indirect=self._how.indirect)
        for article, quotes in pairs:
            self._counts["words"] += len(article.text.split())
            self._counts["quotes"] += len(quotes)
            self._speakers.update(quote.speaker for quote in quotes if quote.speaker)
            self._waiting[article.id] -= 1
            if not self._waiting[article.id]:
                del self._waiting[article.id], self._latest[article.id]
        self._on_progress(self.report())

    def report(self) -> Report:
        """Return the counts so far."""
        return Report(**self._counts, speakers=len(self._speakers))

    def _state(self, article: Article) -> str:
        if article.id in self._waiting:
            return "unchanged" if self._latest[article.id] == article.sha256 else "updated"
        if not self._how.again and self._timeline.has(article, indirect=self._how.indirect):
            return "unchanged"
        return "updated" if self._timeline.knows(article) else "new"


def _ignore(_: object) -> None:
    """Tell nobody."""
