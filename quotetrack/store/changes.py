"""What was written to the quotes since the transaction began, however it came about."""

from __future__ import annotations

import sqlite3

# what a statement is made of: a quote of which nothing else changed reports what it did before
_OF_A_REPORT = (
    *("person_id", "is_current", "text", "kind", "frame", "cue", "medium", "addressee", "speaker_role"),
    *("published", "said_start", "said_end", "spans"),
)
_TABLE = """
CREATE TEMP TABLE IF NOT EXISTS changed_quotes (
    number INTEGER PRIMARY KEY, statement_id TEXT, article_id TEXT
)
"""
# no OR IGNORE: what fires a trigger has its own way with conflicts, and that holds within
_NOTE = """
INSERT INTO changed_quotes SELECT {0}.number, {0}.statement_id, {0}.article_id
WHERE NOT EXISTS (SELECT 1 FROM changed_quotes WHERE number = {0}.number);
"""
# whom somebody not known may be is told by who speaks beside
_BESIDE = """
INSERT OR IGNORE INTO changed_quotes SELECT number, statement_id, article_id FROM quotes
WHERE person_id IS NULL AND is_current = 1 AND article_id IN (SELECT article_id FROM changed_quotes)
"""
_DIFFERS = " OR ".join(f"old.{name} IS NOT new.{name}" for name in _OF_A_REPORT)
_TRIGGERS = (
    f"quote_came AFTER INSERT ON main.quotes BEGIN {_NOTE.format('new')} END",
    f"quote_went AFTER DELETE ON main.quotes BEGIN {_NOTE.format('old')} END",
    f"quote_changed AFTER UPDATE OF {', '.join(_OF_A_REPORT)} ON main.quotes WHEN {_DIFFERS}"
    f" BEGIN {_NOTE.format('old')} END",
    """
    outlet_changed AFTER UPDATE OF publisher ON main.articles WHEN old.publisher IS NOT new.publisher BEGIN
    INSERT INTO changed_quotes SELECT number, statement_id, article_id FROM quotes
    WHERE article_id = new.id AND number NOT IN (SELECT number FROM changed_quotes); END
    """,
)


class Changes:
    """The numbers of the quotes that were written, and the statements they belonged to.

    The database itself takes note, so that nothing that writes to quotes can forget to; in a temporary table,
    so that no other program that opens the file is concerned.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.execute(_TABLE)
        for trigger in _TRIGGERS:
            connection.execute(f"CREATE TEMP TRIGGER IF NOT EXISTS {trigger}")

    def everything(self) -> None:
        """Take every quote for changed."""
        self._connection.execute(
            "INSERT OR IGNORE INTO changed_quotes SELECT number, statement_id, article_id FROM quotes"
        )

    def take(self) -> tuple[list[int], set[str]]:
        """Return the quotes that changed, and the statements they belonged to, and begin anew."""
        self._connection.execute(_BESIDE)
        rows = self._connection.execute(
            "SELECT c.number, c.statement_id FROM changed_quotes c LEFT JOIN quotes q ON q.number = c.number"
            " ORDER BY q.person_id, q.day, c.number"
        ).fetchall()
        self._connection.execute("DELETE FROM changed_quotes")
        return [row[0] for row in rows], {row[1] for row in rows if row[1]}
