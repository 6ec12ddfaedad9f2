"""Texts that were put together from a collection of quotes are told from those of articles."""

from sqlite_utils import Database

from quotetrack.store.migrations.registered import migrations


@migrations()
def m015_collections(db: Database) -> None:
    """Keep which collection a text was put together from; null for an article's own text."""
    db.table("versions").add_column("collection", str)
    db.table("quotes").add_column("collection", str)
