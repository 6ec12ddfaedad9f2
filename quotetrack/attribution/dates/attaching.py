"""Does a date belong to the words that report? What the parse of their sentence tells."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.attribution.dates.clause import Clause
from quotetrack.attribution.dates.sayings import BOUNDING, SUBORDINATE, TOPICS

_DOWN = frozenset(
    {"advcl", "acl", "xcomp", "pcomp", "prep", "relcl", "pobj", "dobj", "conj", "appos", "agent"}
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_SUBJECT_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})
_PLACE = frozenset(
    "in at on during to with outside near from by via through inside over as for of under".split()
)
_OPENINGS = frozenset({"but", "and", "then", "yet", "already", "only"})
_ABOUT = frozenset({"of", "for", "over", "about"})
_FAR = 8


class Attaching:
    """Decides which dates of a sentence belong to its cue."""

    def __init__(self, clause: Clause) -> None:
        self.clause, self.occasions, self.verb = clause, clause.occasions, clause.verb
        self.words, self.tags = clause.words, clause.tags
        self.deps, self.heads = clause.deps, clause.heads

    def takes(self, tokens: tuple[int, int]) -> bool:
        """Tell whether the date at ``tokens`` says when the cue's words were said."""
        first, last = tokens
        if first < self.verb and (self.clause.is_inserted or self._is_nowadays(first)):
            return False
        if self.clause.is_perfect:
            return False
        if self._is_made(first):
            return True
        bound = self.clause.bound(first)
        if bound is not None and not self.clause.is_loose(bound, first):
            return False
        if first > self.verb and self._is_beside(first if bound is None else bound):
            return True
        if self.words[self.verb] == "according":
            return False
        if first < self.verb and self._is_opening(first, last):
            return True
        at, passed = self._climb(first, last)
        return at is not None and self._may_pass(passed) and self._governs(at)

    def _is_opening(self, first: int, last: int) -> bool:
        """Tell whether a date opens the sentence and the cue is its first verb."""
        sentences = self.clause.passage.sentences
        before = first - 1 if first and self.words[first - 1] in _OPENINGS else first
        if before and sentences[before - 1] == sentences[first]:
            return False
        between = range(last + 1, self.verb)
        return not any(
            self.clause.is_spoken(i) or self.tags[i].startswith(("VB", "MD")) or self.words[i] in SUBORDINATE
            for i in between
        )

    def _is_made(self, first: int) -> bool:
        """Tell whether a date follows on how words came to be: ``in a letter to the union dated``."""
        near = range(first - 2, max(self.verb, first - _FAR), -1)
        for i in near if first > self.verb + 1 else ():
            if self.clause.is_spoken(i) or self.words[i] == "," or self.tags[i].startswith("VB"):
                return False
            if self.occasions.is_made(self.words[first - 1], self.words[i]):
                return True
        return False

    def _is_nowadays(self, first: int) -> bool:
        return self.words[first] == "today" and self.clause.is_present

    def _is_beside(self, first: int) -> bool:
        """Tell whether nothing between the cue and a date that follows can have taken the date for itself."""
        between = range(self.verb + 1, first)
        plain = self._without_aside([i for i in between if not self.clause.is_spoken(i)])
        words = [self.words[i] for i in plain]
        if any(word in SUBORDINATE or word in BOUNDING or word in TOPICS for word in words):
            return False
        if any(self.words[i] in _ABOUT and self.heads[i] == self.verb for i in plain):
            return False
        if any(self.tags[i].startswith(("VB", "MD")) for i in plain):
            return False
        if self.words[first] == "in" and self._is_in_apposition(plain):
            return False
        objects = [
            i for i in plain if self.heads[i] == self.verb and self.deps[i] in ("dobj", "ccomp", "oprd")
        ]
        return not objects or self.occasions.addresses(self.words[self.verb])

    def _is_in_apposition(self, tokens: list[int]) -> bool:
        """Tell whether tokens end in what the speaker is: ``said Ana Kosh, a candidate``."""
        last = max((n for n, i in enumerate(tokens) if self.words[i] == ","), default=-1)
        following = tokens[last + 1 :]
        return (
            last >= 0 and bool(following) and self.tags[following[0]].startswith(("DT", "PRP$", "JJ", "NN"))
        )

    def _without_aside(self, tokens: list[int]) -> list[int]:
        """Leave out a participle between the last two commas: ``said Ana, wrapped in foil, on``."""
        commas = [n for n, i in enumerate(tokens) if self.words[i] == ","]
        if len(commas) < 2 or commas[-1] != len(tokens) - 1:
            return tokens
        aside = tokens[commas[-2] + 1 : commas[-1]]
        is_aside = bool(aside) and self.tags[aside[0]] in ("VBN", "VBG")
        return tokens[: commas[-2]] if is_aside else tokens

    def _climb(self, first: int, last: int) -> tuple[int | None, list[int]]:
        """Climb from a date to the verb above it; return that and the tokens passed on the way."""
        at = next((i for i in range(first, last + 1) if not first <= self.heads[i] <= last), first)
        passed: list[int] = []
        for _ in range(_FAR):
            above = self.heads[at]
            if above == at:
                return (at if self.tags[at].startswith("VB") or at == self.verb else None), passed
            at = above
            if self.tags[at].startswith(("VB", "MD")) or at == self.verb:
                return at, passed
            passed.append(at)
        return None, passed

    def _may_pass(self, passed: Sequence[int]) -> bool:
        """Tell whether the phrase that a date hangs on is part of how the words were said."""
        return all(
            self._is_manner_preposition(i)
            if self.tags[i] in ("IN", "VBG", "RB", "TO")
            else self._is_manner_noun(i)
            for i in passed
        )

    def _is_manner_preposition(self, i: int) -> bool:
        if self.words[i] in BOUNDING or (self.tags[i] == "IN" and self.words[i] not in _PLACE):
            return False
        return not (self.words[i] in _ABOUT and self.heads[i] == self.verb)

    def _is_manner_noun(self, i: int) -> bool:
        if self.occasions.is_medium(self.words[i]):
            return True
        if self.words[i] in TOPICS or self.deps[i] in _SUBJECTS:
            return False
        return self.deps[i] != "dobj" or self._is_hearer(i)

    def _is_hearer(self, i: int) -> bool:
        return self.occasions.addresses(self.words[self.heads[i]])

    def _governs(self, at: int) -> bool:
        """Tell whether a verb with a date is the cue, or tells of the same deed."""
        if at == self.verb:
            return True
        return self.occasions.tells(self.words[self.verb]) and (self._leads_up(at) or self._hangs_below(at))

    def _leads_up(self, goal: int) -> bool:
        """Tell whether the cue follows from the verb ``goal``: ``appeared on Monday and said``."""
        at = self.verb
        for _ in range(_FAR):
            dep = self.deps[at]
            is_verb = self.tags[at].startswith(("VB", "MD")) or at == self.verb
            if dep == "ROOT" or (is_verb and not self._may_leave(at, dep)):
                return False
            at = self.heads[at]
            if at == goal:
                return True
        return False

    def _may_leave(self, at: int, dep: str) -> bool:
        subject = self._subject(at)
        if dep in ("conj", "xcomp"):
            return subject is None or self.words[subject] in _SUBJECT_PRONOUNS
        if dep in ("advcl", "acl", "pcomp", "prep"):
            return subject is None and (self.tags[at] in ("VBG", "IN") or dep == "prep")
        if dep == "relcl":
            return any(self.words[i] == "where" for i in range(max(0, at - _FAR), at))
        if dep == "ccomp":
            return self.clause.is_spoken(self.heads[at]) or (
                subject is not None
                and self.words[subject] in _SUBJECT_PRONOUNS
                and self.occasions.tells(self.words[self.heads[at]])
            )
        return False

    def _subject(self, verb: int) -> int | None:
        around = range(max(0, verb - 3 * _FAR), min(len(self.words), verb + _FAR))
        return next((i for i in around if self.heads[i] == verb and self.deps[i] in _SUBJECTS), None)

    def _hangs_below(self, at: int) -> bool:
        """Tell whether a verb with a date tells how the words were said: ``Speaking on Monday, she said``."""
        if not self._is_manner(at):
            return False
        below = at
        for _ in range(_FAR):
            if below == self.verb:
                return True
            if self.deps[below] in _SUBJECTS and self.heads[below] == self.verb:
                is_made = self.occasions.is_made(self.words[at], self.words[below])
                return (
                    self.tags[at] == "VBG" or self.words[at] == "spoke" or is_made
                )  # “Kosh, speaking, said”
            if self.deps[below] not in _DOWN or self.words[below] in BOUNDING:
                return False
            if below != at and self.deps[below] in ("dobj", "pobj") and self.tags[below].startswith("NN"):
                if not self.occasions.is_medium(self.words[below]):
                    return False
            below = self.heads[below]
        return False

    def _is_meanwhile(self, at: int) -> bool:
        """Tell whether a clause tells what the speaker did meanwhile: ``when reached``, ``as she left``."""
        subject = self._subject(at)
        is_own = subject is None or self.words[subject] in ("he", "she", "they")
        return is_own and any(
            self.words[i] in ("when", "as", "while") and self.heads[i] == at
            for i in range(max(0, at - 6), at)
        )

    def _is_manner(self, at: int) -> bool:
        word, tag, dep = self.words[at], self.tags[at], self.deps[at]
        if any(self.words[i] == "having" and self.heads[i] == at for i in range(max(0, at - 3), at)):
            return False
        if dep == "advcl" and self._is_meanwhile(at):
            return True
        if dep in ("advcl", "ccomp") and self._subject(at) is None:
            return tag == "VBG" or (tag == "VBN" and self.occasions.asks(word))
        medium = self.words[self.heads[at]]
        if dep == "acl" and tag == "VBG" and self.deps[self.heads[at]] in _SUBJECTS:
            return True
        if dep in ("acl", "relcl") or (dep == "conj" and tag in ("VBN", "VBD")):
            speaking = word in ("speaking", "spoke", "talking")
            return speaking or self.occasions.is_made(word, medium) or self.occasions.reads(word, medium)
        return False
