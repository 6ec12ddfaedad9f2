"""The timeline: an open database that answers questions with records."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from quotetrack.queries import people, selecting
from quotetrack.queries.answers import Day, PersonSummary, Shown, Stats
from quotetrack.queries.counting import stats
from quotetrack.queries.filters import Filters
from quotetrack.queries.showing import shown
from quotetrack.records import StoredQuote
from quotetrack.store import Store, day, explained, stored_quote

_EVERYTHING = Filters()


class Timeline(Store):
    """What was said: articles and quotes go in through the store's methods, answers come out here."""

    def quotes(self, filters: Filters = _EVERYTHING) -> Iterator[StoredQuote]:
        """Return the quotes that ``filters`` ask for, by day; raise UnknownName for nobody's name."""
        sql, given = selecting.select(filters, self._people(filters))
        return self._stream(sql, given)

    def timeline(self, filters: Filters = _EVERYTHING) -> Iterator[Day]:
        """Return the days that have such quotes, each with its count and the quotes within the limit."""
        groups = groupby(self.quotes(filters), key=lambda quote: day(quote.published))
        nearest = next(groups, None)
        for row in self._count(filters, by_day=True):
            quotes: tuple[StoredQuote, ...] = ()
            if nearest and nearest[0] == row["day"]:
                quotes = tuple(nearest[1])
                nearest = next(groups, None)
            yield Day.model_construct(day=row["day"], count=row["count"], quotes=quotes)

    def undated(self, filters: Filters) -> int:
        """Return how many quotes answer to everything but the days, and have none."""
        return int(self._count(filters, by_day=False)[0]["count"])

    def called(self, name: str, *, min_confidence: float = 0.0) -> list[PersonSummary]:
        """Return whom ``name`` may mean; raise UnknownName, with the nearest names, where that is nobody."""
        with explained(self.path):
            ids = people.ids_of(self._connection, name)
            if not ids:
                raise people.unknown(self._connection, name)
            return people.summaries(self._connection, ids, min_confidence)

    def people(self, search: str | None = None, *, min_confidence: float = 0.0) -> list[PersonSummary]:
        """Return everybody who is quoted, or those whom ``search`` may mean, most quotes first.

        Only quotes of at least ``min_confidence``, 0 to 1, count.
        """
        if search is not None:
            return self.called(search, min_confidence=min_confidence)
        with explained(self.path):
            return people.summaries(self._connection, None, min_confidence)

    def show(self, quote_id: str) -> Shown:
        """Return the quote with this id, or the only one whose id begins so; raise UnknownName."""
        with explained(self.path):
            return shown(self._connection, quote_id)

    def stats(self, min_confidence: float = 0.0) -> Stats:
        """Return how much there is of everything; only quotes of at least ``min_confidence`` count."""
        with explained(self.path):
            return stats(self._connection, min_confidence)

    def _people(self, filters: Filters) -> list[str] | None:
        if filters.person is None:
            return None
        with explained(self.path):
            ids = people.ids_of(self._connection, filters.person)
            if not ids:
                raise people.unknown(self._connection, filters.person)
            return ids

    def _stream(self, sql: str, given: list[Any]) -> Iterator[StoredQuote]:
        with explained(self.path):
            for row in self._connection.execute(sql, given):
                yield stored_quote(row)

    def _count(self, filters: Filters, *, by_day: bool) -> list[Any]:
        with explained(self.path):
            sql, given = selecting.count(filters, self._people(filters), by_day=by_day)
            return self._connection.execute(sql, given).fetchall()
