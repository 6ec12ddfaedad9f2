"""A name as people type it, in any spelling and script, becomes the ids of those it may mean."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import get_args

from quotetrack.names import name_words, skeleton
from quotetrack.queries.filters import bindable
from quotetrack.records import PersonType
from quotetrack.store.spellings import pair_word

MOST = 200  # people of one name; who asks for it has to say more anyway

_BY_WORD = "SELECT DISTINCT person_id FROM names n WHERE word = ? {also} LIMIT ?"
_ALSO = "AND EXISTS (SELECT 1 FROM names m WHERE m.word = ? AND m.person_id = n.person_id)"
_BY_KEY = """
SELECT person_id, type, name FROM known_keys JOIN people ON id = person_id
WHERE key IN (SELECT value FROM json_each(?1))
UNION
SELECT b.person_id, b.type, b.name FROM bearer_keys k JOIN bearers b ON b.id = k.bearer_id
WHERE k.key IN (SELECT value FROM json_each(?1)) AND b.person_id IS NOT NULL
LIMIT ?2
"""
_QUOTED = "SELECT 1 FROM quotes WHERE person_id = ? AND is_current = 1 LIMIT 1"


def ids_of(connection: sqlite3.Connection, typed: str) -> list[str]:
    """Return the ids of those whom a name may mean, at most ``MOST``; of those quoted, if any is.

    They have it for an id, or a spelling with all its words, or a name of which it is another form.
    """
    typed = bindable(typed)
    if "-" in typed and connection.execute("SELECT 1 FROM people WHERE id = ?", [typed]).fetchone():
        return [typed]  # an id of one word is a name too, and may mean others
    found = _by_words(connection, typed) or _by_form(connection, typed)
    quoted = [id for id in found if connection.execute(_QUOTED, [id]).fetchone()]
    return _best_spelt(connection, typed, quoted or found)


def is_quoted(connection: sqlite3.Connection, ids: Iterable[str]) -> bool:
    """Say whether anybody of these ids is quoted, in a text as it is now or as it was."""
    sql = "SELECT 1 FROM quotes WHERE person_id IN (SELECT value FROM json_each(?)) LIMIT 1"
    return connection.execute(sql, [json.dumps(list(ids))]).fetchone() is not None


def _by_words(connection: sqlite3.Connection, typed: str) -> list[str]:
    words = list(dict.fromkeys(skeleton(word) or word for word in name_words(typed)))
    if not words:
        return []
    first = words[0] if len(words) == 1 else pair_word(words[0], words[-1])
    sql = _BY_WORD.format(also=" ".join([_ALSO] * len(words[1:-1])))
    return sorted(row[0] for row in connection.execute(sql, [first, *words[1:-1], MOST]))


def _by_form(connection: sqlite3.Connection, typed: str) -> list[str]:
    """Return those of whose name this is another form: a nickname, another order, an initial."""
    from quotetrack.names import match, probes  # the judgement of names is large, and seldom asked for

    kinds: tuple[PersonType, ...] = get_args(PersonType)
    found: set[str] = set()
    for kind in kinds:
        rows = connection.execute(_BY_KEY, [json.dumps(sorted(probes(typed, kind))), MOST]).fetchall()
        of_kind = [(row["person_id"], row["name"]) for row in rows if row["type"] == kind]
        found |= {id for id, name in of_kind if match(typed, name, kind=kind).verdict == "same"}
    return sorted(found)


def _best_spelt(connection: sqlite3.Connection, typed: str, ids: list[str]) -> list[str]:
    """Return those who have the very name, else those with its words as they are typed, else all."""
    words = name_words(typed)
    if len(ids) < 2 or not words:
        return ids
    rows = connection.execute(
        "SELECT DISTINCT person_id, spelling FROM names WHERE person_id IN (SELECT value FROM json_each(?))",
        [json.dumps(ids)],
    )
    spelt = [(row["person_id"], name_words(row["spelling"])) for row in rows]
    named = {id for id, own in spelt if len(words) > 1 and own == words}
    return sorted(named or {id for id, own in spelt if set(words) <= set(own)}) or ids
