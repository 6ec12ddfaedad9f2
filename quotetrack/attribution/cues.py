"""What reports the words: a verb, ``according to``, a noun such as ``reply``, the mark of a label."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quotetrack.attribution.candidates import Nominal, Passage, phrase
from quotetrack.attribution.features import Scene
from quotetrack.attribution.lexicon import Lexicon
from quotetrack.attribution.line import Line

_CHAIN = frozenset({"conj", "xcomp", "advcl", "ccomp", "acl", "relcl", "pcomp", "prep"})
_NOUNS = frozenset({"words", "phrase", "answer", "reply", "response", "verdict", "message", "comment"})
_RELATIVE = frozenset({"WP", "WDT"})
_LIKE_A_QUOTE = frozenset({"advcl", "conj", "xcomp"})
_STOPS = frozenset({".", "!", "?"})
_FAR = 8
_BEFORE_VERB = frozenset({"to", "did", "does", "will", "would", "can", "could", "must", "not"})
_DASH = re.compile(r"[—–―‒-]{1,2}(?=[\s*_]*$)")
_COLON = re.compile(r":(?=[\s*_]*$)")
_IN_WORDS = re.compile(r"\bin (?:his|her|their|its|\S+[’']s?)(?: \w+)? (words|phrase)[,:]?\s*$")
_SENTENCE_END = re.compile(r"[.!?]\s+[A-Z]")


@dataclass(frozen=True, slots=True)
class Cue:
    """Tokens, first and last taken in, of the words that report; and what hangs on them."""

    first: int
    last: int
    verb: int


def cue(scene: Scene, passage: Passage, nominal: Nominal, lexicon: Lexicon) -> Cue | None:
    """Find the reporting words that take the candidate, or None."""
    i, words = nominal.token, passage.words
    if i > 1 and passage.deps[i] == "pobj":
        first = phrase(passage.doc[i])[0]
        according = first > 1 and words[first - 1] == "to" and words[first - 2] == "according"
        if according and not _is_spoken(passage, first - 2):
            return Cue(first - 2, first - 1, nominal.verb)
    if passage.deps[i] == "poss" and words[passage.heads[i]] in _NOUNS:
        return _at(passage.heads[i])
    verb = _beside(scene, nominal, lexicon) if passage is scene.passage else None
    if verb is None and passage is scene.passage:
        verb = _above(scene, nominal, lexicon)
    if verb is None:
        verb = _chained(scene, passage, nominal, lexicon)
    if verb is None:
        verb = _own(passage, nominal)
    return None if verb is None else _with_particle(passage, verb)


def _at(token: int) -> Cue:
    return Cue(token, token, token)


def _with_particle(passage: Passage, verb: int) -> Cue:
    """Take in the particle that follows: ``shot back``, ``went on``."""
    after = verb + 1
    follows = after < len(passage.words) and passage.heads[after] == verb and not _is_spoken(passage, after)
    if follows and (passage.deps[after] == "prt" or passage.words[after] == "back"):
        return Cue(verb, after, verb)
    return _at(verb)


def _beside(scene: Scene, nominal: Nominal, lexicon: Lexicon) -> int | None:
    """Return the reporting verb that stands between the words and the candidate, however it was parsed."""
    at, words = scene.last, scene.passage.words
    if (
        not at < nominal.token
        or words[at] not in lexicon.verbs
        or not scene.passage.tags[at].startswith("VB")
    ):
        return None
    return at if phrase(scene.passage.doc[nominal.token])[0] <= at + 1 else None


def _above(scene: Scene, nominal: Nominal, lexicon: Lexicon) -> int | None:
    """Return the verb that governs the words themselves, if its subject is the candidate or stands for it."""
    passage = scene.passage
    for at in scene.ancestors:
        tag = passage.tags[at]
        if _is_spoken(passage, at) or not tag.startswith("VB"):
            continue
        is_cue = passage.words[at] in lexicon.cue_verbs or (tag == "VBG" and passage.deps[at] == "advcl")
        is_weak = passage.words[at] == "comment" and passage.deps[at] in ("xcomp", "ccomp")  # nobody did
        if is_cue and not is_weak and _takes(passage, at, nominal):
            return at
    return None


def _takes(passage: Passage, verb: int, nominal: Nominal) -> bool:
    """Tell whether a verb's subject is the candidate, or a pronoun for it, or what it is joined to has it."""
    at = verb
    for _ in range(_FAR):
        own = _subjects(passage, at)
        if nominal.token in own or (at == nominal.verb and not own):
            return True
        if own:
            return _stands_for(passage, own[-1], at, nominal)
        if passage.deps[at] not in _LIKE_A_QUOTE:
            return False
        at = passage.heads[at]
    return False


def _stands_for(passage: Passage, subject: int, verb: int, nominal: Nominal) -> bool:
    """Tell whether a subject is a pronoun for the candidate: ``who`` after it, or ``she`` in what it said."""
    head = passage.heads[verb]
    if passage.tags[subject] in _RELATIVE:
        same = (head, nominal.token)
        return head == nominal.token or any(
            passage.deps[one] == "appos" and passage.heads[one] in same for one in same
        )
    follows = subject > nominal.token and passage.tags[nominal.token] != "PRP"
    return follows and passage.tags[subject] == "PRP" and passage.deps[verb] != "conj"


