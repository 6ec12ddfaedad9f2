"""The first steps: articles, their quotes, and what they are found by."""

from sqlite_utils import Database

from quotetrack.store.migrations.registered import migrations


@migrations()
def m001_articles(db: Database) -> None:
    """Keep each article, and every version of its text."""
    db.table("articles").create(
        {
            "id": str,
            "title": str,
            "publisher": str,
            "published": str,
            "author": str,
            "url": str,
            "language": str,
            "origin": str,
            "line": int,
        },
        pk="id",
    )
    db.table("articles").create_index(["origin"])
    db.table("versions").create(
        {"id": str, "article_id": str, "number": int, "is_current": int, "sha256": str, "text": str},
        pk="id",
        foreign_keys=[("article_id", "articles", "id")],
        not_null={"article_id", "number", "is_current", "sha256", "text"},
    )
    db.table("versions").create_index(["article_id", "number"], unique=True)


@migrations()
def m002_people(db: Database) -> None:
    """Keep each speaker, and the folded words by which people look for one."""
    db.table("people").create({"id": str, "name": str, "type": str}, pk="id", not_null={"name", "type"})
    db.table("names").create(
        {"word": str, "person_id": str, "spelling": str},
        pk=("word", "person_id", "spelling"),
        foreign_keys=[("person_id", "people", "id")],
    )
    db.table("names").create_index(["person_id"])


@migrations()
def m003_quotes(db: Database) -> None:
    """Keep each quote; the full-text index holds on to ``number``, which VACUUM and dumps leave alone."""
    table = db.table("quotes")
    table.create(
        {
            "number": int,
            "id": str,
            "day": str,
            "person_id": str,
            "text": str,
            "article_id": str,
            "version_id": str,
            "position": int,
            "is_current": int,
            "kind": str,
            "speaker": str,
            "speaker_type": str,
            "speaker_mention": str,
            "speaker_span": str,
            "cue": str,
            "cue_span": str,
            "addressee": str,
            "medium": str,
            "confidence": float,
            "reason": str,
            "published": str,
            "said_start": str,
            "said_end": str,
            "said_evidence": str,
            "frame": str,
            "spans": str,
            "prefix": str,
            "suffix": str,
            "topics": str,
        },
        pk="number",
        foreign_keys=[
            ("person_id", "people", "id"),
            ("article_id", "articles", "id"),
            ("version_id", "versions", "id"),
        ],
        not_null={"id", "text", "article_id", "version_id", "position", "is_current", "kind", "spans"},
    )
    table.create_index(["id"], unique=True)
    # as people ask: one person's days, everybody's days, one article's quotes
    table.create_index(["person_id", "day", "is_current"])
    table.create_index(["day", "is_current"])
    table.create_index(["article_id", "position"])


@migrations()
def m004_search(db: Database) -> None:
    """Search the words of a quote and of the sentence around it, stemmed, whatever their accents."""
    db.table("quotes").enable_fts(
        ["text", "frame"], tokenize="porter unicode61 remove_diacritics 2", create_triggers=True
    )


@migrations()
def m005_views(db: Database) -> None:
    """Show people at the sqlite3 prompt, and in Datasette, what they came for."""
    db.create_view(
        "timeline",
        """
        SELECT q.day, coalesce(p.name, q.speaker_mention) AS person, q.text AS quote,
               a.title, a.publisher, a.url, q.id
        FROM quotes q JOIN articles a ON a.id = q.article_id LEFT JOIN people p ON p.id = q.person_id
        WHERE q.is_current = 1
        ORDER BY q.day NULLS LAST, q.article_id, q.position
        """,
    )
    db.create_view(
        "people_summary",
        """
        SELECT p.name, p.type, count(*) AS quotes, min(q.day) AS first, max(q.day) AS last,
               count(DISTINCT coalesce(a.publisher, '')) AS outlets, p.id
        FROM people p JOIN quotes q ON q.person_id = p.id JOIN articles a ON a.id = q.article_id
        WHERE q.is_current = 1
        GROUP BY p.id
        ORDER BY quotes DESC, p.name
        """,
    )


@migrations()
def m006_indirect(db: Database) -> None:
    """Remember which texts were read for indirect statements, and tell them from quotes at the prompt."""
    db.table("versions").add_column("has_indirect", int, not_null_default=0)
    db.create_view(
        "timeline",
        """
        SELECT q.day, coalesce(p.name, q.speaker_mention) AS person, q.text AS quote,
               a.title, a.publisher, a.url, q.kind, q.id
        FROM quotes q JOIN articles a ON a.id = q.article_id LEFT JOIN people p ON p.id = q.person_id
        WHERE q.is_current = 1
        ORDER BY q.day NULLS LAST, q.article_id, q.position
        """,
        replace=True,
    )
