"""Who could have spoken: heads of noun phrases, the verb above each, and how far a mention reaches."""

import pytest
from parses import LEXICON, parsed

from quotetrack.attribution.candidates import mention_tokens, phrase

SAID = "“/``/punct/2 It/PRP/nsubj/2 is/VBZ/ccomp/5 ,/,/punct/2 ”/''/punct/2 said/VBD/ROOT/5"
LONG = "“We shall close the gates tonight,”"


def words(passage, first, last):
    return passage.doc[first : last + 1].text


def heads(passage):
    return {passage.words[n.token]: (passage.words[n.verb], n.relation) for n in passage.nominals}


def test_the_subject_of_an_inverted_verb():
    passage = parsed(f"{LONG} said Ana Kosh.", f"{SAID} Ana/NNP/compound/7 Kosh/NNP/nsubj/5 ././punct/5")
    assert heads(passage) == {"kosh": ("said", "nsubj")}
    assert passage.stand_ins == [(0, 5)]
    assert words(passage, *phrase(passage.doc[7])) == "Ana Kosh"


def test_what_stands_in_marks_is_no_candidate():
    passage = parsed(
        "Ana called Bo “a liar”.",
        "Ana/NNP/nsubj/1 called/VBD/ROOT/1 Bo/NNP/dobj/1 a/DT/det/4 liar/NN/oprd/1 ././punct/1",
    )
    assert heads(passage) == {"ana": ("called", "nsubj"), "bo": ("called", "dobj")}


def test_a_name_in_apposition_hangs_on_the_verb_of_its_noun():
    passage = parsed(
        "The mayor, Ana Kosh, slept.",
        "The/DT/det/1 mayor/NN/nsubj/6 ,/,/punct/1 Ana/NNP/compound/4 Kosh/NNP/appos/1 ,/,/punct/1"
        " slept/VBD/ROOT/6 ././punct/6",
    )
    assert heads(passage) == {"mayor": ("slept", "nsubj"), "kosh": ("slept", "appos/nsubj")}


def test_sentences_are_numbered():
    passage = parsed(
        "Ana slept. Bo ran.",
        "Ana/NNP/nsubj/1 slept/VBD/ROOT/1 ././punct/1 Bo/NNP/nsubj/4 ran/VBD/ROOT/4 ././punct/4",
    )
    assert passage.sentences == [0, 0, 0, 1, 1, 1]


@pytest.mark.parametrize(
    ("text", "parse", "head", "expected"),
    [
        (
            "The governor of the bank spoke.",
            "The/DT/det/1 governor/NN/nsubj/5 of/IN/prep/1 the/DT/det/4 bank/NN/pobj/2 spoke/VBD/ROOT/5"
            " ././punct/5",
            1,
            "The governor of the bank",
        ),
        (
            "The woman who ran spoke.",
            "The/DT/det/1 woman/NN/nsubj/4 who/WP/nsubj/3 ran/VBD/relcl/1 spoke/VBD/ROOT/4 ././punct/4",
            1,
            "The woman",
        ),
        (
            "Kosh’s spokeswoman spoke.",
            "Kosh/NNP/poss/2 ’s/POS/case/0 spokeswoman/NN/nsubj/3 spoke/VBD/ROOT/3 ././punct/3",
            0,
            "Kosh’s spokeswoman",
        ),
        (
            "The port authority of Merrow spoke.",
            "The/DT/det/2 port/NN/compound/2 authority/NN/nsubj/5 of/IN/prep/2 Merrow/NNP/pobj/3"
            " spoke/VBD/ROOT/5 ././punct/5",
            4,
            "The port authority of Merrow",
        ),
    ],
)
def test_a_mention_reaches_over_its_phrase(text, parse, head, expected):
    passage = parsed(text, parse)
    first, last, _ = mention_tokens(passage, head, LEXICON)
    assert words(passage, first, last) == expected
    start, end = passage.article_span(first, last)
    assert text[start:end] == expected


def test_a_mention_never_runs_into_a_quote():
    text = "Ana “Ma” Kosh spoke."
    passage = parsed(
        text, "Ana/NNP/compound/2 Ma/NNP/compound/2 Kosh/NNP/nsubj/3 spoke/VBD/ROOT/3 ././punct/3"
    )
    first, last, head = mention_tokens(passage, 2, LEXICON)
    assert (words(passage, first, last), head) == ("Kosh", 2)
