"""Watches are kept and run, and what they bring is told."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from quotetrack import queries
from quotetrack.cli._asked import asked, title
from quotetrack.cli._asking import counted, reading
from quotetrack.cli._looks import quote_cells, quote_lines
from quotetrack.cli._options import Output
from quotetrack.cli._output import print_lines, remark, show, writing
from quotetrack.cli._progress import Meter
from quotetrack.cli._screen import plain
from quotetrack.errors import BadQuery, StoreError, UnknownName
from quotetrack.exports import How, exporter
from quotetrack.queries import Filters, Timeline
from quotetrack.queries.people import exact
from quotetrack.records import StoredQuote, Watch

if TYPE_CHECKING:
    from quotetrack.cli._reading import Looking
    from quotetrack.fetch import Web

_PATIENCE = 600.0  # seconds to wait for another program that writes
_TIME = re.compile(r"(\d{1,6})\s*([smhd]?)")
_SECONDS = {"s": 1, "": 60, "m": 60, "h": 3_600, "d": 86_400}
_FEEDS = {".atom": "atom", ".xml": "atom", ".json": "jsonfeed"}
_ENTRIES = 100  # of a feed that is written, the last


def add_watches(locations: Sequence[str], db: Path, web: Web | None) -> None:
    """Watch locations from now on; where ``web`` is given, those that can be read, or none of them."""
    if web is not None:
        for location in locations:
            _check(location, web)
    with queries.open(db, patience=_PATIENCE) as timeline:
        new = sum(timeline.watches.add(location) for location in locations)
    remark(f"{counted(new, 'location')} added; quotetrack watch run reads what is new")


def _check(location: str, web: Web) -> None:
    """Raise UnreadableSource where nothing is to be had from a location."""
    from quotetrack.errors import DroppedField, NotModified, PassedOver, UnreadableSource
    from quotetrack.fetch import fetch, is_address
    from quotetrack.sources import articles

    if not is_address(location):
        if not Path(location).exists():
            raise UnreadableSource(f"{location}: no such file or folder; --no-check watches it all the same")
        return
    found = articles([location], fetch=partial(fetch, web=web), is_known=lambda _: True)
    for item in found:
        if isinstance(item, UnreadableSource) and not isinstance(
            item, DroppedField | NotModified | PassedOver
        ):
            raise UnreadableSource(f"{item}; --no-check watches it all the same")
        return


def remove_watches(locations: Sequence[str], db: Path) -> None:
    """Watch locations no more; raise UnknownName for one that is not watched."""
    with queries.open(db, patience=_PATIENCE) as timeline:
        for location in locations:
            if not timeline.watches.remove(location):
                raise UnknownName(f"{location}: is not watched; quotetrack watch lists what is")


def list_watched(db: Path) -> None:
    """Print what is watched, a line each."""
    with reading(db) as timeline:
        watches = timeline.watches.listed()
    print_lines(map(_line, watches))
    if not watches:
        remark("nothing is watched: quotetrack watch add LOCATION")


def _line(watch: Watch) -> str:
    last = f"read {watch.run_at[:16].replace('T', ' ')} UTC" if watch.run_at else "not read yet"
    return plain(f"{watch.location} [{last}]")


@dataclass(frozen=True)
class Run:
    """What one look at all that is watched does."""

    db: Path
    filters: Filters
    looking: Looking
    workers: int | None
    output: Output
    feed: Path | None

    def __post_init__(self) -> None:
        if self.feed is not None and self.feed.suffix.lower() not in _FEEDS:
            raise BadQuery(f"-o {self.feed}: a feed is called .atom, .xml or .json")

    def __call__(self) -> None:
        """Read what is new, store it and tell of it."""
        from quotetrack.watching import look
        from quotetrack.workers import one_thread

        one_thread()
        with queries.open(self.db, patience=_PATIENCE) as timeline:
            if not timeline.watches.listed():
                raise BadQuery("nothing is watched: quotetrack watch add LOCATION")
            first, last = timeline.watches.told(self._asking)
            watch = Meter()
            report = look(
                timeline,
                self.looking.web,
                extract=partial(self.looking.find, workers=self.workers),
                indirect=self.looking.indirect,
                on_problem=watch.problem,
                on_given_up=_given_up,
            )
            newest = timeline.watches.newest()
            self._tell(timeline, first, last)
            timeline.watches.tell(self._asking, newest)
        failed = f", {report.failed:,} failed" if report.failed else ""
        if (new := report.new + report.updated) or failed:  # cron sends a letter for every word
            remark(f"{counted(new, 'new article')}{failed}")

    @property
    def _asking(self) -> str:
        """What is asked, and where the answer goes: who asks otherwise is told by itself."""
        where = str(self.feed.absolute()) if self.feed else ""
        given = {name: value for name, value in asdict(self.filters).items() if value is not None}
        return json.dumps({**given, "output": where}, sort_keys=True)

    def _tell(self, timeline: Timeline, first: int, last: int) -> None:
        quotes = self._stored(timeline, last)
        if self.feed is None and not quotes and self.output == Output():
            return  # a table of nothing is a letter from cron, too
        if self.feed is None:
            show(quotes, self.output, fields=StoredQuote, lines=quote_lines, cells=quote_cells)
        elif quotes or not self.feed.exists():
            self._write(self.feed, self._stored(timeline, first)[-_ENTRIES:])
            remark(f"{counted(len(quotes), 'new quote')} in {self.feed}")

    def _stored(self, timeline: Timeline, number: int) -> list[StoredQuote]:
        """Return the quotes that answer and were stored after the one of that number."""
        filters = replace(self.filters, stored_after=number)
        if filters.person is not None:
            try:
                filters = replace(filters, person=exact(timeline.one(filters.person, quoted=True)))
            except UnknownName:  # nobody has quoted them yet
                return []
        return list(timeline.quotes(filters))

    def _write(self, path: Path, quotes: Sequence[StoredQuote]) -> None:
        name = self.filters.person
        how = How(title=title(self.filters, name), asked=asked(self.filters, name))
        with writing(path) as out:
            exporter(_FEEDS[path.suffix.lower()]).write(quotes, out, how)


def _given_up(location: str) -> None:
    remark(plain(f"{location}: given up; quotetrack ingest --retry reads it again"))


def repeat(once: Callable[[], None], every: str | None, db: Path) -> None:
    """Do it once, or again and again until Ctrl-C; never while another watch of this database runs."""
    pause = _seconds(every) if every is not None else None
    with _alone(db):
        try:
            while True:
                start = time.monotonic()
                once()
                if pause is None:
                    return
                time.sleep(max(0.0, pause - (time.monotonic() - start)))
        except KeyboardInterrupt:
            remark("stopped; what is stored stays, and the next run goes on from there")
            raise typer.Exit(0 if pause is not None else 130) from None


def _seconds(every: str) -> float:
    match = _TIME.fullmatch(every.strip().lower())
    if match is None or not int(match[1]):
        raise BadQuery(f"--every {every!r}: give a time such as 90s, 10m, 2h or 1d")
    return float(int(match[1]) * _SECONDS[match[2]])


@contextmanager
def _alone(db: Path) -> Iterator[None]:
    """Hold a lock beside the database, which ends with this process however that ends."""
    try:
        import fcntl
    except ImportError:  # Windows: SQLite's own locks keep two runs from harm there
        yield
        return
    path = db.with_name(f"{db.name}.watching")
    try:
        with path.open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise StoreError(f"{db}: another watch run is under way: wait, or stop it") from None
            try:
                yield
            finally:
                path.unlink(missing_ok=True)
    except (FileNotFoundError, PermissionError, NotADirectoryError, IsADirectoryError) as error:
        raise StoreError(f"{path}: cannot be written: {error.strerror}") from error
