"""Every quote of a draft is checked: what it has in marks, and whom it says said that."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from quotetrack.checking import Check
from quotetrack.cli._checks import CODES
from quotetrack.cli._output import print_lines, remark, standard_output
from quotetrack.cli._progress import Meter
from quotetrack.cli._screen import plain, styled, terminal_width
from quotetrack.cli._table import GAP, Column, Row, Text, lines
from quotetrack.errors import BadQuery, DroppedField, UnreadableSource
from quotetrack.exports import write_json
from quotetrack.fetch import STDIN, Web, fetch, files
from quotetrack.queries import Timeline
from quotetrack.queries.voices import Leaving
from quotetrack.records import Article, Quote

_PLACE, _VERDICT = 6, 13  # columns


class Drafted(Check):
    """A quote of a draft with the verdict on it; ``line`` is where it begins in the file."""

    file: str | None
    line: int


class _Reading:
    """Drafts being read: what could not be read, and how far down a file its text begins."""

    def __init__(self, locations: Sequence[str]) -> None:
        self._locations = locations
        self._meter = Meter()
        self._web = Web()
        self._data = b""
        self.code = 0

    def articles(self) -> Iterator[Article]:
        """Yield the drafts that can be read."""
        from quotetrack.sources import articles, suffixes

        for item in articles(files(self._locations, suffixes()), fetch=self._fetched):
            if isinstance(item, UnreadableSource):
                self.fail(item)
            else:
                yield item

    def fail(self, error: UnreadableSource) -> None:
        """Tell what is wrong with a draft."""
        self._meter.problem(error)
        self.code = self.code if isinstance(error, DroppedField) else max(self.code, 1)

    def first_line(self, article: Article) -> int:
        """Return the line of the file at which the text of the article read last begins."""
        from quotetrack.sources._frontmatter import split

        if article.line is not None:
            return article.line
        raw = self._data.decode("utf-8", "replace")
        return 1 + raw.count("\n") - split(raw).body.count("\n")

    def _fetched(self, location: str) -> BinaryIO:
        with fetch(location, web=self._web) as stream:
            self._data = stream.read()
        return io.BytesIO(self._data)


def check_drafts(timeline: Timeline, locations: Sequence[str], *, as_json: bool) -> int:
    """Print the verdicts on the quotes of drafts, and return the exit code that tells the worst."""
    reading = _Reading(locations)
    found = list(_checked(timeline, reading))
    if as_json:
        write_json(found, standard_output())
    elif found:
        print_lines(_lines(found))
    if not found and not reading.code:
        remark("no quotes found")
    return max([reading.code, *(CODES[one.verdict] for one in found)])


def _checked(timeline: Timeline, reading: _Reading) -> Iterator[Drafted]:
    from quotetrack.extraction import extract_each, load

    nlp = None
    for article in reading.articles():
        first = reading.first_line(article)
        nlp = nlp or load()
        for _, quotes in extract_each([article], nlp=nlp):
            for quote in quotes:
                at = quote.spans[0][0]
                line = first if article.line is not None else first + article.text.count("\n", 0, at)
                try:
                    yield _verdict(timeline, article, quote, line)
                except BadQuery as error:
                    reading.fail(UnreadableSource(f"{article.origin}, line {line}: {error}"))


def _verdict(timeline: Timeline, article: Article, quote: Quote, line: int) -> Drafted:
    origin = article.origin
    is_file = origin not in (None, STDIN) and "://" not in str(origin)
    path = str(Path(str(origin)).absolute()) if is_file else None
    # each pair of marks claims what it holds; words on the other side of the cue may come from further on
    claimed = " … ".join(article.text[start:end] for start, end in quote.spans)
    # a draft that has been ingested, as it is or as it was, does not prove itself
    leaving = Leaving(sha256=article.sha256, origin=path)
    found = timeline.check(claimed, quote.speaker, leaving=leaving)
    told = {name: getattr(found, name) for name in Check.model_fields} | {"claimed": quote.text}
    return Drafted(**told, file=origin, line=line)


def _lines(found: Iterable[Drafted]) -> Iterator[str]:
    """Yield a table for each draft, under its name where there are several."""
    tables = [(name, list(own)) for name, own in groupby(found, key=lambda one: one.file)]
    for at, (name, own) in enumerate(tables):
        if len(tables) > 1:
            yield from ("",) if at else ()
            yield styled(plain(name or "-"), "bold")
        yield from _table(own)


def _table(found: Iterable[Drafted]) -> Iterator[str]:
    room = max(terminal_width(), 60) - _PLACE - _VERDICT - 4 * len(GAP)
    who, where = room // 4, room // 4
    columns = [
        Column("line", _PLACE, is_number=True),
        Column("verdict", _VERDICT),
        Column("speaker", who),
        Column("words", room - who - where),
        Column("source", where),
    ]
    return lines(columns, map(_row, found), spaced=True)


def _row(one: Drafted) -> Row:
    real = [Text(f"said by {one.speaker or 'nobody named'}", "dim")] if one.verdict == "other_speaker" else []
    note = [Text(one.note, "dim")] if one.note else []
    source = [part for part in (one.publisher or one.title, (one.published or "")[:10]) if part]
    return [
        [Text(f"{one.line}")],
        [Text(one.verdict, "" if one.verdict == "exact" else "bold")],
        [Text(one.person or "nobody named", "" if one.person else "dim"), *real],
        [Text(one.diff or f"“{one.claimed}”"), *note],
        [Text(part, "dim") for part in source],
    ]
