"""Ray: many machines find quotes; whoever dies is replaced, and what it had is done again."""

from __future__ import annotations

import logging
import os
import pickle
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from quotetrack.cluster.extracting import Extracting, Finder, finished
from quotetrack.cluster.folder import Folder, Run
from quotetrack.cluster.parts import groups, parts
from quotetrack.cluster.written import Written
from quotetrack.errors import MissingAsset, ProcessDied, QuotetrackError
from quotetrack.records import Article
from quotetrack.workers import Found, Making, failure
from quotetrack.workers.pool import tasks

# a core is shared by one that finds quotes and one that reads: reading takes little of it
_FINDING, _READING = 0.9, 0.1
_AHEAD = 3  # times as many tasks wait or work as there are workers
_TRIES = 3  # times that a task is done again whose worker died, before its articles go one by one
_MOST_BLOCKS = 10_000
_QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_BACKEND_LOG_LEVEL": "fatal", "RAY_DEDUP_LOGS": "0"}


@contextmanager
def running(address: str | None, workers: int | None) -> Iterator[Any]:
    """Give Ray, connected to the cluster at an address, else to one on this machine that ends with the block.

    One that is connected already is used and left. Nothing is told to anybody outside.
    """
    for name, setting in _QUIET.items():
        os.environ.setdefault(name, setting)
    try:
        import ray
    except ModuleNotFoundError as error:
        raise MissingAsset('--engine ray needs Ray: pip install "quotetrack[ray]"') from error
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Ray speaks to those who maintain it
        is_ours = not ray.is_initialized()
        if is_ours:
            own: dict[str, Any] = {} if address else {"num_cpus": workers, "include_dashboard": False}
            try:
                ray.init(address=address or "local", logging_level=logging.ERROR, log_to_driver=False, **own)
            except (ConnectionError, ValueError, RuntimeError) as error:
                raise ProcessDied(f"{address or 'Ray'}: no cluster answers there: {_line(error)}") from error
        try:
            yield ray
        except ray.exceptions.RayError as error:
            raise _ours(error) from error
        finally:
            if is_ours:
                ray.shutdown()


def find(
    articles: Iterable[Article], making: Making, *, address: str | None = None, workers: int | None = None
) -> Iterator[Found]:
    """Yield each article with its quotes, or with why there are none, in order, found on a cluster.

    Articles are taken a few tasks ahead, so that memory stays flat however slow the taker is.
    """
    with running(address, workers) as ray:
        made = ray.remote(num_cpus=_FINDING, max_restarts=-1, max_task_retries=_TRIES)(Finder)
        finders = [made.remote(making) for _ in range(workers or _cores(ray))]
        under_way: deque[tuple[list[Article], Any]] = deque()
        for number, some in enumerate(tasks(articles)):
            under_way.append((some, finders[number % len(finders)].find.remote(some)))
            if len(under_way) >= _AHEAD * len(finders):
                yield from _found(ray, finders[0], *under_way.popleft())
        while under_way:
            yield from _found(ray, finders[0], *under_way.popleft())


def _found(ray: Any, finder: Any, some: Sequence[Article], coming: Any) -> list[Found]:
    """Wait for a task; where its worker died again and again, do its articles one by one."""
    try:
        found: list[Found] = ray.get(coming)
    except (ray.exceptions.ActorDiedError, ray.exceptions.ActorUnavailableError) as error:
        if len(some) == 1:
            return [(some[0], failure(some[0], f"every worker that read it died ({type(error).__name__})"))]
        return [
            one for article in some for one in _found(ray, finder, [article], finder.find.remote([article]))
        ]
    return found


def extract_on_ray(
    run: Run,
    output: str,
    making: Making,
    *,
    address: str | None = None,
    workers: int | None = None,
    on_progress: Callable[[Written], object] = lambda _: None,
) -> Written:
    """Write the quotes of a run's locations to a folder on a cluster; return the counts.

    Every machine must reach the locations and the folder under the same names. What is written is what
    ``extract_here`` writes. Raises StoreError where the folder cannot be had.
    """
    folder = Folder(output)
    folder.begin(run)
    with running(address, workers) as ray:
        blocks = [{"group": pickle.dumps(group)} for group in groups(run.locations)]
        if not blocks:
            return finished(folder, iter(()), on_progress)
        _configure(ray)
        size = workers or _cores(ray)
        import ray.data

        written = (
            ray.data.from_items(blocks, override_num_blocks=min(len(blocks), _MOST_BLOCKS))
            .map_batches(_read, batch_size=1, batch_format="pyarrow", num_cpus=_READING)
            .map_batches(
                _Extractor,
                fn_constructor_args=(output, making),
                batch_size=1,
                batch_format="pyarrow",
                num_cpus=_FINDING,
                compute=ray.data.ActorPoolStrategy(size=size),
            )
        )
        return finished(folder, (pickle.loads(row["written"]) for row in written.iter_rows()), on_progress)


def _configure(ray: Any) -> None:
    """Let each part go its own way as soon as it is read, and say nothing of it."""
    import ray.data

    logging.getLogger("ray").setLevel(logging.ERROR)
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.target_max_block_size = 1  # bytes: a part is a block, else all parts of a file went to one worker


def _read(batch: Any) -> Iterator[Any]:
    """Turn the groups of a batch into their parts."""
    import pyarrow

    for group in batch["group"]:
        for part in parts(pickle.loads(group.as_py())):
            yield pyarrow.table({"part": pyarrow.array([pickle.dumps(part)], pyarrow.large_binary())})


class _Extractor:
    """What each worker makes once, and calls for each part."""

    def __init__(self, output: str, making: Making) -> None:
        self._extracting = Extracting(output, making)

    def __call__(self, batch: Any) -> Any:
        import pyarrow

        written = [pickle.dumps(self._extracting(pickle.loads(part.as_py()))) for part in batch["part"]]
        return pyarrow.table({"written": pyarrow.array(written, pyarrow.large_binary())})


def _cores(ray: Any) -> int:
    return max(1, int(ray.cluster_resources().get("CPU", 1)))


def _ours(error: Exception) -> QuotetrackError:
    """Return the error of ours that a worker raised, else one line about what Ray complains of."""
    cause: BaseException | None = error
    while cause is not None:
        inner = getattr(cause, "cause", None)
        for one in (inner, cause):
            if isinstance(one, QuotetrackError) and type(one).__module__ == QuotetrackError.__module__:
                return one
        cause = inner if isinstance(inner, BaseException) else cause.__cause__
    return ProcessDied(f"Ray gave up: {_line(error)[:300]}: give the same command again")


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())
