"""The steps by which quotes are found by what they are about."""

from sqlite_utils import Database

from quotetrack.store.migrations.registered import migrations

_SEARCHED = ("text", "frame", "title")


@migrations()
def m011_titles(db: Database) -> None:
    """Search the title of the article, too."""
    table = db.table("quotes")
    table.add_column("title", str)
    # the index is made anew anyway: it need not follow this change row by row
    for name in ("quotes_ai", "quotes_ad", "quotes_au"):
        db.execute(f"DROP TRIGGER {name}")
    db.execute("DROP TABLE quotes_fts")
    db.execute("UPDATE quotes SET title = (SELECT title FROM articles WHERE id = article_id)")
    table.enable_fts(_SEARCHED, tokenize="porter unicode61 remove_diacritics 2", create_triggers=True)
    (made,) = db.execute("SELECT sql FROM sqlite_master WHERE name = 'quotes_au'").fetchone()
    db.execute("DROP TRIGGER quotes_au")
    # a quote that gets another person, say, keeps its words; an ingest writes quotes again as they are
    differs = " OR ".join(f"old.{name} IS NOT new.{name}" for name in _SEARCHED)
    watched = f"AFTER UPDATE OF {', '.join(_SEARCHED)} ON "
    db.execute(made.replace("AFTER UPDATE ON ", watched).replace(" BEGIN", f" WHEN {differs} BEGIN", 1))
    db.execute(
        "CREATE TRIGGER title_changed AFTER UPDATE OF title ON articles WHEN old.title IS NOT new.title"
        " BEGIN UPDATE quotes SET title = new.title WHERE article_id = new.id; END"
    )


@migrations()
def m012_topics(db: Database) -> None:
    """Keep topics and the schemes that list them, and which quotes are about which."""
    db.table("schemes").create(
        dict.fromkeys(("name", "title", "licence", "source"), str),
        pk="name",
        not_null={"title", "licence"},
    )
    db.table("topics").create(
        {"number": int, "id": str, "label": str, "definition": str, "broader": str, "scheme": str}
        # the topic as a record; and whether a user took it away, so that it does not come back
        | {"topic": str, "version": str, "is_removed": int},
        pk="number",
        foreign_keys=[("scheme", "schemes", "name")],
        not_null={"id", "label", "scheme", "topic"},
        defaults={"is_removed": 0},
    )
    db.table("topics").create_index(["id"], unique=True)
    # person and day are those of the quote: one person's quotes on a topic lie together, by day
    db.execute(
        "CREATE TABLE tags (quote INTEGER REFERENCES quotes (number),"
        " topic INTEGER REFERENCES topics (number), score REAL NOT NULL,"
        " evidence TEXT NOT NULL, person_id TEXT, day TEXT,"
        " PRIMARY KEY (quote, topic)) WITHOUT ROWID"
    )
    for columns in (("topic", "person_id", "day"), ("topic", "day")):
        db.table("tags").create_index(columns)
    db.execute("CREATE INDEX idx_tags_topic_score ON tags (topic, score DESC)")
    # null in a quote that was not tagged yet, or has got other words since
    db.execute("UPDATE quotes SET topics = NULL")
    db.execute("CREATE INDEX idx_quotes_untagged ON quotes (number) WHERE topics IS NULL")
    differs = " OR ".join(f"old.{name} IS NOT new.{name}" for name in _SEARCHED)
    for trigger in (
        f"words_changed AFTER UPDATE OF {', '.join(_SEARCHED)} ON quotes WHEN {differs}"
        " BEGIN UPDATE quotes SET topics = NULL WHERE number = new.number; END",
        "tagged_moved AFTER UPDATE OF person_id, day ON quotes"
        " WHEN old.person_id IS NOT new.person_id OR old.day IS NOT new.day"
        " BEGIN UPDATE tags SET person_id = new.person_id, day = new.day WHERE quote = new.number; END",
        "tagged_went BEFORE DELETE ON quotes BEGIN DELETE FROM tags WHERE quote = old.number; END",
    ):
        db.execute(f"CREATE TRIGGER {trigger}")
    db.create_view(
        "topics_summary",
        """
        SELECT t.label AS topic, t.id, t.scheme, count(q.number) AS quotes, min(q.day) AS first,
               max(q.day) AS last
        FROM topics t LEFT JOIN tags g ON g.topic = t.number
        LEFT JOIN quotes q ON q.number = g.quote AND q.is_current = 1
        WHERE NOT t.is_removed GROUP BY t.number ORDER BY quotes DESC, t.label
        """,
    )


@migrations()
def m013_meaning(db: Database) -> None:
    """Keep what quotes mean: a vector each, and of many together the signs, by which near ones are found."""
    db.execute(
        "CREATE TABLE vectors (quote INTEGER PRIMARY KEY REFERENCES quotes (number), vector BLOB NOT NULL)"
    )
    # of a topic one for each of its names and cues: by these it is found in other words
    db.table("topics").add_column("vectors", bytes)
    db.execute("CREATE TABLE sketches (block INTEGER PRIMARY KEY, bits BLOB NOT NULL)")
    db.execute(
        "CREATE TRIGGER meaning_went BEFORE DELETE ON quotes"
        " BEGIN DELETE FROM vectors WHERE quote = old.number; END"
    )
