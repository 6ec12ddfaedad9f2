"""The list of office holders: consistent in itself, sure of what it answers, and used where it is needed."""

from itertools import pairwise

import pytest

from quotetrack import extraction
from quotetrack.people.holders import People
from quotetrack.people.titles import office
from quotetrack.records import Article

PEOPLE = People()
US = frozenset({"United States"})
SOLE_OFFICES = {"president", "prime minister", "chancellor", "governor", "vice president", "state secretary"}


def test_nobody_shares_an_office_that_has_one_holder():
    terms = sorted(
        (office(role.role), role.place, role.start_date, role.end_date, person.name)
        for person in PEOPLE.everybody
        for role in person.roles
        if office(role.role) in SOLE_OFFICES and role.end_date
    )
    for (role, place, _, end, name), (next_role, next_place, start, _, other) in pairwise(terms):
        if (role, place) == (next_role, next_place) and len(end) == len(start) == 10:
            assert end <= start, (role, place, name, other)


def test_leaders_are_offices():
    assert {leader for leader in PEOPLE.places.leader.values() if leader} <= PEOPLE.offices


SURNAMES = [
    ("Obama", "President", None, "Barack Obama"),
    ("Obama", "President", "2014-05-01", "Barack Obama"),
    ("Obama", "President", "2020-05-01", "Barack Obama"),
    ("Obama", "Mr.", "2016-09-19", "Barack Obama"),
    ("Obama", "Mrs.", "2016-09-19", "Michelle Obama"),
    ("Obama", "First Lady", "2016-09-19", "Michelle Obama"),
    ("Obama", "Coach", "2016-09-19", None),
    ("Putin", "Mr.", "2016-09-19", "Vladimir Putin"),
    ("Putin", "Mr.", None, "Vladimir Putin"),
    ("Putin", "Russian President", "2024-01-01", "Vladimir Putin"),
    ("Putin", "French President", "2024-01-01", None),
    ("ZELENSKYY", "President", "2024-01-01", "Volodymyr Zelensky"),
    ("Medvedev", "President", "2010-01-01", "Dmitry Medvedev"),
    ("Warren", "Sen.", "2016-09-01", "Elizabeth Warren"),
    ("Warren", "Sen.", "2012-09-01", None),
    ("Warren", "Mr.", "2016-09-01", None),
    ("Scott", "Sen.", "2016-01-01", "Tim Scott"),
    ("Scott", "Sen.", "2020-01-01", None),
    ("Murphy", "Rep.", "2014-01-01", None),
    ("Murphy", "Mr.", "2016-01-01", None),
    ("Clinton", "", "2014-09-01", None),
    ("Clinton", "Mrs.", "2016-09-01", "Hillary Clinton"),
    ("Clinton", "Mr.", "2016-09-01", "Bill Clinton"),
    ("Clinton", "Secretary", "2016-09-01", "Hillary Clinton"),
    ("Bush", "President", "1990-05-01", "George H. W. Bush"),
    ("Bush", "President", "2005-05-01", "George W. Bush"),
    ("Bush", "President", "2016-05-01", None),
    ("Johnson", "", "2020-05-01", None),
    ("Johnson", "Prime Minister", "2020-05-01", "Boris Johnson"),
    ("Brown", "Gov.", "2014-06-01", "Jerry Brown"),
    ("Brown", "Gov.", "2017-06-01", None),
    ("Lee", "President", "2010-06-01", "Lee Myung-bak"),
    ("Lee", "South Korean President", "2026-01-01", "Lee Jae-myung"),
    ("Xi", "Mr.", "2020-05-01", "Xi Jinping"),
    ("Mattis", "Defence Secretary", "2018-05-01", "Jim Mattis"),
    ("Cortez Masto", "Sen.", "2019-05-01", "Catherine Cortez Masto"),
    ("Torvald", "President", "2025-10-11", None),
]


@pytest.mark.parametrize(("surname", "title", "day", "expected"), SURNAMES)
def test_surname_means_the_one_person_it_can(surname, title, day, expected):
    assert PEOPLE.full_name(surname, title=title, places=US, day=day) == expected


def test_surname_alone_needs_its_country_nearby():
    ask = {"day": "2018-05-01"}
    assert PEOPLE.full_name("Macron", places=frozenset({"France"}), **ask) == "Emmanuel Macron"
    assert PEOPLE.full_name("Macron", **ask) is None


def test_place_decides_between_two_of_one_title():
    ask = {"title": "Gov.", "day": "2017-06-01"}
    assert PEOPLE.full_name("Brown", places=frozenset({"US-OR"}), **ask) == "Kate Brown"


def test_pronoun_decides_between_two_of_one_surname():
    assert PEOPLE.full_name("Clinton", title="Ms.", gender="female", day="2016-09-01") == "Hillary Clinton"
    assert PEOPLE.full_name("Clinton", gender="female", places=US, day="2016-09-01") == "Hillary Clinton"


