"""The database's shape, step by step: a step is only ever added, never changed."""

from sqlite_utils import Database, Migrations

migrations = Migrations("quotetrack")


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


@migrations()
def m007_lists_of_people(db: Database) -> None:
    """Keep what lists know of people: names, identifiers, roles; and which lists were read."""
    # as the list has it; null for somebody whom no list knows
    for column in ("listed_name", "gender", "source"):
        db.table("people").add_column(column, str)
    db.table("lists").create({"name": str, "sha256": str}, pk="name", not_null={"sha256"})
    dates = ("start_date", "end_date")
    for name, columns in {
        "other_names": ("name", "note", *dates),
        "identifiers": ("scheme", "identifier"),
        "roles": ("role", "place", *dates, "known_until"),
    }.items():
        texts = dict.fromkeys(("person_id", *columns), str)
        db.table(name).create(texts, foreign_keys=[("person_id", "people", "id")])
        db.table(name).create_index(["person_id"])
    db.table("identifiers").create_index(["identifier", "scheme"])
    db.table("roles").create_index(["place"])


@migrations()
def m008_resolution(db: Database) -> None:
    """Keep who each speaker of an article is taken for and why, and what names are looked up by."""
    why = {"score": float, "evidence": str}
    db.table("bearers").create(
        dict.fromkeys(("id", "plain_id", "name", "type", "field", "place", "person_id"), str)
        | {"is_open": int}
        | why,
        pk="id",
        not_null={"plain_id", "name", "type"},
    )
    db.table("appearances").create(
        {"number": int}
        | dict.fromkeys(("article_id", "name", "type", "role", "day", "bearer_id", "person_id"), str)
        | {"judgement": int}
        | why
        | {"open_score": float, "open_evidence": str},
        pk="number",
        foreign_keys=[("article_id", "articles", "id"), ("person_id", "people", "id")],
        not_null={"article_id", "name", "type", "bearer_id"},
    )
    db.table("quotes").add_column("speaker_role", str)
    db.table("quotes").add_column("appearance", int)
    _index_words_only(db)
    for table, columns in {
        "bearers": ("plain_id", "person_id"),
        "appearances": ("article_id", "bearer_id", "person_id"),
        "quotes": ("appearance",),
    }.items():
        for column in columns:
            db.table(table).create_index([column])
    db.execute("DROP TABLE names")
    # looked up by the first column, and large: the rows are the index
    for name, texts, key in (
        ("spellings", "bearer_id TEXT, name TEXT, count INTEGER", "bearer_id, name"),
        ("links", "one TEXT, other TEXT", "one, other"),
        ("known_keys", "key TEXT, person_id TEXT", "key, person_id"),
        ("bearer_keys", "key TEXT, bearer_id TEXT", "key, bearer_id"),
        ("names", "word TEXT, person_id TEXT, spelling TEXT", "word, person_id, spelling"),
    ):
        db.execute(f"CREATE TABLE {name} ({texts}, PRIMARY KEY ({key})) WITHOUT ROWID")
    for table, column in (("names", "person_id"), ("bearer_keys", "bearer_id")):
        db.execute(f"CREATE INDEX idx_{table}_{column} ON {table} ({column})")


def _index_words_only(db: Database) -> None:
    """Leave the full-text index alone where a quote gets another person, but keeps its words."""
    (made,) = db.execute("SELECT sql FROM sqlite_master WHERE name = 'quotes_au'").fetchone()
    db.execute("DROP TRIGGER quotes_au")
    db.execute(made.replace("AFTER UPDATE ON", "AFTER UPDATE OF text, frame ON"))


@migrations()
def m009_judgements(db: Database) -> None:
    """Keep what users said of people and quotes: rows are only ever added."""
    said = ("kind", "at", "who", "why", "person", "other", "name", "quote", "article_id")
    db.table("judgements").create(
        {"number": int} | dict.fromkeys(said, str) | {"undoes": int},
        pk="number",
        not_null={"kind", "at", "who"},
    )
    db.table("judgements").create_index(["article_id"])
    for action in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER judgements_{action.lower()} BEFORE {action} ON judgements"
            " BEGIN SELECT raise(ABORT, 'judgements are only added: undo one instead'); END"
        )
    db.table("quotes").add_column("status", str)  # confirmed, corrected or rejected by a user, else null
    db.table("quotes").add_column("judgement", int)  # the one that says so
    db.table("quotes").add_column("is_found", int, not_null_default=1)  # 0 where only a user knows of it
