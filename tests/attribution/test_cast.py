"""The names of a text: titles parted from them, and short forms led to full ones."""

import pytest
from parses import LEXICON

from quotetrack.attribution.cast import Cast


def cast(text):
    return Cast(text, LEXICON)


CASES = {
    "person": ("Ana Kosh slept.", [("", "Ana Kosh", "person")]),
    "title": ("Then Prime Minister Bastian Okerlo left.", [("Prime Minister", "Bastian Okerlo", "person")]),
    "courtesy": ("Then Mr. Lin left.", [("Mr.", "Lin", "person")]),
    "opening word": ("But Ana Kosh slept.", [("", "Ana Kosh", "person")]),
    "common noun": ("Residents slept.", []),
    "organisation": ("The Ministry of Defence slept.", [("", "Ministry of Defence", "organization")]),
    "place": ("It rained in France.", [("", "France", "place")]),
    "owner": ("Then Ana Kosh’s Bo Lin left.", [("", "Ana Kosh", "person"), ("", "Bo Lin", "person")]),
    "particle": ("Then Ana de la Cruz left.", [("", "Ana de la Cruz", "person")]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_names(text, expected):
    found = cast(text)
    assert [(name.title, name.full, name.kind) for name in found.names] == expected
    assert all(
        text[slice(*name.extent)].split()[0] == name.words[0] and text[name.extent[1] - 1].isalnum()
        for name in found.names
    )


def full_names(found):
    return [found.full_name(name).full for name in found.names]


def test_a_surname_leads_to_the_full_name():
    assert full_names(cast("Ana Kosh slept. Then Kosh left.")) == ["Ana Kosh", "Ana Kosh"]


def test_a_surname_before_the_full_name_leads_to_it_too():
    assert full_names(cast("Then Kosh left. Mayor Ana Kosh slept.")) == ["Ana Kosh", "Ana Kosh"]


def test_of_two_bearers_the_title_decides():
    found = cast("John Kosh met Mary Kosh. Then Mr. Kosh left and Mrs. Kosh slept.")
    assert full_names(found) == ["John Kosh", "Mary Kosh", "John Kosh", "Mary Kosh"]


def test_initials_lead_to_the_organisation():
    found = cast("The National Water Board spoke. Later the NWB slept.")
    assert full_names(found) == ["National Water Board", "National Water Board"]


def test_a_pronoun_teaches_the_gender_of_an_unknown_name():
    found = cast("Then Okerlo Torvald left.")
    (name,) = found.names
    assert found.gender(name) == ""
    found.learn_gender(name, "female")
    assert found.gender(name) == "female"


FORMS = {
    "middle name": ("Ana Maria Kosh slept. Ana Kosh slept. Ana Kosh woke.", {"Ana Kosh"}),
    "double surname": ("Ana Varga Kosh slept. Then Varga Kosh woke.", {"Ana Varga Kosh"}),
    "place": ("Turnout In Florida. Then Florida slept.", {"Turnout In Florida", "Florida"}),
    "two people": ("Ana Kosh slept. Bo Kosh slept.", {"Ana Kosh", "Bo Kosh"}),
}


@pytest.mark.parametrize(("text", "expected"), FORMS.values(), ids=FORMS)
def test_forms_of_one_name_lead_to_one(text, expected):
    assert set(full_names(cast(text))) <= expected
    assert len(set(full_names(cast(text)))) <= len(expected)


def test_a_dateline_names_nobody_who_is_meant_later():
    found = cast("KARROW (Pale Sea Agency) — The mayor, Ilka Torvald, met Lisk Water.\n\nKARROW fell silent.")
    assert [name.full for name in found.names] == ["Ilka Torvald", "Lisk Water", "KARROW"]
