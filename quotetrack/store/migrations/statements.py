"""The step from quotes to statements."""

from sqlite_utils import Database

from quotetrack.store.migrations.registered import migrations


@migrations()
def m010_statements(db: Database) -> None:
    """Count a quote on the days it may have been said; join the quotes that report one saying."""
    table = db.table("quotes")
    table.add_column("last_day", str)
    table.add_column("recycled", int, not_null_default=0)
    db.execute(
        "UPDATE quotes SET day = coalesce(said_start, day),"
        " last_day = coalesce(date(said_end, '-1 day'), day)"
    )
    # few quotes have more than a day: a range of days finds them here, all others by their only day
    for name, columns in (("person_id_days", "person_id, day"), ("days", "day")):
        db.execute(f"CREATE INDEX idx_quotes_{name} ON quotes ({columns}, last_day) WHERE last_day > day")
    db.execute("CREATE INDEX idx_quotes_unnamed ON quotes (article_id) WHERE person_id IS NULL")
    # people and statements are made anew together: what refers to them is asked for when all is written
    late = "DEFERRABLE INITIALLY DEFERRED"
    db.execute(
        "CREATE TABLE statements (id TEXT PRIMARY KEY,"
        f" person_id TEXT NOT NULL REFERENCES people (id) {late},"
        " said_start TEXT, said_end TEXT, first_reported TEXT, first_publisher TEXT,"
        " outlets INTEGER NOT NULL, quotes INTEGER NOT NULL, text TEXT NOT NULL)"
    )
    db.execute(f"ALTER TABLE quotes ADD COLUMN statement_id TEXT REFERENCES statements (id) {late}")
    table.create_index(["statement_id"])
    db.table("statements").create_index(["person_id"])
    for name, texts, key in (
        ("fingerprints", "print INTEGER, quote INTEGER", "print, quote"),
        ("likenesses", "one INTEGER, other INTEGER, score REAL, why TEXT", "one, other"),
    ):
        db.execute(f"CREATE TABLE {name} ({texts}, PRIMARY KEY ({key})) WITHOUT ROWID")
    db.execute("CREATE INDEX idx_fingerprints_quote ON fingerprints (quote)")
    db.create_view(
        "statements_summary",
        """
        SELECT p.name AS person, s.text AS statement, s.said_start, s.said_end, s.first_reported,
               s.first_publisher, s.outlets, s.quotes, s.id
        FROM statements s JOIN people p ON p.id = s.person_id
        ORDER BY coalesce(s.said_start, s.first_reported) NULLS LAST, s.id
        """,
    )
