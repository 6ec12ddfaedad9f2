"""The people gazetteer: who a surname means on a day, and who held an office then."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from quotetrack.people.gazetteer import known_offices, officeholders
from quotetrack.people.places import Places, Title, places
from quotetrack.people.terms import Gender, folded, holds, in_office, is_near, may_hold, surnames
from quotetrack.people.titles import office
from quotetrack.records import Person, Role

# holders of these are many, and their surnames common: the title has to stand before the name
_MANY = frozenset(
    {"senator", "representative", "governor", "mayor", "justice", "ambassador", "press secretary"}
)
_GENDERS: dict[str, Gender] = {"female": "female", "male": "male"}
# of whom else the list has all; elsewhere another of the name is as likely as a minister
_COMPLETE = frozenset({"United States"})
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
        return places()

    @cached_property
    def everybody(self) -> tuple[Person, ...]:
        """All people, in the order of the file."""
        return officeholders()

    @cached_property
    def offices(self) -> frozenset[str]:
        """Every office that somebody held."""
        return known_offices()

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
    def _holders(self) -> dict[tuple[str, str | None], list[tuple[Role, Person]]]:
        found: dict[tuple[str, str | None], list[tuple[Role, Person]]] = {}
        for person in self.everybody:
            for role in person.roles:
                found.setdefault((office(role.role), role.place), []).append((role, person))
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
        found = _untitled(named, wanted, day, places)
        if found is None or not (title or _is_famous(found, places)):
            return None
        return found.name

    def gender(self, name: str) -> Gender:
        """Return the gender of all who go by a full name or a surname; "" if it differs or is unknown."""
        key = folded(name)
        last = self.by_surname.get(key.split()[-1], [])
        known = {p.gender for p in last if " " not in key or key in {folded(one) for one in p.names}}
        return _GENDERS.get(known.pop(), "") if len(known) == 1 else ""

    def nations(self, names: Iterable[str]) -> frozenset[str]:
        """Return the countries in which people of these full names held the highest offices."""
        people = (self.by_name[name] for name in names if name in self.by_name)
        famous = (role for person in people for role in person.roles if office(role.role) in _FAMOUS)
        return frozenset(role.place for role in famous if role.place)

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
        (r, p) for p in named for r in p.roles if title.fits(office(r.role)) and (not told or r.place in told)
    ]
    pools = [fitting]
    if day is not None:
        pools = [[(r, p) for r, p in fitting if may_hold(r, day)]]
        pools.append([(r, p) for r, p in fitting if _is_one_of_few(r) and _has_begun(r, day)])
    pool = next((some for some in pools if some), [])
    found = _only(p for _, p in pool) or _only(p for r, p in pool if r.place in places)
    return found.name if found else None


def _untitled(named: list[Person], gender: Gender, day: str | None, places: frozenset[str]) -> Person | None:
    """Return the one bearer of a high office whom a surname alone can mean."""

    def may_be_meant(role: Role) -> bool:
        is_here = office(role.role) in _FAMOUS or role.place in places | _COMPLETE
        return is_here and _is_high(role, gender) and (day is None or is_near(role, day))

    high = [p for p in named if _held(p, may_be_meant)]
    rivals = [p for p in named if not _held(p, _is_one_of_few)]
    if any(day is None or _held(p, lambda r: _has_begun(r, day)) for p in rivals):
        return None
    found = _only(high)
    if found is None and day is not None:
        found = _only(p for p in high if _held(p, lambda r: _is_high(r, "") and may_hold(r, day)))
    return found


def _held(person: Person, among: Callable[[Role], bool]) -> bool:
    """Tell whether any office somebody held is such."""
    return any(among(role) for role in person.roles)


def _has_begun(role: Role, day: str) -> bool:
    return role.start_date is None or role.start_date <= day


def _is_one_of_few(role: Role) -> bool:
    return office(role.role) not in _MANY


def _is_high(role: Role, gender: Gender) -> bool:
    return _is_one_of_few(role) and (gender == "female" or office(role.role) not in _FAMILY)


def _is_famous(person: Person, places: frozenset[str]) -> bool:
    return _held(person, lambda role: office(role.role) in _FAMOUS and role.place in places)


def _one_holder(terms: list[tuple[Role, Person]], day: str) -> str | None:
    possible = in_office(terms, day)
    is_sure = any(holds(role, day) for role, _ in possible)
    found = _only(person for _, person in possible) if is_sure else None
    return found.name if found else None
