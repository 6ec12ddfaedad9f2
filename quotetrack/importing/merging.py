"""What a file carries is added to what is stored: nothing that is there already is changed or lost."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import groupby, islice
from operator import itemgetter
from typing import NamedTuple

from quotetrack.errors import BadQuery, UnreadableSource
from quotetrack.importing.lines import as_found, fault, lines
from quotetrack.queries import Timeline
from quotetrack.queries.carrying import of_others, stored_versions
from quotetrack.records import Article, Judgement, Quote, Record, Version
from quotetrack.store import connect
from quotetrack.store.staging import Gathered, Staging

_BATCH = 100  # articles saved in one transaction

Text = tuple[Version, list[Quote]]
Problem = Callable[[UnreadableSource], object]


class Imported(Record):
    """What became of a file: articles by whether they were there before, new quotes, lines that are none.

    ``missing`` are quotes whose article the file does not bring; ``judgements`` are those that are new;
    ``passed`` are items that need not be stored: in other languages, or of articles that are stored in full.
    """

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    quotes: int = 0
    judgements: int = 0
    failed: int = 0
    missing: int = 0
    passed: int = 0


class _Saving(NamedTuple):
    article: Article
    quotes: list[Quote]
    has_indirect: bool


def import_lines(
    stream: Iterable[bytes], origin: str, timeline: Timeline, *, on_problem: Problem
) -> Imported:
    """Store what the lines carry and is not stored yet; return what became of it.

    ``on_problem`` is told of each line that is none, in one line. Articles are stored as they come, so
    nothing that is stored is lost when a later one fails. Raises StoreError.
    """
    with Staging() as staging, closing(connect(timeline.path, read_only=True)) as connection:
        run = _Run(timeline, connection, origin, on_problem)
        said = run.gather(stream, staging)
        run.save(staging.articles())
        run.judge(said)
    return Imported(**run.counts)


class _Run:
    """One import under way."""

    def __init__(
        self, timeline: Timeline, connection: sqlite3.Connection, origin: str, on_problem: Problem
    ) -> None:
        self.counts: Counter[str] = Counter()
        self._timeline, self._connection = timeline, connection
        self._origin, self._on_problem = origin, on_problem

    def gather(self, stream: Iterable[bytes], staging: Staging) -> list[Judgement]:
        """Take all lines; return what users said."""
        said: dict[str, Judgement] = {}
        for line in lines(stream, self._origin):
            if isinstance(line, UnreadableSource):
                self._fail(line)
                continue
            carried = line.carried
            if carried is None:
                self.counts["missing"] += 1
                continue
            for text in carried.versions:
                staging.add_text(text.id, text.number, text.model_dump_json())
            if carried.found.is_found:
                quote = as_found(carried)
                staging.add_quote(
                    quote.quote_id, quote.article_id, carried.version, line.number, quote.model_dump_json()
                )
            said |= {_identity(one): one for one in carried.judgements}
        self.counts["missing"] += staging.missing()
        return list(said.values())

    def save(self, articles: Iterator[list[Gathered]]) -> None:
        """Store what is new of the articles, some at a time."""
        while batch := list(islice(articles, _BATCH)):
            wanted = [saving for texts in batch for saving in self._changes(texts)]
            # within an article their order counts: of two texts the later one is current
            for has_indirect, own in groupby(wanted, key=itemgetter(2)):
                self._timeline.save([(each.article, each.quotes) for each in own], indirect=has_indirect)

    def judge(self, said: Sequence[Judgement]) -> None:
        """Add what users said, and the log does not have yet."""
        known = {_identity(one.judgement) for one in self._timeline.log()}
        for judgement in sorted(said, key=lambda one: one.number):
            if _identity(judgement) in known:
                continue
            try:
                self._timeline.judge(judgement)
                self.counts["judgements"] += 1
            except BadQuery as error:
                self._fail(UnreadableSource(f"{self._origin}: a judgement is left out: {error}"))

    def _changes(self, gathered: Sequence[Gathered]) -> list[_Saving]:
        brought = [self._text(one) for one in gathered]
        stored = stored_versions(self._connection, brought[0][0].id)
        changes = _merged(brought, stored)
        before = sum(len(quotes) for _, quotes in stored)
        after = {quote.quote_id for each in changes for quote in each.quotes}
        after |= {quote.quote_id for _, quotes in stored for quote in quotes}
        self.counts["quotes"] += len(after) - before
        self.counts["unchanged" if not changes else "updated" if stored else "new"] += 1
        return changes

    def _text(self, gathered: Gathered) -> Text:
        """Return a text with those of its quotes that stand in it, and are no other article's."""
        version = Version.model_validate_json(gathered.text)
        quotes = {line: Quote.model_validate_json(data) for line, data in gathered.quotes}
        others = of_others(self._connection, version.id, quotes.values())
        kept = []
        for line, quote in quotes.items():
            why = fault(quote, version)
            if quote.quote_id in others:
                why = f"another article has a quote of the id {quote.quote_id}"
            if why:
                self._fail(UnreadableSource(f"{self._origin}, line {line}: {why}"))
            else:
                kept.append(quote)
        return version, kept

    def _fail(self, error: UnreadableSource) -> None:
        self.counts["failed"] += 1
        self._on_problem(error)


def _merged(brought: Sequence[Text], stored: Sequence[Text]) -> list[_Saving]:
    """Return the texts to store, in order, so that the last becomes the current one."""
    known = {version.sha256: (version, quotes) for version, quotes in stored}
    changes = []
    for version, quotes in brought:
        before = known.get(version.sha256)
        merged = {quote.quote_id: quote for quote in [*quotes, *(before[1] if before else ())]}
        indirect = version.has_indirect or bool(before and before[0].has_indirect)
        is_new = before is None or len(merged) > len(before[1]) or indirect != before[0].has_indirect
        known[version.sha256] = (version, list(merged.values()))
        if is_new:
            changes.append((version.sha256, _Saving(_article(version), list(merged.values()), indirect)))
    current = _current(brought, stored)
    if changes and changes[-1][0] != current:
        version, quotes = known[current]
        changes.append((current, _Saving(_article(version), quotes, version.has_indirect)))
    return [saving for _, saving in changes]


def _current(brought: Sequence[Text], stored: Sequence[Text]) -> str:
    """Return the text that is to be current: the brought one where it is new, else the stored one."""
    there = {version.sha256 for version, _ in stored}
    wanted = next((version for version, _ in reversed(brought) if version.is_current), None)
    if wanted is not None and wanted.sha256 not in there:
        return wanted.sha256
    if stored:
        return next(version.sha256 for version, _ in stored if version.is_current)
    return (wanted or brought[-1][0]).sha256


def _article(version: Version) -> Article:
    return Article.model_construct(**{name: getattr(version, name) for name in Article.model_fields})


def _identity(judgement: Judgement) -> str:
    """Return what makes a judgement the same in two logs, which number it each in its way."""
    return judgement.model_copy(update={"number": 0}).model_dump_json()
