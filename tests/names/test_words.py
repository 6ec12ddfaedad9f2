"""Names as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.names import fold, lookup_words, name_words, slug


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Volodymyr Zelensky", ["volodymyr", "zelensky"]),
        ("  ZELENSKY's ", ["zelensky"]),
        ("Zelensky’s", ["zelensky"]),
        ("the Joneses’ house", ["the", "joneses", "house"]),
        ("Ana O'Brien-Müller", ["ana", "obrien", "muller"]),
        ("Kim Jong‑un", ["kim", "jong", "un"]),
        ("Łukasz Ørsted", ["lukasz", "orsted"]),
        ("Straße", ["strasse"]),
        ("Володимир Зеленський", ["володимир", "зеленськии"]),
        ("習近平", ["習近平"]),
        ("J. R. R. Tolkien", ["j", "r", "r", "tolkien"]),
        ("3M", ["3m"]),
        ("…!", []),
    ],
)
def test_name_words(typed, words):
    assert name_words(typed) == words


@pytest.mark.parametrize("typed", ["O'Brien", "o’brien", "OBRIEN", "obrien", "brien", "muller", "Müller"])
def test_a_name_is_found_by_what_is_typed(typed):
    assert set(name_words(typed)) <= lookup_words("Ana O'Brien-Müller")


@pytest.mark.parametrize("typed", ["kim jong un", "Kim Jong-un", "jongun", "KIM"])
def test_hyphens_do_not_matter(typed):
    assert set(name_words(typed)) <= lookup_words("Kim Jong-un")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Volodymyr Zelensky", "volodymyr-zelensky"), ("Ana O'Brien-Müller", "ana-obrien-muller"), ("3M", "3m")],
)
def test_a_person_has_a_readable_id(name, expected):
    assert slug(name) == expected


def test_names_of_which_nothing_can_be_read_have_ids_of_their_own():
    assert slug("!!").startswith("person-")
    assert slug("!!") != slug("??")


@given(st.text())
def test_folding_is_stable_and_a_name_finds_itself(name):
    assert fold(fold(name)) == fold(name)
    assert set(name_words(name)) <= lookup_words(name)
    assert slug(name) == slug(f" {name.strip()} ") or not name_words(name)
