"""The lists of people that are shipped: sourced, dated, each name and identifier somebody's own."""

import json
import re
from collections import Counter

import pytest

from quotetrack.assets import asset, rows
from quotetrack.people.gazetteer import officeholders
from quotetrack.people.places import Places
from quotetrack.people.terms import folded
from quotetrack.records import Person

DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
PEOPLE = officeholders()
LISTS = {"officeholders": "persons"}


def read(name):
    return json.loads(asset("data", "people", f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", LISTS)
def test_list_opens_with_its_source_and_licence(name):
    meta = read(name)["meta"]
    assert meta["source"].startswith("Source: ") and meta["licence"] == "Licence: CC0."


def test_places_open_with_their_source_and_licence():
    header = (
        asset("data", "gazetteers", "places_of_office.csv").read_text(encoding="utf-8").partition("\nplace,")
    )
    assert "Source: " in header[0] and "Licence: CC0." in header[0]


@pytest.mark.parametrize(("name", "key"), LISTS.items())
def test_each_entry_has_a_line_of_its_own(name, key):
    lines = asset("data", "people", f"{name}.json").read_text(encoding="utf-8").splitlines()
    entries = [json.loads(line.rstrip(",")) for line in lines if line.startswith('{"id"')]
    assert entries == read(name)[key]


def test_every_person_is_a_valid_record():
    assert [Person.model_validate(person.model_dump()) for person in PEOPLE] == list(PEOPLE)


def test_ids_are_readable_and_somebodys_own():
    ids = Counter(person.id for person in PEOPLE)
    assert [id for id, count in ids.items() if count > 1] == []
    assert [id for id in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id)] == []


def test_name_and_identifier_belong_to_one_person():
    names = Counter(folded(person.name) for person in PEOPLE)
    identifiers = Counter(i.identifier for person in PEOPLE for i in person.identifiers)
    assert [name for name, count in names.items() if count > 1] == []
    assert [number for number, count in identifiers.items() if count > 1] == []
    assert all(re.fullmatch(r"Q[1-9]\d*", number) for number in identifiers)
    assert {i.scheme for person in PEOPLE for i in person.identifiers} == {"wikidata"}


def test_entry_is_clean():
    for person in PEOPLE:
        words = [*person.names, *(word for role in person.roles for word in (role.role, role.place))]
        assert len(person.names) == len(set(person.names)), person.name
        assert all(word and word == " ".join(word.split()) for word in words), person.name
        assert person.gender in ("female", "male", ""), person.name


def test_every_entry_says_where_its_facts_are_from():
    for name, key in LISTS.items():
        for entry in read(name)[key]:
            notes = {source["note"] for source in entry["sources"]}
            assert notes and notes <= {"own", "congress", "wikidata"}, entry["name"]


def test_offices_are_dated_ordered_and_somewhere():
    leaders = Places().leader
    for person in PEOPLE:
        assert person.roles, person.name
        for role in person.roles:
            start, end = role.start_date, role.end_date or role.known_until
            assert DAY.fullmatch(start) and DAY.fullmatch(end), person
            assert not (role.end_date and role.known_until), person
            width = min(len(start), len(end))
            assert start[:width] <= end[:width] and (width < 10 or start < end), person
            assert role.place in leaders, person
        starts = [role.start_date for role in person.roles]
        assert starts == sorted(starts, reverse=True), person.name


def test_every_place_of_the_table_is_there_once():
    places = [row[0] for row in rows("data", "gazetteers", "places_of_office.csv")]
    assert len(places) == len(set(places))
