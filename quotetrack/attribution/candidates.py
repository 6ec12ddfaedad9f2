"""Who could have spoken: the nominal heads of a parsed frame, each with the verb that governs it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate

from spacy.attrs import DEP, HEAD, IDX, LOWER, SENT_START, TAG
from spacy.tokens import Doc, Token

from quotetrack.attribution.frame import Frame
from quotetrack.attribution.lexicon import Lexicon

_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "WP", "WDT", "DT", "CD", "FW"})
_INSIDE_NAME = frozenset({"compound", "amod", "nummod", "quantmod", "det", "predet", "nmod"})
_CLIMBED = frozenset(
    {"compound", "appos", "conj", "poss", "nmod", "amod", "det", "nummod", "pobj", "prep", "agent"}
)
_VERBAL = ("VB", "MD")
_CLIMB_LIMIT = 8


@dataclass(slots=True)
class Passage:
    """A parsed frame: its tokens, its nominal heads, and which tokens stand for each pair."""

    frame: Frame
    doc: Doc
    paragraph: int
    tags: list[str] = field(init=False)
    deps: list[str] = field(init=False)
    heads: list[int] = field(init=False)
    words: list[str] = field(init=False)
    starts: list[int] = field(init=False)
    sentences: list[int] = field(init=False)
    stand_ins: list[tuple[int, int]] = field(init=False)
    nominals: list[Nominal] = field(init=False)

    def __post_init__(self) -> None:
        # one array is many times faster than asking each token
        strings = self.doc.vocab.strings
        values = self.doc.to_array([TAG, DEP, LOWER, HEAD, IDX, SENT_START]).astype("int64")
        columns = values.astype("uint64")
        self.tags = [strings[tag] for tag in columns[:, 0].tolist()]
        self.deps = [strings[dep] for dep in columns[:, 1].tolist()]
        self.words = [strings[word] for word in columns[:, 2].tolist()]
        self.heads = [i + offset for i, offset in enumerate(values[:, 3].tolist())]
        self.starts = values[:, 4].tolist()
        self.sentences = _sentence_numbers(values[:, 5].tolist())
        self.stand_ins = _stand_in_tokens(self.starts, self.frame)
        inside = [False] * len(self.doc)
        for first, last in self.stand_ins:
            inside[first:last] = [True] * (last - first)
        self.nominals = [
            self._nominal(i) for i in range(len(self.doc)) if not inside[i] and self._is_nominal(i)
        ]

    def _is_nominal(self, i: int) -> bool:
        tag, dep = self.tags[i], self.deps[i]
        if tag not in _NOMINAL or (tag in ("DT", "CD", "WDT") and dep not in ("nsubj", "nsubjpass")):
            return False
        return dep not in _INSIDE_NAME or (dep == "nmod" and tag.startswith("NNP"))

    def _nominal(self, i: int) -> Nominal:
        relation = self.deps[i]
        at = i
        for _ in range(_CLIMB_LIMIT):
            if self.deps[at] not in _CLIMBED:
                break
            at = self.heads[at]
        verb = self.heads[at] if self.deps[at] != "ROOT" else at
        return Nominal(i, verb, relation if at == i else f"{relation}/{self.deps[at]}")

    def article_span(self, first: int, last: int) -> tuple[int, int]:
        """Return the article's offsets of the tokens from ``first`` to ``last``, both taken in."""
        end = self.starts[last] + len(self.doc[last]) - 1
        return self.frame.in_article(self.starts[first]), self.frame.in_article(end) + 1


@dataclass(frozen=True, slots=True)
class Nominal:
    """A token that heads a noun phrase, the verb above it, and how it hangs on that verb."""

    token: int
    verb: int
    relation: str


def _sentence_numbers(starts: list[int]) -> list[int]:
    """Number the sentences; spaCy marks the first token of one with 1."""
    return list(accumulate(int(start == 1) if i else 0 for i, start in enumerate(starts)))


def _stand_in_tokens(starts: list[int], frame: Frame) -> list[tuple[int, int]]:
    found = []
    i = 0
    for start, end in frame.stand_ins:
        while i < len(starts) and starts[i] < start:
            i += 1
        first = i
        while i < len(starts) and starts[i] < end:
            i += 1
        found.append((first, i))
    return found


def phrase(token: Token) -> tuple[int, int]:
    """Return the first and last token of the noun phrase that ``token`` heads, without relative clauses."""
    first = last = token.i
    for child in token.lefts:
        if child.dep_ in ("det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet"):
            first = min(first, child.left_edge.i)
    for child in token.rights:
        last = max(last, _right_end(child, last))
    return first, last


def _right_end(child: Token, last: int) -> int:
    """Return the last token of what belongs to a noun on its right: a name, or ``of the bank``."""
    is_name = child.tag_.startswith("NNP")
    if child.dep_ in ("appos", "compound", "flat") and is_name:
        return phrase(child)[1]
    if child.i != last + 1 or child.dep_ == "case":
        return last
    if child.dep_ == "prep" and child.lower_ in ("of", "for", "from", "by"):
        return _of_phrase_end(child)
    return child.i if is_name else last


def _of_phrase_end(preposition: Token) -> int:
    for child in preposition.rights:
        if child.dep_ == "pobj":
            return phrase(child)[1]
    return preposition.i - 1


def mention_tokens(passage: Passage, head: int, lexicon: Lexicon) -> tuple[int, int, int]:
    """Return first, last and head token of a mention: the head's phrase, and the name that follows a role.

    Of ``Kosh’s spokeswoman`` it is the spokeswoman who speaks, whichever of the two was preferred.
    """
    above = passage.heads[passage.heads[head]]
    if passage.deps[head] == "pobj" and passage.words[passage.heads[head]] == "of" and above < head:
        # ``the port authority of Merrow``: it is not the town that speaks
        if passage.words[above] in lexicon.organization_nouns and passage.deps[above].startswith("nsubj"):
            head = above
    owned = passage.heads[head]
    if passage.deps[head] == "poss" and passage.words[owned] in lexicon.roles:
        head = owned
    first, last = phrase(passage.doc[head])
    if passage.words[head] in lexicon.roles and last == head:
        while last + 1 < len(passage.tags) and passage.tags[last + 1] in ("NNP", "NNPS"):
            last += 1
    return *outside(passage, first, last, head), head


def outside(passage: Passage, first: int, last: int, head: int) -> tuple[int, int]:
    """Cut a phrase so that it does not run into a quotation."""
    for start, end in passage.stand_ins:
        if first <= start <= last and start > head:
            last = start - 1
        if first < end <= head:
            first = end
    return first, max(first, last)
