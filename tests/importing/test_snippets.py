"""Quotations with their surroundings become one text, and each is found again in it."""

from hypothesis import given
from hypothesis import strategies as st

from quotetrack.importing.snippets import Snippet, bare, joined


def put(*snippets):
    """Return the text of snippets, and the words that stand where each one's stand."""
    text, spans = joined(Snippet(*one) for one in snippets)
    return text, [text[start:end] for start, end in spans]


def test_each_quotation_is_a_paragraph_in_marks():
    assert put(("Torvald said: ", "We will share it.", " She left."), ("Dyer said: ", "No.", "")) == (
        "Torvald said: “We will share it.” She left.\n\nDyer said: “No.”",
        ["We will share it.", "No."],
    )


def test_marks_at_the_edges_are_not_doubled():
    assert put(('He said "', "Stop", '," and "went" home.'))[0] == "He said “Stop”, and “went” home."
    assert put(("He said ``", "Stop", "'' at last"))[0] == "He said “Stop” at last"
    assert put(("", "Stop", ""))[0] == "“Stop”"
    assert put(("(", "Stop", ")"))[0] == "(“Stop”)"
    assert bare("“Stop it,”") == "Stop it,"
    assert bare(" “…” ") == ""


def test_snippets_of_one_passage_are_joined():
    text, words = put(
        (
            "The talks stalled. ",
            "Water carries no passport,",
            '" said Torvald of Vesmark. "We will share it," she',
        ),
        ('passport," said Torvald of Vesmark. "', "We will share it,", '" she added on Friday.'),
    )
    assert text == (
        "The talks stalled. “Water carries no passport,” said Torvald of Vesmark. “We will share it,” she"
        " added on Friday."
    )
    assert words == ["Water carries no passport,", "We will share it,"]


def test_a_snippet_that_stands_there_already_adds_nothing():
    one = ("The talks stalled. ", "Water carries no passport,", " said Torvald of Vesmark.")
    text, words = put(one, one)
    assert text == put(one)[0]
    assert words == ["Water carries no passport,"] * 2


def test_short_words_are_not_taken_for_a_part_of_others():
    assert put(("", "Yesterday", ""), ("", "Yes", ""))[0] == "“Yesterday”\n\n“Yes”"


PIECE = st.text(st.sampled_from("ab .,\"“”'("), max_size=30).map(lambda text: " ".join(text.split()))
WORDS = PIECE.map(bare).filter(bool)


@given(st.lists(st.tuples(PIECE, WORDS, PIECE), min_size=1, max_size=8))
def test_the_words_of_each_are_found_whatever_is_joined(snippets):
    text, found = put(*snippets)
    assert len(found) == len(snippets)
    for (_, words, _), there in zip(snippets, found, strict=True):
        assert letters(there) == letters(words)
        assert letters(there[:1]) or there[0] == words[0]
    assert "  " not in text.replace("\n\n", "")


def letters(text):
    return [char for char in text if char.isalnum()]


def test_overlaps_are_found_wherever_a_text_is_cut():
    text = "Torvald spoke. “Water carries no passport,” she said. “We will share it with all,” she told them."
    one, other = text.index("Water"), text.index("We will")
    for before in range(0, other - 2):
        for after in range(60, len(text)):
            found, words = put(
                ("Torvald spoke. ", text[one : one + 26], text[one + 26 : after]),
                (text[before : other - 1], text[other : other + 26], text[other + 26 :]),
            )
            assert words == ["Water carries no passport,", "We will share it with all,"]
            if after - before > 40 and before > one + 28:
                assert found == text
