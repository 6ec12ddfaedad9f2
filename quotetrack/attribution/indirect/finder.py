"""Which cues of a passage report something without marks, what it is, and who is its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quotetrack.attribution.candidates import Nominal
from quotetrack.attribution.indirect.contents import Content, contents
from quotetrack.attribution.indirect.features import NOBODY, NOTHING, Features, Sight
from quotetrack.attribution.indirect.tree import Tree
from quotetrack.attribution.lexicon import Lexicon
from quotetrack.attribution.ranker import Ranker

_MOST_NOMINALS = 16
# tokens; what is longer is a list or an attack, and its parse says nothing
_LONGEST_SENTENCE = 400


@dataclass(frozen=True, slots=True)
class Statement:
    """What a cue reports; ``probability`` is that it does, to this extent or another, and of this source."""

    tree: Tree
    cue: int
    content: Content
    source: Nominal | None
    probability: float
    source_probability: float


class Scene:
    """The rows to choose from in one passage: contents for a cue, sources for a cue with its content."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self.tree, self.sight, self.lexicon = tree, Sight(tree, lexicon), lexicon

    def cues(self, *, listed: bool) -> Iterator[int]:
        """Yield the tokens that may report; with ``listed`` only words that report statements."""
        passage = self.tree.passage
        words = self.lexicon.statement_cues
        for i, tag in enumerate(passage.tags):
            first, last = self.tree.sentence(i)
            if self.tree.pair_of[i] >= 0 or last - first > _LONGEST_SENTENCE:
                continue
            if passage.words[i] in words or (not listed and tag.startswith("VB")):
                yield i

    def contents(self, cue: int) -> tuple[list[Content], list[Features]]:
        """Return what a cue may report, and the features of “nothing” and of each."""
        found = contents(self.tree, cue)
        return found, [NOTHING, *(self.sight.content(cue, content) for content in found)]

    def sources(self, cue: int, content: Content) -> tuple[list[Nominal], list[Features]]:
        """Return who may be the source of a cue, and the features of “nobody” and of each."""
        passage = self.tree.passage
        number = passage.sentences[cue]
        here = [n for n in passage.nominals if passage.sentences[n.token] == number]
        near = sorted(here, key=lambda n: abs(n.token - cue))[:_MOST_NOMINALS]
        return near, [NOBODY, *(self.sight.source(cue, nominal, content) for nominal in near)]


class Finder:
    """Finds the statements of passages with two networks: one for contents, one for sources."""

    def __init__(self, contents: Ranker, sources: Ranker, lexicon: Lexicon) -> None:
        self.contents, self.sources, self.lexicon = contents, sources, lexicon

    def statements(self, tree: Tree, *, listed: bool = True, least: float = 0.5) -> Iterator[Statement]:
        """Yield what is reported at a probability of ``least`` or more, by the order of the cues."""
        scene = Scene(tree, self.lexicon)
        for cue in scene.cues(listed=listed):
            found, rows = scene.contents(cue)
            if not found:
                continue
            shared = self.contents.vector(scene.sight.cue(cue))
            probabilities = self.contents.probabilities([shared + self.contents.vector(row) for row in rows])
            said = 1 - float(probabilities[0])
            if said < least:
                continue
            content = found[int(probabilities[1:].argmax())]
            yield self._sourced(scene, cue, content, said)

    def _sourced(self, scene: Scene, cue: int, content: Content, said: float) -> Statement:
        nominals, rows = scene.sources(cue, content)
        shared = self.sources.vector(scene.sight.cue(cue))
        probabilities = self.sources.probabilities([shared + self.sources.vector(row) for row in rows])
        for row, nominal in enumerate(nominals, start=1):
            if content.holds(nominal.token):
                probabilities[row] = 0  # who is spoken of does not speak
        best = int(probabilities.argmax())
        source = nominals[best - 1] if best else None
        return Statement(scene.tree, cue, content, source, said, float(probabilities[best]))
