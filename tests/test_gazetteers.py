"""The word lists: each says where it comes from, holds an entry once, and keeps apart from others."""

import unicodedata
from itertools import combinations, product, takewhile
from pathlib import Path

import pytest

from quotetrack.assets import asset, words

FILES = sorted(asset("data", "gazetteers").glob("*.txt"))
NAMES = ("first_names_female", "first_names_male", "first_names_either")
ROLES = ("roles_female", "roles_male", "roles")
APART = [
    *combinations(NAMES, 2),
    *combinations(ROLES, 2),
    *product(ROLES, ("organization_nouns", "document_nouns", "places")),
    *product(("calendar",), NAMES),
    ("organization_nouns", "document_nouns"),
    ("places", "organizations"),
    ("places", "honorifics"),
]


def entries(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def gazetteer(name: str) -> frozenset[str]:
    return words("data", "gazetteers", f"{name}.txt")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_list_opens_with_what_it_is_and_whose(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    header = list(takewhile(lambda line: line.startswith("#"), lines))
    assert len(header) >= 2
    assert any("Source: " in line and "Licence: CC0." in line for line in header)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_entry_stands_once_clean_and_in_lower_case(path):
    found = entries(path)
    assert found and len(found) == len(set(found))
    for entry in found:
        assert entry == " ".join(entry.split()) != ""
        assert entry == unicodedata.normalize("NFC", entry.lower())
        assert "’" not in entry, "apostrophes are straight"


@pytest.mark.parametrize(("one", "other"), APART)
def test_lists_stay_apart(one, other):
    assert not gazetteer(one) & gazetteer(other)
