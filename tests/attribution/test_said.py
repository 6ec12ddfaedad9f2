"""The day something was said: it has to hang on the words that report, and lies never after the article."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parses import LEXICON, parsed

from quotetrack.attribution.said import said_beside, said_in_lead, weekday_before

PUBLISHED = date(2025, 10, 15)  # a Wednesday
WORDS = "“We shall close the gates tonight,”"
QUOTE = "“/``/punct/2 It/PRP/nsubj/2 is/VBZ/ccomp/6 ,/,/punct/2 ”/''/punct/2 Ana/NNP/nsubj/6 said/VBD/ROOT/6"


@given(st.integers(0, 6), st.dates(date(1900, 1, 8)))
def test_a_weekday_is_the_latest_on_or_before_the_day(weekday, day):
    found = weekday_before(weekday, day)
    assert found.weekday() == weekday and timedelta(0) <= day - found < timedelta(7)


CASES = {
    "Monday": ("Monday/NNP/npadvmod/6 ././punct/6", date(2025, 10, 13)),
    "on Monday": ("on/IN/prep/6 Monday/NNP/pobj/7 ././punct/6", date(2025, 10, 13)),
    "Wednesday": ("Wednesday/NNP/npadvmod/6 ././punct/6", date(2025, 10, 15)),
    "Thursday": ("Thursday/NNP/npadvmod/6 ././punct/6", date(2025, 10, 9)),
    "today": ("today/NN/npadvmod/6 ././punct/6", date(2025, 10, 15)),
    "yesterday": ("yesterday/NN/npadvmod/6 ././punct/6", date(2025, 10, 14)),
    "by Monday": ("by/IN/prep/6 Monday/NNP/pobj/7 ././punct/6", None),
    "on October 2": ("on/IN/prep/6 October/NNP/pobj/7 2/CD/nummod/8 ././punct/6", date(2025, 10, 2)),
    "on Oct. 2": ("on/IN/prep/6 Oct./NNP/pobj/7 2/CD/nummod/8 ././punct/6", date(2025, 10, 2)),
    "on October 2, 2023": (
        "on/IN/prep/6 October/NNP/pobj/7 2/CD/nummod/8 ,/,/punct/8 2023/CD/nummod/8 ././punct/6",
        date(2023, 10, 2),
    ),
    "on Thursday, Oct. 2": (
        "on/IN/prep/6 Thursday/NNP/pobj/7 ,/,/punct/8 Oct./NNP/appos/8 2/CD/nummod/10 ././punct/6",
        date(2025, 10, 2),
    ),
    "on 2 October": ("on/IN/prep/6 2/CD/nummod/9 October/NNP/pobj/7 ././punct/6", date(2025, 10, 2)),
    "on December 24": ("on/IN/prep/6 December/NNP/pobj/7 24/CD/nummod/8 ././punct/6", date(2024, 12, 24)),
    "on February 30": ("on/IN/prep/6 February/NNP/pobj/7 30/CD/nummod/8 ././punct/6", None),
    "in October": ("in/IN/prep/6 October/NNP/pobj/7 ././punct/6", None),
}


@pytest.mark.parametrize(("when", "rest", "expected"), [(k, *v) for k, v in CASES.items()], ids=CASES)
def test_a_day_beside_the_cue(when, rest, expected):
    passage = parsed(f"{WORDS} Ana said {when}.", f"{QUOTE} {rest}")
    found = said_beside(passage, 6, PUBLISHED)
    assert (found and found.start) == expected
    assert found is None or (found.end - found.start == timedelta(1) and found.evidence in when)


def test_the_day_of_another_event_does_not_count():
    passage = parsed(
        f"{WORDS} Ana said of the vote held Monday.",
        f"{QUOTE} of/IN/prep/6 the/DT/det/9 vote/NN/pobj/7 held/VBN/acl/9 Monday/NNP/npadvmod/10 ././punct/6",
    )
    assert said_beside(passage, 6, PUBLISHED) is None


def test_a_day_inside_the_words_does_not_count():
    passage = parsed(
        "Ana said “Monday”.", "Ana/NNP/nsubj/1 said/VBD/ROOT/1 Monday/NNP/npadvmod/1 ././punct/1"
    )
    assert said_beside(passage, 1, PUBLISHED) is None


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("It rained. Kosh gave an interview to Radio North on Monday.", date(2025, 10, 13)),
        ("It rained. An interview that was broadcast on Monday made Kosh angry.", None),
        ("Kosh slept on Monday.", None),
        ("Kosh gave an interview on Monday. It rained.", None),
    ],
)
def test_the_day_of_the_interview_in_the_sentence_before(lead, expected):
    found = said_in_lead(lead, "Kosh", PUBLISHED, LEXICON)
    assert (found and found.start) == expected
