"""Quotes get what they are found by besides their words: tags of topics, and a vector of what they mean."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from quotetrack.records import Topic
from quotetrack.store.sketches import Sketches
from quotetrack.store.topics import Topics, lineage, numbered, parts

if TYPE_CHECKING:
    from quotetrack.topics import Tagger

_CHUNK = 2_000  # quotes that are in memory at once
_LIST = "meaning"  # the name under which the version of the weights is kept
_WORDS = "SELECT number, text, frame, title, person_id, day FROM quotes"
_TAGGED = "WHERE topics IS NOT NULL"
_TAG = "INSERT OR REPLACE INTO tags (quote, topic, score, evidence, person_id, day) VALUES (?, ?, ?, ?, ?, ?)"
_UNTAG_ALL = "DELETE FROM tags WHERE quote IN (SELECT value FROM json_each(?))"
_UNTAG = f"{_UNTAG_ALL} AND topic IN (SELECT value FROM json_each(?))"
_LABELS = """
UPDATE quotes SET topics = (
    SELECT json_group_array(label) FROM (
        SELECT t.label FROM tags g JOIN topics t ON t.number = g.topic
        WHERE g.quote = quotes.number ORDER BY g.score DESC, t.number
    )
) WHERE number IN (SELECT value FROM json_each(?))
"""


class Describing:
    """Describes the quotes of one database; every method is called inside a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.topics = Topics(connection)
        self._sketches = Sketches(connection)
        self._changed: set[str] = set()
        self._known: dict[int, Topic] | None = None
        self._tagger: Tagger | None = None

    def update(self) -> None:
        """Take note of what is described by other topics, or by other weights, than it was."""
        self.change(self.topics.update())
        from quotetrack.meaning import version  # numpy: only those who write pay for it

        row = self._connection.execute("SELECT sha256 FROM lists WHERE name = ?", [_LIST]).fetchone()
        if row is None or row[0] != version():
            self._connection.execute(
                "INSERT INTO lists (name, sha256) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET sha256 = excluded.sha256",
                [_LIST, version()],
            )
            self._sketches.clear()
            self.topics.embed()
            self._connection.execute("UPDATE quotes SET topics = NULL WHERE topics IS NOT NULL")

    def change(self, ids: Iterable[str]) -> None:
        """Take note of topics that are new, changed or taken away."""
        changed = set(ids)
        if changed:
            self.topics.embed(changed)
            self._changed |= changed
            self._known = self._tagger = None

    def finish(self) -> int:
        """Describe what has not been described, and return how many quotes were looked at."""
        count = self._tag_anew() if self._changed and any(self._chunks(_TAGGED)) else 0
        self._changed = set()
        for rows in self._chunks("WHERE topics IS NULL"):
            self._connection.execute(_UNTAG_ALL, [_numbers(rows)])
            self._tag(rows, self._all_tags)
            self._sketches.put(rows)
            count += len(rows)
        return count

    def forget(self) -> None:
        """Forget what was read in a transaction that was taken back."""
        self._changed = set()
        self._known = self._tagger = None

    def _tag_anew(self) -> int:
        """Tag what is tagged already by the topics that changed, and by those that they are parts of."""
        topics = list(self._topics().values())
        wanted = lineage(topics, self._changed)
        tagger = _tagger(tuple(parts(topics, wanted)))
        numbers = self.topics.numbers(wanted | self._changed)
        count = 0
        for rows in self._chunks(_TAGGED):
            self._connection.execute(_UNTAG, [_numbers(rows), json.dumps(numbers)])
            self._tag(rows, tagger, wanted)
            count += len(rows)
        return count

    def _tag(self, rows: list[Any], tagger: Tagger, wanted: Collection[str] | None = None) -> None:
        """Store the tags of quotes, only those of some topics where these are given."""
        numbers = numbered(self._topics())
        self._connection.executemany(
            _TAG,
            [
                (
                    *(row["number"], numbers[tag.topic], tag.score),
                    *(json.dumps(tag.evidence, ensure_ascii=False), row["person_id"], row["day"]),
                )
                for row in rows
                for tag in tagger.tags(row["text"], row["frame"] or "", row["title"] or "")
                if wanted is None or tag.topic in wanted
            ],
        )
        self._connection.execute(_LABELS, [_numbers(rows)])

    @property
    def _all_tags(self) -> Tagger:
        if self._tagger is None:
            self._tagger = _tagger(tuple(self._topics().values()))
        return self._tagger

    def _topics(self) -> dict[int, Topic]:
        if self._known is None:
            self._known = self.topics.all()
        return self._known

    def _chunks(self, where: str) -> Iterator[list[Any]]:
        """Yield the quotes of a condition, some at a time, in the order of their numbers."""
        last = 0
        while True:
            sql = f"{_WORDS} {where} AND number > ? ORDER BY number LIMIT ?"
            rows = list(islice(self._connection.execute(sql, [last, _CHUNK]), _CHUNK))
            if not rows:
                return
            last = rows[-1]["number"]
            yield rows


@lru_cache(4)
def _tagger(topics: tuple[Topic, ...]) -> Tagger:
    from quotetrack.topics import Tagger

    return Tagger(topics)


def _numbers(rows: Iterable[Any]) -> str:
    return json.dumps([row["number"] for row in rows])
