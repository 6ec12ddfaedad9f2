"""What the layout names: labels, turns, signatures, posts and set-off passages."""

import pytest
from parses import LEXICON

from quotetrack.attribution.layout import layout
from quotetrack.attribution.marks import pairs
from quotetrack.attribution.paragraphs import paragraphs

WORDS = "The gates stay shut until spring"


def read(text):
    """Return (kind, who, words) of each passage that the layout knows."""
    extents = paragraphs(text)
    found = layout(text, extents, pairs(text, extents), LEXICON)
    places = sorted(found.named.keys() | found.kinds.keys())
    return [
        (
            found.kinds.get((number, index), ""),
            text[slice(*found.named[number, index].mention)] if (number, index) in found.named else None,
            text[found.pairs[number][index].start : found.pairs[number][index].end],
        )
        for number, index in places
    ]


CASES = {
    "label": (f"Ana Kosh: “{WORDS}.”", [("", "Ana Kosh", f"{WORDS}.")]),
    "label with an office": (f"Ana Kosh, mayor: “{WORDS}.”", [("", "Ana Kosh", f"{WORDS}.")]),
    "no label": (f"However: “{WORDS}.”", []),
    "announced": (f"Source: Ana Kosh\n\nQuote: “{WORDS}.”", [("", "Ana Kosh", f"{WORDS}.")]),
    "announced without marks": (f"Quote: {WORDS}.", [("block", None, f"{WORDS}.")]),
    "signature": (f"“{WORDS}.” — Ana Kosh", [("", "Ana Kosh", f"{WORDS}.")]),
    "signature below": (f"“{WORDS}.”\n\n— Ana Kosh, mayor", [("", "Ana Kosh", f"{WORDS}.")]),
    "post": (f"{WORDS} — Ana Kosh (@ana) May 4", [("post", "Ana Kosh", WORDS)]),
    "block after a colon": (f"Ana Kosh said:\n\n{WORDS}.", [("block", None, f"{WORDS}.")]),
    "no block after a colon": (f"There are two sorts:\n\n{WORDS}.", []),
    "block by its sign": (f"> {WORDS}.", [("block", None, f"{WORDS}.")]),
    "transcript inside marks": (f"“KOSH: {WORDS}.”", [("", "KOSH", f"{WORDS}.")]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_a_passage_by_its_layout(text, expected):
    assert read(text) == expected


def test_labels_that_come_again_make_turns():
    text = "Q: Is it over?\n\nA: No.\n\nIt has become dull, I think.\n\nQ: Why?\n\nA: Ask the river."
    assert read(text) == [
        ("turn", "Q", "Is it over?"),
        ("turn", "A", "No."),
        ("turn", None, "It has become dull, I think."),
        ("turn", "Q", "Why?"),
        ("turn", "A", "Ask the river."),
    ]


def test_a_stage_direction_is_nobodys_turn():
    text = "KOSH: No.\n\n(Laughter.)\n\nLIN: Yes.\n\nKOSH: Well."
    assert [(who, words) for _, who, words in read(text)] == [
        ("KOSH", "No."),
        ("LIN", "Yes."),
        ("KOSH", "Well."),
    ]


def test_marks_inside_a_turn_are_part_of_it():
    assert read("KOSH: He said “no”.\n\nLIN: Did he?")[0] == ("turn", "KOSH", "He said “no”.")


def test_one_label_makes_no_transcript():
    text = "Ana Kosh slept.\n\nWeather: rain and wind.\n\nBo Lin ran home.\n\nIt was late."
    assert read(text) == []


def test_a_dateline_is_not_part_of_the_paragraph():
    text = f"LISK, Ordania (MP) — Ana Kosh said: “{WORDS}.”"
    extents = paragraphs(text)
    found = layout(text, extents, pairs(text, extents), LEXICON)
    assert text[found.bodies[0] :].startswith("Ana Kosh said")
