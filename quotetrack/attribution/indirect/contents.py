"""What a cue may report: extents of the sentence that hang on it, or on which it hangs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quotetrack.attribution.indirect.tree import Reach, Tree

CLAUSES = frozenset({"ccomp", "xcomp", "pcomp", "acl", "csubj", "csubjpass", "advcl", "relcl"})
_OBJECTS = frozenset({"dobj", "attr", "oprd", "acomp", "nsubjpass", "dative"})
# a cue that hangs so on a clause reports it: “The talks, she said, had failed”
_BESIDE = frozenset({"parataxis", "advcl", "prep", "advmod", "ccomp", "relcl", "acl", "npadvmod", "pcomp"})
_MOST = 14


@dataclass(frozen=True, slots=True)
class Content:
    """Tokens that may be what a cue reports; ``relation`` is how they hang on it, ``cut`` how they end."""

    reaches: tuple[Reach, ...]
    relation: str
    cut: str
    head: int

    def holds(self, token: int) -> bool:
        """Tell whether a token is part of it."""
        return any(first <= token <= last for first, last in self.reaches)


def contents(tree: Tree, cue: int) -> list[Content]:
    """Return what a cue may report, each extent once, the likeliest way to hang first."""
    found: dict[tuple[Reach, ...], Content] = {}
    for content in [*_below(tree, cue), *_above(tree, cue), *_beside(tree, cue)]:
        if not content.holds(cue):
            found.setdefault(content.reaches, content)
    return list(found.values())[:_MOST]


def _made(tree: Tree, reaches: Iterable[Reach], relation: str, cut: str, head: int) -> Iterator[Content]:
    trimmed = [kept for reach in reaches if (kept := tree.trimmed(*reach))]
    if trimmed:
        yield Content(tuple(trimmed), relation, cut, head)


def _below(tree: Tree, cue: int) -> Iterator[Content]:
    """Yield what hangs on the cue: complements, objects, and the objects of its prepositions."""
    deps = tree.passage.deps
    for child in sorted(tree.children[cue], key=lambda c: deps[c] not in CLAUSES):
        if deps[child] in CLAUSES or deps[child] in _OBJECTS:
            yield from _cut(tree, cue, child, deps[child])
        elif deps[child] in ("prep", "agent"):
            yield from _made(tree, [_reach(tree, child)], "prep", "whole", child)
            for inner in tree.children[child]:
                if deps[inner] in ("pobj", "pcomp"):
                    yield from _cut(tree, cue, inner, f"prep/{deps[inner]}")
    objects = [c for c in tree.children[cue] if c > cue and deps[c] in _OBJECTS]
    if objects:
        reach = (tree.left[objects[0]], max(tree.right[cue], tree.right[objects[0]]))
        yield from _made(tree, [reach], "object and more", "whole", objects[0])


def _reach(tree: Tree, token: int) -> Reach:
    return tree.left[token], tree.right[token]


def _cut(tree: Tree, cue: int, head: int, relation: str) -> Iterator[Content]:
    """Yield all that hangs on a head, and the same without its last parts, and more than that."""
    first, last = _reach(tree, head)
    if first <= cue <= last:
        first, last = (cue + 1, last) if head > cue else (first, cue - 1)
    yield from _made(tree, [(first, last)], relation, "whole", head)
    end = tree.sentence(cue)[1]
    if head > cue and last < end:
        yield from _made(tree, [(first, end)], relation, "to the end", head)
    at = head
    for _ in range(3):
        late = [c for c in tree.children[at] if c > at and tree.passage.deps[c] != "punct"]
        for child in reversed(late):
            if head < tree.left[child] - 1 and tree.left[child] > first and child <= last:
                cut = f"{tree.passage.deps[child]} {tree.passage.words[tree.left[child] - 1] == ','}"
                yield from _made(tree, [(first, tree.left[child] - 1)], relation, cut, head)
        if not late:
            break
        at = late[-1]


def _above(tree: Tree, cue: int) -> Iterator[Content]:
    """Yield the clause that the cue stands in like a remark: the sentence without the remark."""
    passage = tree.passage
    above = passage.heads[cue]
    if above == cue or passage.deps[cue] not in _BESIDE:
        return
    first, last = _reach(tree, above)
    low, high = _reach(tree, cue)
    for start, end, cut in ((*tree.sentence(cue), "sentence"), (first, last, "clause")):
        reaches = [(start, low - 1)] if start < low else []
        reaches += [(high + 1, end)] if high < end else []
        yield from _made(tree, reaches, f"above {passage.deps[cue]}", cut, above)
        if len(reaches) == 2:
            yield from _made(tree, reaches[:1], f"above {passage.deps[cue]}", f"{cut} left", above)


def _beside(tree: Tree, cue: int) -> Iterator[Content]:
    """Yield what stands before and after the cue's own clause, whatever the parser made of it."""
    deps = tree.passage.deps
    start, end = tree.sentence(cue)
    subjects = [c for c in tree.children[cue] if deps[c] in ("nsubj", "nsubjpass")]
    low = min([cue, *(tree.left[c] for c in subjects if c < cue)])
    high = max([cue, *(tree.right[c] for c in subjects if c > cue)])
    if start < low and tree.passage.words[low - 1] in (",", ";", "--", "—", "–"):
        yield from _made(tree, [(start, low - 1)], "before", "", start)
    if high < end:
        yield from _made(tree, [(high + 1, end)], "after", "", high + 1)
