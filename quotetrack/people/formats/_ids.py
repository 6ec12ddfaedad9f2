"""Each entry of a list gets an id that says who it is: its own, the gazetteer's, or one made of the name."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from quotetrack.errors import UnreadableSource
from quotetrack.names import slug
from quotetrack.people.formats._drafts import WIKIDATA, Draft
from quotetrack.people.gazetteer import gazetteer
from quotetrack.people.offices import describe
from quotetrack.records import OtherName, Person, Role

_READABLE = re.compile(r"(?=.*[^\W\d_]{2})[^\W_]+(?:-[^\W_]+)*")
_MACHINE_MADE = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{16,}|person-[0-9a-f]{8,}|[a-z]?\d+")


def people(entries: Iterable[Draft | UnreadableSource], origin: str) -> Iterator[Person | UnreadableSource]:
    """Yield the person of each entry, after a DroppedField for each field it must do without.

    An entry that is somebody whom the gazetteer knows takes the gazetteer's id, and what that knows besides.
    """
    drafts: list[Draft] = []
    nobody = True
    for entry in entries:
        nobody = False
        if isinstance(entry, UnreadableSource):
            yield entry
        else:
            drafts.append(entry)
    if nobody:
        yield UnreadableSource(
            f"{origin}: holds no person and no organisation: see docs/extending.md for the formats"
        )
    taken: set[str] = set()
    for draft, id in zip(drafts, _ids(drafts), strict=True):
        yield from draft.dropped
        if id in taken:
            yield UnreadableSource(
                f"{draft.place}: {id!r} is there already: give each person one entry and one id"
            )
            continue
        taken.add(id)
        known = _by_id().get(id)
        found = draft.person(id, origin)
        yield _joined(found, known) if known else found


def _ids(drafts: list[Draft]) -> list[str]:
    """Return an id for each entry; the order of the entries plays no part in it."""
    given = [_given(draft) for draft in drafts]
    plain = [id or _plain(draft) for draft, id in zip(drafts, given, strict=True)]
    bearers = Counter(plain)
    chosen = [
        id if own or (bearers[id] == 1 and not _is_anothers(draft, id)) else f"{id}-{_telling(draft)}"
        for draft, own, id in zip(drafts, given, plain, strict=True)
    ]
    bearers = Counter(chosen)
    return [
        f"{id}-{_digest(draft)}" if bearers[id] > 1 and not own else id
        for draft, own, id in zip(drafts, given, chosen, strict=True)
    ]


def _given(draft: Draft) -> str:
    """Return the id that an entry brings along: the gazetteer's, else its own where people can read it."""
    known = _by_wikidata().get(draft.wikidata)
    if known is not None:
        return known.id
    is_readable = _READABLE.fullmatch(draft.id) and not _MACHINE_MADE.fullmatch(draft.id)
    return draft.id if is_readable and not _is_anothers(draft, draft.id) else ""


def _plain(draft: Draft) -> str:
    """Return the id of whom the gazetteer knows by any spelling of the name, else the name as an id."""
    id = slug(draft.name)
    known = _by_slug().get(id, "")
    return known if known and not _is_anothers(draft, known) else id


def _is_anothers(draft: Draft, id: str) -> bool:
    """Tell whether the gazetteer has given an id to somebody whom the entry cannot mean."""
    known = _by_id().get(id)
    if known is None:
        return False
    own = {one.identifier for one in known.identifiers if one.scheme == WIKIDATA}
    if draft.type != known.type or (draft.wikidata and own and draft.wikidata not in own):
        return True
    if draft.gender and known.gender and draft.gender != known.gender:
        return True
    if draft.type == "organization":
        return False  # lists differ in what they call it
    return bool(draft.roles) and not any(_is_one(role, held) for role in draft.roles for held in known.roles)


def _is_one(role: Role, held: Role) -> bool:
    """Tell whether two lists mean one office of one place."""
    if (role.role, role.place) == (held.role, held.place):
        return True
    where = {role.place} if role.place else describe(role.role).places
    return (not where or held.place in where) and (
        role.role == held.role or describe(role.role).fits(held.role)
    )


def _telling(draft: Draft) -> str:
    """Return what tells somebody from others of the name."""
    first = draft.roles[0] if draft.roles else None
    office = slug(" ".join(filter(None, (first.role, first.place)))) if first else ""
    return draft.wikidata.lower() or draft.born or office or _digest(draft)


def _digest(draft: Draft) -> str:
    told = repr(
        (draft.name, draft.id, draft.gender, draft.born, draft.identifiers, draft.roles, [*draft.others])
    )
    return hashlib.blake2b(told.encode("utf-8"), digest_size=4).hexdigest()


@cache
def _by_id() -> dict[str, Person]:
    return {person.id: person for person in gazetteer()}


@cache
def _by_wikidata() -> dict[str, Person]:
    return {one.identifier: p for p in gazetteer() for one in p.identifiers if one.scheme == WIKIDATA}


@cache
def _by_slug() -> dict[str, str]:
    """Return the ids of the gazetteer by full names that one person bears."""
    found: dict[str, set[str]] = {}
    for person in gazetteer():
        for name in person.names:
            if " " in name or name == person.name:
                found.setdefault(slug(name), set()).add(person.id)
    return {name: min(ids) for name, ids in found.items() if len(ids) == 1}


def _joined(person: Person, known: Person) -> Person:
    """Return what a list and the gazetteer know of somebody; on an office the list is right."""
    names = {known.name: None} | dict.fromkeys(person.names)
    others = {one.name: one for one in (*known.other_names, *person.other_names)}
    others |= {name: OtherName(name=name) for name in names if name not in others and name != known.name}
    told = {one.scheme for one in person.identifiers}
    return person.model_copy(
        update={
            "name": known.name,
            "gender": person.gender or known.gender,
            "other_names": tuple(one for name, one in others.items() if name != known.name),
            "identifiers": (
                *person.identifiers,
                *(one for one in known.identifiers if one.scheme not in told),
            ),
            "roles": (
                *person.roles,
                *(held for held in known.roles if not any(_is_one(role, held) for role in person.roles)),
            ),
        }
    )
