"""Quotes are checked again, and what was found is told: a table of them, and a summary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from quotetrack.cli._asking import counted
from quotetrack.cli._looks import SHORT_ID
from quotetrack.cli._output import remark
from quotetrack.cli._progress import Meter
from quotetrack.cli._screen import terminal_width
from quotetrack.cli._table import GAP, Column, Row, Text, lines
from quotetrack.errors import DroppedField, UnreadableSource
from quotetrack.fetch import Web
from quotetrack.queries import Filters, Tally, Timeline, Verified
from quotetrack.records import Article

_FAILED = ("altered", "gone")
_FATES = ("unchanged", "moved", *_FAILED)


class Proving:
    """Stored quotes held against the stored text."""

    def __init__(self, timeline: Timeline, filters: Filters) -> None:
        self._tally = Tally()
        self._timeline = timeline
        self._filters = filters

    def found(self) -> Iterator[Verified]:
        """Yield what fails."""
        return self._timeline.verify(self._filters, tally=self._tally)

    @property
    def has_failed(self) -> bool:
        """Say whether anything did."""
        return self._tally.has_failed

    def summarise(self) -> None:
        """Say how much was checked, and how much of it fails."""
        broken = self._tally.verdicts["broken"]
        verdict = f"{counted(broken, 'failure')}" if broken else "all as stored"
        remark(f"{counted(self._tally.quotes, 'quote')} in {counted(self._tally.texts, 'text')}: {verdict}")


class Comparing:
    """Stored quotes sought in articles as they are now."""

    def __init__(
        self, timeline: Timeline, filters: Filters, locations: Sequence[str], web: Web, *, only_failed: bool
    ) -> None:
        self._web = web
        self._timeline = timeline
        self._rereading = timeline.rereading(filters)
        self._locations = locations
        self._only_failed = only_failed
        self._meter = Meter()
        self._unread = 0

    def found(self) -> Iterator[Verified]:
        """Yield what became of each quote, article by article as they are given."""
        from quotetrack.ingest import read

        for item in read(self._locations, web=self._web):
            if isinstance(item, UnreadableSource):
                self._unread += not isinstance(item, DroppedField)
                self._meter.problem(item)
            else:
                yield from self._compared(item)

    @property
    def has_failed(self) -> bool:
        """Say whether any quote was altered or is gone, anything could not be read, or nothing compared."""
        tally = self._rereading.tally
        return bool(tally.has_failed or self._unread or not tally.texts)

    def summarise(self) -> None:
        """Say how much was compared, and what was not."""
        tally = self._rereading.tally
        fates = ", ".join(f"{tally.verdicts[fate]:,} {fate}" for fate in _FATES if tally.verdicts[fate])
        compared = f"{counted(tally.quotes, 'quote')} in {counted(tally.texts, 'article')}"
        remark(f"{compared}: {fates or 'nothing to compare'}")
        if left := self._rereading.left:
            remark(f"not compared: {counted(left, 'more quote')}, whose articles were not given")

    def _compared(self, given: Article) -> Iterator[Verified]:
        article = self._timeline.identify(given)
        # what the user named alone says by that which article is meant; one of a folder does not
        is_named = given.line is None and given.origin in self._locations
        found = self._rereading.compare(article, by_quotes=is_named)
        if found is None:
            place = given.origin if given.line is None else f"{given.origin}, line {given.line}"
            remark(f"{place}: no stored article is this one: give its id or url")
        for one in found or ():
            if one.verdict in _FAILED or not self._only_failed:
                yield one


def proof_lines(found: Iterable[Verified]) -> Iterator[str]:
    """Yield a table of what was found, nothing where that is nothing."""
    rows = iter(found)
    first = next(rows, None)
    if first is None:
        return
    room = max(terminal_width(), 50) - SHORT_ID - 3 * len(GAP)
    who, where = room // 5, room // 5
    columns = [
        Column("verdict", SHORT_ID),
        Column("speaker", who),
        Column("quote", room - who - where),
        Column("source", where),
    ]
    yield from lines(columns, map(_row, chain([first], rows)), spaced=True)


def _row(one: Verified) -> Row:
    words = f"“{one.text}”" if one.text is not None else ""
    told = [Text(one.diff or words), *([Text(one.why, "dim")] if one.why else [])]
    return [
        [Text(one.verdict, "bold" if one.verdict in ("broken", *_FAILED) else ""), _dim(one.quote_id)],
        [Text(one.speaker or "unknown" if one.quote_id else "", "bold" if one.speaker else "dim")],
        told,
        [_dim(one.published), Text(one.publisher or one.title or one.url or one.article_id or "", "dim")],
    ]


def _dim(text: str | None) -> Text:
    return Text((text or "")[:SHORT_ID], "dim")


def proof_cells(one: Verified) -> dict[str, object]:
    """Return what a plain table shows of it."""
    return {
        "verdict": one.verdict,
        "quote_id": one.quote_id,
        "person": one.speaker,
        "published": one.published,
        "publisher": one.publisher,
        "text": one.text,
        "diff": one.diff,
        "why": one.why,
    }
