"""What is watched: feeds, pages and folders, what their servers said, and what was told of them."""

from sqlite_utils import Database

from quotetrack.store.migrations.registered import migrations


@migrations()
def m016_watches(db: Database) -> None:
    """Keep what to look at again, and how far it was told."""
    db.table("watches").create(
        {"location": str, "added_at": str, "run_at": str}, pk="location", not_null={"added_at"}
    )
    # what a server said of a page, so that it need not send the same again
    db.table("visits").create({"address": str, "etag": str, "modified": str}, pk="address")
    # asking: which quotes somebody wants to be told of, as JSON; first, last: numbers of quotes
    db.table("tellings").create({"asking": str, "first": int, "last": int}, pk="asking")
