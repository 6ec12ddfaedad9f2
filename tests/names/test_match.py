"""Properties of the judgement on two names, whatever the names."""

import time
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotetrack.names import keys, match, name_words, parse, probes, rarity, skeleton
from tests.names.benchmark import FILES, read

NAMES = sorted({name for path in FILES for pair in read(path) for name in (pair.one, pair.other)})
KINDS = ("person", "organization")
PARTS = sorted({word for name in NAMES for word in name.split()})
composed = st.lists(st.sampled_from(PARTS), min_size=1, max_size=4).map(" ".join)
names = st.one_of(st.text(), st.sampled_from(NAMES), composed)
kinds = st.sampled_from(KINDS)
HOSTILE = [
    "a" * 100_000,
    "A. " * 50_000,
    "'" * 100_000,
    "(" * 50_000 + "x",
    "“" * 100_000,
    "Ж" * 100_000,
    "é" * 100_000,
    "، " * 50_000,
    "al-" * 40_000,
    "née " * 30_000,
    "👩‍👩‍👧‍👦" * 10_000,
    "\x00\x1b[31m\u202eevil\u2066",
    "=HYPERLINK(1)",
    "'; DROP TABLE people; --",
    "<script>alert(1)</script>",
    "\ud800",
    "ﷺ" * 1_000,
]


@given(names, names, kinds)
@settings(max_examples=300, deadline=None)
def test_the_order_of_two_names_does_not_matter(one, other, kind):
    found = match(one, other, kind=kind)
    assert found == match(other, one, kind=kind)
    assert found.verdict in {"same", "different", "unsure"}
    assert 0 <= found.score <= 1
    assert all(told.strip() for told in found.evidence)


@given(names, kinds)
@settings(max_examples=300, deadline=None)
def test_a_name_is_the_same_as_itself(name, kind):
    if name_words(name):
        assert match(name, name, kind=kind).verdict == "same"
        assert match(name, f" {name} ", kind=kind).verdict == "same"
        assert keys(name, kind) & probes(name, kind)


@given(composed, composed, kinds)
@settings(max_examples=600, deadline=None)
def test_keys_lead_to_each_name_that_may_be_the_same(one, other, kind):
    found = match(one, other, kind=kind)
    if found.verdict == "same" or (found.verdict == "unsure" and found.score >= 0.4):
        assert keys(one, kind) & probes(other, kind)
        assert keys(other, kind) & probes(one, kind)


def test_keys_lead_to_each_name_of_the_lists_that_may_be_the_same():
    some = NAMES[::14]
    for one, other in product(some, repeat=2):
        if one < other and match(one, other).verdict == "same":
            assert keys(one) & probes(other), (one, other)
            assert keys(other) & probes(one), (one, other)


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("kind", KINDS)
def test_hostile_names_are_read_quickly(name, kind):
    began = time.process_time()
    assert match(name, name, kind=kind).verdict in {"same", "different"}
    match(name, "Volodymyr Zelensky", kind=kind)
    assert len(keys(name, kind)) < 500
    assert len(probes(name, kind)) < 500
    rarity(name)
    parse(name)
    skeleton(name)
    assert time.process_time() - began < 1


def test_all_capitals_change_nothing():
    changed = [name for name in NAMES if match(name.upper(), name).verdict != "same"]
    assert [name for name in changed if name.isascii()] == []


def test_a_full_name_probes_no_key_of_its_surname_alone():
    assert not {key for key in probes("Maria Garcia") if "|" not in key and key.startswith("s:")}
    assert {key for key in probes("Garcia") if key.startswith("s:")} & keys("Maria Garcia")
