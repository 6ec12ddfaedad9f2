"""Articles become stored quotes: read, skip what is stored, extract, save batch by batch."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from time import monotonic
from typing import Protocol

from quotetrack.errors import DroppedField, NotModified, PassedOver, UnreadableSource
from quotetrack.fetch import Web, fetch, files
from quotetrack.records import Article, Failure, Quote, Record
from quotetrack.sources import articles, suffixes
from quotetrack.store.rows import absolute

_SECONDS = 5.0  # what a transaction waits for at most, and what may have to be read again after a power cut
_FEWEST = (
    96  # articles of a transaction at the beginning: enough that all processes work while lists are read
)
_NOTED = 32  # what was passed over or failed is told, and written down, so many at a time

Item = Article | UnreadableSource
Pair = tuple[Article, list[Quote]]
Found = tuple[Article, list[Quote] | UnreadableSource]  # the quotes, or why there are none
Extract = Callable[[Iterable[Article]], Iterable[Found]]


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

    def next_run(self) -> int:
        """Return the number by which an ingest that begins now notes what fails."""

    def note_failures(self, run: int, errors: Sequence[UnreadableSource], settled: Collection[str]) -> None:
        """Write down what could not be read, and forget what is settled."""

    def failures(self) -> list[Failure]:
        """Return what could not be read yet."""


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
    """How to read: ``indirect`` finds indirect statements, too; ``again`` reads what is stored once more.

    ``batch`` articles at most are stored at once; ``named`` are locations that articles come from.
    """

    indirect: bool = False
    again: bool = False
    batch: int = 256
    named: Collection[str] = ()


def read(
    locations: Iterable[str],
    *,
    on_read: Callable[[int], object] | None = None,
    web: Web | None = None,
    is_known: Callable[[str], bool] | None = None,
    on_passed: Callable[[int], object] | None = None,
) -> Iterator[Item]:
    """Yield the articles of files, folders, addresses and ``-``, and an UnreadableSource for what is none.

    ``on_read`` is told the number of bytes each time some are taken from the disk, ``web`` is how addresses
    are asked, ``on_passed`` is told how many items of archives are no articles, and need not be. Of what
    feeds link to, addresses that ``is_known`` are not read again.
    """
    opened = partial(fetch, on_read=on_read, web=web or Web())
    for item in articles(files(locations, suffixes()), fetch=opened, is_known=is_known):
        if not isinstance(item, PassedOver):
            yield item
        elif on_passed:
            on_passed(item.count)


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

    ``extract`` gives each article with its quotes, in order, and is not called where no article is new: an
    unchanged folder needs no language model. Asked for indirect statements it gives these too, and an article
    that was stored without them is read again. ``on_problem`` is handed each error as it is met.
    """
    run = _Run(timeline, on_progress or (lambda _: None), on_problem or (lambda _: None), how)
    try:
        wanted = run.wanted(items)
        first = next(wanted, None)
        if first is not None:
            found = iter(extract(chain([first], wanted)))
            while batch := run.take(found):
                run.save(batch)
        run.settle()
    finally:
        run.note()  # what could not be read is known however this ends
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
        self._number = timeline.next_run()
        self._failed_before = {failure.location for failure in timeline.failures()}
        self._errors: list[UnreadableSource] = []  # not written down yet
        self._settled: set[str] = set()
        self._met: set[str] = set()  # of what failed before
        self._states: deque[str] = deque()  # of the articles that are looked through, in order
        self._speakers: set[str] = set()
        # read but not saved yet: how many of an id, and the text that will be the current one
        self._waiting: Counter[str] = Counter()
        self._latest: dict[str, str] = {}

    def wanted(self, items: Iterable[Item]) -> Iterator[Article]:
        """Yield the articles to extract from, counting and reporting all others."""
        for item in items:
            self._meet(item.location if isinstance(item, UnreadableSource) else item.origin)
            if isinstance(item, UnreadableSource):
                self._leave(item)
                continue
            article = self._timeline.identify(item)
            if (state := self._state(article)) == "unchanged":
                self._pass()
                continue
            self._states.append(state)
            self._waiting[article.id] += 1
            self._latest[article.id] = article.sha256
            yield article

    def take(self, found: Iterator[Found]) -> list[Found]:
        """Take what comes within some seconds; of a short run little, or its end would be one long wait."""
        most = min(self._how.batch, max(_FEWEST, self._counts["read"] // 8))
        batch: list[Found] = []
        until = monotonic() + _SECONDS
        while len(batch) < most and monotonic() < until and (one := next(found, None)) is not None:
            batch.append(one)
        return batch

    def save(self, batch: list[Found]) -> None:
        """Store a batch, in the order read: of two texts under one id the later one is current."""
        pairs = [(article, found) for article, found in batch if not isinstance(found, UnreadableSource)]
        if pairs:
            self._timeline.save(pairs, indirect=self._how.indirect)
        for article, found in batch:
            state = self._states.popleft()
            self._waiting[article.id] -= 1
            if not self._waiting[article.id]:
                del self._waiting[article.id], self._latest[article.id]
            if isinstance(found, UnreadableSource):
                self._leave(found)
                continue
            self._counts.update(("read", state))
            self._counts["words"] += len(article.text.split())
            self._counts["quotes"] += len(found)
            self._speakers.update(quote.speaker for quote in found if quote.speaker)
        self.note()
        self._on_progress(self.report())

    def note(self) -> None:
        """Write down what could not be read since the last time."""
        self._timeline.note_failures(self._number, self._errors, self._settled)
        self._errors, self._settled = [], set()

    def settle(self) -> None:
        """Take note that all has been read: what failed before and did not this time is forgotten."""
        for location in self._how.named:
            self._meet(location)
        self._settled = self._met

    def _meet(self, location: str | None) -> None:
        if self._failed_before and (place := absolute(location)) in self._failed_before:
            self._met.add(place)

    def _pass(self) -> None:
        self._counts.update(("read", "unchanged"))
        if self._counts["unchanged"] % _NOTED == 0:
            self._on_progress(self.report())

    def _leave(self, error: UnreadableSource) -> None:
        if isinstance(error, NotModified):
            self._pass()
            return
        is_dropped = isinstance(error, DroppedField)
        self._counts["warnings" if is_dropped else "failed"] += 1
        if not is_dropped:
            self._errors.append(error)
        self._on_problem(error)
        if len(self._errors) >= _NOTED:
            self.note()

    def report(self) -> Report:
        """Return the counts so far."""
        return Report(**self._counts, speakers=len(self._speakers))

    def _state(self, article: Article) -> str:
        if article.id in self._waiting:
            return "unchanged" if self._latest[article.id] == article.sha256 else "updated"
        if not self._how.again and self._timeline.has(article, indirect=self._how.indirect):
            return "unchanged"
        return "updated" if self._timeline.knows(article) else "new"
