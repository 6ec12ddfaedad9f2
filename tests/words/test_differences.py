"""Words are compared whatever marks stand around them, and what differs is told word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.words import differences, folded, word_diff, words

TEXTS = st.text(st.sampled_from("abe Nn’'0159.,-–“”…%$\u00ad\u0301é\n"), max_size=60) | st.text(max_size=60)
ALIKE = {
    "marks": ("“We won’t go,” he said", '"We won\'t go" — he said.'),
    "capitals": ("THE END", "the end"),
    "accents": ("Café", "Cafe\u0301"),
    "invisible": ("co\u00adopera\u200btion", "cooperation"),
    "initials": ("the U.S.A. and", "the USA and"),
    "hyphen": ("long-term", "long term"),
    "thousands": ("1,000 men", "1000 men"),
}
APART = {
    "number": ("5 men", "6 men"),
    "decimals": ("1.5 men", "15 men"),
    "sign": ("5%", "5"),
    "minus": ("at -5 degrees", "at 5 degrees"),
    "negation": ("I can", "I can't"),
    "contraction": ("I can’t", "I cannot"),
    "order": ("dogs bite men", "men bite dogs"),
}
DIFFS = {
    "same": ("“We won.”", "we won", "we won"),
    "changed": ("We will not go.", "We will never go!", "We will [-not-]{+never+} go!"),
    "left out": ("I think, we won.", "We won.", "[-I think,-] We won."),
    "added": ("We won.", "We won, at last.", "We won, {+at last.+}"),
    "nothing": ("", "", ""),
}


@pytest.mark.parametrize("name", ALIKE)
def test_what_a_printer_sets_makes_no_difference(name):
    one, other = ALIKE[name]
    assert folded(one) == folded(other)


@pytest.mark.parametrize("name", APART)
def test_what_changes_the_sense_makes_one(name):
    one, other = APART[name]
    assert folded(one) != folded(other)


@pytest.mark.parametrize("name", DIFFS)
def test_a_diff_reads_like_that_of_git(name):
    old, new, expected = DIFFS[name]
    assert word_diff(old, new) == expected


@given(TEXTS)
def test_words_stand_where_they_say_in_order(text):
    found = words(text)
    places = [place for word in found for place in (word.start, word.end)]
    assert places == sorted(places)
    assert all(word.folded and folded(text[word.start : word.end]) == (word.folded,) for word in found)


@given(TEXTS, TEXTS)
def test_stretches_hold_all_words_of_both(old, new):
    changes = differences(old, new)
    assert [w for change in changes for w in folded(change.old)] == list(folded(old))
    assert [w for change in changes for w in folded(change.new)] == list(folded(new))
    assert all(folded(c.old) == folded(c.new) for c in changes if c.kind == "same")
