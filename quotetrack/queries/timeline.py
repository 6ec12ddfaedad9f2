"""The timeline: an open database that answers questions with records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any

from quotetrack.queries import people, selecting
from quotetrack.queries.answers import (
    Day,
    Matched,
    PersonPage,
    PersonSummary,
    Shown,
    Statement,
    Stats,
    Suggestion,
)
from quotetrack.queries.counting import stats
from quotetrack.queries.filters import Filters
from quotetrack.queries.selecting import Condition
from quotetrack.queries.showing import shown
from quotetrack.queries.verified import Tally, Verified
from quotetrack.records import Article, Person, PersonType, StoredQuote
from quotetrack.store import Store, explained, stored_quote

if TYPE_CHECKING:
    from quotetrack.checking import Check
    from quotetrack.queries.rereading import Rereading
    from quotetrack.queries.voices import Leaving

_EVERYTHING = Filters()
_STORED = Filters(versions="stored")


class Timeline(Store):
    """What was said: articles and quotes go in through the store's methods, answers come out here."""

    def quotes(self, filters: Filters = _EVERYTHING) -> Iterator[StoredQuote]:
        """Return the quotes that ``filters`` ask for, by day; raise UnknownName or AmbiguousName."""
        return islice(self._stream(selecting.select(filters, self._people(filters))), filters.limit)

    def statements(self, filters: Filters = _EVERYTHING, *, min_outlets: int = 1) -> Iterator[Statement]:
        """Return the statements that such quotes report, by day, in at least so many outlets.

        Raises UnknownName or AmbiguousName.
        """
        from quotetrack.queries.statements import statements

        # the limit is of statements: how many quotes those have is not known beforehand
        quotes = replace(filters, limit=None)
        queries = selecting.select(quotes, self._people(filters), "q.statement_id")
        with explained(self.path):
            found = statements(self._connection, queries, min_outlets=min_outlets)
            yield from islice(found, filters.limit)

    def timeline(self, filters: Filters = _EVERYTHING) -> Iterator[Day]:
        """Return the days that have such quotes, each with its count and the quotes within the limit."""
        groups = groupby(self.quotes(filters), key=lambda quote: quote.day)
        nearest = next(groups, None)
        for row in self._rows(selecting.count(filters, self._people(filters))):
            quotes: tuple[StoredQuote, ...] = ()
            if nearest and nearest[0] == row["day"]:
                quotes = tuple(nearest[1])
                nearest = next(groups, None)
            yield Day.model_construct(day=row["day"], count=row["count"], quotes=quotes)

    def undated(self, filters: Filters) -> int:
        """Return how many quotes answer to everything but the days, and have none."""
        (row,) = self._rows([selecting.count_undated(filters, self._people(filters))])
        return int(row["count"])

    def called(self, name: str, *, min_confidence: float = 0.0) -> list[PersonSummary]:
        """Return whom ``name`` may mean; raise UnknownName, with the nearest names, where that is nobody."""
        from quotetrack.queries import lookup  # how names are compared: only who asks for one waits for it

        with explained(self.path):
            ids = lookup.ids_of(self._connection, name)
            if not lookup.is_quoted(self._connection, ids):
                raise people.unknown(self._connection, name)
            return people.summaries(self._connection, ids, min_confidence)

    def one(self, name: str, *, quoted: bool = False) -> str:
        """Return the id of the one person whom ``name`` means; raise UnknownName or AmbiguousName.

        Of those whom only a list knows none is meant where it has to be somebody ``quoted``.
        """
        with explained(self.path):
            ids = self._meant(name, quoted=quoted)
            if len(ids) > 1:
                raise people.ambiguous(name, people.summaries(self._connection, ids, with_unquoted=True))
            return ids[0]

    def meant(self, name: str, *, quoted: bool = False) -> list[PersonSummary]:
        """Return all whom ``one`` would have to choose from; raise UnknownName where that is nobody."""
        with explained(self.path):
            ids = self._meant(name, quoted=quoted)
            return people.summaries(self._connection, ids, with_unquoted=True)

    def _meant(self, name: str, *, quoted: bool) -> list[str]:
        from quotetrack.queries import lookup  # how names are compared: only who asks for one waits for it

        ids = lookup.ids_of(self._connection, name)
        if not ids or (quoted and not lookup.is_quoted(self._connection, ids)):
            raise people.unknown(self._connection, name)
        return ids

    def people(self, search: str | None = None, *, min_confidence: float = 0.0) -> list[PersonSummary]:
        """Return everybody who is quoted, or those whom ``search`` may mean, most quotes first.

        Only quotes of at least ``min_confidence``, 0 to 1, count.
        """
        if search is not None:
            return self.called(search, min_confidence=min_confidence)
        with explained(self.path):
            return people.summaries(self._connection, None, min_confidence)

    def person(self, id: str) -> PersonPage:
        """Return everything known of the person of an id; raise UnknownName where it is nobody's."""
        from quotetrack.queries import persons

        with explained(self.path):
            return persons.page(self._connection, self.one(id))

    def listing(self, *, everybody: bool = False) -> Iterator[Person]:
        """Return those who are quoted as a list of people; with ``everybody`` all whom a list knows, too."""
        from quotetrack.queries import persons

        with explained(self.path):
            yield from persons.listing(self._connection, everybody=everybody)

    def suggestions(self, limit: int | None = None) -> list[Suggestion]:
        """Return pairs of people who may be one, the likeliest first."""
        from quotetrack.queries.suggesting import suggestions

        with explained(self.path):
            return suggestions(self._connection, limit)

    def match(self, one: str, other: str, kind: PersonType = "person") -> Matched:
        """Say whether two names are one person's; what this database knows counts."""
        from quotetrack.queries.matching import matched

        with explained(self.path):
            return matched(one, other, kind, self._connection)

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
        return selecting.select(filters, self._people(filters), "q.number")

    def check(self, claimed: str, person: str | None = None, *, leaving: Leaving | None = None) -> Check:
        """Say whether ``person``, None for anybody, said the words ``claimed``; raise BadQuery."""
        from quotetrack.queries.checking import check

        with explained(self.path):
            return check(self._connection, claimed, person, leaving)

    def stats(self, min_confidence: float = 0.0) -> Stats:
        """Return how much there is of everything; only quotes of at least ``min_confidence`` count."""
        with explained(self.path):
            return stats(self._connection, min_confidence)

    def _people(self, filters: Filters) -> list[str] | None:
        return None if filters.person is None else [self.one(filters.person, quoted=True)]

    def _stream(self, queries: Iterable[Condition]) -> Iterator[StoredQuote]:
        return map(stored_quote, self._rows(queries))

    def _rows(self, queries: Iterable[Condition]) -> Iterator[Any]:
        with explained(self.path):
            for sql, given in queries:
                # no "yield from": it would close the cursor of a database that may be closed by then
                for row in self._connection.execute(sql, given):  # noqa: UP028  see above
                    yield row
