"""The frame is the reporter's text; every offset of it leads back to the article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.attribution.frame import frame, is_sentence
from quotetrack.attribution.marks import pairs

LONG = "We shall close the gates tonight and open them in May"


def framed(text):
    extent = (0, len(text))
    return frame(text, extent, pairs(text, [extent])[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"“{LONG},” said Ana.", "“It is,” said Ana."),
        (f"Ana said: “{LONG}.”", "Ana said: “It is.”"),
        (f"“{LONG}!” Ana said.", "“It is,” Ana said."),
        ("Ana called it “a gift”.", "Ana called it a gift."),
        ("Ana called it “a gift to smugglers and to thieves”.", "Ana called it a gift to."),
        (f"Ana said“{LONG}”and left.", "Ana said “It is,” and left."),
        ("Nobody spoke.", "Nobody spoke."),
    ],
)
def test_a_long_quote_gives_way_and_a_fragment_stays(text, expected):
    assert framed(text).text == expected


def test_stand_ins_are_where_they_are_said_to_be():
    made = framed(f"“{LONG},” said Ana, who called it “a gift”.")
    assert [made.text[start:end] for start, end in made.stand_ins] == ["“It is,”", "a gift"]


def test_a_frame_can_begin_inside_the_text():
    text = f"LISK — “{LONG},” Ana said."
    extent = (7, len(text))
    made = frame(text, extent, pairs(text, [extent])[0])
    at = made.text.index("Ana")
    assert made.text == "“It is,” Ana said." and text[made.in_article(at) :] == "Ana said."


@given(
    st.lists(
        st.sampled_from(["Ana", " said ", "“", "”", LONG, ", ", "no\t", "said", "b ", "\n"]), max_size=12
    )
)
def test_outside_the_stand_ins_every_character_leads_back(parts):
    text = "".join(parts)
    made = framed(text)
    inside = {offset for start, end in made.stand_ins for offset in range(start, end)}
    kept = [offset for offset in range(len(made.text)) if offset not in inside]
    outer = {offset for pair in made.pairs for offset in range(*pair.outer)}
    article = [made.in_article(offset) for offset in kept]
    same = [(a, f) for a, f in zip(article, kept, strict=True) if a not in outer and a < len(text)]
    assert all(text[a] == made.text[f] or (text[a].isspace() and made.text[f] == " ") for a, f in same)
    assert {a for a, _ in same} == set(range(len(text))) - outer


@pytest.mark.parametrize(
    ("text", "expected"),
    [(f"“{LONG}.”", True), ("“No.”", False), ("“a gift to smugglers and thieves”", False)],
)
def test_a_clause_is_long_and_begins_like_a_sentence(text, expected):
    (pair,) = pairs(text, [(0, len(text))])[0]
    assert is_sentence(text, pair) is expected