def _subjects(passage: Passage, verb: int) -> list[int]:
    low, high = max(0, verb - 3 * _FAR), min(len(passage.heads), verb + 2 * _FAR)
    return [
        i for i in range(low, high) if passage.heads[i] == verb and passage.deps[i] in ("nsubj", "nsubjpass")
    ]


def _chained(scene: Scene, passage: Passage, nominal: Nominal, lexicon: Lexicon) -> int | None:
    """Return the reporting verb nearest to the words that the candidate's own verb leads to."""
    words = passage.words
    near = scene.first if passage is scene.passage else len(words)
    chained = [t for t in range(len(words)) if words[t] in lexicon.verbs and _is_chained(passage, t, nominal)]
    if not chained:
        return None
    return min(chained, key=lambda t: abs(t - near) + (0 if t == nominal.verb else 2))


def _own(passage: Passage, nominal: Nominal) -> int | None:
    verb = nominal.verb
    is_verb = passage.tags[verb].startswith("VB") and verb != nominal.token
    return verb if is_verb and not _is_spoken(passage, verb) else None


def _is_spoken(passage: Passage, token: int) -> bool:
    """Tell whether a token stands for the words of a quote, so that nothing may be read from it."""
    return any(first <= token < last for first, last in passage.stand_ins)


def _is_chained(passage: Passage, token: int, nominal: Nominal) -> bool:
    """Tell whether a reporting verb is the candidate's, or one that its verb leads to or follows from."""
    if _is_spoken(passage, token) or not passage.tags[token].startswith(("VB", "NN")):
        return False
    at = token
    for _ in range(4):
        if at == nominal.verb:
            own = [c for c in passage.doc[token].lefts if c.dep_ in ("nsubj", "nsubjpass")]
            return not own or any(c.i == nominal.token for c in own)
        if passage.deps[at] not in _CHAIN or not passage.tags[token].startswith("VB"):
            return False
        at = passage.heads[at]
    return False


def leads(scene: Scene, passage: Passage, found: Cue) -> bool:
    """Tell whether a cue reports these words: no sentence ends between them, unless it goes on to quote.

    A colon leads on to the next paragraph, and ``“A,” she said. “B.”`` to the next sentence.
    """
    if passage is not scene.passage:
        return ":" in passage.words[-2:]
    if passage.words[found.verb] in _NOUNS:
        return True
    is_before = found.verb < scene.first
    between = range(found.last + 1, scene.first) if is_before else range(scene.last, found.first)
    stops = [i for i in between if _ends_sentence(scene, i)]
    if len(stops) != 1:
        return not stops
    sentence = passage.sentences[found.verb]
    has_quoted = any(
        first < found.verb and passage.sentences[first] == sentence for first, _ in passage.stand_ins
    )
    return (
        is_before and has_quoted and not any(passage.words[i].isalnum() for i in range(stops[0], scene.first))
    )


def _ends_sentence(scene: Scene, i: int) -> bool:
    passage = scene.passage
    is_title = i > 0 and passage.words[i - 1] in scene.lexicon.honorifics  # “Col.” may be two tokens
    return passage.words[i] in _STOPS and not is_title and not _is_spoken(passage, i)


def in_words(text: str, start: int, opening: int) -> tuple[int, int] | None:
    """Return the extent of ``words`` in ``in her words, “…”``, right before the mark at ``opening``."""
    found = _IN_WORDS.search(text[start:opening])
    return (start + found.start(1), start + found.end(1)) if found else None


def announced(text: str, start: int, opening: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the extent of ``Quote`` or ``Quote from`` in a label that ends at the mark at ``opening``."""
    label = re.match(r"[*_>\s]*((\w+)(?: from\b)?)[^:.“”\"]*:[\s*_]*$", text[start:opening])
    if label is None or label[2].casefold() not in lexicon.quote_labels:
        return None
    return start + label.start(1), start + label.end(1)


def labelled(line: Line) -> int | None:
    """Return the last verb that reports in a label (``Kosh, the mayor, told us:``), None for none."""
    verbs = line.lexicon.cue_verbs
    return next(
        (
            i
            for i in range(len(line.words) - 1, -1, -1)
            if line.shown[i] in verbs
            and (f"{line.words[i]}s" not in verbs or line.words[i - 1] in _BEFORE_VERB)  # not “state”
        ),
        None,
    )


def colon(text: str, start: int, opening: int) -> tuple[int, int] | None:
    """Return the extent of a colon right before the mark at ``opening``, if no sentence ends on the way."""
    found = _COLON.search(text[start:opening])
    if found is None or _SENTENCE_END.search(text, start, opening):
        return None
    return start + found.start(), start + found.end()


def dash(text: str, start: int, mention: int) -> tuple[int, int] | None:
    """Return the extent of the dash between the words' end and the mention of a signature."""
    found = _DASH.search(text[start:mention])
    return (start + found.start(), start + found.end()) if found else None
