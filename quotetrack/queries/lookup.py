"""A name as people type it, in any spelling and script, becomes the ids of those it may mean."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Literal, NamedTuple

from quotetrack.names import name_words
from quotetrack.queries.filters import bindable
from quotetrack.queries.forms import Keys, by_form
from quotetrack.queries.people import given_id
from quotetrack.store.spellings import WORD, beside, pair_word, typed_words

_COUNTED = 200
_SCANNED = 2_000  # people who share a word or two, of whom those with all words are sought

# as a register has it: Q3874799 of Wikidata; a name has no digit in it
_REGISTERED = "SELECT DISTINCT person_id FROM identifiers WHERE identifier = ? ORDER BY 1"
_QUOTED = """
SELECT value FROM json_each(?)
WHERE EXISTS (SELECT 1 FROM quotes WHERE person_id = value AND is_current = 1)
"""
_SPELT = """
SELECT DISTINCT person_id, spelling FROM names WHERE person_id IN (SELECT value FROM json_each(?1))
UNION SELECT id, listed_name FROM people
WHERE id IN (SELECT value FROM json_each(?1)) AND listed_name IS NOT NULL
UNION SELECT person_id, name FROM other_names WHERE person_id IN (SELECT value FROM json_each(?1))
"""


class _Index(NamedTuple):
    """Where words and keys of names lead to people; ``before`` stands before each word.

    ``most`` people of one name are returned: who asks for it has to say more anyway.
    """

    table: Literal["names", "known_keys"]
    column: Literal["word", "key"]
    before: str
    most: int
    keys: Keys


# those of whom articles speak come first: of a common name lists have more than anybody can look at
_MET = _Index(
    "names",
    "word",
    "",
    100,
    Keys(
        "SELECT bearer_id FROM bearer_keys WHERE key = ? LIMIT ?",
        "SELECT id, person_id, name, type FROM bearers"
        " WHERE id IN (SELECT value FROM json_each(?)) AND person_id IS NOT NULL",
        12,
    ),
)
_LISTED = _Index(
    "known_keys",
    "key",
    WORD,
    30,
    Keys(
        "SELECT person_id FROM known_keys WHERE key = ? LIMIT ?",
        "SELECT id, id, name, type FROM people WHERE id IN (SELECT value FROM json_each(?))",
        4,
    ),
)


def ids_of(connection: sqlite3.Connection, typed: str) -> list[str]:
    """Return the ids of those whom a name may mean, of many the first; of those quoted, if any is.

    They have it for an id, here or in a register, or a spelling with all its words, or a name of which it
    is another form.
    """
    typed = bindable(typed)
    id = given_id(typed)
    if id is not None and connection.execute("SELECT 1 FROM people WHERE id = ?", [id]).fetchone():
        return [id]
    if registered := connection.execute(_REGISTERED, [typed.strip()]).fetchall():
        return [row[0] for row in registered]
    for ways in ((_by_name, _by_words), (_by_form,)):
        met = {id for find in ways for id in find(connection, typed, _MET)}
        found = {row[0] for row in connection.execute(_QUOTED, [json.dumps(list(met))])} if met else set()
        if not found:
            listed = (find(connection, typed, _LISTED) for find in ways)
            found = met.union(next(filter(None, listed), ()))
        if found:
            return _best_spelt(connection, typed, sorted(found))
    return []


def is_quoted(connection: sqlite3.Connection, ids: Iterable[str]) -> bool:
    """Say whether anybody of these ids is quoted, in a text as it is now or as it was."""
    sql = "SELECT 1 FROM quotes WHERE person_id IN (SELECT value FROM json_each(?)) LIMIT 1"
    return connection.execute(sql, [json.dumps(list(ids))]).fetchone() is not None


def _by_name(connection: sqlite3.Connection, typed: str, index: _Index) -> set[str]:
    """Return those who have the very name, whatever its accents."""
    words = name_words(typed)
    return _having(connection, index, " ".join(words), ()) if len(words) > 1 else set()


def _by_words(connection: sqlite3.Connection, typed: str, index: _Index) -> set[str]:
    """Return those who have every word in some spelling, sought from the word or pair that fewest have."""
    words = typed_words(typed)
    ways = [((word,), word) for word in words] + [(pair, pair_word(*pair)) for pair in beside(words)]
    sized = [(_count(connection, index, key), key, pair) for pair, key in ways] if len(words) > 1 else []
    if not words or 0 in (size for size, _, pair in sized if len(pair) == 1):
        return set()
    # of a long name not every pair is stored
    _, key, pair = min((one for one in sized if one[0]), default=(0, words[0], (words[0],)))
    return _having(connection, index, key, [word for word in words if word not in pair])


def _by_form(connection: sqlite3.Connection, typed: str, index: _Index) -> set[str]:
    """Return those of whose name this is another form."""
    return by_form(connection, typed, index.keys)


def _count(connection: sqlite3.Connection, index: _Index, key: str) -> int:
    """Return how often a word leads to people, as far as it matters."""
    sql = f"SELECT count(*) FROM (SELECT 1 FROM {index.table} WHERE {index.column} = ? LIMIT ?)"
    return int(connection.execute(sql, [index.before + key, _COUNTED]).fetchone()[0])


def _having(connection: sqlite3.Connection, index: _Index, key: str, also: Iterable[str]) -> set[str]:
    """Return those to whom a word leads, and all other words too."""
    others = [index.before + word for word in also]
    has = f" EXISTS (SELECT 1 FROM {index.table} m WHERE m.{index.column} = ? AND m.person_id = n.person_id)"
    sql = f"SELECT DISTINCT person_id FROM {index.table} WHERE {index.column} = ? LIMIT ?"
    if others:
        sql = f"SELECT person_id FROM ({sql}) n WHERE{' AND'.join([has] * len(others))} LIMIT {index.most}"
    most = _SCANNED if others else index.most
    return {row[0] for row in connection.execute(sql, [index.before + key, most, *others])}


def _best_spelt(connection: sqlite3.Connection, typed: str, ids: list[str]) -> list[str]:
    """Return those who have the very name, else those with its words as they are typed, else all."""
    words = name_words(typed)
    if len(ids) < 2 or not words:
        return ids
    spelt = [(id, name_words(name)) for id, name in connection.execute(_SPELT, [json.dumps(ids)])]
    named = {id for id, own in spelt if len(words) > 1 and own == words}
    return sorted(named or {id for id, own in spelt if set(words) <= set(own)}) or ids
