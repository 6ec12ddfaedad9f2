"""Every format keeps the contract of a source, ours and a stranger's alike."""

import csv
import gzip
import inspect
import io
import json

import pytest

from quotetrack.discover import modules
from quotetrack.errors import UnreadableSource
from quotetrack.records import Article
from quotetrack.sources import articles, readers, suffixes

FORMATS = modules("quotetrack.sources")
PAGES = (".html", ".htm")
LISTS = (".rss", ".atom", ".xml")  # of articles that stand elsewhere
BINARY = (".docx", ".parquet", ".pdf", ".warc", ".wet")  # have tests of their own
ARTICLES = [suffix for suffix in suffixes() if suffix not in LISTS + BINARY]
TEXT = "“Wir gehen – jetzt,” sagte Ana Koš. 🙂\r\n\r\nZweiter Absatz.\n"


def document(suffix):
    """Return the bytes of a file of that suffix with one article."""
    if suffix in PAGES:
        paragraphs = "".join(f"<p>{line}</p>" for line in TEXT.splitlines() if line)
        return f"<html><title>T</title><body><article>{paragraphs}</article></body></html>".encode()
    item = json.dumps({"text": TEXT, "title": "T"})
    if suffix in (".csv", ".tsv"):
        out = io.StringIO()
        csv.writer(out, delimiter="," if suffix == ".csv" else "\t").writerows(
            [("text", "title"), (TEXT, "T")]
        )
        return out.getvalue().encode()
    return {".json": item, ".jsonl": item, ".ndjson": item}.get(
        suffix, f"---\ntitle: T\n---\n{TEXT}"
    ).encode()


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_says_what_it_is(name):
    module = FORMATS[name]
    assert module.__doc__.splitlines()[0].endswith(".")
    assert module.SUFFIXES and all(suffix.startswith(".") for suffix in module.SUFFIXES)
    assert list(inspect.signature(module.read).parameters) == ["stream", "origin"]


def test_no_two_formats_claim_a_suffix():
    claimed = [suffix for module in FORMATS.values() for suffix in module.SUFFIXES]
    assert sorted(claimed) == sorted(set(claimed)) == list(suffixes())


@pytest.mark.parametrize("suffix", sorted({*ARTICLES} - {*PAGES}))
def test_a_format_gives_the_text_character_for_character(suffix):
    (article,) = readers()[suffix](io.BytesIO(document(suffix)), "place")
    assert isinstance(article, Article)
    assert (article.text, article.title, article.origin) == (TEXT, "T", "place")


@pytest.mark.parametrize("suffix", ARTICLES)
@pytest.mark.parametrize("raw", [b"", b"\n \n", b"\xff\xfe", b"\xef\xbb\xbf", b"\0", b"{", b"[", b"[]"])
def test_a_document_that_holds_nothing_is_told_or_taken_as_text(suffix, raw):
    found = list(articles(["a" + suffix], fetch=lambda _: io.BytesIO(raw)))
    assert len(found) == 1
    if suffix.startswith((".json", ".ndjson")) or not raw.startswith((b"{", b"[")):
        assert isinstance(found[0], UnreadableSource)


@pytest.mark.parametrize("suffix", ARTICLES)
def test_a_packed_file_reads_like_the_file(suffix, tmp_path):
    from quotetrack.ingest import read

    plain, packed = tmp_path / f"a{suffix}", tmp_path / f"a{suffix}.gz"
    plain.write_bytes(document(suffix))
    packed.write_bytes(gzip.compress(document(suffix)))
    one, other = read([str(plain), str(packed)])
    assert one == other.model_copy(update={"origin": str(plain)})
