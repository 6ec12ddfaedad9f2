"""Did the source state it? Not what was denied a mention, asked about, expected, ordered or only imagined."""

from __future__ import annotations

from quotetrack.attribution.indirect.contents import Content
from quotetrack.attribution.indirect.finder import Statement
from quotetrack.attribution.indirect.tree import Tree
from quotetrack.attribution.lexicon import Lexicon

_MODAL = frozenset("will 'll ’ll wo would 'd ’d should shall might may could must can ca".split())
_NEVER = frozenset({"never", "hardly", "rarely", "seldom", "neither", "nor"})
_SUPPOSED = frozenset({"if", "unless", "whether", "until", "lest"})
# “went on to say”: a verb above that does not take the statement back
_CARRIED = frozenset(
    "go goes went going gone continue continues continued begin began begins hasten hastened proceeded come "
    "came rushed".split()
)
_TOLD = frozenset("told asked advised urged reminded informed warned assured cautioned".split())
_AUXILIARIES = frozenset({"aux", "auxpass", "advmod", "neg", "preconj"})
_DID = frozenset({"did", "do", "does"})
_ASKING = frozenset({"ask", "asks", "asked", "asking", "wonder", "wonders", "wondered", "wondering"})
_PHRASES = frozenset(
    {"dobj", "attr", "oprd", "acomp", "nsubjpass", "dative", "prep", "prep/pobj", "relcl", "advcl"}
)
_MOST_STEPS = 12


def is_asserted(statement: Statement, lexicon: Lexicon) -> bool:
    """Tell whether the statement was made, in words, by its source."""
    tree, cue, content = statement.tree, statement.cue, statement.content
    return (
        _is_clause(tree, cue, content, lexicon)
        and not _is_unsaid(tree, cue)
        and not _is_supposed(tree, cue, content)
        and not _is_open_question(tree, cue, content)
        and not _is_told(tree, cue, content)
    )


def _is_clause(tree: Tree, cue: int, content: Content, lexicon: Lexicon) -> bool:
    """A statement has a verb; one without a subject of its own is left to “vowed to” and its like."""
    passage = tree.passage
    tags, first = passage.tags, content.reaches[0][0]
    is_parsed_so = tags[content.head].startswith("VB") and passage.words[first] == "that"
    if content.relation in _PHRASES and not is_parsed_so:
        return False
    has_verb = any(
        tags[i] in ("VBD", "VBZ", "VBP", "MD")
        for first, last in content.reaches
        for i in range(first, last + 1)
    )
    is_bare = (
        not has_verb or passage.words[first] == "to" or tags[first] == "VBG" or content.relation == "xcomp"
    )
    return not is_bare or passage.words[cue] in lexicon.statement_infinitives


def _is_unsaid(tree: Tree, cue: int) -> bool:
    """``did not say``, ``will say``, ``refused to say``, ``asked her to say``, ``say that you are sorry``."""
    passage = tree.passage
    head, words = passage.heads[cue], _beside(tree, cue)
    if _is_open(tree, cue):
        return True
    if passage.deps[cue] == "conj" and head != cue:
        return not _has_subject(tree, cue) and _is_unsaid(tree, head)
    if "to" in words:
        return passage.words[head] not in _CARRIED and passage.deps[cue] != "advcl"
    # a tagger's base form with a subject of its own is a present tense
    return passage.tags[cue] == "VB" and not words & _DID and not _has_subject(tree, cue)


def _beside(tree: Tree, verb: int) -> set[str]:
    """Return the auxiliaries and adverbs of a verb; a name is none: ``Theresa May suggested``."""
    passage = tree.passage
    below = (c for c in tree.children[verb] if passage.deps[c] in _AUXILIARIES)
    return {passage.words[c] for c in below if passage.doc[c].is_lower or tree.left[verb] == c}


def _is_open(tree: Tree, verb: int) -> bool:
    """Tell whether a verb is negated, or still to come."""
    is_negated = any(tree.passage.deps[c] == "neg" for c in tree.children[verb])
    return is_negated or bool(_beside(tree, verb) & (_MODAL | _NEVER))


def _has_subject(tree: Tree, token: int) -> bool:
    return any(tree.passage.deps[c] in ("nsubj", "nsubjpass") for c in tree.children[token])


def _is_supposed(tree: Tree, cue: int, content: Content) -> bool:
    """``if he says``, and what hangs on something negated or still to come: ``we expect her to say``."""
    passage, at = tree.passage, cue
    for _ in range(_MOST_STEPS):
        marks = {passage.words[c] for c in tree.children[at] if passage.deps[c] in ("mark", "advmod")}
        head = passage.heads[at]
        hangs = passage.deps[at] in ("ccomp", "xcomp") and head != at and not content.holds(head)
        if marks & _SUPPOSED or (hangs and _is_open(tree, head)):
            return True
        if head == at or passage.deps[at] in ("conj", "parataxis"):
            return False
        at = head
    return False


def _is_open_question(tree: Tree, cue: int, content: Content) -> bool:
    """``Did he say that …?``, and questions that are quoted as such: they state nothing."""
    passage = tree.passage
    words = [passage.words[first] for first, _ in content.reaches[:1]]
    if passage.words[cue] not in _ASKING and words[0] in ("whether", "if") and content.relation == "ccomp":
        return True
    return passage.words[tree.sentence(cue)[1]] == "?" and passage.words[cue] not in _ASKING


def _is_told(tree: Tree, cue: int, content: Content) -> bool:
    """``Residents were told that …`` names the hearer where a speaker is looked for."""
    passage = tree.passage
    is_passive = any(passage.deps[c] in ("auxpass", "nsubjpass") for c in tree.children[cue])
    if passage.words[cue] in _TOLD and (is_passive or passage.tags[cue] == "VBN"):
        helped = any(passage.words[c] in ("has", "have", "had") for c in tree.children[cue])
        return is_passive or not helped
    return False
