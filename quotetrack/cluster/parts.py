"""Locations become parts: some articles that are read, and written, together, the same each time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quotetrack.cluster.places import listed, opened
from quotetrack.errors import PassedOver, UnreadableSource
from quotetrack.records import Article
from quotetrack.sources import articles, suffixes

_ARTICLES = 1_000  # of a part: what a machine that dies has lost, and what a file of Parquet holds at most
_CHARACTERS = 8_000_000  # or so many characters, whichever is reached first
_FILES, _BYTES = 1_000, 16 << 20  # small files that are read together

Item = Article | UnreadableSource


@dataclass(frozen=True)
class Group:
    """Files that are read one after the other; ``number`` counts the groups of a run."""

    number: int
    locations: tuple[str | UnreadableSource, ...]


@dataclass(frozen=True)
class Part:
    """Some articles in the order read, with what could not be read between them.

    ``name`` is the same, for the same articles, each time the locations are read: whoever writes the part
    anew writes over what was there. Names sort in the order read.
    """

    name: str
    items: tuple[Item, ...]


def groups(locations: Iterable[str]) -> Iterator[Group]:
    """Yield the files of locations in order, small ones together."""
    number, held, size = 0, list[str | UnreadableSource](), 0
    for file, length in listed(locations, suffixes()):
        if held and (len(held) >= _FILES or size + length > _BYTES):
            yield Group(number, tuple(held))
            number, held, size = number + 1, [], 0
        held.append(file)
        size += length
    if held:
        yield Group(number, tuple(held))


def parts(group: Group) -> Iterator[Part]:
    """Read the files of a group, one part in memory at a time."""
    held: list[Item] = []
    number = characters = 0
    for item in articles(group.locations, fetch=opened):
        if isinstance(item, PassedOver):
            continue
        held.append(item)
        characters += len(item.text) if isinstance(item, Article) else 0
        if len(held) >= _ARTICLES or characters >= _CHARACTERS:
            yield Part(f"{group.number:07d}-{number:07d}", tuple(held))
            number, held, characters = number + 1, [], 0
    if held:
        yield Part(f"{group.number:07d}-{number:07d}", tuple(held))
