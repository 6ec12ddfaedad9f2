"""The timeline: an open database that answers questions with records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any

from quotetrack.queries import earliest, selecting
from quotetrack.queries.answers import (
    Day,
    FirstLast,
    Period,
    PeriodSpeakers,
    Shown,
    Side,
    Statement,
    Stats,
    TopicPage,
    TopicSummary,
)
from quotetrack.queries.counting import stats
from quotetrack.queries.filters import Filters
from quotetrack.queries.kept import Kept
from quotetrack.queries.marking import marked
from quotetrack.queries.ranking import found_by_meaning, like_a_quote, ranked
from quotetrack.queries.seeking import Sought, sought
from quotetrack.queries.selecting import Condition
from quotetrack.queries.showing import shown
from quotetrack.queries.verified import Tally, Verified
from quotetrack.queries.whos_who import WhosWho
from quotetrack.records import Article, StoredQuote
from quotetrack.store import explained

if TYPE_CHECKING:
    from quotetrack.checking import Check
    from quotetrack.queries.rereading import Rereading
    from quotetrack.queries.voices import Leaving

_EVERYTHING = Filters()
_STORED = Filters(versions="stored")


class Timeline(WhosWho):
    """What was said: articles and quotes go in through the store's methods, answers come out here."""

    def quotes(self, filters: Filters = _EVERYTHING) -> Iterator[StoredQuote]:
        """Return the quotes that ``filters`` ask for, by day or the best answer first.

        Raises UnknownName or AmbiguousName, and BadQuery for a search that can find nothing.
        """
        sought = self._sought(filters)
        if filters.is_ranked:
            return self._ranked(filters, sought)
        if earliest.suits(filters, sought):
            with explained(self.path):
                queries = [selecting.these(earliest.earliest(self._connection, filters, sought))]
        else:
            queries = selecting.select(filters, sought, f"{selecting.COLUMNS}, q.number")
        return islice(marked(self._connection, self._rows(queries), sought), filters.limit)

    def similar(self, quote_id: str, filters: Filters = _EVERYTHING) -> Iterator[StoredQuote]:
        """Return the quotes that are most like one, without other reports of the same saying.

        Raises UnknownName where no quote's id begins so, or several do.
        """
        with explained(self.path):
            like = like_a_quote(self._kept, quote_id, filters, self._sought(filters))
        return self._ranked(filters, like)

    def statements(self, filters: Filters = _EVERYTHING, *, min_outlets: int = 1) -> Iterator[Statement]:
        """Return the statements that such quotes report, by day, in at least so many outlets.

        Raises UnknownName or AmbiguousName.
        """
        from quotetrack.queries.statements import statements

        # the limit is of statements: how many quotes those have is not known beforehand
        quotes = replace(filters, limit=None)
        queries = selecting.select(quotes, self._sought(filters), "q.statement_id")
        with explained(self.path):
            found = statements(self._connection, queries, min_outlets=min_outlets)
            yield from islice(found, filters.limit)

    def timeline(self, filters: Filters = _EVERYTHING) -> Iterator[Day]:
        """Return the days that have such quotes, each with its count and the quotes within the limit."""
        filters = replace(filters, order="date")
        groups = groupby(self.quotes(filters), key=lambda quote: quote.day)
        nearest = next(groups, None)
        for row in self._rows(selecting.count(filters, self._sought(filters))):
            quotes: tuple[StoredQuote, ...] = ()
            if nearest and nearest[0] == row["day"]:
                quotes = tuple(nearest[1])
                nearest = next(groups, None)
            yield Day.model_construct(day=row["day"], count=row["count"], quotes=quotes)

    def periods(self, filters: Filters = _EVERYTHING, by: str = "month") -> list[Period]:
        """Return the days, weeks, months or years that have such quotes, without a date last; or BadQuery."""
        from quotetrack.queries.periods import checked, summed, wide

        queries = selecting.select(replace(filters, limit=None), self._sought(filters), "q.day, q.last_day")
        with explained(self.path):
            return summed(self._counts(filters), checked(by), wide(self._connection, queries))

    def speakers(self, filters: Filters = _EVERYTHING, by: str = "month") -> list[PeriodSpeakers]:
        """Return the same with those who are quoted most in each."""
        from quotetrack.queries.periods import checked, led

        quotes = selecting.select(replace(filters, limit=None), self._sought(filters), "q.day, q.person_id")
        with explained(self.path):
            return list(led(self._connection, quotes, checked(by)))

    def first_last(self, filters: Filters) -> FirstLast:
        """Return a person's first and latest wording, and how often in between; BadQuery without a person."""
        from quotetrack.queries.changing import first_last

        filters = replace(filters, order="date")
        whenever = replace(filters, since=None, until=None, limit=None)
        printed = self._rows(selecting.select(whenever, self._sought(whenever), "q.statement_id, q.day"))
        days = [day for day, _ in self._counts(filters) if day]
        return first_last(filters, self.periods(filters, "month"), days, self.quotes, printed)

    def compare(self, people: Sequence[str], filters: Filters = _EVERYTHING) -> list[Side]:
        """Return what two or more people said, each; raise BadQuery, UnknownName or AmbiguousName."""
        from quotetrack.queries.comparing import compared

        return compared(self, people, filters)

    def undated(self, filters: Filters) -> int:
        """Return how many quotes answer to everything but the days, and have none."""
        whenever = replace(filters, since=None, until=None)
        (row,) = self._rows([selecting.count_undated(whenever, self._sought(whenever))])
        return int(row["count"])

    def judged(self) -> Iterator[tuple[Article, list[StoredQuote]]]:
        """Return the articles of whose quotes users have spoken, with these quotes, rejected ones too."""
        from quotetrack.queries.judged import judged

        with explained(self.path):
            yield from judged(self._connection)

    def show(self, quote_id: str) -> Shown:
        """Return the quote with this id, or the only one whose id begins so; raise UnknownName."""
        with explained(self.path):
            return shown(self._connection, quote_id)

    def verify(self, filters: Filters = _STORED, *, tally: Tally | None = None) -> Iterator[Verified]:
        """Yield which stored quotes do not prove themselves by the stored text; ``tally`` counts all."""
        from quotetrack.queries.verifying import verified

        with explained(self.path):
            yield from verified(self._connection, self._wanted(filters, _STORED), tally or Tally())

    def rereading(self, filters: Filters = _EVERYTHING) -> Rereading:
        """Return what compares quotes with articles as they are now."""
        from quotetrack.queries.rereading import Rereading

        with explained(self.path):
            return Rereading(self._connection, self._wanted(filters, _EVERYTHING))

    def _wanted(self, filters: Filters, everything: Filters) -> list[Condition] | None:
        if filters == everything:
            return None
        return selecting.select(filters, self._sought(filters), "q.number")

    def check(self, claimed: str, person: str | None = None, *, leaving: Leaving | None = None) -> Check:
        """Say whether ``person``, None for anybody, said the words ``claimed``; raise BadQuery."""
        from quotetrack.queries.checking import check

        with explained(self.path):
            return check(self._connection, claimed, person, leaving)

    def topics(self) -> list[TopicSummary]:
        """Return all topics, each with how many quotes are tagged with it, scheme by scheme."""
        from quotetrack.queries.topics import summaries

        with explained(self.path):
            return summaries(self._connection)

    def topic(self, typed: str) -> TopicPage:
        """Return everything known of the topic of an id or a label; raise UnknownName or AmbiguousName."""
        from quotetrack.queries.topics import page

        with explained(self.path):
            return page(self._connection, typed)

    def stats(self, min_confidence: float = 0.0) -> Stats:
        """Return how much there is of everything; only quotes of at least ``min_confidence`` count."""
        with explained(self.path):
            return stats(self._connection, min_confidence)

    @cached_property
    def _kept(self) -> Kept:
        return Kept(self._connection)

    def _sought(self, filters: Filters) -> Sought:
        people = None if filters.person is None else [self.one(filters.person, quoted=True)]
        if not filters.is_seeking:
            return Sought(people)
        with explained(self.path):
            return found_by_meaning(self._kept, filters, sought(self._kept, filters, people))

    def _counts(self, filters: Filters) -> list[tuple[str | None, int]]:
        rows = self._rows(selecting.count(filters, self._sought(filters)))
        return [(row["day"], row["count"]) for row in rows]

    def _ranked(self, filters: Filters, sought: Sought) -> Iterator[StoredQuote]:
        with explained(self.path):
            best = ranked(self._connection, filters, sought)
        return marked(self._connection, self._rows([selecting.these(list(best))]), sought, best)

    def _rows(self, queries: Iterable[Condition]) -> Iterator[Any]:
        with explained(self.path):
            for sql, given in queries:
                # no "yield from": it would close the cursor of a database that may be closed by then
                for row in self._connection.execute(sql, given):  # noqa: UP028  see above
                    yield row
