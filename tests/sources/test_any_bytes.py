"""Whatever the bytes, a reader gives articles fit to store, or one line that says why not."""

import gzip
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotetrack.errors import UnreadableSource
from quotetrack.records import Article
from quotetrack.sources import articles

QUICK = settings(max_examples=60, deadline=None)  # busy machines are slow, not wrong
PIECES = st.sampled_from(
    [
        *(b"<html>", b"<p>", b"</p>", b"<meta charset=", b"<title>", b"&#x202e;"),
        *(b"---\n", b"title: ", b"published: ", b"# ", b"**", b"](", b"&#0;", b"<!--"),
        *(b'{"text": "', b'"', b"}", b"[", b"]", b",", b"\\", b"\\ud800", b"null", b"9" * 5000),
        *(
            b"text,title\n",
            b"text|date\n",
            b'"",',
            b"<table><td>",
            b"<br><br>",
            b'{"articleBody":',
            b"</script>",
        ),
        *(b'<script type="application/ld+json">', b'<h2><a href="/a">', b"<div class=consent>"),
        *(b"\n", b"\r\n", b"\xff\xfe", b"\xef\xbb\xbf", b"\0", b"\xe2\x80"),
    ]
)
BYTES = st.binary() | st.lists(PIECES | st.binary(max_size=3)).map(b"".join)
TEXT = st.text("a1-: \n\0\x1b\ud800\u202e“é🙂")
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT | st.just("2025-10-13"),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXT, inner, max_size=2),
    max_leaves=3,
)
KEYS = st.sampled_from(["text", "html", "id", "url", "title", "published", "author", "language", "origin"])
FIELDS = st.dictionaries(KEYS, VALUES)


def check(found):
    assert found
    for item in found:
        if isinstance(item, Article):
            json.dumps(item.model_dump(), ensure_ascii=False).encode("utf-8")
            assert "\0" not in item.text + item.id + (item.title or "")
            assert item.text.strip()
        else:
            assert isinstance(item, UnreadableSource)
            assert str(item).startswith(("a.", "-"))


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.json", "a.jsonl", "a.html", "a.csv", "-"])
@QUICK
@given(raw=BYTES)
def test_any_bytes(name, raw):
    check(list(articles([name], fetch=lambda _: io.BytesIO(raw))))


@QUICK
@given(values=st.lists(FIELDS, min_size=1, max_size=3))
def test_any_fields(values):
    lines = "\n".join(map(json.dumps, values)).encode()
    in_lines = list(articles(["a.jsonl"], fetch=lambda _: io.BytesIO(lines)))
    in_array = list(articles(["a.json"], fetch=lambda _: io.BytesIO(json.dumps(values).encode())))
    check(in_lines)
    assert [item.text for item in in_lines if isinstance(item, Article)] == [
        item.text for item in in_array if isinstance(item, Article)
    ]


@QUICK
@given(text=st.text("aé🙂 \r\n\t\u2028\ufeff“>*#"))
def test_a_plain_text_is_kept_to_the_code_point(text):
    (article,) = articles(["a.txt"], fetch=lambda _: io.BytesIO(("x" + text).encode()))
    assert article.text == "x" + text


@QUICK
@given(text=TEXT.filter(str.strip))
def test_a_json_text_keeps_its_offsets(text):
    (article,) = articles(["a.json"], fetch=lambda _: io.BytesIO(json.dumps({"text": text}).encode()))
    assert len(article.text) == len(text)
    assert all(
        kept in (given, "\N{REPLACEMENT CHARACTER}") for kept, given in zip(article.text, text, strict=True)
    )


@QUICK
@given(raw=st.binary(max_size=200), cut=st.integers(0, 40), start=st.binary(max_size=4))
def test_any_damage_to_a_packed_file(tmp_path_factory, raw, cut, start):
    from quotetrack.ingest import read

    path = tmp_path_factory.getbasetemp() / "a.jsonl.gz"
    path.write_bytes(start + gzip.compress(raw)[len(start) : -cut or None])
    found = list(read([str(path)]))
    assert found
    assert all(isinstance(item, Article | UnreadableSource) for item in found)
