"""Popolo JSON, also as EveryPolitician has it: persons, organisations, memberships in them or beside."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, TextIO

from quotetrack.errors import UnreadableSource
from quotetrack.people.formats._drafts import Draft
from quotetrack.people.formats._fields import gender, objects, text
from quotetrack.people.formats._ids import people
from quotetrack.people.formats._json import values
from quotetrack.records import Person, Role

SUFFIXES = (".json", ".jsonl", ".ndjson")
_WIKIDATA_ONLY = re.compile(rb'"(?:claims|entities|labels)"\s*:')
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_TABLES = ("areas", "posts", "organizations", "events")
_PARTS = ("persons", "organizations")
_DAYS = ("start_date", "end_date", "known_until")


def is_format(head: bytes) -> bool:
    """Tell whether a file begins as this format does."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[") and not _WIKIDATA_ONLY.search(head)


def read(stream: BinaryIO, origin: str) -> Iterator[Person | UnreadableSource]:
    """Yield the persons, then the organisations."""
    yield from people(_entries(stream, origin), origin)


def _entries(stream: BinaryIO, origin: str) -> Iterator[Draft | UnreadableSource]:
    for found in values(stream, origin):
        if isinstance(found, UnreadableSource):
            yield found
        elif isinstance(found[1], dict) and any(part in found[1] for part in _PARTS):
            yield from _document(found[1], found[0])
        else:
            yield _Tables({}).draft(found[1], found[0])


def _document(document: dict[str, Any], place: str) -> Iterator[Draft | UnreadableSource]:
    tables = _Tables(document)
    for part in _PARTS:
        entries = document.get(part) or []
        if not isinstance(entries, list):
            yield UnreadableSource(f"{place}: `{part}` is no array: write one, with an object for each entry")
            continue
        for number, entry in enumerate(entries, start=1):
            yield tables.draft(entry, f"{place}, {part} {number}", is_organization=part == "organizations")


class _Tables:
    """What the entries of a document point at: areas, posts, organisations, events; memberships by person."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._by_id = {
            (table, str(one.get("id"))): one for table in _TABLES for one in objects(document.get(table))
        }
        self._memberships: dict[str, list[dict[str, Any]]] = {}
        for membership in objects(document.get("memberships")):
            self._memberships.setdefault(str(membership.get("person_id")), []).append(membership)

    def draft(self, entry: Any, place: str, *, is_organization: bool = False) -> Draft | UnreadableSource:
        """Return what an entry tells, or the error that says why it tells nothing."""
        if not isinstance(entry, dict):
            return UnreadableSource(f"{place}: no JSON object stands here: write one with a `name`")
        name = text(entry.get("name"))
        if not name:
            return UnreadableSource(f"{place}: has no `name` (text, at most 300 characters): give it one")
        made = Draft(place, name, id=text(entry.get("id")), gender=gender(entry.get("gender")))
        made.type = "organization" if is_organization or "classification" in entry else "person"
        made.born = text(entry.get("birth_date"))[:4]
        for other in objects(entry.get("other_names")):
            note = other.get("note") or other.get("lang")
            made.add_name(other.get("name"), note, other.get("start_date"), other.get("end_date"))
        for identifier in objects(entry.get("identifiers")):
            made.add_identifier(identifier.get("scheme"), identifier.get("identifier"))
        if made.type == "organization":
            made.add_role(text(entry.get("classification")), self._area(entry))
        for membership in (*objects(entry.get("memberships")), *self._memberships.get(made.id, [])):
            self._add_role(made, membership)
        return made

    def _add_role(self, made: Draft, membership: dict[str, Any]) -> None:
        post = self._one(membership, "post", "posts")
        organization = self._one(membership, "organization", "organizations")
        event = self._one(membership, "legislative_period", "events")
        days = (membership.get(key) or event.get(key) for key in _DAYS)
        own = [text(one.get(key)) for one, key in ((membership, "role"), (post, "role"), (post, "label"))]
        role = next(filter(None, own), text(membership.get("label")))
        body = text(organization.get("name"))
        if body and role in ("", "member"):
            role = f"member of {body}"
            body = ""
        place = self._area(membership) or self._area(post) or body or self._area(organization)
        made.add_role(role, place, *days)

    def _area(self, owner: dict[str, Any]) -> str:
        return text(self._one(owner, "area", "areas").get("name"))

    def _one(self, owner: dict[str, Any], key: str, table: str) -> dict[str, Any]:
        """Return what stands inside its owner, or what that points at by its id; empty for nothing."""
        inside = owner.get(key)
        if isinstance(inside, dict):
            return inside
        return self._by_id.get((table, str(owner.get(f"{key}_id"))), {})


def write_popolo(people: Iterable[Person], out: TextIO) -> None:
    """Write people as Popolo JSON, one a line: first the persons, then the organisations."""
    found = list(people)
    parts = []
    for part, kind in (("persons", "person"), ("organizations", "organization")):
        lines = ",\n".join(_line(person) for person in found if person.type == kind)
        parts.append(f'"{part}": [\n{lines}\n]' if lines else f'"{part}": []')
    out.write("{" + ",\n".join(parts) + "}\n")


def _line(person: Person) -> str:
    entry = {
        "id": person.id,
        "name": person.name,
        "other_names": [one.model_dump(exclude_none=True) for one in person.other_names],
        "identifiers": [one.model_dump() for one in person.identifiers],
        "gender": person.gender,
        "memberships": [_membership(role) for role in person.roles],
        "sources": [{"note": person.source}] if person.source else [],
    }
    line = json.dumps({key: value for key, value in entry.items() if value}, ensure_ascii=False)
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def _membership(role: Role) -> dict[str, Any]:
    area = {"area": {"name": role.place}} if role.place else {}
    return role.model_dump(exclude_none=True, exclude={"place"}) | area
