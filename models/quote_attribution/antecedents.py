"""What the network of antecedents learns from: mentions in articles with whom a reader takes them for.

``antecedents.jsonl`` has a mention a line, read and judged by hand: the article's ``id``, the mention's
``start, end`` (code points) and ``means``, the extent of the fullest name the article gives whoever is meant,
null where it names nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from network import Example

from quotetrack.attribution.antecedents import Known
from quotetrack.attribution.choose import Story
from quotetrack.attribution.decide import Decider
from quotetrack.attribution.join import joined
from quotetrack.attribution.mentions import lead, mention
from quotetrack.attribution.names import Name
from quotetrack.attribution.ranker import Ranker
from quotetrack.attribution.resolve import Resolver
from quotetrack.attribution.speakers import Mention
from quotetrack.attribution.spelling import fold
from quotetrack.people.holders import People

_AFTER_HEAD = frozenset({"of", "for", "who", "in", "from", "with", "at"})
Extent = tuple[int, int]
Meant = dict[Extent, Extent | None]


def examples(
    stories: Iterable[tuple[dict[str, Any], Story]], labels: Iterable[dict[str, Any]], ranker: Ranker
) -> Iterator[tuple[str, Example]]:
    """Yield an article's id and an example for each judged mention; ``ranker`` says who speaks its quotes."""
    by_article: dict[str, Meant] = {}
    for label in labels:
        means = tuple(label["means"]) if label["means"] else None
        by_article.setdefault(label["id"], {})[label["start"], label["end"]] = means
    for article, story in stories:
        for example in _of_article(story, by_article.get(article["id"], {}), ranker):
            yield article["id"], example


def _of_article(story: Story, meant: Meant, ranker: Ranker) -> Iterator[Example]:
    """Yield the examples of one article; what is decided before each mention is what a reader decided."""
    resolver = Resolver(story.plan, story.lexicon, Known(ranker, People()))
    spoken = [
        mention(lead(group), story.lexicon) for group in joined(story.plan, Decider(ranker).decide(story))
    ]
    said = {(one.start, one.end): one for one in spoken if one is not None}
    labels = {named.mention for named in story.plan.layout.named.values()}
    for extent in sorted(said.keys() | meant.keys()):
        one = said.get(extent) or _mention(story.plan.text, extent)
        if extent in labels:
            resolver.label(one)
            continue
        mark = len(resolver.memory.spoke)
        yield from _masked(resolver, one)
        if resolver.direct(one) is None:
            if extent in meant:
                word = fold(story.plan.text[one.head_start : one.head_end])
                shared, rows = resolver.antecedents.rows(one, word)
                right = _right([row.name for row in rows], _words(story.plan.text, meant[extent]))
                yield Example(shared, [row.features for row in rows], right)
                taken = next((r.name for r, is_right in zip(rows, right, strict=True) if is_right), None)
                if resolver.taken(one, taken).name is None:
                    resolver.memory.forget(one)
            else:
                resolver.memory.forget(one)
        if extent not in said:
            del resolver.memory.spoke[mark:]  # indirect speech is not resolved, so it is not remembered


def _masked(resolver: Resolver, mention: Mention) -> Iterator[Example]:
    """Yield a mention that names an organisation known before as if it were ``it``: few are judged."""
    named = resolver.named(mention)
    if named is None or resolver.cast.full_name(named).kind != "organization":
        return
    shared, rows = resolver.antecedents.rows(mention, "it")
    full = resolver.cast.full_name(named).full
    right = [row.name is not None and row.name.full == full for row in rows]
    if any(right):
        yield Example(shared, [row.features for row in rows], right)


def _mention(text: str, extent: Extent) -> Mention:
    """Return a mention with its head: the last word before a preposition or a clause."""
    start, end = extent
    words = text[start:end].split()
    ends = [
        i for i, word in enumerate(words) if i and word in ("of", "for", "who", "in", "from", "with", "at")
    ]
    head = words[(ends[0] if ends else len(words)) - 1].strip(",")
    at = text.index(head, start, end) if len(words) == 1 else text.rindex(head, start, end)
    return Mention(start, end, at, at + len(head))


def _words(text: str, extent: Extent | None) -> tuple[str, ...]:
    return tuple(fold(word) for word in text[slice(*extent)].split()) if extent else ()


def _right(names: list[Name | None], words: tuple[str, ...]) -> list[bool]:
    """Tell for each answer whether it is the one a reader gave; nobody, where no candidate is."""
    folded = [tuple(fold(word) for word in name.words) if name else () for name in names]
    exact = [bool(words) and one == words for one in folded]
    if not any(exact) and words:
        exact = [
            bool(one) and (set(one) <= set(words) or set(words) <= set(one)) and one[-1] == words[-1]
            for one in folded
        ]
    return exact if any(exact) else [name is None for name in names]
