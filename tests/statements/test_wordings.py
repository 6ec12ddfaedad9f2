"""What wordings are compared by: words, stems, numbers, and marks for looking them up."""

import pytest

from quotetrack.statements import fingerprints
from quotetrack.statements.numbers import number_at, sounds_like
from quotetrack.statements.sketches import sketch
from quotetrack.words.forms import stem, weight, written_out
from quotetrack.words.meanings import are_opposed, meaning

LONG = "Until the treaty is signed by both neighbours, the gates at Karrow stay where they are."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We, we have — we have waited", "we have waited"),
        ("It was, you know, er, cold", "it was cold"),
        ("I can't; it isn't, he'll", "i can not it is not he will"),
        ("[t]he want[ed] book", "the wanted book"),
        ("He [the mayor] lied (laughter) twice", "he lied twice"),
        ("co-operation, 5 per cent", "cooperation 5 percent"),
        ("$5 and five €", "dollar 5 and 5 euro"),
        ("nine of ninety-nine, one hundred and one", "9 of 99 101"),
        ("a hundred, 1.5 million, two or three", "100 1500000 2 or 3"),
        ("twenty five or one", "25 or one"),
        ("9 11, 2/3, 12.05.2024", "9 11 2 3 12.05.2024"),
    ],
)
def test_a_wording_is_freed_of_what_printers_do(text, words):
    assert " ".join(sketch(text).words) == words


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("colours", "colors"),
        ("organising", "organizing"),
        ("analysed", "analyzed"),
        ("centre", "center"),
        ("defence", "defense"),
        ("dialogue", "dialog"),
        ("travelled", "traveled"),
        ("greyer", "grayer"),
        ("ploughs", "plows"),
    ],
)
def test_both_spellings_are_one(british, american):
    assert written_out(british) == written_out(american)


@pytest.mark.parametrize("one", ["four", "hour", "called", "rise", "wise", "premise", "sense"])
def test_no_two_words_become_one(one):
    others = {"for", "her", "caled", "rize", "wize", "cens", "since"}
    assert not set(written_out(one)) & others - {one}


@pytest.mark.parametrize(
    "forms",
    [
        ("freeze", "froze", "frozen", "freezing"),
        ("warm", "warms", "warmed", "warming"),
        ("close", "closes", "closed", "closing"),
        ("run", "runs", "ran", "running"),
        ("city", "cities"),
        ("church", "churches"),
        ("tell", "told", "telling"),
    ],
)
def test_forms_have_one_stem(forms):
    assert len({stem(form) for form in forms}) == 1


def test_rare_words_tell_more():
    assert weight("ferryman") > weight("people") > weight("the") == 0
    assert weight("41") == 1


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("one", None),
        ("a", None),
        ("a thousand", ("1000", 2)),
        ("two hundred and six ships", ("206", 4)),
        ("two hundred and ships", ("200", 2)),
        ("17 million", ("17000000", 2)),
        ("2.5 billion", ("2500000000", 2)),
        ("nineteen eighty", ("19", 1)),
        ("1.2.3 million", ("1.2.3", 1)),
    ],
)
def test_numbers_are_read(words, number):
    assert number_at(words.split(), 0) == number


def test_numbers_that_are_heard_for_each_other():
    assert sounds_like("17", "70") and sounds_like("70", "17") and sounds_like("17000000", "70000000")
    assert not (sounds_like("14", "41") or sounds_like("17", "700") or sounds_like("12", "20"))


def test_words_for_one_thing_and_opposites():
    assert meaning(stem("charity")) == meaning(stem("alms"))
    assert are_opposed([stem("rises")], [stem("fell")])
    assert not are_opposed([stem("rises"), stem("fell")], [stem("fell"), stem("rises")])


def test_wordings_that_share_three_telling_words_in_a_row_are_found():
    part = "the treaty is signed by both neighbors"
    assert fingerprints(LONG) & fingerprints(part) & fingerprints(f"He said that {part}, and left for Lisk")
    assert not fingerprints(LONG) & fingerprints("Nobody asked the ferryman what the rope had cost.")
    assert all(0 <= mark < 2**63 for mark in fingerprints(LONG))
    assert len(fingerprints(LONG)) < len(LONG.split())


@pytest.mark.parametrize("slogan", ["", "Build it here, build it now!", "Yes we can.", "No."])
def test_slogans_are_not_looked_for_at_any_time(slogan):
    assert fingerprints(slogan) == frozenset()
