"""The field of life that a role tells, and when two roles are one."""

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.assets import words
from quotetrack.people.fields import clash, field, known_roles, same_role

FIELDS = {
    "politics": [
        *(
            "Ukrainian President",
            "former Prime Minister",
            "Sen.",
            "Rep.",
            "D-Mass.",
            "ex-president",
            "Senators",
        ),
        *(
            "Kremlin spokesman",
            "spokesman for the ministry of health",
            "Secretary of State",
            "minister of health",
        ),
        *("the Michigan Republican", "UN special envoy", "chief of staff", "leader of the Labour party"),
        *("member of parliament for Bath", "then-mayor", "one of the senators", "ambassador to France"),
    ],
    "law": ["FBI Director", "a police officer", "a law professor at Tarn University", "Judge", "prosecutor"],
    "military": [
        "Lt. Gen.",
        "army captain",
        "retired colonel",
        "commander of the 3rd brigade",
        "navy spokesman",
    ],
    "sport": [
        "Coach",
        "a midfielder",
        "the team’s captain",
        "director of the football club",
        "Olympic champion",
    ],
    "arts": ["film director", "an actress from Lisk", "director of the Museum of Tarn", "novelist"],
    "media": ["editor-in-chief of the Tarn Post", "CNN analyst", "columnist", "anchor"],
    "business": [
        "chief executive of Northline",
        "a banker",
        "Fed chair",
        "founder of a company",
        "president of a bank",
    ],
    "science": ["a professor of geology", "chief engineer of the dam", "director of the research institute"],
    "medicine": ["a nurse and mother of two", "head of the hospital", "surgeon"],
    "religion": ["Rev.", "the archbishop of Tarn", "Pope", "spokesman for the diocese"],
    "education": ["a teacher", "president of the University of Tarn", "student", "director of the school"],
    "work": ["a farmer from Iowa", "truck driver", "a barber", "one of the farmers"],
    "activism": ["climate activist", "head of Amnesty International", "union leader"],
    "": [
        *("", "’s", "a resident of Tarn", "mother", "spokesman", "leader", "director", "captain", "of", "…"),
        *("the president’s mother", "a friend of the president", "Varga’s neighbour"),
    ],
}


@pytest.mark.parametrize(
    ("role", "expected"), [(role, name) for name, roles in FIELDS.items() for role in roles]
)
def test_field(role, expected):
    assert field(role) == expected


@pytest.mark.parametrize(
    "other", ["law", "military", "business", "activism", "media", "education", "science"]
)
def test_politicians_are_something_else_as_well(other):
    assert not clash("politics", other)


@pytest.mark.parametrize("other", ["medicine", "business", "education"])
def test_scientists_are_something_else_as_well(other):
    assert not clash("science", other)


@pytest.mark.parametrize(
    ("one", "other"), [("sport", "medicine"), ("politics", "sport"), ("religion", "sport"), ("law", "arts")]
)
def test_hardly_anybody_is_both(one, other):
    assert clash(one, other)


def test_clash_is_symmetric_and_never_of_one_field_with_itself_or_with_none():
    assert all(clash(one, other) == clash(other, one) for one, other in product(FIELDS, FIELDS))
    assert not any(clash(name, name) or clash(name, "") for name in FIELDS)


SAME = [
    ("Ukrainian President", "president of Ukraine"),
    ("the president", "Ukrainian President"),
    ("foreign minister", "the minister"),
    ("defence minister", "defense minister of Ukraine"),
    ("Secretary of State", "U.S. Secretary of State"),
    ("Ohio senator", "U.S. senator"),
    ("a nurse", "nurse from Iowa"),
    ("chairman", "chair"),
    ("coach", "head coach of Tarn"),
    ("ex-president", "president"),
    ("Vesmark President", "the president of Vesmark"),
]
DIFFERENT = [
    ("president of Vesmark", "president of Ordania"),
    ("Vesmark President", "president of Ordania"),
    ("French president", "German president"),
    ("Ohio senator", "senator from Texas"),
    ("vice president", "president"),
    ("deputy mayor", "mayor"),
    ("finance minister", "foreign minister"),
    ("nurse", "farmer"),
    ("press secretary", "Secretary of State"),
    ("", "president"),
    ("", ""),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_role(one, other):
    assert same_role(one, other) and same_role(other, one)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_roles(one, other):
    assert not same_role(one, other) and not same_role(other, one)


def test_every_line_is_of_a_kind_and_names_a_field():
    line = re.compile(r"[^=>?]+ (?:\?|[=>] (?P<told>\w+))|(?P<one>\w+) x (?P<others>\w+(?: \w+)*)")
    for entry in words("data", "gazetteers", "role_fields.txt"):
        found = line.fullmatch(entry)
        assert found, entry
        named = [found["told"], found["one"], *(found["others"] or "").split()]
        assert {name for name in named if name} <= FIELDS.keys() - {""}, entry


def test_list_is_long():
    assert len(known_roles()) > 1000


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_words_are_read(one, other):
    assert field(one) in FIELDS
    assert same_role(one, other) == same_role(other, one)
