"""Which words stand in a passage and which do not, whatever marks are set around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.checking import Piece, claim, is_spelling, nearest, passage, remark, standing
from quotetrack.words.listed import common_words

SAID = "We will not sign the treaty, and I don’t expect that 1,200 people want it before May."
LATER = "It is dead. Nobody here mourns it."


def stands(claimed, *printed):
    found = standing(
        claim(claimed),
        passage(piece if isinstance(piece, Piece) else Piece(piece) for piece in printed or (SAID,)),
    )
    return found is not None


@pytest.mark.parametrize(
    "claimed",
    [
        SAID,
        "sign the treaty",
        "“Sign the treaty.”",
        "SIGN — THE TREATY!",
        "we will not sign the treaty … I don't expect",
        "We will not sign ... before May",
        "We will not sign [...] before May",
        "sign [the hated treaty], and I don't expect",
        "I don’t expect that 1200 people want it",
        "I don't expect that 1,200 people want [the treaty] before May",
        "[W]e will not sign",
        "they said [sic] sign the treaty".removeprefix("they said [sic] "),
        "expect that 1,200 people want[ed] it",
        "[He said] we will not sign the treaty [laughs]",
    ],
)
def test_marks_gaps_and_brackets_make_no_difference(claimed):
    assert stands(claimed)


@pytest.mark.parametrize(
    "claimed",
    [
        "We will sign the treaty",
        "We won't sign the treaty",
        "I do not expect that 1,200 people want it",
        "1,300 people want it",
        "12,00 people want",
        "sign a treaty",
        "sign the treaties",
        "the treaty sign",
        "We will not sign the treaty before May",
        "before May … sign the treaty",
        "We will [gladly] sign",
        "We will [still] sign",
        "I expect that [few] people want it",
        "We signed the treaty",
        "We will not resign the treaty",
    ],
)
def test_another_word_number_order_or_denial_does(claimed):
    assert not stands(claimed)


@pytest.mark.parametrize(
    ("claimed", "printed", "expected"),
    [
        ("before May. It is dead", (SAID, LATER), False),
        ("before May … It is dead", (SAID, LATER), True),
        ("before May. It is dead", (SAID, Piece(LATER, joins=True)), True),
        ("It is dead … sign", (SAID, LATER), False),
        ("it is dead", ("[The treaty] is dead",), True),
        ("the pact is dead", ("[The treaty] is dead",), False),
        ("we say is dead", ("We say [the treaty] is dead",), True),
        ("we say the treaty is dead", ("We say [t]he treaty is … dead",), True),
        ("thank you all", ("Thank you (applause) all",), True),
        ("we need a door", ("We need, er — we need a door.",), True),
    ],
)
def test_quotes_that_stand_apart_and_printers_brackets(claimed, printed, expected):
    assert stands(claimed, *printed) is expected


@pytest.mark.parametrize(
    ("claimed", "expected"),
    [
        ("sign the treaty", "right before these words stands “not”"),
        ("1,200 people want it", "right before these words stands “don’t expect that”"),
        ("We will … sign", "what is left out has “not”"),
        ("We will not sign", None),
        ("before May", None),
    ],
)
def test_a_part_that_turns_the_sense_round_is_remarked_on(claimed, expected):
    told, wanted = passage([Piece(SAID)]), claim(claimed)
    assert remark(wanted, told, standing(wanted, told)) == expected


@pytest.mark.parametrize(
    ("claimed", "published", "expected"),
    [
        ("The colour of honour", "The color of honor", True),
        ("They organised the defence", "They organized the defense", True),
        ("ten percent", "ten per cent", True),
        ("The colour red", "The colour red", False),
        ("four hours", "for hours", False),
        ("The colour of honour", "The color of horror", False),
    ],
)
def test_spelling_alone_is_told_from_other_words(claimed, published, expected):
    assert is_spelling(claimed, published) is expected


def test_words_put_together_from_two_places_are_both_found():
    told = passage([Piece(SAID), Piece("A long evening, and nothing came of it. " * 9), Piece(LATER)])
    like = nearest(wanted := claim("Nobody here mourns it. We will not sign the treaty"), told)
    assert like.wording(wanted, told) == "Nobody here mourns it. … We will not sign the treaty,"
    assert like.share == 1


WORDS = st.lists(st.sampled_from(["We", "will", "not", "sign", "the", "treaty", "1,200", "don’t", "café"]))
SPACES = st.sampled_from([" ", "  ", "\n", "\u00a0", " – ", ", ", "; “", "” "])


@given(words=WORDS.filter(bool), data=st.data())
def test_any_cut_of_a_quote_stands_whatever_its_marks_spaces_and_capitals(words, data):
    start = data.draw(st.integers(0, len(words) - 1))
    cut = words[start : data.draw(st.integers(start + 1, len(words)))]
    claimed = "".join(
        data.draw(st.sampled_from([word, word.upper(), word.lower()])) + data.draw(SPACES) for word in cut
    )
    assert stands(f"“{claimed}.", " ".join(words))


@given(
    at=st.integers(0, len(SAID.split()) - 1),
    other=st.sampled_from(["pact", "never", "1,300", "signs", "Treaties", "April"]),
)
def test_any_word_replaced_stands_nowhere(at, other):
    words = SAID.split()
    assert not stands(" ".join([*words[:at], other, *words[at + 1 :]]))


@given(claimed=st.text(max_size=80), printed=st.text(max_size=80))
def test_any_text_can_be_claimed_and_printed(claimed, printed):
    wanted, told = claim(claimed), passage([Piece(printed), Piece(claimed)])
    if wanted.items:
        assert (standing(wanted, told) is not None) or "[" in claimed or "(" in claimed
        near = nearest(wanted, told)
        assert 0 <= near.score <= 1 + 1e-9
        assert near.wording(wanted, told) if near.parts else near.score == 0


@given(st.text(alphabet="[]()…. ab'’-1,\u2060", max_size=60))
def test_any_brackets_can_be_claimed_and_printed(text):
    wanted, told = claim(text), passage([Piece(text), Piece(f"a {text}", joins=True)])
    if wanted.items:
        standing(wanted, told)
        assert nearest(wanted, told).share <= 1 + 1e-9


def test_common_words_are_not_what_sayings_share():
    assert {"the", "we", "is"} <= common_words()
    assert not {"treaty", "people"} & common_words()
