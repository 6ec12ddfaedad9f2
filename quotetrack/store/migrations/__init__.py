"""The database's shape, step by step: a step is only ever added, never changed."""

# each module registers its steps when imported, so their order here is that of the steps
from quotetrack.store.migrations import quotes, people, statements, topics, ledger, collections, watching  # noqa: F401, I001  the order is meant
from quotetrack.store.migrations.registered import migrations

__all__ = ["migrations"]
