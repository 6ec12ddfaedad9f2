"""What an article calls somebody: which offices and places the words tell, and who held them on a day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.people.gazetteer import officeholders
from quotetrack.people.offices import are_apart, describe, holders
from quotetrack.people.terms import holds, in_office, may_hold
from quotetrack.records import Person, Role

# words | offices | places
ROLES = [
    ("Ukrainian President", "president", "Ukraine"),
    ("the Ukrainian president", "president", "Ukraine"),
    ("President of Ukraine", "president", "Ukraine"),
    ("president of the United States of America", "president", "United States"),
    ("president of Vesmark", "president", "Vesmark"),
    ("president of the European Commission", "president", "European Commission"),
    ("the Fed chair", "chair", "Federal Reserve"),
    ("NATO Secretary-General", "secretary general", "NATO"),
    ("Defence Minister", "defense minister", ""),
    ("Ukraine’s foreign minister", "foreign minister", "Ukraine"),
    ("Minister of Foreign Affairs of Ukraine", "foreign minister", "Ukraine"),
    ("minister of culture", "culture minister", ""),
    ("Israeli Culture Minister", "culture minister", "Israel"),
    ("minister for culture", "culture minister", ""),
    ("U.N. High Commissioner for Human Rights", "high commissioner for human rights", "United Nations"),
    ("head of the Ukrainian President’s Office", "", "Ukraine"),
    ("head of the President’s Office", "head of the presidential office", ""),
    ("Kremlin spokesman", "kremlin spokesman", "Russia"),
    ("Ukraine’s commander-in-chief", "commander in chief", "Ukraine"),
    ("Kyiv Mayor", "mayor", "Kyiv"),
    ("deputy foreign minister", "deputy foreign minister", ""),
    ("minister", "minister", ""),
    ("U.S. Secretary of State", "state secretary", "United States"),
    ("Secretary of the Treasury", "treasury secretary", ""),
    ("White House press secretary", "press secretary", "United States"),
    ("Director of the CIA", "cia director", ""),
    ("director of the Tarn Institute", "director", "Tarn Institute"),
    ("Sen.", "senator", ""),
    ("Republican senator from Ohio", "senator", "US-OH"),
    ("the Michigan Republican", "lawmaker", "US-MI"),
    ("Democrat of Ohio", "lawmaker", "US-OH"),
    ("D-Mass.", "lawmaker", "US-MA"),
    ("R-N.Y.", "lawmaker", "US-NY"),
    ("R-Texas", "lawmaker", "US-TX"),
    ("member of the United States House of Representatives", "representative", "United States"),
    ("former FBI Director", "fbi director", ""),
    ("acting president", "president", ""),
    ("union president", "union president", ""),
    ("adviser to the Ukrainian president", "", "Ukraine"),
    ("the president’s lawyer", "", ""),
    ("spokesman for the Ukrainian army", "", "Ukraine"),
    ("US ambassador to Ukraine", "ambassador", "United States"),
    ("a farmer from Iowa", "", "US-IA"),
    ("Coach", "", ""),
    ("", "", ""),
]


@pytest.mark.parametrize(("words", "offices", "places"), ROLES)
def test_offices_and_places_are_read(words, offices, places):
    read = describe(words)
    assert (set(read.offices), set(read.places)) == ({offices} - {""}, {places} - {""})


@pytest.mark.parametrize("words", ["former president", "ex-president", "the then president", "Ex-minister"])
def test_a_former_office_is_told(words):
    assert describe(words).is_former and not describe("president").is_former


FITTING = [
    ("the secretary", "Secretary of State", True),
    ("Ukrainian President", "president", True),
    ("president", "President of Ukraine", True),
    ("the Michigan Republican", "senator", True),
    ("the Michigan Republican", "governor", False),
    ("president", "vice president", False),
    ("minister of culture", "foreign minister", False),
    ("deputy foreign minister", "foreign minister", False),
    ("baker", "president", False),
    ("", "president", False),
]


@pytest.mark.parametrize(("words", "held", "expected"), FITTING)
def test_an_office_fits_what_a_list_calls_it(words, held, expected):
    assert describe(words).fits(held) is expected


HELD = [
    ("Ukrainian President", "2018-05-05", {"petro-poroshenko"}),
    ("president of Ukraine", "2024-05-05", {"volodymyr-zelensky"}),
    ("former president of Ukraine", "2024-05-05", set()),
    ("U.S. Secretary of State", "2014-05-05", {"john-kerry"}),
    ("president of Vesmark", "2024-05-05", set()),
    ("deputy foreign minister of Ukraine", "2024-05-05", set()),
]


@pytest.mark.parametrize(("words", "day", "expected"), HELD)
def test_who_held_an_office_on_a_day(words, day, expected):
    assert {person.id for person, _ in holders(words, day, officeholders())} == expected


def test_without_a_day_all_who_ever_held_it_are_meant():
    found = {person.id for person, _ in holders("president of Ukraine", None, officeholders())}
    assert {"petro-poroshenko", "volodymyr-zelensky"} <= found


def test_an_end_that_nobody_noted_came_before_the_next_one():
    old, new = (
        (Role(role="mayor", start_date=start, known_until=until), Person(id=id, name=id))
        for id, start, until in (("anna", "2010", "2012"), ("bela", "2018", "2022"))
    )
    assert in_office([old, new], "2020-01-01") == [new]
    assert in_office([old, new], "2015-01-01") == [old]
    assert in_office([old, new], "2009-01-01") == []


@pytest.mark.parametrize(
    ("role", "day", "surely", "perhaps"),
    [
        (Role(role="mayor", start_date="2019-05-20", end_date="2021-05-20"), "2019-05-20", True, True),
        (Role(role="mayor", start_date="2019-05-20", end_date="2021-05-20"), "2021-05-20", False, False),
        (Role(role="mayor", start_date="2019", end_date="2021"), "2019-05-20", False, True),
        (Role(role="mayor", start_date="2019", end_date="2021"), "2021-05-20", False, True),
        (Role(role="mayor", start_date="2019", known_until="2021"), "2021-05-20", True, True),
        (Role(role="mayor", start_date="2019", known_until="2021"), "2022-05-20", False, True),
        (Role(role="mayor", start_date="2019"), "2022-05-20", False, True),
        (Role(role="mayor"), "2022-05-20", False, True),
    ],
)
def test_an_office_may_or_must_be_held_on_a_day(role, day, surely, perhaps):
    assert (holds(role, day), may_hold(role, day)) == (surely, perhaps)
    assert may_hold(role, None)


APART = [
    ("Ukraine", "Russia", True),
    ("US-MI", "US-OH", True),
    ("London", "France", True),
    ("US-MI", "United States", False),
    ("New York City", "United States", False),
    ("NATO", "Norway", False),
    ("European Commission", "Germany", False),
    ("Ukraine", "Ukraine", False),
    ("Ford", "Russia", False),
    ("", "Russia", False),
    (None, "Russia", False),
]


@pytest.mark.parametrize(("place", "other", "expected"), APART)
def test_places_that_have_nothing_to_do_with_each_other_are_apart(place, other, expected):
    assert are_apart(place, other) is expected and are_apart(other, place) is expected


@given(st.text(max_size=60))
def test_any_words_can_be_read(words):
    assert describe(words).offices is not None and describe(words * 5000) is not None
