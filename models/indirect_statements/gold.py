"""Articles with marked attributions become examples: which contents of a cue are right, which sources."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from network import Example

from quotetrack.attribution.candidates import Nominal, Passage
from quotetrack.attribution.indirect.contents import Content
from quotetrack.attribution.indirect.finder import Scene
from quotetrack.attribution.indirect.frames import unread
from quotetrack.attribution.indirect.tree import Tree
from quotetrack.attribution.lexicon import Lexicon
from quotetrack.attribution.plan import plan
from quotetrack.evaluation.matching import touches, trimmed
from quotetrack.pipeline.quote_attribution import base_model

Row = dict[str, Any]
Span = tuple[int, int]
# characters shared over all characters of both, from which a content that is not exact is still taken
_ALIKE = 0.5
_EXACT = 1.0


def read(path: Path) -> list[Row]:
    """Read one article a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def trees(articles: Sequence[Row]) -> Iterator[tuple[Row, list[Tree]]]:
    """Yield each article with the trees of all its frames."""
    lexicon, parser = Lexicon(), base_model()
    plans = [plan(article["text"], lexicon) for article in articles]
    frames = [[*made.frames.items(), *unread(made)] for made in plans]
    docs = parser.pipe((frame.text for some in frames for _, frame in some), batch_size=256)
    for article, some in zip(articles, frames, strict=True):
        yield article, [Tree(Passage(frame, next(docs), number)) for number, frame in some]


def examples(pairs: Iterable[tuple[Row, Sequence[Tree]]]) -> Iterator[tuple[Example, Example | None]]:
    """Yield for each cue the example of its contents, and of its sources where it reports something."""
    lexicon = Lexicon()
    for article, some in pairs:
        attributions = [one for one in article["attributions"] if one["content"] and one["cue"]]
        for tree in some:
            scene = Scene(tree, lexicon)
            start, end = tree.passage.frame.extent
            here = [one for one in attributions if any(touches(span, (start, end)) for span in one["cue"])]
            for cue in scene.cues(listed=False):
                made = _example(article["text"], scene, cue, here)
                if made is not None:
                    yield made


def _example(
    text: str, scene: Scene, cue: int, attributions: Sequence[Row]
) -> tuple[Example, Example | None] | None:
    found, rows = scene.contents(cue)
    if not found:
        return None
    shared = scene.sight.cue(cue)
    gold = next((one for one in attributions if _within(scene.tree, cue, one["cue"])), None)
    if gold is None:
        return Example(shared, rows, [True] + [False] * len(found)), None
    least = _ALIKE if _heads(scene.tree, cue, gold["cue"]) else _EXACT
    right = _right(text, scene.tree, found, gold["content"], least)
    if not any(right):
        return None  # another word of the cue has it, or the parse has it nowhere: neither right nor wrong
    best = found[right.index(True)]
    return Example(shared, rows, [False, *right]), _source(scene, cue, best, gold["source"])


def _heads(tree: Tree, cue: int, spans: Iterable[Span]) -> bool:
    """Tell whether a token of a cue heads it: ``went`` in “went on to say”, where ``say`` has the content."""
    head = tree.passage.heads[cue]
    return head == cue or not _within(tree, head, spans)


def _within(tree: Tree, token: int, spans: Iterable[Span]) -> bool:
    return any(touches(tree.article_span(token, token), span) for span in spans)


def _right(text: str, tree: Tree, found: Sequence[Content], gold: Sequence[Span], least: float) -> list[bool]:
    """Tell which contents are the gold's; where none is, the one most like it, from ``least`` on."""
    expected = sorted(trimmed(text, (start, end)) for start, end in gold)
    spans = [sorted(trimmed(text, tree.article_span(*reach)) for reach in one.reaches) for one in found]
    exact = [some == expected for some in spans]
    if any(exact):
        return exact
    alike = [_alike(some, expected) for some in spans]
    best = max(alike)
    return [best >= least and value == best for value in alike]


def _alike(one: Sequence[Span], other: Sequence[Span]) -> float:
    shared = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in other)
    return shared / (sum(e - s for s, e in one) + sum(e - s for s, e in other) - shared)


def _source(scene: Scene, cue: int, content: Content, gold: Sequence[Span]) -> Example:
    nominals, rows = scene.sources(cue, content)
    right = [_is_source(scene.tree, nominal, gold) for nominal in nominals]
    return Example(scene.sight.cue(cue), rows, [not any(right), *right])


def _is_source(tree: Tree, nominal: Nominal, gold: Sequence[Span]) -> bool:
    """Tell whether a noun is in the source and nothing above it is."""
    if not _within(tree, nominal.token, gold):
        return False
    head = tree.passage.heads[nominal.token]
    return head == nominal.token or not _within(tree, head, gold)
