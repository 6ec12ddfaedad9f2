"""The day something was said has to hang on the words that report: parses made by hand."""

from datetime import date, timedelta

import pytest
from parses import LEXICON, parsed

from quotetrack.attribution.cues import Cue
from quotetrack.attribution.plan import plan
from quotetrack.attribution.said import Calendar, Told

PUBLISHED = date(2025, 10, 15)  # a Wednesday
WORDS = "“We shall close the gates tonight,”"
QUOTE = "“/``/punct/2 It/PRP/nsubj/2 is/VBZ/ccomp/6 ,/,/punct/2 ”/''/punct/2 Ana/NNP/nsubj/6 said/VBD/ROOT/6"


def said(text, parse, verb=6):
    """Return what the calendar tells of the words at the start of ``text``."""
    passage = parsed(text, parse)
    told = Told(0, len(WORDS), (passage, Cue(verb, verb, verb)), True, None, "Ana")
    return Calendar(plan(text, LEXICON), LEXICON, PUBLISHED).day(told)


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
}


@pytest.mark.parametrize(("when", "rest", "expected"), [(k, *v) for k, v in CASES.items()], ids=CASES)
def test_a_day_beside_the_cue(when, rest, expected):
    found = said(f"{WORDS} Ana said {when}.", f"{QUOTE} {rest}")
    assert (found and found.start) == expected
    assert found is None or (found.end - found.start == timedelta(1) and found.evidence in when)


def test_a_month_is_an_interval_that_ends_with_the_article():
    found = said(f"{WORDS} Ana said in October.", f"{QUOTE} in/IN/prep/6 October/NNP/pobj/7 ././punct/6")
    assert (found.start, found.end) == (date(2025, 10, 1), date(2025, 10, 16))


def test_the_day_of_another_event_does_not_count():
    rest = "of/IN/prep/6 the/DT/det/9 vote/NN/pobj/7 held/VBN/acl/9 Monday/NNP/npadvmod/10 ././punct/6"
    assert said(f"{WORDS} Ana said of the vote held Monday.", f"{QUOTE} {rest}") is None


def test_what_the_words_are_about_has_a_day_of_its_own():
    rest = "of/IN/prep/6 the/DT/det/9 vote/NN/pobj/7 on/IN/prep/9 Monday/NNP/pobj/10 ././punct/6"
    assert said(f"{WORDS} Ana said of the vote on Monday.", f"{QUOTE} {rest}") is None


def test_a_day_inside_the_words_does_not_count():
    text = f"{WORDS} Ana said “Monday”."
    assert said(text, f"{QUOTE} Monday/NNP/dobj/6 ././punct/6") is None
