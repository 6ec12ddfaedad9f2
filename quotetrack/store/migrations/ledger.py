"""The ledger of what could not be read."""

from sqlite_utils import Database

from quotetrack.store.migrations.registered import migrations


@migrations()
def m014_failures(db: Database) -> None:
    """Keep what could not be read, and why, so that it can be looked at and tried again."""
    db.table("failures").create(
        # location: what to read again; run: the ingest that met it last
        {"location": str, "message": str, "run": int, "times": int, "first_at": str, "last_at": str},
        pk=("location", "message"),
        not_null={"run", "times", "first_at", "last_at"},
    )
