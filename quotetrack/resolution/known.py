"""Does a speaker of an article mean somebody whom a list knows? Name, role, place and day decide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quotetrack.names import Match, fold, match, parse, rarity
from quotetrack.people.fields import clash, field
from quotetrack.people.offices import Office, describe
from quotetrack.people.terms import may_hold
from quotetrack.records import Person, Role
from quotetrack.resolution.bearers import Appearance, Evidence
from quotetrack.resolution.scripts import in_script_of

# how sure a full name alone makes that it is the one the list knows
_BY_NAME = {"rare": 0.9, "ordinary": 0.8, "common": 0.45}
# a surname alone says little: the office, the day and the place have to agree
_SURNAME = 0.1
_LEAST = 0.6
_MARGIN = 0.1
_EXACT = 0.25  # of two of one name, one with a middle initial, the name as it stands tells
# what the article adds to that, or takes from it
_IN_OFFICE, _AT_THE_TIME, _IN_PLACE, _AGES_AGO = 0.3, 0.1, 0.12, -0.15
# an office or a work that the list knows nothing of: of a rare name nobody else is likely to have it
_OTHERWISE = {"rare": -0.2, "ordinary": -0.35, "common": -0.6}
# an office is written of that long before and after it was held
_YEARS = 40


@dataclass(frozen=True, slots=True)
class Choice:
    """The id of the person meant, None for none of them; how sure, 0 to 1; and why."""

    person: str | None
    score: float
    evidence: Evidence


NOBODY = Choice(None, 0.0, ())


def may_be_known(appearance: Appearance) -> bool:
    """Say whether a list can tell who a speaker is: a surname alone needs an office beside it."""
    is_lone = appearance.type == "person" and parse(appearance.name).is_lone
    return not is_lone or bool(describe(appearance.role).offices)


def choose(appearance: Appearance, candidates: Iterable[Person], places: frozenset[str]) -> Choice:
    """Return whom of the ``candidates`` a speaker surely is; ``places`` are those the article writes of."""
    role = describe(appearance.role)
    ranked = sorted(
        (rated for person in candidates if (rated := _rate(appearance, role, person, places))),
        key=lambda rated: (-rated[0], rated[1].person or ""),
    )
    sure = [rated for rated in ranked if rated[1].score >= _LEAST]
    if not sure or (len(ranked) > 1 and sure[0][0] - _second(ranked, sure[0]) < _MARGIN):
        return NOBODY
    best = sure[0][1]
    return Choice(best.person, round(min(best.score, 1.0), 2), best.evidence)


def _second(ranked: list[tuple[float, Choice]], best: tuple[float, Choice]) -> float:
    return max(rated[0] for rated in ranked if rated is not best)


def _rate(
    appearance: Appearance, role: Office, person: Person, places: frozenset[str]
) -> tuple[float, Choice] | None:
    """Return what somebody ranks at and how likely he is the one; None where the name is not his."""
    if person.type != appearance.type:
        return None
    name, best = _nearest(appearance, person)
    if best.verdict != "same":
        return None
    is_exact = fold(name) == fold(appearance.name)
    evidence = [f"the list has the name “{name}”"] if is_exact else [*best.evidence]
    score = best.score
    if person.type == "person":
        score *= _base(appearance.name)
        for weight, why in _context(appearance, role, person, places):
            score += weight
            evidence.append(why)
    return score + (_EXACT if is_exact else 0.0), Choice(person.id, score, tuple(evidence))


def _nearest(appearance: Appearance, person: Person) -> tuple[str, Match]:
    folded = fold(appearance.name)
    exact = next((name for name in person.names if fold(name) == folded), None)
    names = in_script_of(appearance.name, person.names) if exact is None else (exact,)
    found = [(name, match(appearance.name, name, kind=appearance.type)) for name in names]
    return max(found, key=lambda pair: (pair[1].verdict == "same", pair[1].score))


def _base(name: str) -> float:
    parsed = parse(name)
    if parsed.is_lone:
        return _SURNAME  # it needs its role
    # a middle name or initial tells apart most who share the rest
    return _BY_NAME["ordinary" if parsed.middle and rarity(name) == "common" else rarity(name)]


def _context(
    appearance: Appearance, role: Office, person: Person, places: frozenset[str]
) -> Iterable[tuple[float, str]]:
    told = [one for one in person.roles if not role.places or one.place in role.places]
    held = [one for one in told if role.fits(one.role)]
    at_the_time = next((one for one in held if may_hold(one, appearance.day)), None)
    if held:
        yield _IN_OFFICE, f"“{appearance.role}” fits: {_told(at_the_time or held[0])}"
    if at_the_time and appearance.day:
        yield _AT_THE_TIME, f"in office on {appearance.day}"
    if not held and ((role.offices and role.places and not told) or _is_strange(appearance.role, person)):
        yield _OTHERWISE[rarity(appearance.name)], f"the list knows of no “{appearance.role}”"
    if role.places and held:
        yield _IN_PLACE, f"of {held[0].place}"
    elif near := sorted(places & {one.place for one in held or person.roles if one.place}):
        yield _IN_PLACE, f"the article writes of {near[0]}"
    if appearance.day and person.roles and not any(_is_near(one, appearance.day) for one in person.roles):
        yield _AGES_AGO, "the offices known were held in another age"


def _is_strange(role: str, person: Person) -> bool:
    told = field(role)
    own = {field(one.role) or "politics" for one in person.roles}
    return bool(told and own) and all(clash(told, other) for other in own)


def _is_near(role: Role, day: str) -> bool:
    year = int(day[:4])
    started = int(role.start_date[:4]) if role.start_date else year
    ended = int((role.end_date or role.known_until or day)[:4])
    return started - _YEARS <= year <= ended + _YEARS


def _told(role: Role) -> str:
    return f"{role.role}, {role.place}" if role.place else role.role
