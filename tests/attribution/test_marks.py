"""Marks become pairs; what looks like a mark and is none is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.attribution.marks import pairs
from quotetrack.attribution.paragraphs import paragraphs

CASES = [
    ("“A,” he said. “B.”", ["A,", "B."]),
    ('"A," he said. "B."', ["A,", "B."]),
    ("„A“, sagt er. „B.“", ["A", "B."]),
    ("«A», dit-il.", ["A"]),
    ("»A«, sagt er.", ["A"]),
    ("``A,'' he said.", ["A,"]),
    ("‘It’s Ana’s dog,’ said Bo.", ["It’s Ana’s dog,"]),
    ("'It isn't the dogs' fault,' said Bo.", ["It isn't the dogs' fault,"]),
    ("‘I said “no”,’ Bo said.", ["I said “no”,"]),
    ("“I said ‘no’,” Bo said. It’s Bo’s.", ["I said ‘no’,"]),
    ("“I said “no” to him,” Bo said.", ["I said “no” to him,"]),
    ("Partners“not be afraid”of it.", ["not be afraid"]),
    ('He is 6\'2" tall and the pipe is 9" wide.', []),
    ('He is 6\'2" and said: "I am tall."', ["I am tall."]),
    ("The ’90s and rock ’n’ roll, ’cause it’s fun.", []),
    ('<a href="x">A word</a> and "A."', ["A."]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_pairs(text, expected):
    assert [text[pair.start : pair.end] for pair in pairs(text, [(0, len(text))])[0]] == expected


def test_an_unclosed_mark_ends_with_its_paragraph():
    text = "“Never closed.\n\nBo slept. “Closed,” he said."
    (opened,), (closed,) = pairs(text, paragraphs(text))
    assert text[opened.start : opened.end] == "Never closed." and not opened.is_closed
    assert text[closed.start : closed.end] == "Closed," and closed.is_closed


def test_a_mark_opened_anew_leaves_the_paragraph_before_open():
    text = "“One.\n\n“Two,” said Bo."
    (first,), (second,) = pairs(text, paragraphs(text))
    assert (first.is_closed, second.is_closed) == (False, True)


@given(st.text(alphabet="ab ’'‘“”\"«»„‚.,\n6", max_size=60))
def test_pairs_lie_in_their_paragraph_apart_and_in_order(text):
    extents = paragraphs(text)
    for (start, end), some in zip(extents, pairs(text, extents), strict=True):
        edges = [edge for pair in some for edge in (pair.outer[0], pair.start, pair.end, pair.outer[1])]
        assert edges == sorted(edges)
        assert all(start <= edge <= end for edge in edges)
