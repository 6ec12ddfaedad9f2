"""Capitals that belong to no name: headlines, the first word of a sentence, an office before a name."""

import pytest
from parses import LEXICON

from quotetrack.attribution.cast import Cast

CASES = {
    "headline": ("Rival Endorses Anna Kosh\n\nThe rival met Anna Kosh.", ["Anna Kosh", "Anna Kosh"]),
    "adverb": ("Surprisingly Brenner slept. He met Brenner.", ["Brenner", "Brenner"]),
    "verb": ("Using Anna Kosh’s boat was wrong.", ["Anna Kosh"]),
    "office": ("He met the secretary of State Anna Kosh.", ["Anna Kosh"]),
    "first name": ("Ayasha Redbird has run the dam. Redbird sleeps.", ["Ayasha Redbird", "Redbird"]),
    "capitals": ("PRESS BRIEFING BY NADIA ORSEL\n\nMs. Orsel came.", ["NADIA ORSEL", "Orsel"]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_a_name_is_trimmed_to_what_the_text_knows(text, expected):
    last = expected[-1].split()[-1].casefold()
    found = [name.full for name in Cast(text, LEXICON).names]
    assert [name for name in found if name.casefold().endswith(last)] == expected


@pytest.mark.parametrize("text", [text for text, _ in CASES.values()], ids=CASES)
def test_the_extent_is_that_of_the_words(text):
    for name in Cast(text, LEXICON).names:
        start, end = name.extent
        assert text[start:end].startswith(name.words[0])
        assert text[start:end].endswith(name.words[-1])
