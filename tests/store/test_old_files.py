"""Databases that earlier versions wrote: opened today, they have all that they had, and go on from there."""

import lzma
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from quotetrack import queries
from quotetrack.ingest import ingest, read
from quotetrack.queries import Filters
from quotetrack.store.connection import SCHEMA_VERSION

OLD = Path(__file__).parent / "old"
SAMPLES = Path(__file__).parents[2] / "data" / "samples"
FILES = sorted(OLD.glob("*.db.xz"), key=lambda path: int(path.name[len("schema") : -len(".db.xz")]))


@pytest.fixture(params=FILES, ids=lambda path: path.name.split(".")[0])
def old(request, tmp_path):
    path = tmp_path / "quotes.db"
    path.write_bytes(lzma.decompress(request.param.read_bytes()))
    return path


def asked(path, sql):
    with closing(sqlite3.connect(path)) as db:
        return sorted(db.execute(sql).fetchall(), key=repr)


KEPT = {
    "articles": "SELECT id, title, publisher, published, author, url FROM articles",
    "texts": "SELECT article_id, number, is_current, sha256, text FROM versions",
    "quotes": "SELECT id, article_id, version_id, kind, text, spans, speaker_mention, confidence FROM quotes",
}


def test_all_is_kept_and_found(old):
    before = {name: asked(old, sql) for name, sql in KEPT.items()}
    assert len(before["quotes"]) == 12
    with queries.open(old) as timeline:
        found = list(timeline.quotes(Filters(person="okerlo"))) + list(
            timeline.quotes(Filters(topic="air defence"))
        )
        assert found
        assert all(timeline.show(quote.quote_id).article.text for quote in found)
    assert {name: asked(old, sql) for name, sql in KEPT.items()} == before
    assert asked(old, "PRAGMA integrity_check") == [("ok",)]
    assert asked(old, "PRAGMA foreign_key_check") == []
    done = asked(old, "SELECT count(*) FROM _sqlite_migrations WHERE migration_set = 'quotetrack'")
    assert done == [(SCHEMA_VERSION,)]


def test_it_can_be_added_to(old):
    files = [str(SAMPLES / name) for name in ("wire-karrow-gates.txt", "release-northline.txt")]

    def nothing(articles):
        return ((article, []) for article in articles)

    with queries.open(old) as timeline:
        timeline.resolve_anew()
        report = ingest(read(files), timeline, extract=nothing)
    # the first was read elsewhere then, but is the same text
    assert (report.new, report.unchanged) == (1, 1)
