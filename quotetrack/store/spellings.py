"""Names become the words that people look them up by, in any spelling and script."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations, pairwise

from quotetrack.names import lookup_words, name_words, skeleton

WORD = "+"  # before a word that people type, among the keys of those whom lists know
_FEW = 4  # words of a name of which each pair is looked up by


def keep_spellings(connection: sqlite3.Connection, person: str, names: Iterable[str]) -> None:
    """Let somebody who is quoted be found by ``names`` and no others."""
    wanted = set(names)
    rows = connection.execute("SELECT DISTINCT spelling FROM names WHERE person_id = ?", [person])
    stored = {row[0] for row in rows}
    for name in sorted(stored - wanted):
        connection.execute("DELETE FROM names WHERE person_id = ? AND spelling = ?", [person, name])
    connection.executemany(
        "INSERT OR IGNORE INTO names (word, person_id, spelling) VALUES (?, ?, ?)",
        [(word, person, name) for name in sorted(wanted - stored) for word in search_words(name)],
    )


def pair_word(one: str, other: str) -> str:
    """Return the word under which two words of one name are looked up together."""
    return "+".join(sorted((one, other)))


def typed_words(name: str) -> list[str]:
    """Return one spelling for all spellings of each word of a name, in order, none twice."""
    return list(dict.fromkeys(skeleton(word) or word for word in name_words(name)))


def beside(words: list[str]) -> list[tuple[str, str]]:
    """Return the pairs of neighbours, and the first word with the last."""
    return [*pairwise(words), *([(words[0], words[-1])] if len(words) > 2 else [])]


@lru_cache(maxsize=16384)
def search_words(name: str) -> frozenset[str]:
    """Return all to look a name up by: the whole name, its words in every spelling, and pairs of these.

    Two words at once narrow a search to few, where each alone has thousands. Of a long name, an
    organisation's mostly, only neighbours and the first with the last are paired.
    """
    words = typed_words(name)
    pairs = combinations(words, 2) if len(words) <= _FEW else beside(words)
    joined = {skeleton(word) or word for word in lookup_words(name)}
    return frozenset(
        {" ".join(name_words(name)), *joined, *words, *(pair_word(*pair) for pair in pairs)} - {""}
    )
