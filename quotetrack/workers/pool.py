"""Articles are spread over processes, and come back with their quotes in the order in which they went."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from itertools import chain, islice
from queue import SimpleQueue
from time import monotonic
from types import TracebackType
from typing import Self

from quotetrack.errors import ProcessDied
from quotetrack.records import Article
from quotetrack.workers.process import Process
from quotetrack.workers.work import Found, Making, Outcome, Work, failure, seconds_for

_MOST = 32  # articles that go at once: few enough to be spread well, enough to be parsed together
_CHARACTERS = 50_000  # or so many characters, whichever is reached first
_AHEAD = 16  # times as many tasks wait or work as there are processes: they go on while a batch is stored
_QUICK = 1.0  # seconds within which a source that is not slow gives what goes at once
_GRACE = 20.0  # seconds after which a process that cannot interrupt itself is ended


def find(articles: Iterable[Article], making: Making, *, workers: int = 1) -> Iterator[Found]:
    """Yield each article with its quotes, or with the line that says why there are none, in order.

    One worker is this process. More are processes of their own, which a handful of articles never starts.
    """
    some, work = tasks(articles), cache(making)
    if workers == 1:
        yield from _here(some, work)
        return
    began = monotonic()
    first = list(islice(some, 1))
    if monotonic() - began > _QUICK:  # what a slow source gave first is not kept back until it has given more
        yield from _here(first, work)
        first = []
    more = list(islice(some, 2))
    if len(more) < 2:
        yield from _here([*first, *more], work)
        return
    with Pool(making, workers=workers) as pool:
        yield from pool.find(chain(first, more, some))


def _here(some: Iterable[list[Article]], work: Callable[[], Work]) -> Iterator[Found]:
    for task in some:
        yield from zip(task, work()(task), strict=True)


class Pool:
    """Processes that find quotes; they start when they are first needed, and end with the ``with`` block."""

    def __init__(self, making: Making, *, workers: int) -> None:
        """Take what each of so many processes is to make."""
        self._seconds = making.seconds
        self._processes = [Process(making) for _ in range(workers)]
        self._free: SimpleQueue[Process] = SimpleQueue()
        for process in self._processes:
            self._free.put(process)
        # a thread waits for each process: answers are taken as they come, whatever else is done here
        self._threads = ThreadPoolExecutor(workers, "quotetrack")
        self._ahead = _AHEAD * workers

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in self._processes:
            process.close()

    def find(self, work: Iterable[list[Article]]) -> Iterator[Found]:
        """Yield the articles with their outcomes, in order; they are taken a few tasks ahead."""
        under_way: deque[Future[list[Found]]] = deque()
        for some in work:
            under_way.append(self._threads.submit(self._done, some))
            # what is done is not kept back until a slow source has given more
            while len(under_way) >= self._ahead or (under_way and under_way[0].done()):
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()

    def _done(self, articles: Sequence[Article]) -> list[Found]:
        process = self._free.get()
        try:
            return list(zip(articles, self._outcomes(process, articles), strict=True))
        finally:
            self._free.put(process)

    def _outcomes(self, process: Process, articles: Sequence[Article]) -> list[Outcome]:
        # what fails together is tried one by one there, so it may take twice as long
        seconds = 2 * seconds_for(articles, self._seconds) + _GRACE
        try:
            outcomes: list[Outcome] = process.call(articles, seconds)
        except ProcessDied as died:
            process.end()
            if len(articles) == 1:
                return [failure(articles[0], f"the process that read it {died}: split it")]
            return [outcome for article in articles for outcome in self._outcomes(process, [article])]
        return outcomes


def tasks(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Yield the articles some at a time."""
    some: list[Article] = []
    characters = 0
    for article in articles:
        some.append(article)
        characters += len(article.text)
        if len(some) == _MOST or characters >= _CHARACTERS:
            yield some
            some, characters = [], 0
    if some:
        yield some
