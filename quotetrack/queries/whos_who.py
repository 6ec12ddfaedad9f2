"""Who is who: names become people, and people what is known of them."""

from __future__ import annotations

from collections.abc import Iterator

from quotetrack.queries import people
from quotetrack.queries.answers import Matched, PersonPage, PersonSummary, Suggestion
from quotetrack.records import Person, PersonType
from quotetrack.store import Store, explained


class WhosWho(Store):
    """An open database that is asked about people."""

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
