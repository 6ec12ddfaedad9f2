"""Parts that one speaker says around one reporting clause are one quote."""

from parses import LEXICON, parsed

from quotetrack.attribution.choose import Choice, Row
from quotetrack.attribution.decide import Decision
from quotetrack.attribution.features import Scene
from quotetrack.attribution.join import joined, kind
from quotetrack.attribution.plan import plan

SPLIT = (
    "“/``/punct/2 It/PRP/nsubj/2 is/VBZ/ccomp/6 ,/,/punct/2 ”/''/punct/2 Ana/NNP/nsubj/6 said/VBD/ROOT/6"
    " ././punct/6 “/``/punct/10 It/PRP/nsubj/10 is/VBZ/ROOT/10 ././punct/10 ”/''/punct/10"
)
FIRST, SECOND = "“We shall close the gates tonight,”", "“We shall open them in May.”"


def decided(text, parse, tokens):
    """Return the plan of a text, and decisions that give each pair to the noun at its token."""
    passage = parsed(text, parse)
    nominals = {nominal.token: nominal for nominal in passage.nominals}
    decisions = []
    for index, (pair, token) in enumerate(zip(passage.frame.pairs, tokens, strict=True)):
        row = Row((), (), (), passage, nominals[token])
        choice = Choice(0, index, Scene(text, passage, index, LEXICON), [row], row)
        decisions.append(Decision(0, index, pair, choice=choice, row=row))
    return plan(text, LEXICON), decisions


def indices(groups):
    return [[decision.index for decision in group] for group in groups]


def test_words_on_both_sides_of_the_cue_are_one_quote():
    made, decisions = decided(f"{FIRST} Ana said. {SECOND}", SPLIT, [5, 5])
    (group,) = joined(made, decisions)
    assert indices([group]) == [[0, 1]]
    assert kind(made, group, is_post=False) == "direct"
    assert kind(made, group, is_post=True) == "post"


def test_two_speakers_make_two_quotes():
    text = f"{FIRST} Ana told Bo. {SECOND}"
    parse = SPLIT.replace("said/VBD/ROOT/6 ././punct/6", "told/VBD/ROOT/6 Bo/NNP/dobj/6 ././punct/6")
    parse = parse.replace("/10", "/11")
    made, decisions = decided(text, parse, [5, 7])
    assert indices(joined(made, decisions)) == [[0], [1]]


def test_two_fragments_of_one_sentence_are_two_quotes():
    text = "Ana called Bo “a liar” and “a thief”."
    parse = (
        "Ana/NNP/nsubj/1 called/VBD/ROOT/1 Bo/NNP/dobj/1 a/DT/det/4 liar/NN/oprd/1 and/CC/cc/4 a/DT/det/7"
        " thief/NN/conj/4 ././punct/1"
    )
    made, decisions = decided(text, parse, [0, 0])
    groups = joined(made, decisions)
    assert indices(groups) == [[0], [1]]
    assert [kind(made, group, is_post=False) for group in groups] == ["mixed", "mixed"]


def test_marks_opened_anew_go_on_with_the_quote():
    text = "“One is enough for all of us.\n\n“Two is too much,” said Ana Kosh."
    made = plan(text, LEXICON)
    first = Decision(0, 0, made.pairs[0][0])
    second = Decision(1, 0, made.pairs[1][0], of=first)
    assert made.goes_on(1, 0)
    assert [len(group) for group in joined(made, [first, second])] == [2]
