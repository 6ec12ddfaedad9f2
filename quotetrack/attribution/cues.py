"""What reports the words: the cue that takes a speaker, whom it is said to, and the medium."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from quotetrack.attribution.candidates import Nominal, Passage, phrase
from quotetrack.attribution.features import Scene
from quotetrack.attribution.lexicon import Lexicon

_CHAIN = frozenset({"conj", "xcomp", "advcl", "ccomp", "acl", "relcl", "pcomp", "prep"})
_ADDRESSED = frozenset(
    {
        "tell",
        "told",
        "tells",
        "telling",
        "informed",
        "informing",
        "assured",
        "assuring",
        "reminded",
        "asked",
        "texted",
    }
)
_IN = frozenset({"in", "on", "at", "during", "via", "to"})


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
    near = scene.first if passage is scene.passage else len(words)
    chained = [t for t in range(len(words)) if words[t] in lexicon.verbs and _is_chained(passage, t, nominal)]
    if chained:
        best = min(chained, key=lambda t: abs(t - near) + (0 if t == nominal.verb else 2))
        return Cue(best, best, best)
    if (
        passage.tags[nominal.verb].startswith("VB")
        and nominal.verb != i
        and not _is_spoken(passage, nominal.verb)
    ):
        return Cue(nominal.verb, nominal.verb, nominal.verb)
    return None


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


def addressee(passage: Passage, verb: int) -> tuple[int, int] | None:
    """Return whom the words are said to: the object of ``told``, or what follows ``to`` after other verbs."""
    for child in passage.doc[verb].rights:
        if (
            child.dep_ in ("dobj", "dative", "iobj")
            and passage.words[verb] in _ADDRESSED
            and _speaks(passage, child)
        ):
            return phrase(child)
        if (
            child.dep_ in ("prep", "dative")
            and child.lower_ == "to"
            and passage.words[verb] not in _ADDRESSED
        ):
            objects = [c for c in child.rights if c.dep_ == "pobj" and _speaks(passage, c)]
            if objects:
                return phrase(objects[0])
    return None


def _speaks(passage: Passage, token: Token) -> bool:
    return not _is_spoken(passage, token.i) and token.tag_.startswith(("NN", "PRP"))


def medium(passage: Passage, verb: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the phrase of the medium (``in a statement``, ``on X``) that stands in the cue's sentence."""
    sentence = passage.sentences[verb]
    best: tuple[int, tuple[int, int]] | None = None
    for i, word in enumerate(passage.words):
        if passage.sentences[i] != sentence or word not in _IN:
            continue
        objects = [c for c in passage.doc[i].rights if c.dep_ == "pobj"]
        if not objects or _is_spoken(passage, objects[0].i):
            continue
        if objects[0].lower_ in lexicon.media or objects[0].lower_ in lexicon.social_media:
            distance = abs(i - verb)
            if best is None or distance < best[0]:
                best = (distance, (i, objects[0].i))
    return best[1] if best else None
