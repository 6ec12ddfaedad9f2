"""Entities of Wikidata as JSON: ``Special:EntityData``, a bare entity, one a line, or the array of a dump."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from quotetrack.errors import UnreadableSource
from quotetrack.people.formats._drafts import WIKIDATA, Draft
from quotetrack.people.formats._fields import member, objects, text, wikidata
from quotetrack.people.formats._ids import people
from quotetrack.people.formats._json import values
from quotetrack.people.offices import describe
from quotetrack.records import Person, PersonType

SUFFIXES = (".json", ".jsonl", ".ndjson")
_ONLY_HERE = re.compile(rb'"(?:claims|entities|labels)"\s*:')
_HUMAN = "Q5"
_IS, _SEX, _BORN, _POSITION, _SEAT = "P31", "P21", "P569", "P39", "P159"
_START, _END, _OF, _WHERE, _NAMED = "P580", "P582", "P642", "P1001", "P1932"
_GENDERS = {"Q6581072": "female", "Q1052281": "female", "Q6581097": "male", "Q2449503": "male"}
# what organisations are, besides anything that has its seat somewhere
_ORGANIZATIONS = {
    "Q43229": "organization",
    "Q4830453": "company",
    "Q327333": "government agency",
    "Q7278": "party",
    "Q484652": "international organization",
    "Q192350": "ministry",
    "Q163740": "nonprofit organization",
    "Q192283": "news agency",
}
_FIRST_LANGUAGES = ("en", "mul")
_YEAR = 9  # how exact a time of Wikidata is: 9 a year, 10 a month, 11 a day
_WIDTHS = {_YEAR: 4, 10: 7, 11: 10}

Entity = dict[str, Any]


def is_format(head: bytes) -> bool:
    """Tell whether a file begins as this format does."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[") and _ONLY_HERE.search(head) is not None


def read(stream: BinaryIO, origin: str) -> Iterator[Person | UnreadableSource]:
    """Yield the humans and organisations among the entities; any other lends its label to their positions."""
    yield from people(_entries(stream, origin), origin)


def _entries(stream: BinaryIO, origin: str) -> Iterator[Draft | UnreadableSource]:
    found: list[tuple[Draft, list[Entity]]] = []
    labels: dict[str, str] = {}
    for placed in _placed(stream, origin):
        made = placed if isinstance(placed, UnreadableSource) else _draft(*placed)
        if isinstance(made, UnreadableSource):
            yield made
        elif not isinstance(placed, UnreadableSource):
            entity = placed[0]
            labels[wikidata(entity.get("id"))] = _label(entity)
            if made is not None:
                found.append((made, _claims(entity, _POSITION)))
    labels.pop("", None)  # an entity without an id is nobody's office
    for made, positions in found:
        for position in positions:
            _add_position(made, position, labels)
        yield made


def _placed(stream: BinaryIO, origin: str) -> Iterator[tuple[Any, str] | UnreadableSource]:
    """Yield each entity with its place."""
    for value in values(stream, origin):
        if isinstance(value, UnreadableSource):
            yield value
        else:
            yield from _entities(*value)


def _entities(place: str, value: Any) -> Iterator[tuple[Any, str]]:
    entities = member(value, "entities")
    if isinstance(entities, dict):
        yield from ((entity, f"{place}, {str(key)[:20]}") for key, entity in entities.items())
    else:
        yield value, place


def _draft(entity: Any, place: str) -> Draft | UnreadableSource | None:
    """Return what an entity tells of somebody; None where it is nobody."""
    if not isinstance(entity, dict) or not isinstance(entity.get("claims", {}), dict | list):
        return UnreadableSource(
            f"{place}: no entity of Wikidata stands here: take it from Special:EntityData"
        )
    classes = [_target(claim) for claim in _claims(entity, _IS)]
    kind = _kind(entity, classes)
    if kind is None:
        return None
    name = _label(entity)
    number = wikidata(entity.get("id"))
    if not name:
        return UnreadableSource(f"{place}: has no label: give it one in any language")
    made = Draft(f"{place}, {number}" if number and number not in place else place, name, type=kind)
    made.add_identifier(WIKIDATA, number)
    _add_names(made, entity)
    made.gender = next((_GENDERS[sex] for sex in map(_target, _claims(entity, _SEX)) if sex in _GENDERS), "")
    made.born = next((_day(claim.get("mainsnak"))[:4] for claim in _claims(entity, _BORN)), "")
    if kind == "organization":
        made.add_role(next((_ORGANIZATIONS[one] for one in classes if one in _ORGANIZATIONS), ""), "")
    return made


def _kind(entity: Entity, classes: list[str]) -> PersonType | None:
    if _HUMAN in classes or (not classes and _claims(entity, _SEX)):
        return "person"
    is_organization = any(one in _ORGANIZATIONS for one in classes) or _claims(entity, _SEAT)
    return "organization" if is_organization else None


def _label(entity: Any) -> str:
    """Return the English label, else that of the first language there is."""
    labels = member(entity, "labels")
    if not isinstance(labels, dict):
        return ""
    order = sorted(labels, key=lambda key: (key not in _FIRST_LANGUAGES, key))
    return next(filter(None, (text(member(labels, key, "value")) for key in order)), "")


def _add_names(made: Draft, entity: Entity) -> None:
    """Add every label and alias, each once, with the first of its languages."""
    labels, aliases = entity.get("labels"), entity.get("aliases")
    for language in sorted(labels) if isinstance(labels, dict) else ():
        made.add_name(member(labels, language, "value"), language)
    for language in sorted(aliases) if isinstance(aliases, dict) else ():
        for alias in objects(member(aliases, language)):
            made.add_name(alias.get("value"), language)


def _add_position(made: Draft, position: Entity, labels: dict[str, str]) -> None:
    """Add an office; one that neither the file nor the claim puts into words tells nobody anything."""
    named = text(next((member(one, "datavalue", "value") for one in _qualifiers(position, _NAMED)), ""))
    role = labels.get(_target(position), "") or named
    targets = (_snak_target(one) for key in (_OF, _WHERE) for one in _qualifiers(position, key))
    place = next((labels[target] for target in targets if labels.get(target)), "")
    places = describe(role).places
    if not place and len(places) == 1:
        place = next(iter(places))
    days = (next(map(_day, _qualifiers(position, key)), "") for key in (_START, _END))
    made.add_role(role, place, *days)


def _claims(entity: Entity, key: str) -> list[Entity]:
    return [claim for claim in objects(member(entity, "claims", key)) if claim.get("rank") != "deprecated"]


def _qualifiers(claim: Entity, key: str) -> list[Entity]:
    return objects(member(claim, "qualifiers", key))


def _target(claim: Entity) -> str:
    return _snak_target(claim.get("mainsnak"))


def _snak_target(snak: Any) -> str:
    """Return the id of the entity that a snak points at, "" for none."""
    value = member(snak, "datavalue", "value")
    number = member(value, "numeric-id")  # older dumps have nothing else
    return wikidata(member(value, "id")) or (wikidata(f"Q{number}") if isinstance(number, int) else "")


def _day(snak: Any) -> str:
    """Return the day of a time, no more exact than it is; "" for none, and for times before our era."""
    value = member(snak, "datavalue", "value")
    time, precision = text(member(value, "time")), member(value, "precision")
    width = _WIDTHS.get(precision, 0) if isinstance(precision, int) else 0
    return time.removeprefix("+")[:width] if time.startswith("+") else ""
