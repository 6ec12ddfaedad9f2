"""Noun phrases in a line of words, parsed by hand or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parses import LEXICON, parsed

from quotetrack.attribution.line import Line

PIECES = st.sampled_from(
    ["the ", "crowd", " of ", "Channel 4", " told ", "X.", "’s ", "(", "\u202e", "👩‍👧", "\n", " "]
)


def plain(text: str) -> Line:
    return Line.plain(text, 0, len(text), LEXICON)


def phrase(text: str, first: int = 0) -> str | None:
    line = plain(text)
    last = line.extent(first)
    return None if last is None else text[slice(*line.place(first, last))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Coast Herald by telephone", "the Coast Herald"),
        ("a crowd of dam workers that", "a crowd of dam workers"),
        ("reporters on Friday", "reporters"),
        ("Lisk Today that he laughed", "Lisk Today"),
        ("members of Local 41, a union", "members of Local 41"),
        ("them: ", "them"),
        ("that it rained", None),
        (", it rained", None),
    ],
)
def test_a_phrase_ends_where_a_reader_ends_it(text: str, expected: str | None) -> None:
    assert phrase(text) == expected


def test_two_phrases_side_by_side_are_told_apart_by_tags() -> None:
    line = Line.parsed(
        parsed(
            "He told reporters Trump lost",
            "He/PRP/nsubj/1 told/VBD/ROOT/1 reporters/NNS/dobj/1 Trump/NNP/nsubj/4 lost/VBD/ccomp/1",
        ),
        LEXICON,
    )
    assert line.chunk(2) == 2


def test_the_stop_of_a_sentence_is_no_part_of_a_name() -> None:
    text = "She wrote on X."
    line = Line.parsed(
        parsed(text, "She/PRP/nsubj/1 wrote/VBD/ROOT/1 on/IN/prep/1 X./NNP/pobj/2"),
        LEXICON,
    )
    assert text[slice(*line.place(2, 3))] == "on X"


@pytest.mark.parametrize(
    ("word", "hears"),
    [
        ("reporters", True),
        ("Reuters", True),
        ("them", True),
        ("it", False),
        ("applause", False),
        ("TV", True),
    ],
)
def test_who_can_be_spoken_to(word: str, hears: bool) -> None:
    assert plain(word).is_hearer(0) is hears


@given(pieces=st.lists(PIECES | st.text(max_size=5), max_size=12))
def test_every_phrase_lies_in_the_text_and_begins_where_it_was_asked(pieces: list[str]) -> None:
    text = "".join(pieces)
    line = plain(text)
    for first in range(len(line.words)):
        last = line.extent(first)
        if last is not None:
            start, end = line.place(first, last)
            assert first <= last < len(line.words)
            assert text[start:end].startswith(line.shown[first].rstrip("."))
