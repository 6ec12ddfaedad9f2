"""Topics go into the database, the shipped ones and those of users; which of them changed is told."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from quotetrack.records import Scheme, Topic
from quotetrack.topics import shipped, shipped_version, topic_version

_KEPT = 500  # topics of which it is remembered what their cues mean
_LIST = "topics"  # the name under which the version of the shipped schemes is kept
_SCHEME = """
INSERT INTO schemes (name, title, licence, source) VALUES (?, ?, ?, ?)
ON CONFLICT (name) DO UPDATE SET title = excluded.title, licence = excluded.licence, source = excluded.source
"""
_TOPIC = """
INSERT INTO topics (id, label, definition, broader, scheme, topic, version) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET label = excluded.label, definition = excluded.definition,
    broader = excluded.broader, topic = excluded.topic, version = excluded.version, is_removed = 0
"""
_THESE = "IN (SELECT value FROM json_each(?))"


class Topics:
    """The topics of one database; every method that writes is called inside a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def update(self) -> set[str]:
        """Store what the shipped schemes have new; return the ids of the topics that changed.

        What a user took away stays away.
        """
        version = shipped_version()
        row = self._connection.execute("SELECT sha256 FROM lists WHERE name = ?", [_LIST]).fetchone()
        if row is not None and row[0] == version:
            return set()
        self._connection.execute(
            "INSERT INTO lists (name, sha256) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET sha256 = excluded.sha256",
            [_LIST, version],
        )
        removed = {id for (id,) in self._connection.execute("SELECT id FROM topics WHERE is_removed")}
        changed: set[str] = set()
        for scheme in shipped():
            kept = [topic for topic in scheme.topics if topic.id not in removed]
            changed |= self.put(scheme.model_copy(update={"topics": tuple(kept)}))
        return changed

    def put(self, scheme: Scheme) -> set[str]:
        """Store a scheme, and return the ids of its topics that are new or changed, or have gone from it.

        With them come those that they were parts of.
        """
        before = self._versions(scheme.name)
        given = [scheme.name, scheme.title, scheme.licence, scheme.source]
        self._connection.execute(_SCHEME, given)
        after = {topic.id: topic_version(topic) for topic in scheme.topics}
        self._connection.executemany(
            _TOPIC,
            [
                (
                    *(topic.id, topic.label, topic.definition, topic.broader, scheme.name),
                    *(topic.model_dump_json(), after[topic.id]),
                )
                for topic in scheme.topics
            ],
        )
        gone = self.remove(before.keys() - after.keys())
        changed = {id for id, version in after.items() if before.get(id, ("", None))[0] != version}
        return gone | changed | {broader for id in changed if (broader := before.get(id, ("", None))[1])}

    def add(self, topic: Topic, scheme: Scheme) -> set[str]:
        """Store one topic more of a scheme; return the ids of the topics that changed."""
        others = [one for one in self.of(scheme.name) if one.id != topic.id]
        return self.put(scheme.model_copy(update={"topics": (*others, topic)}))

    def remove(self, ids: Iterable[str]) -> set[str]:
        """Take topics away, and return their ids, and those that they were parts of.

        They are kept by id, so that a shipped one does not come back.
        """
        gone = set(ids)
        given = [json.dumps(sorted(gone))]
        rows = self._connection.execute(f"SELECT broader FROM topics WHERE id {_THESE}", given).fetchall()
        self._connection.execute(f"UPDATE topics SET is_removed = 1, version = NULL WHERE id {_THESE}", given)
        return gone | {broader for (broader,) in rows if broader}

    def embed(self, ids: Iterable[str] | None = None) -> None:
        """Store what the names and cues of topics mean, of some topics or of all."""
        wanted = None if ids is None else set(ids)
        self._connection.executemany(
            "UPDATE topics SET vectors = ? WHERE number = ?",
            [
                (_vectors((topic.label, *topic.also, *topic.cues)), number)
                for number, topic in self.all().items()
                if wanted is None or topic.id in wanted
            ],
        )

    def of(self, scheme: str) -> list[Topic]:
        """Return the topics of a scheme."""
        return list(self.all(scheme).values())

    def all(self, scheme: str | None = None) -> dict[int, Topic]:
        """Return every topic by its number in the database, of one scheme or of all."""
        rows = self._connection.execute(
            "SELECT number, topic FROM topics WHERE NOT is_removed AND scheme = coalesce(?, scheme)"
            " ORDER BY number",
            [scheme],
        )
        return {row[0]: Topic.model_validate_json(row[1]) for row in rows}

    def numbers(self, ids: Iterable[str]) -> list[int]:
        """Return the numbers of topics, also of those that were taken away."""
        sql = f"SELECT number FROM topics WHERE id {_THESE}"
        return [row[0] for row in self._connection.execute(sql, [json.dumps(sorted(ids))])]

    def _versions(self, scheme: str) -> dict[str, tuple[str, str | None]]:
        """Return the version of each topic of a scheme, and what it is a part of."""
        sql = "SELECT id, version, broader FROM topics WHERE scheme = ? AND NOT is_removed"
        return {row[0]: (row[1], row[2]) for row in self._connection.execute(sql, [scheme])}


@lru_cache(_KEPT)
def _vectors(phrases: tuple[str, ...]) -> bytes:
    """Return what phrases mean, n × DIMENSIONS; every new database has the same topics."""
    from quotetrack.meaning import Wording, meaning  # numpy: only when topics change

    return meaning().quotes([Wording(phrase) for phrase in phrases]).tobytes()


def lineage(topics: Sequence[Topic], ids: Iterable[str]) -> set[str]:
    """Return some topics and all that they are parts of, by id."""
    broader = {topic.id: topic.broader for topic in topics}
    found: set[str] = set()
    for start in ids:
        id: str | None = start
        while id is not None and id not in found:
            found.add(id)
            id = broader.get(id)
    return found


def parts(topics: Sequence[Topic], ids: Iterable[str]) -> list[Topic]:
    """Return some topics and all that are parts of them."""
    wanted = set(ids)
    return [topic for topic in topics if wanted & lineage(topics, [topic.id])]


def numbered(topics: Mapping[int, Topic]) -> dict[str, int]:
    """Return the number of each topic by its id."""
    return {topic.id: number for number, topic in topics.items()}
