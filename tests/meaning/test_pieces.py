"""Words become the longest pieces that are known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.meaning import pieces
from quotetrack.meaning.pieces import Pieces

VOCABULARY = ["[UNK]", "un", "##pay", "##able", "pay", "rent", "a", "##b", "%", "5", "uk", "cafe"]


def spelt(text: str) -> list[str]:
    return [VOCABULARY[place] for place in Pieces(VOCABULARY).of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("unpayable rent", ["un", "##pay", "##able", "rent"]),
        ("Unpayable. RENT!", ["un", "##pay", "##able", "rent"]),
        ("pay-rent", ["pay", "rent"]),
        ("5% rent", ["5", "%", "rent"]),
        ("Café", ["cafe"]),
        ("U\u00adK", ["uk"]),  # a soft hyphen does not divide
        ("unpaid", []),  # no word is known by a part of it alone
        ("##pay [UNK]", ["pay"]),  # marks of the vocabulary are none in a text
        ("", []),
    ],
)
def test_pieces(text: str, expected: list[str]) -> None:
    assert spelt(text) == expected


def test_a_word_beyond_all_measure_is_none() -> None:
    assert spelt("a" + "b" * 63) == ["a"] + ["##b"] * 63
    assert spelt("a" + "b" * 64) == []


@given(st.lists(st.sampled_from(["pay", "unpayable", "Rent,", "unknown", "a" * 70, "5%"]), max_size=30))
def test_what_is_remembered_is_what_is_found(words: list[str]) -> None:
    known = Pieces(VOCABULARY)
    for _ in range(2):
        assert known.of(" ".join(words)) == [place for word in words for place in Pieces(VOCABULARY).of(word)]


def test_what_is_remembered_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "_REMEMBERED", 3)
    known = Pieces(VOCABULARY)
    for text in ("pay rent", "a ab abb abbb", "rent pay", "pay " + "b" * 100):
        assert known.of(text) == Pieces(VOCABULARY).of(text)
        assert len(known._known) <= 3