OFFICES = [
    ("president", "Ukrainian", "2024-05-05", "Volodymyr Zelensky"),
    ("president", "Ukraine", "2018-05-05", "Petro Poroshenko"),
    ("president", "Ukraine", "2014-04-01", None),
    ("president", "Ukraine", None, None),
    ("president", "U.S.", "2017-01-20", "Donald Trump"),
    ("president", "American", "2017-01-19", "Barack Obama"),
    ("prime minister", "British", "2022-09-06", "Liz Truss"),
    ("leader", "Russian", "2010-01-01", "Dmitry Medvedev"),
    ("secretary-general", "NATO", "2020-01-01", "Jens Stoltenberg"),
    ("secretary of defence", "US", "2014-01-01", "Chuck Hagel"),
    ("president", "Georgian", "2010-01-01", "Mikheil Saakashvili"),
    ("governor", "Georgia", "2020-01-01", "Brian Kemp"),
    ("senator", "Texas", "2020-01-01", None),
    ("president", "Algerian", "2025-01-01", None),
    ("prime minister", "", "2025-01-01", None),
    ("president", "Vesmark", "2025-01-01", None),
]


@pytest.mark.parametrize(("role", "country", "day", "expected"), OFFICES)
def test_office_has_its_holder_of_the_day(role, country, day, expected):
    assert PEOPLE.holder(role, country, day) == expected


@pytest.fixture(scope="module")
def nlp():
    return extraction.load()


TEXTS = [
    ("“We will wait,” President Obama said.", "2014-05-01", "Barack Obama"),
    ("“We will wait,” Mr. Putin said.", "2014-05-01T10:00:00Z", "Vladimir Putin"),
    ("“We will wait,” Mr. Putin said.", "20140501T10", "Vladimir Putin"),
    ("“We will wait,” the Ukrainian president said.", "2018-05-01", "Petro Poroshenko"),
    ("“We will wait,” the Ukrainian president said.", "2024-05-01", "Volodymyr Zelensky"),
    ("“We will wait,” Poland’s new prime minister said.", "2024-05-01", "Donald Tusk"),
    ("“We will wait,” the president of France said.", "2018-05-01", "Emmanuel Macron"),
    ("“We will wait,” the Ukrainian president said.", None, None),
    ("“We will wait,” the former Ukrainian president said.", "2024-05-01", None),
    ("“We will wait,” the Syrian opposition leader said.", "2014-05-01", None),
    ("“We will wait,” a Ukrainian president said.", "2024-05-01", None),
    ("“We will wait,” the prime minister said.", "2024-05-01", None),
    ("Petro Poroshenko came.\n\n“We will wait,” Mr. Poroshenko said.", "2018-05-01", "Petro Poroshenko"),
    ("Vitali Putin, a baker, came.\n\n“We will wait,” Mr. Putin said.", "2018-05-01", "Vitali Putin"),
    (
        "Volodymyr Zelenskyy came.\n\n“We wait,” the Ukrainian president said.",
        "2024-05-01",
        "Volodymyr Zelenskyy",
    ),
    ("“We will wait,” Clinton told the U.S. Senate.", "2014-09-01", "Clinton"),
    ("“We will wait,” Clinton told the U.S. Senate.", "2016-09-01", "Hillary Clinton"),
    (
        "Donald Trump came.\n\n“We will wait,” Clinton said.\n\n“No,” she said.",
        "2016-09-01",
        "Hillary Clinton",
    ),
    ("“We will wait,” Coach Putin said.", "2016-09-01", "Putin"),
    ("Michelle Obama came.\n\n“We will wait,” President Obama said.", "2016-09-01", "Barack Obama"),
]


@pytest.mark.parametrize(("text", "published", "expected"), TEXTS)
def test_article_without_the_full_name_gets_it(nlp, text, published, expected):
    quotes = list(extraction.extract([Article(text=text, published=published)], nlp=nlp))
    assert {quote.speaker for quote in quotes} == {expected}


def test_a_gender_is_known_where_all_who_share_the_name_have_it():
    assert PEOPLE.gender("Angela Merkel") == "female"
    assert PEOPLE.gender("Merkel") == "female"
    assert PEOPLE.gender("Clinton") == ""
    assert PEOPLE.gender("Nobody Whatever") == ""


def test_reason_names_the_list_and_is_less_sure(nlp):
    text = "“We will wait,” Mr. Putin said."
    full = "Vladimir Putin came.\n\n" + text
    listed, named = (
        quote
        for article in (text, full)
        for quote in extraction.extract([Article(text=article, published="2018-05-01")], nlp=nlp)
    )
    assert "by the list of office holders" in listed.reason
    assert "list" not in named.reason and listed.confidence < named.confidence
