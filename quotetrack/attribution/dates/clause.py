"""The clause that reports: which tokens a date is, and what keeps the days of other clauses from it."""

from __future__ import annotations

from bisect import bisect_right

from quotetrack.attribution.candidates import Passage
from quotetrack.attribution.dates.expressions import Expression
from quotetrack.attribution.dates.occasions import Occasions
from quotetrack.attribution.dates.sayings import AFTERWARDS, APART, BOUNDING, EARLIER, FUTURE

_NEAR = 40
# tokens within which a verb has its auxiliaries and adverbs
_BESIDE = 6


class Clause:
    """The cue of a passage, with what is known of its sentence."""

    def __init__(self, passage: Passage, verb: int, occasions: Occasions) -> None:
        self.passage, self.occasions = passage, occasions
        self.words, self.tags = passage.words, passage.tags
        self.deps, self.heads = passage.deps, passage.heads
        self.verb = self._teller(verb)

    def _teller(self, verb: int) -> int:
        """Return the verb that tells of speech, above what was taken for one: ``guide Ana Kosh said``."""
        above = self.heads[verb]
        if self.words[verb] == "according":
            return verb
        is_below = self.words[above] in self.occasions.telling and self.deps[verb] != "conj"
        return above if is_below and self.words[verb] not in self.occasions.telling else verb

    def tokens(self, one: Expression) -> tuple[int, int] | None:
        """Return first and last token of an expression, None where the passage does not have it."""
        found = self.token(one.start), self.token(one.end - 1)
        return None if found[0] is None or found[1] is None else (found[0], found[1])

    def token(self, offset: int) -> int | None:
        """Return the token at an offset of the article, None where the passage does not have it."""
        frame = self.passage.frame
        bounds = [*frame.starts[1:], len(frame.text) + 1]
        for start, shift, end in zip(frame.starts, frame.shifts, bounds, strict=True):
            at = offset - shift
            if start <= at < end and not any(a <= at < b for a, b in frame.stand_ins):
                return max(0, bisect_right(self.passage.starts, at) - 1)
        return None

    def is_in_sentence(self, tokens: tuple[int, int]) -> bool:
        """Tell whether an expression stands in the sentence of the cue."""
        return self.passage.sentences[tokens[0]] == self.passage.sentences[self.verb]

    @property
    def is_future(self) -> bool:
        """Tell whether the words have yet to be said: ``will tell``, ``is due to say``."""
        around = range(max(0, self.verb - 4), self.verb)
        if any(self.words[i] in FUTURE and self.heads[i] == self.verb for i in around):
            return True
        above = {self.words[self.heads[self.verb]], *self.words[max(0, self.verb - 2) : self.verb - 1]}
        return self.words[max(0, self.verb - 1)] == "to" and not AFTERWARDS.isdisjoint(above)

    @property
    def is_present(self) -> bool:
        """Tell whether the cue stands in the present: ``says``."""
        return self.tags[self.verb] in ("VBZ", "VBP")

    @property
    def is_inserted(self) -> bool:
        """Tell whether the cue stands inside of what was said: ``In 2008, she said, the rules changed``."""
        following = self.words[self.verb + 1 : self.verb + 3]
        return (
            following[:1] == [","]
            and not self.is_spoken(self.verb + 2)
            and following[1:] not in (["“"], ['"'])
        )

    @property
    def is_perfect(self) -> bool:
        """Tell whether the words were said before the clause that they hang on: ``for having called``."""
        return self._has_child(frozenset({"having"}))

    @property
    def is_earlier(self) -> bool:
        """Tell whether the words were said before what the article tells: ``had said``, ``once said``."""
        return self._has_child(EARLIER)

    @property
    def is_apart(self) -> bool:
        """Tell whether the words have an occasion of their own, so that no day said before holds for them."""
        return (
            self.is_future
            or self._has_child(EARLIER | APART)
            or any(
                self.words[i] in BOUNDING and self.heads[i] in (self.verb, self.heads[self.verb])
                for i in self._sentence()
                if not self.is_spoken(i)
            )
        )

    def _has_child(self, words: frozenset[str]) -> bool:
        near = range(max(0, self.verb - _BESIDE), min(len(self.words), self.verb + _BESIDE))
        return any(self.words[i] in words and self.heads[i] == self.verb for i in near)

    def _sentence(self) -> list[int]:
        number = self.passage.sentences[self.verb]
        near = range(max(0, self.verb - _NEAR), min(len(self.words), self.verb + _NEAR))
        return [i for i in near if self.passage.sentences[i] == number]

    @property
    def has_new_medium(self) -> bool:
        """Tell whether the words come from a text that was not told of before: ``in a radio ad``."""
        for i in self._sentence():
            if self.words[i] in ("in", "at", "on", "during") and self.heads[i] == self.verb:
                noun = next((n for n in range(i + 1, min(i + 8, len(self.words))) if self.heads[n] == i), i)
                if self.words[i + 1] in ("a", "an", "another") and self.occasions.is_medium(self.words[noun]):
                    return True
        return False

    def is_spoken(self, i: int) -> bool:
        """Tell whether a token stands for words in marks."""
        return any(first <= i < last for first, last in self.passage.stand_ins)

    def bound(self, first: int) -> int | None:
        """Return what bounds the event that the date at ``first`` may belong to: ``before the match on``."""
        commas = 0
        for at in range(first - 1, -1, -1):
            if self.passage.sentences[at] != self.passage.sentences[first] or at == self.verb:
                return None
            if self.words[at] in BOUNDING and self.tags[at] in ("IN", "VBG", "RB"):
                is_opening = at == 0 or self.passage.sentences[at - 1] != self.passage.sentences[at]
                is_beside = not commas or (commas == 1 and is_opening and self.words[first - 1] == ",")
                return at if is_beside else None
            commas += self.words[at] == ","
            if self.is_spoken(at) or commas > 1:
                return None
        return None

    def is_loose(self, bound: int, first: int) -> bool:
        """Tell whether an event is so vague that the date is the saying's: ``after stumps``."""
        is_bare = first - bound <= 2 and self.tags[bound + 1 : bound + 2] != ["VBG"]
        return is_bare or self._is_indefinite(bound + 1)

    def _is_indefinite(self, i: int) -> bool:
        return self.words[i] in ("a", "an") and not any(tag.startswith("VB") for tag in self.tags[i : i + 4])
