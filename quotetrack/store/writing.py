"""Articles with their quotes go into the database; writing the same twice changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any

from quotetrack.records import Article, Judgement, Logged, Person, Quote, Scheme, Topic, Whom, digest
from quotetrack.store.connection import explained
from quotetrack.store.opened import Opened
from quotetrack.store.rows import ARTICLE_FIELDS, ARTICLE_PLACE, absolute, version_id

if TYPE_CHECKING:  # what only writers need: a query must not wait for it
    from quotetrack.store.describing import Describing
    from quotetrack.store.judges import Judges
    from quotetrack.store.resolving import Resolving
    from quotetrack.store.stating import Statements


class Store(Opened):
    """An open database: what is in it already, and what is to go in."""

    @cached_property
    def _resolving(self) -> Resolving:
        from quotetrack.store.resolving import Resolving

        return Resolving(self._connection)

    @cached_property
    def _statements(self) -> Statements:
        from quotetrack.store.stating import Statements

        return Statements(self._connection)

    @cached_property
    def _describing(self) -> Describing:
        from quotetrack.store.describing import Describing

        return Describing(self._connection)

    @cached_property
    def _judges(self) -> Judges:
        from quotetrack.store.judges import Judges

        return Judges(self._connection, self._resolving)

    def identify(self, article: Article) -> Article:
        """Return ``article`` under the id that its earlier version is stored under, if there is one.

        A file that names neither url nor id is known by its text; when that changes, by its place.
        """
        article = article.model_copy(update={"origin": absolute(article.origin)})
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

    def knows_address(self, address: str) -> bool:
        """Say whether an article of this web address is stored."""
        return self._one("SELECT 1 FROM articles WHERE id = ?", [digest(address)]) is not None

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
        if article.id == digest(article.text) and stored["origin"] != absolute(article.origin):
            return True  # the same text in another file: the first one's title and date stay
        return all(getattr(article, name) in (None, stored[name]) for name in ARTICLE_FIELDS)

    def save(self, pairs: Iterable[tuple[Article, Sequence[Quote]]], *, indirect: bool = False) -> None:
        """Store articles with their quotes in one transaction: all of them, or none.

        A text that differs from the stored one becomes the current version; the quotes of the earlier
        version stay with it. ``indirect`` says that indirect statements were looked for. Raises StoreError.
        """
        from quotetrack.store.quoting import replace_quotes

        with self._transaction():
            for article, quotes in pairs:
                self._save_article(article)
                self._save_version(article, indirect=indirect)
                said = self._resolving.placing.rulings.on_quotes(article.id)
                replace_quotes(self._connection, article, quotes, said)
                self._resolving.placing.place(article.id)
            self._resolving.finish()

    def judge(self, judgement: Judgement) -> Judgement:
        """Add what a user says to the log, act on it, and return it numbered; of an undo what it undid.

        Raises BadQuery where it contradicts what stands; nothing is changed then.
        """
        with self._transaction():
            act = self._judges.undo if judgement.kind == "undo" else self._judges.judge
            return act(judgement)

    def resolve_anew(self) -> None:
        """Resolve every speaker again from what is stored; where nothing went wrong, nothing changes."""
        with self._transaction():
            self._statements.rebuild()
            self._resolving.rebuild()

    def whom(self, person: str) -> Whom:
        """Return who is meant by an id, as a judgement keeps it; raise BadQuery where it is nobody's."""
        with explained(self.path):
            return self._judges.whom(person)

    def bearers_called(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the bearers that have one of ``names`` in some spelling."""
        with explained(self.path):
            return self._judges.bearers_called(names)

    def log(self) -> list[Logged]:
        """Return all that was ever judged, in order, and what of it stands."""
        from quotetrack.store.judging import logged

        with explained(self.path):
            return logged(self._connection)

    def import_people(self, people: Iterable[Person]) -> int:
        """Store what a list knows of people and resolve by it; return how many people came."""
        with self._transaction():
            return self._resolving.import_listed(people)

    def import_topics(self, scheme: Scheme) -> tuple[int, int]:
        """Store a scheme and tag every quote by what is new in it.

        Return how many topics are new, changed or gone, and how many quotes were looked at.
        """
        with self._transaction():
            changed = self._describing.topics.put(scheme)
            self._describing.change(changed)
            return len(changed), self._describing.finish()

    def add_topic(self, topic: Topic, scheme: Scheme) -> None:
        """Store one topic more of a scheme, and tag every quote by it."""
        with self._transaction():
            self._describing.change(self._describing.topics.add(topic, scheme))

    def remove_topics(self, ids: Iterable[str]) -> None:
        """Take topics away, of the shipped ones for good; their tags go with them."""
        with self._transaction():
            self._describing.change(self._describing.topics.remove(ids))

    def tag(self) -> int:
        """Tag what is not tagged by the topics as they are now; return how many quotes were looked at."""
        with self._transaction():
            return self._describing.finish()

    def _save_article(self, article: Article) -> None:
        row = {name: getattr(article, name) for name in ("id", *ARTICLE_FIELDS, *ARTICLE_PLACE)}
        row["origin"] = absolute(article.origin)
        from quotetrack.store.quoting import upsert

        # what an article does not tell this time it may have told before
        known = {name: f"coalesce(excluded.{name}, {name})" for name in row}
        upsert(self._connection, "articles", [row], known)

    def _save_version(self, article: Article, *, indirect: bool) -> None:
        version = version_id(article)
        for table, column in (("versions", "id"), ("quotes", "version_id")):
            others = f"article_id = ? AND {column} <> ? AND is_current = 1"
            self._connection.execute(
                f"UPDATE {table} SET is_current = 0 WHERE {others}", [article.id, version]
            )
        self._connection.execute(
            "INSERT INTO versions"
            " (id, article_id, number, is_current, sha256, text, has_indirect, collection)"
            " SELECT ?1, ?2, coalesce(max(number), 0) + 1, 1, ?3, ?4, ?5, ?6 FROM versions"
            " WHERE article_id = ?2"
            " ON CONFLICT (id) DO UPDATE SET is_current = 1, has_indirect = excluded.has_indirect",
            [version, article.id, article.sha256, article.text, int(indirect), article.collection],
        )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with explained(self.path):
            # what it watches by must outlive a transaction that is taken back
            statements, describing = self._statements, self._describing
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                statements.update()
                self._resolving.update()
                describing.update()
                yield
                statements.finish()
                describing.finish()
            except BaseException:
                self._connection.rollback()
                # what they remember of this transaction never happened
                for keeper in (self._resolving, statements, describing):
                    keeper.forget()
                raise
            self._connection.commit()

    def _one(self, sql: str, given: Any = ()) -> Any:
        with explained(self.path):
            return self._connection.execute(sql, given).fetchone()
