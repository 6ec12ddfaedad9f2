"""Cue, addressee and medium from parses made by hand: what belongs to the cue, and what only stands near."""

from __future__ import annotations

import pytest
from parses import LEXICON, parsed

from quotetrack.attribution import cues, hearers, media
from quotetrack.attribution.line import Line


def line(text: str, parse: str) -> Line:
    return Line.parsed(parsed(text, parse), LEXICON)


def words(found: tuple[int, int] | None, of: Line) -> str:
    return " ".join(of.shown[found[0] : found[1] + 1]) if found else ""


PASSIVE = line(
    "They were told by Roth",
    "They/PRP/nsubjpass/2 were/VBD/auxpass/2 told/VBN/ROOT/2 by/IN/agent/2 Roth/NNP/pobj/3",
)


def test_of_a_passive_the_subject_is_spoken_to() -> None:
    assert words(hearers.addressee(PASSIVE, 2, besides=None, speaker=(4, 4)), PASSIVE) == "They"


def test_the_speaker_is_never_the_addressee() -> None:
    assert hearers.addressee(PASSIVE, 2, besides=None, speaker=(0, 0)) is None


def test_what_adds_to_telling_speaks_to_the_same() -> None:
    found = line(
        "He told reporters little , adding",
        "He/PRP/nsubj/1 told/VBD/ROOT/1 reporters/NNS/dobj/1 little/JJ/dobj/1 ,/,/punct/1 adding/VBG/advcl/1",
    )
    assert words(hearers.addressee(found, 5, besides=None, speaker=(0, 0)), found) == "reporters"


def test_whoever_is_named_inside_the_medium_is_not_spoken_to() -> None:
    found = line(
        "She wrote in a letter to the mayor",
        "She/PRP/nsubj/1 wrote/VBD/ROOT/1 in/IN/prep/1 a/DT/det/4 "
        "letter/NN/pobj/2 to/IN/prep/1 the/DT/det/7 mayor/NN/pobj/5",
    )
    medium = media.medium(found, 1, range(8))
    assert words(medium, found) == "in a letter to the mayor"
    assert hearers.addressee(found, 1, besides=medium, speaker=(0, 0)) is None


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("in/IN/prep/1 a/DT/det/4 statement/NN/pobj/2", "in a statement"),
        ("in/IN/prep/1 a/DT/det/4 whisper/NN/pobj/2", ""),
        ("on/IN/prep/1 the/DT/det/4 video/NN/pobj/2", ""),
        ("on/IN/prep/1 Facebook/NNP/pobj/2", "on Facebook"),
        ("on/IN/prep/1 facebook/NN/pobj/2", ""),
        ("in/IN/prep/1 response/NN/pobj/2", ""),
        ("through/IN/prep/1 her/PRP$/poss/4 lawyer/NN/pobj/2", "through her lawyer"),
        ("through/IN/prep/1 the/DT/det/4 window/NN/pobj/2", ""),
        ("at/IN/prep/1 a/DT/det/4 rally/NN/pobj/2", "at a rally"),
    ],
)
def test_a_medium_carries_words(phrase: str, expected: str) -> None:
    text = "She said " + " ".join(token.split("/")[0] for token in phrase.split())
    found = line(text, f"She/PRP/nsubj/1 said/VBD/ROOT/1 {phrase}")
    assert words(media.medium(found, 1, range(len(found.words))), found) == expected


def test_what_another_did_in_an_interview_is_no_medium_of_the_cue() -> None:
    found = line(
        "She said he lied in an interview",
        "She/PRP/nsubj/1 said/VBD/ROOT/1 he/PRP/nsubj/3 "
        "lied/VBD/ccomp/1 in/IN/prep/3 an/DT/det/6 interview/NN/pobj/4",
    )
    assert media.medium(found, 1, range(7)) is None


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Quote: ", "Quote"),
        ("Quote from Kosh: ", "Quote from"),
        ("Kosh: ", None),
        ("Quote Kosh ", None),
    ],
)
def test_a_label_that_announces_is_the_cue(label: str, expected: str | None) -> None:
    found = cues.announced(label, 0, len(label), LEXICON)
    assert (label[slice(*found)] if found else None) == expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        (", the mayor, told the council: ", "told"),
        (", minister of state: ", None),
        (", who used to say: ", "say"),
        (": ", None),
    ],
)
def test_the_verb_in_a_label_is_the_cue(label: str, expected: str | None) -> None:
    found = Line.plain(label, 0, len(label), LEXICON)
    verb = cues.labelled(found)
    assert (None if verb is None else found.shown[verb]) == expected
