"""What the networks see of a cue, of what it may report, and of who may be its source: names of features."""

from __future__ import annotations

from collections.abc import Iterator

from quotetrack.attribution.candidates import Nominal
from quotetrack.attribution.features import bucket
from quotetrack.attribution.indirect.contents import Content
from quotetrack.attribution.indirect.tree import Tree
from quotetrack.attribution.lexicon import Lexicon

Features = tuple[str, ...]

NOTHING: Features = ("nothing",)
NOBODY: Features = ("nobody",)
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_AUXILIARIES = ("aux", "auxpass", "neg")
_PAUSES = frozenset({",", ";", "-", "--", "–", "—"})
_MOST_PAUSES = 5
_SOON = 7
_LONGEST_WAY = 4
_NAMED = ("NNP", "NNPS", "CD")


class Sight:
    """Names features of one passage; names and numbers count by their tag, whoever they name."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self.tree, self.passage, self.lexicon = tree, tree.passage, lexicon

    def word(self, i: int) -> str:
        """Name a token: its word, or its tag where it is a name or a number, or stands for words in marks."""
        passage = self.passage
        if not 0 <= i < len(passage.tags):
            return "^" if i < 0 else "$"
        if self.tree.pair_of[i] >= 0:
            return "“”"
        return passage.tags[i] if passage.tags[i] in _NAMED else passage.words[i]

    def tag(self, i: int) -> str:
        """Name a token's tag."""
        tags = self.passage.tags
        return tags[i] if 0 <= i < len(tags) else "-"

    def cue(self, cue: int) -> Features:
        """Name what a cue is like and what hangs on it."""
        passage, tree = self.passage, self.tree
        word, tag, dep = self.word(cue), self.tag(cue), passage.deps[cue]
        children = tree.children[cue]
        subject = next((c for c in children if passage.deps[c] in _SUBJECTS), -1)
        auxiliaries = " ".join(passage.words[c] for c in children if passage.deps[c] in _AUXILIARIES)
        below = " ".join(sorted({passage.deps[c] for c in children if c > cue} - {"punct"}))
        start, end = tree.sentence(cue)
        return (
            f"q.word={word}",
            f"q.word={word} {tag}",
            f"q.tag={tag} {dep}",
            f"q.dep={dep} {word}",
            f"q.aux={auxiliaries}",
            f"q.aux={auxiliaries} {word}",
            f"q.subject={passage.deps[subject] if subject >= 0 else '-'}",
            f"q.subject={self.tag(subject)} {tag}",
            f"q.subjectword={self.word(subject)}",
            f"q.subjectsort={self.lexicon.sort(passage.words[subject]) if subject >= 0 else '-'}",
            f"q.below={below}",
            f"q.below={below} {word}",
            f"q.head={self.word(passage.heads[cue])} {dep}",
            f"q.left={self.word(cue - 1)}",
            f"q.right={self.word(cue + 1)}",
            f"q.right={word} {self.word(cue + 1)}",
            f"q.right2={self.word(cue + 1)} {self.word(cue + 2)}",
            f"q.rightword={self.tag(cue + 1)}",
            f"q.last={self.word(end)}",
            f"q.start={bucket(cue - start)}",
            f"q.rest={bucket(end - cue)}",
            f"q.listed={word in self.lexicon.statement_cues}",
        )

    def content(self, cue: int, content: Content) -> Features:
        """Name how a content stands to the cue, how it begins, and what comes after it."""
        first, last = content.reaches[0][0], content.reaches[-1][1]
        side = "L" if last < cue else "R" if first > cue else "M"
        return (*self._kinship(cue, content, side), *self._edges(cue, content, side))

    def _kinship(self, cue: int, content: Content, side: str) -> Iterator[str]:
        word, relation, head = self.word(cue), content.relation, content.head
        length = bucket(sum(last - first + 1 for first, last in content.reaches))
        yield from (f"c.rel={relation} {side}", f"c.rel={relation} {word}")
        yield from (f"c.rel={relation} {self.tag(cue)} {side}", f"c.parts={len(content.reaches)} {relation}")
        yield from (f"c.head={self.word(head)} {relation}", f"c.headtag={self.tag(head)} {relation}")
        yield from (f"c.headdep={self.passage.deps[head]} {relation}", f"c.subject={self._subject(content)}")
        yield from (f"c.length={length} {relation}", f"c.length={length} {content.cut}")
        yield f"c.clause={self._has_verb(content)} {relation}"

    def _edges(self, cue: int, content: Content, side: str) -> Iterator[str]:
        (first, _), last = content.reaches[0], content.reaches[-1][1]
        start, end = self.tree.sentence(cue)
        word, relation, cut = self.word(cue), content.relation, content.cut
        before, begin, after = self.word(first - 1), self.word(first), self.word(last + 1)
        ends = last >= end - 1
        gap = first - cue if first > cue else cue - last
        yield from (f"c.cut={relation} {cut}", f"c.cut={cut} {after}", f"c.cut={cut} {word}")
        yield from (
            f"c.cut={cut} {after} {self.word(last + 2)}",
            f"c.whole={relation} {cut == 'whole'} {ends}",
        )
        yield f"c.cut={relation} {cut} {ends} {self.tag(last + 1)}"
        yield from (f"c.first={begin}", f"c.first={begin} {relation}", f"c.first={begin} {word}")
        yield from (f"c.firsttag={self.tag(first)} {relation}", f"c.last={self.word(last)}")
        yield from (f"c.before={before} {side}", f"c.before={before} {relation}")
        yield from (f"c.after={after} {side}", f"c.after={self.tag(last + 1)} {relation}")
        yield from (f"c.after2={after} {self.tag(last + 2)}", f"c.gap={bucket(gap)} {side}")
        yield f"c.edge={first == start} {ends} {side}"
        yield from self._turns(content)

    def _turns(self, content: Content) -> Iterator[str]:
        """Name what each comma leads on to, inside of a content: “…, adding that …” is said anew."""
        words, relation = self.passage.words, content.relation
        commas = [i for a, b in content.reaches for i in range(a + 1, b) if words[i] in _PAUSES]
        for i in commas[:_MOST_PAUSES]:
            listed = words[i + 1] in self.lexicon.statement_cues
            yield from (f"c.turn={self.word(i + 1)}", f"c.turn={self.tag(i + 1)} {listed} {relation}")
            anew = any(word in self.lexicon.statement_cues for word in words[i + 1 : i + _SOON])
            yield f"c.anew={self.word(i + 1)} {anew}"
        yield f"c.pauses={min(len(commas), _MOST_PAUSES)} {content.cut}"

    def _has_verb(self, content: Content) -> bool:
        tags = self.passage.tags
        return any(tags[i].startswith(("VB", "MD")) for a, b in content.reaches for i in range(a, b + 1))

    def _subject(self, content: Content) -> str:
        passage = self.passage
        found = (c for c in self.tree.children[content.head] if passage.deps[c] in _SUBJECTS)
        return passage.tags[next(found, content.head)]

    def source(self, cue: int, nominal: Nominal, content: Content) -> Features:
        """Name how a noun stands to the cue whose source it may be."""
        passage, i = self.passage, nominal.token
        tag, dep, way = self.tag(i), passage.deps[i], self._way(i, cue)
        side, word = "L" if i < cue else "R", self.word(cue)
        inside = content.holds(i)
        low, high = min(i, cue), max(i, cue)
        rivals = sum(low < n.token < high and passage.deps[n.token] in _SUBJECTS for n in passage.nominals)
        sort = self.lexicon.sort(passage.words[i])
        return (
            f"s.way={way}",
            f"s.way={way} {side}",
            f"s.way={way} {word}",
            f"s.way={way} {self.tag(cue)} {passage.deps[cue]}",
            f"s.way={way} {content.relation}",
            f"s.tag={tag} {dep}",
            f"s.word={self.word(i)}",
            f"s.word={self.word(i)} {way}",
            f"s.sort={sort} {way}",
            f"s.rel={nominal.relation}",
            f"s.verb={nominal.verb == cue} {dep}",
            f"s.verbword={self.word(nominal.verb)} {dep}",
            f"s.dist={side}{bucket(high - low)}",
            f"s.dist={side}{bucket(high - low)} {dep}",
            f"s.rivals={min(rivals, 3)} {side} {dep}",
            f"s.inside={inside} {way}",
            f"s.inside={inside} {side} {content.relation}",
            f"s.left={self.word(i - 1)} {side}",
            f"s.right={self.word(i + 1)} {side}",
            f"s.prep={self.word(passage.heads[i]) if dep == 'pobj' else '-'} {word}",
        )

    def _way(self, i: int, cue: int) -> str:
        """Name the way in the tree from a noun to the cue: up, then down."""
        up, down = self._chain(i), self._chain(cue)
        meeting = next((n for n in up if n in down), None)
        if meeting is None:
            return "far"
        deps = self.passage.deps
        steps = [deps[n] for n in up[: up.index(meeting)]]
        steps += [f"-{deps[n]}" for n in reversed(down[: down.index(meeting)])]
        return " ".join(steps)

    def _chain(self, i: int) -> list[int]:
        heads, found = self.passage.heads, [i]
        while len(found) <= _LONGEST_WAY and heads[i] != i:
            i = heads[i]
            found.append(i)
        return found
