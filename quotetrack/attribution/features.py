"""What the ranker sees: a quote, a candidate and the two together become names of features."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from quotetrack.attribution.candidates import Nominal, Passage
from quotetrack.attribution.lexicon import Lexicon
from quotetrack.attribution.marks import Pair

_DISTANCES = (1, 2, 3, 4, 6, 8, 11, 15, 20, 30, 45)
_TITLE_WORDS = 3
_LEXICAL_TAGS = frozenset(
    {"PRP", "PRP$", "WP", "WDT", "DT", "IN", "TO", "CC", "MD", "RP", "POS", ",", ":", ".", "HYPH"}
)


def bucket(distance: int) -> int:
    """Return which of a dozen ever wider ranges a distance in tokens falls into."""
    return bisect_right(_DISTANCES, distance)


class Counts:
    """How many reporting verbs, subjects and quotations stand before each token of a passage."""

    def __init__(self, passage: Passage, lexicon: Lexicon) -> None:
        size = len(passage.tags)
        subjects = {n.token for n in passage.nominals if passage.deps[n.token] in ("nsubj", "nsubjpass")}
        opening = {first for first, _ in passage.stand_ins}
        self.verbs = list(accumulate((word in lexicon.verbs for word in passage.words), initial=0))
        self.subjects = list(accumulate((i in subjects for i in range(size)), initial=0))
        self.quotes = list(accumulate((i in opening for i in range(size)), initial=0))


class Scene:
    """One quote in its passage: names its own features once, and those of each candidate."""

    def __init__(
        self, text: str, passage: Passage, number: int, lexicon: Lexicon, counts: Counts | None = None
    ) -> None:
        self.text = text
        self.passage = passage
        self.number = number
        self.lexicon = lexicon
        self.verbs = lexicon.verbs
        self.counts = counts or Counts(passage, lexicon)
        self.pair: Pair = passage.frame.pairs[number]
        self.first, self.last = passage.stand_ins[number]
        inner = [i for i in range(self.first, self.last) if not self.first <= passage.heads[i] < self.last]
        self.root = inner[0] if inner else min(self.first, len(passage.tags) - 1)
        self.ancestors = self._ancestors()

    def _ancestors(self) -> list[int]:
        heads = self.passage.heads
        found: list[int] = []
        at = self.root
        while heads[at] != at and len(found) < 12:
            at = heads[at]
            found.append(at)
        return found

    def _token(self, i: int) -> str:
        return self._near(self.passage, i)

    def _near(self, passage: Passage, i: int) -> str:
        """Name a token: function words and reporting verbs by themselves, others by their tag."""
        if not 0 <= i < len(passage.tags):
            return "^" if i < 0 else "$"
        tag, word = passage.tags[i], passage.words[i]
        return word if tag in _LEXICAL_TAGS or word in self.verbs or not word[:1].isalnum() else tag

    def _word(self, passage: Passage, i: int) -> str:
        """Name a token by its word, but a name by its tag: who speaks is not a matter of who it is."""
        if not 0 <= i < len(passage.tags):
            return "^" if i < 0 else "$"
        return passage.tags[i] if passage.tags[i].startswith("NNP") else passage.words[i]

    def quote_features(self) -> list[str]:
        """Name what the quote is like: its length, its edges, its place in the paragraph."""
        body = self.text[self.pair.start : self.pair.end].strip()
        words = body.split()
        before, after = self._token(self.first - 1), self._token(self.last)
        frame = self.passage.frame
        ends = body[-1:] if body[-1:] in ",.?!" else "-"
        here = self.passage.sentences[self.root] if self.passage.sentences else 0
        outside = len(self.passage.tags) - sum(last - first for first, last in self.passage.stand_ins)
        return [
            f"q.words={min(len(words), 9) if len(words) < 10 else 10 + min(len(words) // 15, 4)}",
            f"q.case={'A' if body[:1].isupper() else 'a'}",
            f"q.titled={self._is_titled(words)}{min(len(words), 6)}",
            f"q.titled={self._is_titled(words)}{ends}",
            f"q.titled={self._is_titled(words)}{before}",
            f"q.end={ends}",
            f"q.before={before}",
            f"q.before2={self._token(self.first - 2)} {before}",
            f"q.after={after}",
            f"q.after2={after} {self._token(self.last + 1)}",
            f"q.after3={after} {self._token(self.last + 1)} {self._token(self.last + 2)}",
            f"q.edges={before} {ends} {after}",
            f"q.bw={self._word(self.passage, self.first - 1)}",
            f"q.aw={self._word(self.passage, self.last)}",
            f"q.number={min(self.number, 3)}",
            f"q.others={min(len(frame.pairs) - 1 - self.number, 3)}",
            f"q.starts={self.pair.outer[0] == frame.extent[0]}",
            f"q.stops={self.pair.outer[1] >= frame.extent[1]}",
            f"q.outside={bucket(outside)}",
            f"q.dep={self.passage.deps[self.root] if self.passage.deps else ''}",
            f"q.up={self._token(self.ancestors[0]) if self.ancestors else '^'}",
            f"q.sent={min(here, 4)}",
            f"q.closed={self.pair.is_closed}",
        ]

    def is_title(self) -> bool:
        """Tell whether the words look like the title of a work: three or more, capitalised, no sentence."""
        words = self.text[self.pair.start : self.pair.end].split()
        return len(words) >= _TITLE_WORDS and self._is_titled(words) and not words[-1].isupper()

    def _is_titled(self, words: list[str]) -> bool:
        """Tell whether all words but the small ones are capitalised, as in titles of works."""
        main = [w for w in words if w[:1].isalpha() and w.casefold() not in self.lexicon.function_words]
        return bool(main) and all(word[0].isupper() for word in main)

    def candidate_features(self, nominal: Nominal, passage: Passage) -> list[str]:
        """Name what the candidate is like, whatever the quote."""
        i, verb = nominal.token, nominal.verb
        tag, dep = passage.tags[i], passage.deps[i]
        verb_word = passage.words[verb]
        sort = self.lexicon.sort(passage.words[i])
        reports = verb_word in self.verbs
        return [
            f"c.tag={tag}",
            f"c.dep={dep}",
            f"c.rel={nominal.relation}",
            f"c.word={self._word(passage, i)}",
            f"c.sort={sort} {tag}",
            f"c.sort={sort} {dep}",
            f"c.verb={self._word(passage, verb)}",
            f"c.verbtag={passage.tags[verb]}",
            f"c.verbdep={passage.deps[verb]}",
            f"c.reports={reports} {dep}",
            f"c.reports={reports} {tag}",
            f"c.left={self._near(passage, i - 1)}",
            f"c.right={self._near(passage, i + 1)}",
            f"c.headword={self._word(passage, passage.heads[i]) if dep in ('pobj', 'poss') else '-'}",
            f"c.to={self._word(passage, i - 1)} {self._word(passage, i - 2)}" if dep == "pobj" else "c.to=-",
            f"c.sent={min(passage.sentences[i], 4)}",
            f"c.first={self._is_first(passage, i)}",
            f"c.possessive={i + 1 < len(passage.tags) and passage.tags[i + 1] == 'POS'}",
        ]

    @staticmethod
    def _is_first(passage: Passage, i: int) -> bool:
        """Tell whether no candidate stands before this one in its sentence."""
        sentence = passage.sentences[i]
        return all(n.token >= i for n in passage.nominals if passage.sentences[n.token] == sentence)

    def pair_features(self, nominal: Nominal, last_speaker: int | None) -> list[str]:
        """Name how a candidate of the quote's own passage stands to the quote."""
        passage = self.passage
        i, verb = nominal.token, nominal.verb
        side = "L" if i < self.first else "R"
        low, high = (i + 1, self.first) if i < self.first else (self.last, i)
        distance = high - low
        quotes_between = self.counts.quotes[high] - self.counts.quotes[low]
        sentences = passage.sentences
        apart = (sentences[self.first] if self.first < len(sentences) else 0) - sentences[i]
        rivals = self.counts.subjects[high] - self.counts.subjects[low]
        verbs_between = self.counts.verbs[high] - self.counts.verbs[low]
        relation = self._relation(verb)
        near_verb = abs(verb - self.first) if verb < self.first else verb - self.last + 1
        found = [
            f"p.side={side}",
            f"p.dist={side}{bucket(distance)}",
            f"p.quotes={side}{min(quotes_between, 3)}",
            f"p.apart={side}{max(-3, min(apart, 3))}",
            f"p.rivals={side}{min(rivals, 3)}",
            f"p.verbs={side}{min(verbs_between, 3)}",
            f"p.tree={relation}",
            f"p.tree={relation} {passage.deps[i]}",
            f"p.tree={relation} {passage.words[verb] in self.verbs}",
            f"p.verbnear={side}{bucket(near_verb)}{'L' if verb < self.first else 'R'}",
            f"p.verbnear={bucket(near_verb)} {passage.words[verb] in self.verbs} {passage.deps[i]}",
        ]
        if distance <= 5:
            between = " ".join(self._token(t) for t in range(low, high))
            found.append(f"p.path={side} {between}")
            found.append(f"p.path2={side} {between} {passage.tags[i]}")
        if last_speaker is not None:
            found.append(f"p.last={self._history(i, last_speaker)}")
            found.append(f"p.last={self._history(i, last_speaker)} {quotes_between} {max(-2, min(apart, 2))}")
        else:
            found.append("p.last=-")
        return found

    def _relation(self, verb: int) -> str:
        if verb in self.ancestors:
            return f"above{min(self.ancestors.index(verb), 3)}"
        heads = self.passage.heads
        if heads[verb] == self.root or verb == self.root:
            return "below"
        if self.ancestors and heads[verb] == self.ancestors[0]:
            return "beside"
        return "far"

    def _history(self, i: int, last_speaker: int) -> str:
        if i == last_speaker:
            return "same"
        words = self.passage.words
        return "alike" if words[i] == words[last_speaker] else "after" if i > last_speaker else "before"


def distant_features(
    words_between: int, paragraphs_between: int, *, was_speaker: bool, colon: bool, is_bare: bool
) -> list[str]:
    """Name how a candidate of an earlier passage stands to the quote."""
    return [
        f"d.words={bucket(words_between)}",
        f"d.paragraphs={min(paragraphs_between, 4)}",
        f"d.speaker={was_speaker}",
        f"d.colon={colon}",
        f"d.bare={is_bare}",
        f"d.speaker={was_speaker} {colon} {is_bare} {min(paragraphs_between, 2)}",
    ]
