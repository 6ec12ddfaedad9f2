"""Names become the words that people look them up by, in any spelling and script."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations

from quotetrack.names import lookup_words, skeleton

_MOST_WORDS = 8  # of a name that is looked up by pairs of words


def search_words(name: str) -> list[str]:
    """Return the words to look a name up by: one spelling for all spellings of each, in order, none twice."""
    return list(dict.fromkeys(key for word in sorted(lookup_words(name)) if (key := skeleton(word) or word)))


def pair_word(one: str, other: str) -> str:
    """Return the word under which two words of one name are looked up together."""
    return "+".join(sorted((one, other)))


def save_spellings(connection: sqlite3.Connection, pairs: Iterable[tuple[str, str]]) -> None:
    """Let people be found by names: ``pairs`` are of a person's id and a name."""
    connection.executemany(
        "INSERT OR IGNORE INTO names (word, person_id, spelling) VALUES (?, ?, ?)",
        [(word, person, name) for person, name in pairs for word in _indexed(name)],
    )


def keep_spellings(connection: sqlite3.Connection, person: str, names: Iterable[str]) -> None:
    """Let somebody be found by ``names`` and no others."""
    wanted = set(names)
    rows = connection.execute("SELECT DISTINCT spelling FROM names WHERE person_id = ?", [person])
    stored = {row[0] for row in rows}
    for name in sorted(stored - wanted):
        connection.execute("DELETE FROM names WHERE person_id = ? AND spelling = ?", [person, name])
    save_spellings(connection, [(person, name) for name in sorted(wanted - stored)])


@lru_cache(maxsize=16384)
def _indexed(name: str) -> tuple[str, ...]:
    words = search_words(name)
    # two words at once narrow a search to few, where each alone has thousands
    return (*words, *(pair_word(*pair) for pair in combinations(words[:_MOST_WORDS], 2)))
