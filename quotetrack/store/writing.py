"""Articles with their quotes go into the database; writing the same twice changes nothing."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from quotetrack.records import Article, Quote, digest
from quotetrack.store.connection import connect, explained
from quotetrack.store.names import lookup_words, person_id
from quotetrack.store.rows import ARTICLE_FIELDS, ARTICLE_PLACE, quote_row, version_id

Row = dict[str, Any]


class Store:
    """An open database: what is in it already, and what is to go in."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self._connection = connect(path, read_only=read_only)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database file."""
        self._connection.close()

    def identify(self, article: Article) -> Article:
        """Return ``article`` under the id that its earlier version is stored under, if there is one.

        A file that names neither url nor id is known by its text; when that changes, by its place.
        """
        article = article.model_copy(update={"origin": _absolute(article.origin)})
        if article.id != digest(article.text) or article.line is not None or article.origin in (None, "-"):
            return article
        here = self._one("SELECT id FROM articles WHERE origin = ? AND line IS NULL", [article.origin])
        if here:
            return article.model_copy(update={"id": here["id"]})
        taken = self._one(
            "SELECT sha256 FROM versions WHERE article_id = ? AND is_current = 1 AND sha256 <> ?",
            [article.id, article.sha256],
        )
        # another file once had this text and has moved on: this one is not its next version
        return article.model_copy(update={"id": digest(article.text, article.origin)}) if taken else article

    def knows(self, article: Article) -> bool:
        """Say whether any version of the article is stored."""
        return self._one("SELECT 1 FROM articles WHERE id = ?", [article.id]) is not None

    def has(self, article: Article, *, indirect: bool = False) -> bool:
        """Say whether this text is the current version, and nothing else that ``article`` tells is new.

        With ``indirect`` it must have been read for indirect statements, too.
        """
        stored = self._one(
            "SELECT a.*, v.has_indirect FROM articles a JOIN versions v ON v.article_id = a.id"
            " WHERE a.id = ? AND v.is_current = 1 AND v.sha256 = ?",
            [article.id, article.sha256],
        )
        if stored is None or (indirect and not stored["has_indirect"]):
            return False
        if article.id == digest(article.text) and stored["origin"] != _absolute(article.origin):
            return True  # the same text in another file: the first one's title and date stay
        return all(getattr(article, name) in (None, stored[name]) for name in ARTICLE_FIELDS)

    def save(self, pairs: Iterable[tuple[Article, Sequence[Quote]]], *, indirect: bool = False) -> None:
        """Store articles with their quotes in one transaction: all of them, or none.

        A text that differs from the stored one becomes the current version; the quotes of the earlier
        version stay with it. ``indirect`` says that indirect statements were looked for. Raises StoreError.
        """
        with self._transaction():
            for article, quotes in pairs:
                self._save_article(article)
                self._save_version(article, indirect=indirect)
                self._replace_quotes(article, quotes)

    def _save_article(self, article: Article) -> None:
        row = {name: getattr(article, name) for name in ("id", *ARTICLE_FIELDS, *ARTICLE_PLACE)}
        row["origin"] = _absolute(article.origin)
        # what an article does not tell this time it may have told before
        self._upsert("articles", [row], replace={name: f"coalesce(excluded.{name}, {name})" for name in row})

    def _save_version(self, article: Article, *, indirect: bool) -> None:
        version = version_id(article)
        for table, column in (("versions", "id"), ("quotes", "version_id")):
            others = f"article_id = ? AND {column} <> ? AND is_current = 1"
            self._connection.execute(
                f"UPDATE {table} SET is_current = 0 WHERE {others}", [article.id, version]
            )
        self._connection.execute(
            "INSERT INTO versions (id, article_id, number, is_current, sha256, text, has_indirect)"
            " SELECT ?1, ?2, coalesce(max(number), 0) + 1, 1, ?3, ?4, ?5 FROM versions WHERE article_id = ?2"
            " ON CONFLICT (id) DO UPDATE SET is_current = 1, has_indirect = excluded.has_indirect",
            [version, article.id, article.sha256, article.text, int(indirect)],
        )

    def _replace_quotes(self, article: Article, quotes: Sequence[Quote]) -> None:
        """Store what this reading of the text found, and delete what only an earlier one did."""
        here, given = "FROM quotes WHERE article_id = ? AND version_id = ?", [article.id, version_id(article)]
        before = [row["person_id"] for row in self._all(f"SELECT DISTINCT person_id {here}", given)]
        kept = json.dumps([quote.quote_id for quote in quotes])
        self._connection.execute(
            f"DELETE {here} AND id NOT IN (SELECT value FROM json_each(?))", [*given, kept]
        )
        self._save_quotes(article, quotes)
        for table, column in (("names", "person_id"), ("people", "id")):
            self._connection.execute(
                f"DELETE FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))"
                f" AND NOT EXISTS (SELECT 1 FROM quotes WHERE person_id = {table}.{column})",
                [json.dumps(before)],
            )

    def _save_quotes(self, article: Article, quotes: Sequence[Quote]) -> None:
        rows = [quote_row(quote, article, person_id=_person(quote)) for quote in quotes]
        self._save_people([row for row in rows if row["person_id"]])
        columns = [name for row in rows[:1] for name in row if name != "id"]
        self._upsert("quotes", rows, replace={name: f"excluded.{name}" for name in columns})

    def _save_people(self, rows: list[Row]) -> None:
        types: dict[tuple[str, str], str] = {}
        for row in rows:
            types.setdefault((row["person_id"], row["speaker"]), row["speaker_type"])
        for (person, name), kind in types.items():
            self._upsert("people", [{"id": person, "name": name, "type": kind}])
            words = sorted(lookup_words(name))
            self._upsert("names", [{"word": word, "person_id": person, "spelling": name} for word in words])

    def _upsert(self, table: str, rows: Iterable[Row], *, replace: dict[str, str] | None = None) -> None:
        """Insert ``rows``; where one is there already, set the columns of ``replace`` or leave it alone."""
        update = ", ".join(f"{name} = {new}" for name, new in (replace or {}).items())
        conflict = f"ON CONFLICT (id) DO UPDATE SET {update}" if update else "ON CONFLICT DO NOTHING"
        for row in rows:
            columns, places = ", ".join(row), ", ".join(f":{name}" for name in row)
            self._connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({places}) {conflict}", row)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with explained(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.rollback()
                raise
            self._connection.commit()

    def _all(self, sql: str, given: Any = ()) -> list[Any]:
        with explained(self.path):
            return self._connection.execute(sql, given).fetchall()

    def _one(self, sql: str, given: Any = ()) -> Any:
        with explained(self.path):
            return self._connection.execute(sql, given).fetchone()


def _absolute(origin: str | None) -> str | None:
    """Return where a file is, whatever folder we are in; stdin and addresses stay as they are."""
    if origin in (None, "-") or "://" in str(origin):
        return origin
    return str(Path(str(origin)).absolute())


def _person(quote: Quote) -> str | None:
    if quote.speaker is None:
        return None
    return quote.person_id or person_id(quote.speaker)
