"""The people gazetteer: who a surname means on a day, and who held an office then."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from quotetrack.assets import rows
from quotetrack.attribution.names import Gender
from quotetrack.attribution.offices import Places, Title, office
from quotetrack.attribution.terms import Person, Term, folded, read_person, surnames

# holders of these are many, and their surnames common: the title has to stand before the name
_MANY = frozenset(
    {"senator", "representative", "governor", "mayor", "justice", "ambassador", "press secretary"}
)
_FAMILY = frozenset({"first lady"})
_RUNNING = frozenset({"presidential candidate", "vice presidential candidate"})
# their holders go by the surname alone, as nobody else does
_FAMOUS = _RUNNING | {
    "president",
    "vice president",
    "prime minister",
    "chancellor",
    "state secretary",
    "supreme leader",
}


class People:
    """The gazetteer, read on first use."""

    @cached_property
    def places(self) -> Places:
        """The places of the offices."""
        return Places()

    @cached_property
    def everybody(self) -> list[Person]:
        """All people, in the order of the file."""
        return [read_person(row) for row in rows("data", "gazetteers", "people.csv")]

    @cached_property
    def offices(self) -> frozenset[str]:
        """Every office that somebody held."""
        return frozenset(term.office for person in self.everybody for term in person.terms)

    @cached_property
    def by_surname(self) -> dict[str, list[Person]]:
        """People by their folded last name, by the last two words of it, and by one-word names such as Xi."""
        found: dict[str, list[Person]] = {}
        for person in self.everybody:
            for key in dict.fromkeys(key for name in person.names for key in surnames(name)):
                found.setdefault(key, []).append(person)
        return found

    @cached_property
    def by_name(self) -> dict[str, Person]:
        """People by the name that the file opens their row with."""
        return {person.name: person for person in self.everybody}

    @cached_property
    def _holders(self) -> dict[tuple[str, str], list[tuple[Term, Person]]]:
        found: dict[tuple[str, str], list[tuple[Term, Person]]] = {}
        for person in self.everybody:
            for term in person.terms:
                found.setdefault((term.office, term.place), []).append((term, person))
        return found

    def title(self, words: str) -> Title:
        """Read what stands before a name."""
        return self.places.title(words, self.offices)

    def full_name(
        self,
        surname: str,
        *,
        title: str = "",
        places: frozenset[str] = frozenset(),
        gender: Gender = "",
        day: str | None = None,
    ) -> str | None:
        """Return the full name of the one person whom the surname can mean, None where several can or nobody.

        ``title`` stands before it (``President``, ``Mr.``); ``places`` are those the text around writes of;
        ``day`` is an ISO day, None if unknown.
        """
        read = self.title(title)
        wanted = read.gender or gender
        named = [
            p
            for p in self.by_surname.get(folded(surname), [])
            if not (wanted and p.gender and p.gender != wanted)
        ]
        if read.is_strange or not named:
            return None
        if read.offices:
            return _titled(named, read, places, day)
        found = _untitled(named, wanted, day)
        if found is None or not (title or _is_famous(found, places)):
            return None
        return found.name

    def gender(self, name: str) -> Gender:
        """Return the gender of all who go by a full name or a surname; "" if it differs or is unknown."""
        key = folded(name)
        last = self.by_surname.get(key.split()[-1], [])
        known = {p.gender for p in last if " " not in key or key in {folded(one) for one in p.names}}
        return known.pop() if len(known) == 1 else ""

    def nations(self, names: Iterable[str]) -> frozenset[str]:
        """Return the countries in which people of these full names held the highest offices."""
        people = (self.by_name[name] for name in names if name in self.by_name)
        return frozenset(term.place for p in people for term in p.terms if term.office in _FAMOUS)

    def holder(self, role: str, country: str, day: str | None) -> str | None:
        """Return who surely held an office on an ISO day: ``president``, ``Ukrainian``; None if unknown."""
        if day is None:
            return None
        found = set()
        for place in self.places.also.get(country, ()):
            held = self.places.leader.get(place, "") if role == "leader" else office(role)
            found.add(_one_holder(self._holders.get((held, place), []), day))
        found.discard(None)
        return found.pop() if len(found) == 1 else None


def _only(people: Iterable[Person]) -> Person | None:
    names = {person.name: person for person in people}
    return next(iter(names.values())) if len(names) == 1 else None


def _titled(named: list[Person], title: Title, places: frozenset[str], day: str | None) -> str | None:
    """Return the one bearer of the title: who held it on the day, else, if its holders are few, before."""
    told = title.places
    fitting = [
        (t, p) for p in named for t in p.terms if title.fits(t.office) and (not told or t.place in told)
    ]
    pools = [fitting]
    if day is not None:
        pools = [[(t, p) for t, p in fitting if t.may_include(day)]]
        pools.append([(t, p) for t, p in fitting if t.office not in _MANY and t.start <= day])
    pool = next((some for some in pools if some), [])
    found = _only(p for _, p in pool) or _only(p for t, p in pool if t.place in places)
    return found.name if found else None


def _untitled(named: list[Person], gender: Gender, day: str | None) -> Person | None:
    """Return the one bearer of a high office whom a surname alone can mean."""
    high = [p for p in named if p.held(lambda t: _is_high(t, gender) and (day is None or t.is_near(day)))]
    rivals = [p for p in named if not p.held(lambda t: t.office not in _MANY)]
    if any(day is None or p.held(lambda t: t.start <= day) for p in rivals):
        return None
    found = _only(high)
    if found is None and day is not None:
        found = _only(
            p for p in high if p.held(lambda t: t.office not in _MANY | _FAMILY and t.may_include(day))
        )
    return found


def _is_high(term: Term, gender: Gender) -> bool:
    return term.office not in _MANY and (term.office not in _FAMILY or gender == "female")


def _is_famous(person: Person, places: frozenset[str]) -> bool:
    return person.held(lambda term: term.office in _FAMOUS and term.place in places)


def _one_holder(terms: list[tuple[Term, Person]], day: str) -> str | None:
    possible = [(t, p) for t, p in terms if t.may_include(day)]
    latest = max((t.start for t, _ in possible if t.includes(day)), default="")

    def is_over(term: Term) -> bool:
        """An end that nobody noted came before the next one's start."""
        return term.end.endswith("?") and not term.includes(day) and term.start < latest

    found = _only(p for t, p in possible if not is_over(t)) if latest else None
    return found.name if found else None
