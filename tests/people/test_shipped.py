"""The lists of people that are shipped: sourced, dated, each name and identifier somebody's own."""

import hashlib
import json
import re
from collections import Counter

import pytest

from quotetrack.assets import asset, rows
from quotetrack.people.gazetteer import gazetteer, gazetteer_sha256, officeholders, organizations
from quotetrack.people.places import Places
from quotetrack.people.terms import folded
from quotetrack.records import Person

DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
PEOPLE = officeholders()
ORGANIZATIONS = organizations()
ALL = gazetteer()
HOMONYMS = {"king abdullah"}
LISTS = {"officeholders": "persons", "organizations": "organizations"}


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
    assert [Person.model_validate(person.model_dump()) for person in ALL] == list(ALL)
    assert {person.type for person in PEOPLE} == {"person"}
    assert {person.type for person in ORGANIZATIONS} == {"organization"}


def test_ids_are_readable_and_somebodys_own():
    ids = Counter(person.id for person in ALL)
    assert [id for id, count in ids.items() if count > 1] == []
    assert [id for id in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id)] == []


def test_name_and_identifier_belong_to_one_person():
    names = Counter(folded(person.name) for person in ALL)
    identifiers = Counter(i.identifier for person in ALL for i in person.identifiers)
    assert [name for name, count in names.items() if count > 1] == []
    assert [number for number, count in identifiers.items() if count > 1] == []
    assert all(re.fullmatch(r"Q[1-9]\d*", number) for number in identifiers)
    assert {i.scheme for person in ALL for i in person.identifiers} == {"wikidata"}


def test_no_two_share_another_name_unless_it_is_a_surname():
    """A surname is many people's, and so are names that are given here on purpose."""
    bearers = Counter(name for person in ALL for name in {folded(name) for name in person.names})
    assert {name for name, count in bearers.items() if count > 1 and " " in name} == HOMONYMS
    of_organizations = {folded(name) for one in ORGANIZATIONS for name in one.names}
    assert [name for name in of_organizations if bearers[name] > 1] == []


def test_entry_is_clean():
    for person in ALL:
        words = [
            *person.names,
            *(word for role in person.roles for word in (role.role, role.place or "nowhere")),
        ]
        assert len(person.names) == len(set(person.names)), person.name
        assert all(word and word == " ".join(word.split()) for word in words), person.name
        assert person.gender in ("female", "male", ""), person.name


def test_organisations_are_somewhere_known_or_of_many_countries():
    leaders = Places().leader
    assert [one.id for one in ORGANIZATIONS if len(one.roles) != 1 or one.gender] == []
    assert {one.roles[0].place for one in ORGANIZATIONS} - set(leaders) == {None}
    assert len(ORGANIZATIONS) >= 350


def test_the_digest_is_that_of_both_lists():
    raw = b"".join(asset("data", "people", f"{name}.json").read_bytes() for name in LISTS)
    assert gazetteer_sha256() == hashlib.sha256(raw).hexdigest()


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
