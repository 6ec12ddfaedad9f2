"""The steps that keep who is who, and what users said of it."""

from sqlite_utils import Database

from quotetrack.store.migrations.registered import migrations


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
