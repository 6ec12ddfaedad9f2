"""What users say of people and quotes is added to a log; what nobody took back counts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from quotetrack.names import slug
from quotetrack.records import Judgement, Logged, Whom
from quotetrack.resolution.grouping import Judged, Pair

_RECORDS = ("person", "other", "quote")
_COLUMNS = ("kind", "at", "who", "why", *_RECORDS, "name", "article_id", "undoes")
# one that no article has any more is as good as deleted
_IS_THERE = """
SELECT 1 FROM bearers b WHERE id = ? AND (
    id LIKE 'k:%' OR EXISTS (SELECT 1 FROM spellings WHERE bearer_id = b.id)
)
"""
_KNOWN = "k:"
_ON_QUOTES = ("speaker", "not_quote", "confirmed")


def add(connection: sqlite3.Connection, judgement: Judgement) -> Judgement:
    """Add a judgement to the log; return it with its number and time."""
    made = judgement.at or datetime.now(UTC).isoformat(timespec="seconds")
    row: dict[str, Any] = {name: getattr(judgement, name, None) for name in _COLUMNS} | {"at": made}
    row |= {name: record.model_dump_json() if (record := row[name]) else None for name in _RECORDS}
    row["article_id"] = judgement.quote.article_id if judgement.quote else None
    columns, places = ", ".join(_COLUMNS), ", ".join(f":{name}" for name in _COLUMNS)
    cursor = connection.execute(f"INSERT INTO judgements ({columns}) VALUES ({places})", row)
    return judgement.model_copy(update={"number": cursor.lastrowid, "at": made})


def judgements(connection: sqlite3.Connection) -> Iterator[Judgement]:
    """Yield all that was ever judged, in order."""
    for row in connection.execute("SELECT * FROM judgements ORDER BY number"):
        values = dict(zip(row.keys(), row, strict=True))
        del values["article_id"]  # the quote tells it, too
        yield Judgement.model_validate(
            values | {name: json.loads(values[name]) if values[name] else None for name in _RECORDS}
        )


def logged(connection: sqlite3.Connection) -> list[Logged]:
    """Return all that was ever judged, in order; an undo that was undone itself undoes nothing."""
    entries = list(judgements(connection))
    undone: set[int] = set()
    for entry in reversed(entries):
        if entry.undoes is not None and entry.number not in undone:
            undone.add(entry.undoes)
    return [Logged(judgement=entry, stands=entry.number not in undone) for entry in entries]


def is_alias_of(judgement: Judgement, names: Iterable[str]) -> bool:
    """Say whether a judgement gives somebody one of ``names``, however it is written."""
    return judgement.kind == "alias" and slug(judgement.name or "") in set(map(slug, names))


class Rulings:
    """The judgements that stand, as resolution asks for them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.standing = [one.judgement for one in logged(connection) if one.stands]

    def of_kind(self, *kinds: str) -> list[Judgement]:
        """Return the judgements of some kinds, in order."""
        return [entry for entry in self.standing if entry.kind in kinds]

    def on_quotes(self, article: str) -> list[Judgement]:
        """Return what stands of the quotes of an article, in order."""
        return [e for e in self.of_kind(*_ON_QUOTES) if e.quote and e.quote.article_id == article]

    @cached_property
    def aliases(self) -> dict[str, Whom]:
        """Whom a name means, by its slug; of two the later counts."""
        return {slug(e.name): e.person for e in self.of_kind("alias") if e.name and e.person}

    @cached_property
    def barred(self) -> dict[str, set[str]]:
        """The ids of known people whom a name, by its slug, does not mean."""
        found: dict[str, set[str]] = {}
        for entry in self.of_kind("different"):
            for one, other in ((entry.person, entry.other), (entry.other, entry.person)):
                if one and other:
                    names = set(map(slug, other.spellings)) - set(map(slug, one.spellings))
                    for name in names:
                        found.setdefault(name, set()).update(b for b in one.bearers if b.startswith("k:"))
        return found

    def judged(self) -> Judged:
        """Return which bearers users made one, and which they keep apart."""
        same: list[Pair] = []
        for entry in self.of_kind("same"):
            ones, others = self.bearers(entry.person), self.bearers(entry.other)
            same += [(ones[0], name) for name in (*ones[1:], *others)] if ones else []
        apart = {
            (one, other)
            for entry in self.of_kind("different")
            for one in self.bearers(entry.person)
            for other in self.bearers(entry.other)
            if one != other
        }
        return Judged(tuple(same), frozenset(apart))

    def bearers(self, whom: Whom | None) -> list[str]:
        """Return the bearers that a judgement means, as far as they are there; else others of their names."""
        if whom is None:
            return []
        there = [name for name in whom.bearers if self._connection.execute(_IS_THERE, [name]).fetchone()]
        return there or [name for plain in _plain(whom) for name in self._named(plain)]

    def _named(self, plain: str) -> list[str]:
        rows = self._connection.execute("SELECT id FROM bearers WHERE plain_id = ? ORDER BY id", [plain])
        return [name for (name,) in rows if self._connection.execute(_IS_THERE, [name]).fetchone()]


def _plain(whom: Whom) -> list[str]:
    """Return the names of the bearers meant, by slug; of whom no list has any more all names seen."""
    seen = list(dict.fromkeys(map(slug, whom.spellings)))
    own = {name.split(":", 1)[1].split("|")[0] for name in whom.bearers if not name.startswith(_KNOWN)}
    # a name may have been somebody's by an alias, and be somebody else's by now
    return [name for name in seen if name in own] if len(own) == len(whom.bearers) > 0 else seen
