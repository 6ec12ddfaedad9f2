"""What a cue may report and when it was stated, on parses made by hand: no trained model is needed."""

from itertools import pairwise

import pytest
from parses import LEXICON, parsed

from quotetrack.attribution.candidates import Nominal
from quotetrack.attribution.indirect.article import Quoted, is_own
from quotetrack.attribution.indirect.asserted import is_asserted
from quotetrack.attribution.indirect.contents import contents
from quotetrack.attribution.indirect.finder import Statement
from quotetrack.attribution.indirect.frames import unread
from quotetrack.attribution.indirect.tree import Tree
from quotetrack.attribution.plan import plan

THAT = (
    "Ana said that rain helps.",
    "Ana/NNP/nsubj/1 said/VBD/ROOT/1 that/IN/mark/4 rain/NN/nsubj/4 helps/VBZ/ccomp/1 ././punct/1",
    1,
)
REMARK = (
    "Rain, Ana said, helps.",
    "Rain/NN/nsubj/5 ,/,/punct/5 Ana/NNP/nsubj/3 said/VBD/parataxis/5 ,/,/punct/5 helps/VBZ/ROOT/5"
    " ././punct/5",
    3,
)
NOT = (
    "Ana did not say that rain helps.",
    "Ana/NNP/nsubj/3 did/VBD/aux/3 not/RB/neg/3 say/VB/ROOT/3 that/IN/mark/6 rain/NN/nsubj/6"
    " helps/VBZ/ccomp/3 ././punct/3",
    3,
)
WILL = (
    "Ana will say that rain helps.",
    "Ana/NNP/nsubj/2 will/MD/aux/2 say/VB/ROOT/2 that/IN/mark/5 rain/NN/nsubj/5"
    " helps/VBZ/ccomp/2 ././punct/2",
    2,
)
IF = (
    "If Ana says rain helps, go.",
    "If/IN/mark/2 Ana/NNP/nsubj/2 says/VBZ/advcl/6 rain/NN/nsubj/4 helps/VBZ/ccomp/2 ,/,/punct/6 go/VB/ROOT/6"
    " ././punct/6",
    2,
)
TOLD = (
    "Ana was told that rain helps.",
    "Ana/NNP/nsubjpass/2 was/VBD/auxpass/2 told/VBN/ROOT/2 that/IN/mark/5 rain/NN/nsubj/5 helps/VBZ/ccomp/2"
    " ././punct/2",
    2,
)
VOWED = ("Ana vowed to stay.", "Ana/NNP/nsubj/1 vowed/VBD/ROOT/1 to/TO/aux/3 stay/VB/xcomp/1 ././punct/1", 1)
ASKED = ("Ana asked to stay.", "Ana/NNP/nsubj/1 asked/VBD/ROOT/1 to/TO/aux/3 stay/VB/xcomp/1 ././punct/1", 1)
WHETHER = (
    "Ana said whether rain helps.",
    "Ana/NNP/nsubj/1 said/VBD/ROOT/1 whether/IN/mark/4 rain/NN/nsubj/4 helps/VBZ/ccomp/1 ././punct/1",
    1,
)
GOODBYE = ("Ana said goodbye.", "Ana/NNP/nsubj/1 said/VBD/ROOT/1 goodbye/NN/dobj/1 ././punct/1", 1)


def tree_of(case):
    return Tree(parsed(case[0], case[1]))


def words_of(tree, content, text):
    return [text[slice(*tree.article_span(*reach))] for reach in content.reaches]


@pytest.mark.parametrize(
    ("case", "expected"), [(THAT, ["that rain helps"]), (REMARK, ["Rain", "helps"]), (VOWED, ["to stay"])]
)
def test_the_first_content_is_what_hangs_on_the_cue_or_what_it_hangs_on(case, expected):
    tree = tree_of(case)
    assert words_of(tree, contents(tree, case[2])[0], case[0]) == expected


def test_each_extent_is_offered_once_and_none_holds_the_cue():
    for case in (THAT, REMARK, IF, TOLD):
        found = contents(tree_of(case), case[2])
        assert len({content.reaches for content in found}) == len(found) > 0
        assert not any(content.holds(case[2]) for content in found)


def statement(case):
    tree = tree_of(case)
    return Statement(tree, case[2], contents(tree, case[2])[0], Nominal(0, case[2], "nsubj"), 0.9, 0.9)


@pytest.mark.parametrize("case", [THAT, REMARK, VOWED], ids=lambda case: case[0])
def test_asserted(case):
    assert is_asserted(statement(case), LEXICON)


@pytest.mark.parametrize("case", [NOT, WILL, IF, TOLD, ASKED, WHETHER, GOODBYE], ids=lambda case: case[0])
def test_not_asserted(case):
    assert not is_asserted(statement(case), LEXICON)


def test_a_quote_in_marks_is_no_statement_and_a_fragment_may_be_part_of_one():
    text = "that it was “a gift” to us all"
    whole, fragment = (0, len(text)), (text.index("“"), text.index("”") + 1)
    assert is_own(text, [whole], [Quoted(fragment, is_fragment=True)])
    assert not is_own(text, [whole], [Quoted(whole, is_fragment=False)])
    assert not is_own(text, [(0, 4)], [])


def test_every_paragraph_is_framed_once_and_turns_are_not():
    text = (
        "The talks went on for a third day in the old hall. Nobody left early.\n\n"
        "“We stay,” Ana Kosh said to everyone who asked her.\n\n"
        "Rain fell on the roof. Snow fell. Ana Kosh came in.\n\n"
        "“We stay until the morning comes.”"
    )
    made = plan(text, LEXICON)
    others = list(unread(made))
    extents = sorted(frame.extent for frame in [*made.frames.values(), *(frame for _, frame in others)])
    assert all(one[1] <= other[0] for one, other in pairwise(extents))
    assert [text[slice(*frame.extent)][:10] for _, frame in others] == ["The talks ", "Rain fell "]
    assert [frame.extent for _, frame in unread(made, {"talks"})] == [others[0][1].extent]
