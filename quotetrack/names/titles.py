"""What stands before a name and is no part of it: Dr., Sir, Ukrainian President."""

from functools import cache, lru_cache

from quotetrack.assets import words as listed
from quotetrack.names.romanising import latin

Phrases = frozenset[tuple[str, ...]]
_LONGEST = 4  # words of a title


@cache
def _phrases(*files: str) -> Phrases:
    entries = (entry for file in files for entry in listed("data", "gazetteers", f"{file}.txt"))
    return frozenset(tuple(part for word in entry.split() if (part := latin(word))) for entry in entries)


@lru_cache(maxsize=16384)
def _length(words: tuple[str, ...]) -> int:
    """Return of how many words the longest title is that a name begins with."""
    titles, before = _phrases("honorifics", "name_titles"), _phrases("nationalities")
    for size in range(min(_LONGEST, len(words)), 0, -1):
        if words[:size] in titles:
            return size
    for size in range(min(3, len(words)), 0, -1):
        if words[:size] in before and (more := _length(words[size:])):
            return size + more
    return 0


def is_titled(text: str) -> bool:
    """Say whether what follows a comma is a title and no name: Princess of Wales."""
    words = tuple(map(latin, text.split()))
    return len(words) > 1 and _length(words) > 0 and ("of" in words or _length(words) == len(words))


def without_titles(words: list[str]) -> tuple[list[str], list[str]]:
    """Return the titles at the start of a name and the words after them, at least one."""
    # a title ends at the comma of a name whose surname stands first
    plain = tuple(latin(word.replace("\0", "")) for word in words)
    start = 0
    while start < len(words) - 1:
        size = _length(plain[start : start + 2 * _LONGEST])
        if not size or start + size >= len(words):
            break
        start += size
    return words[:start], words[start:]
