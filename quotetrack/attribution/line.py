"""A stretch of the reporter's words, parsed or not: tokens with offsets, and the noun phrases in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from quotetrack.attribution.candidates import Passage
from quotetrack.attribution.lexicon import Lexicon

_TOKEN = re.compile(r"[^\W_]+(?:[-.’'][^\W_]+)*|\S")
_NOUN = frozenset({"NN", "NNS", "NNP", "NNPS", "CD", "PRP"})
_OPENING = frozenset({"DT", "PRP$", "PDT", "WP$"})
_INSIDE = frozenset({"JJ", "JJR", "JJS", "CD", "POS", "HYPH", "FW", "VBN", "VBG", "$", "#", "ADD"})
_ALL = frozenset({"all", "both", "half", "such"})
# what may end a noun phrase in a tagger's eyes and begins a phrase of time or place for a reader
_LATER = frozenset(
    {"late", "last", "next", "early", "earlier", "later", "today", "yesterday", "here", "there"}
)
_SHORTENED = frozenset({"inc", "corp", "co", "ltd", "jr", "sr", "no"})
_PEOPLE = ("ers", "ors", "ists", "men")
_PRONOUNS = frozenset({"him", "her", "them", "me", "us", "you", "it", "they", "he", "she", "we"})


@dataclass(slots=True)
class Line:
    """Lower-case words with tags and heads, empty where nothing was parsed; ``spoken`` are words in marks.

    ``span`` gives the article's offsets of the tokens from one to another, both taken in; ``ends`` where the
    marks around a token end.
    """

    words: list[str]
    shown: list[str]
    span: Callable[[int, int], tuple[int, int]]
    lexicon: Lexicon
    tags: list[str] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    spoken: list[bool] = field(default_factory=list)
    ends: dict[int, int] = field(default_factory=dict)

    @classmethod
    def parsed(cls, passage: Passage, lexicon: Lexicon) -> Line:
        """Read a passage."""
        frame = passage.frame.text
        line = cls(
            [word.rstrip(".") or word for word in passage.words],  # “on X.” ends as one token
            [
                frame[start : start + len(word)]
                for start, word in zip(passage.starts, passage.words, strict=True)
            ],
            passage.article_span,
            lexicon,
            passage.tags,
            passage.deps,
            passage.heads,
            [False] * len(passage.words),
        )
        for (first, last), pair in zip(passage.stand_ins, passage.frame.pairs, strict=True):
            line.spoken[first:last] = [True] * (last - first)
            line.ends |= dict.fromkeys(range(first, last), pair.outer[1])
        return line

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Return the article's offsets of the tokens from one to another, without the stop of a sentence."""
        if last in self.ends:
            return self.span(first, first)[0], self.ends[last]
        start, end = self.span(first, last)
        word = self.shown[last]
        is_stop = word[-1:] == "." and "." not in word[:-1] and self.words[last] not in _SHORTENED
        return start, end - is_stop

    @classmethod
    def plain(cls, text: str, start: int, end: int, lexicon: Lexicon) -> Line:
        """Read ``text[start:end]`` without a parse."""
        found = list(_TOKEN.finditer(text, start, end))

        def span(first: int, last: int) -> tuple[int, int]:
            return found[first].start(), found[last].end()

        shown = [match.group() for match in found]
        return cls([word.casefold() for word in shown], shown, span, lexicon, spoken=[False] * len(found))

    def chunk(self, first: int) -> int | None:
        """Return the last token of the noun phrase that begins at ``first``; None where none does."""
        if first >= len(self.words) or self.spoken[first]:
            return None
        if self.words[first] in _PRONOUNS and not self._has_noun(first + 1):
            return first
        last = first
        while last < len(self.words) and self._goes_on(first, last):
            last += 1
        last -= 1
        while last > first and not self._is_noun(last):
            last -= 1
        return last if last >= first and self._is_noun(last) else None

    def extent(self, first: int) -> int | None:
        """Return the last token of the noun phrase from ``first``, what ``of`` leads to taken in."""
        last = self.chunk(first)
        while last is not None and last + 2 < len(self.words) and self.words[last + 1] == "of":
            inner = self.chunk(last + 2)
            if inner is None or (self.heads and not first <= self.heads[last + 1] <= last):
                break
            last = inner
        return last

    def last_inside(self, i: int) -> int:
        """Return the last token inside the marks that the token ``i`` stands in."""
        while i + 1 < len(self.words) and self.ends.get(i + 1) == self.ends[i]:
            i += 1
        return i

    def _has_noun(self, i: int) -> bool:
        """Tell whether ``her`` owns what follows."""
        return i < len(self.words) and not self.spoken[i] and self._is_part(i) and self.words[i] not in _LATER

    def _is_part(self, i: int) -> bool:
        if self.tags:
            return self.tags[i].startswith("NN") or self.tags[i] in _INSIDE
        word = self.words[i]
        is_name = self.shown[i][:1].isupper()
        known = not is_name and (word in self.lexicon.function_words or word in self.lexicon.verbs)
        return word in ("’s", "'s", "-", "&") or (word[:1].isalnum() and not known)

    def _goes_on(self, first: int, i: int) -> bool:
        """Tell whether the token ``i`` belongs to the phrase that began at ``first``."""
        word, before = self.words[i], self.words[i - 1] if i else ""
        if self.spoken[i]:
            return False
        if i == first or before in _ALL:
            return self._opens(i) or self._is_part(i)
        if self._is_time(i):
            return not self._is_noun(i - 1)
        if self.tags and self._is_noun(i - 1):
            return self._goes_on_after_noun(i)
        return self._is_part(i) or word == "&"

    def _is_time(self, i: int) -> bool:
        """Tell whether a word says when, and is no part of a name: ``Lisk Today``, ``Morning Radio``."""
        if self.words[i] in _LATER:
            return self.shown[i].islower()
        if self.words[i] in self.lexicon.calendar:
            after = i + 1
            goes_on = after < len(self.words) and bool(self.tags) and self.tags[after] in ("NN", "NNP")
            return not (goes_on and self.words[after] not in self.lexicon.calendar | _LATER)
        return False

    def _goes_on_after_noun(self, i: int) -> bool:
        before, tag = self.tags[i - 1], self.tags[i]
        if before == "NNS" and tag in ("NNP", "NNPS", "CD"):
            return False
        return tag.startswith("NN") or tag in ("CD", "POS", "HYPH", "FW") or self.words[i] == "&"

    def _opens(self, i: int) -> bool:
        if self.tags:
            return self.tags[i] in _OPENING or self.tags[i] == "RB"
        return self.words[i] in self.lexicon.function_words and self.words[i] not in ("that", "to", "of")

    def _is_noun(self, i: int) -> bool:
        return self.tags[i] in _NOUN if self.tags else self.words[i][:1].isalnum()

    def is_thing(self, i: int) -> bool:
        """Tell whether the noun ``i`` hears nothing: ``to applause``; a name may (``Pale Sea TV``)."""
        return self.words[i] in self.lexicon.not_hearers and self.shown[i].islower()

    def is_hearer(self, i: int) -> bool:
        """Tell whether the noun ``i`` can be spoken to."""
        word, lexicon = self.words[i], self.lexicon
        if word in _PRONOUNS:
            return word != "it"
        if word in lexicon.calendar or self.is_thing(i):
            return False
        singular = f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
        if word.endswith(_PEOPLE) and self.tags and self.tags[i] == "NNS":
            return True
        people = (lexicon.roles, lexicon.organization_nouns, lexicon.hearers, lexicon.nationalities)
        return self.shown[i][:1].isupper() or any(word in some or singular in some for some in people)
