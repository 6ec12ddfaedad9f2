"""A part becomes Parquet: the same wherever it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack

from quotetrack.cluster.columns import UNKNOWN, failed, rows
from quotetrack.cluster.folder import Folder, Run
from quotetrack.cluster.parts import Part, groups, parts
from quotetrack.cluster.written import Written
from quotetrack.errors import DroppedField, UnreadableSource
from quotetrack.records import Article
from quotetrack.workers import Found, Making
from quotetrack.workers.pool import Pool, tasks


class Finder:
    """Finds the quotes of articles in processes of its own: what stalls one costs that article only."""

    def __init__(self, making: Making, workers: int = 1) -> None:
        """Take what each process is to make."""
        self._pool = Pool(making, workers=workers)

    def find(self, articles: Sequence[Article]) -> list[Found]:
        """Return each article with its quotes, or with why there are none, in order."""
        return list(self._pool.find(tasks(articles)))

    def close(self) -> None:
        """End the processes."""
        self._pool.__exit__()


class Extracting:
    """Finds the quotes of parts and writes them to a folder."""

    def __init__(self, location: str, making: Making, workers: int = 1) -> None:
        """Take where to write, and what each process is to make."""
        self._folder, self._indirect = Folder(location), making.indirect
        self._finder = Finder(making, workers)

    def __call__(self, part: Part) -> Written:
        """Write a part, over what is there of it, and count."""
        numbered = [(at, one) for at, one in enumerate(part.items) if isinstance(one, Article)]
        found = self._finder.find([article for _, article in numbered])
        outcomes = [(at, *one) for (at, _), one in zip(numbered, found, strict=True)]
        made = rows(outcomes, indirect=self._indirect)
        errors = [(at, one) for at, one in enumerate(part.items) if isinstance(one, UnreadableSource)]
        made["failures", UNKNOWN] += [failed(at, error) for at, error in errors]
        warnings = sum(isinstance(error, DroppedField) for _, error in errors)
        read = [(article, quotes) for article, quotes in found if not isinstance(quotes, UnreadableSource)]
        return Written(
            articles=len(read),
            quotes=sum(len(quotes) for _, quotes in read),
            words=sum(len(article.text.split()) for article, _ in read),
            failed=len(made["failures", UNKNOWN]) - warnings,
            warnings=warnings,
            files=self._folder.write(part.name, made),
        )

    def close(self) -> None:
        """End the processes."""
        self._finder.close()


def extract_here(
    run: Run,
    output: str,
    making: Making,
    *,
    workers: int = 1,
    on_progress: Callable[[Written], object] = lambda _: None,
) -> Written:
    """Write the quotes of a run's locations to a folder, in processes of this machine; return the counts.

    What cannot be read is written, too. Raises StoreError where the folder cannot be had.
    """
    with ExitStack() as stack:
        folder = Folder(output)
        folder.begin(run)
        extracting = Extracting(output, making, workers)
        stack.callback(extracting.close)
        return finished(
            folder,
            (extracting(part) for group in groups(run.locations) for part in parts(group)),
            on_progress,
        )


def finished(folder: Folder, written: Iterator[Written], on_progress: Callable[[Written], object]) -> Written:
    """Wait for all parts, and say in the folder that it is whole."""
    total, files = Written(), list[str]()
    for each in written:
        files += each.files  # apart: to add tuples of a million files would take for ever
        total += Written(**{**vars(each), "files": ()})
        on_progress(total)
    total += Written(files=tuple(files))
    folder.finish(total)
    return total
