"""What cannot be read is told in one line, with the place, and costs itself only."""

import codecs
import gzip
import io
import json
import re

import pytest

from quotetrack.errors import DroppedField, UnreadableSource
from quotetrack.records import Article
from quotetrack.sources import _decoding, articles, jsonfile, jsonlines

GOOD = b'{"text": "Fine words.", "id": "good"}'


def reading(name, raw):
    return list(articles([name], fetch=lambda _: io.BytesIO(raw)))


def told(name, raw):
    """Return the one message that a document is told by."""
    (error,) = reading(name, raw)
    assert type(error) is UnreadableSource
    assert "\n" not in str(error)
    return str(error)


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("a.txt", b"", "a.txt: the file is empty"),
        ("a.txt", b" \r\n\t", "a.txt: `text` is empty"),
        ("a.txt", b"---\ntitle: T\n---\n", "a.txt: `text` is empty"),
        ("a.md", b"<!-- nothing -->\n", "a.md: `text` is empty"),
        ("a.txt", b"PK\x03\x04\0\0", "a.txt: a binary file (it holds a NUL byte), not text"),
        ("a.txt", b"\x01\x02\x03 words", "a.txt: a binary file (it is full of control characters), not text"),
        ("a.txt", b"caf\xe9", "a.txt: byte 4 (0xE9) is not UTF-8: save it as UTF-8"),
        ("a.txt", b"one\r\ntwo\r\n\xff", "a.txt, line 3: byte 11 (0xFF) is not UTF-8: save it as UTF-8"),
        ("a.txt", b"\xff\xfea\0b", "a.txt: broken UTF-16: save it as UTF-8"),
        ("a.txt", b"\xff\xfe\x00\xd8", "a.txt: broken UTF-16: save it as UTF-8"),
        ("a.json", b"", "a.json: the file is empty"),
        ("a.json", b"{}", "a.json: has no `text`"),
        ("a.json", b'{"text": null}', "a.json: has no `text`"),
        ("a.json", b'{"text": ""}', "a.json: `text` is empty"),
        ("a.json", b'{"text": ["a"]}', "a.json: `text` is an array, not a string"),
        ("a.json", b'{"text": 5}', "a.json: `text` is a number, not a string"),
        ("a.json", b'"text"', "a.json: a string stands where a JSON object is expected"),
        ("a.json", b"null", "a.json: null stands where a JSON object is expected"),
        ("a.json", b"[]", "a.json: holds no article"),
        ("a.json", b'{"text": "a"', "a.json: broken JSON at column 13: Expecting ',' delimiter"),
        (
            "a.json",
            b'{"text":\n "a" "b"}',
            "a.json: broken JSON at line 2, column 6: Expecting ',' delimiter",
        ),
        ("a.json", b'{"text": "caf\xe9"}', "a.json: byte 14 (0xE9) is not UTF-8: save it as UTF-8"),
        ("a.json", b'{"text": ' + b"[" * 99_999, "a.json: broken JSON: nested too deeply"),
        ("a.json", b'{"id": ' + b"9" * 9_999 + b"}", "a.json: broken JSON: a number with too many digits"),
        ("a.jsonl", b"", "a.jsonl: holds no article"),
        ("a.jsonl", b'\n{"text": "a}\n', "a.jsonl, line 2: broken JSON at column 10: Unterminated string"),
        ("a.jsonl", b'{"text":\r\n', "a.jsonl, line 1: broken JSON at column 9: Expecting value"),
        ("a.jsonl", b"[1]", "a.jsonl, line 1: an array stands where a JSON object is expected"),
        ("a.odd", b"%ODD", "a.odd: no format has this suffix; formats: ."),
        ("README", b"words", "README: no format has this suffix; formats: ."),
    ],
)
def test_one_line_says_what_and_where(name, raw, message):
    assert told(name, raw).startswith(message)


def test_html_without_an_article_is_told():
    assert "no article is found in `html`" in told("a.jsonl", b'{"html": "<script>1</script>"}')


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.json", "a.jsonl"])
def test_an_article_beyond_all_measure_is_refused(name, monkeypatch):
    for module in (_decoding, jsonfile, jsonlines):
        monkeypatch.setattr(module, "LIMIT", 1 << 20)
    assert "over 1 MiB in one article: split it" in told(name, b'{"text": "' + b"a" * (1 << 20) + b'"}')


def test_a_line_beyond_all_measure_costs_itself_only(monkeypatch):
    monkeypatch.setattr(jsonlines, "LIMIT", 1000)
    before, error, after = reading("a.jsonl", b"\n".join([GOOD, b"x" * 4500, GOOD]))
    assert (before.line, str(error)[:15], after.line) == (1, "a.jsonl, line 2", 3)


def test_a_bad_line_costs_itself_only():
    lines = [GOOD, b'{"text": ', b"7", b'{"title": "no text"}', b'{"text": "\xe9"}', b"", GOOD]
    found = reading("a.jsonl", b"\n".join(lines))
    assert [item.line if isinstance(item, Article) else str(item).split(":")[0] for item in found] == [
        *(1, "a.jsonl, line 2", "a.jsonl, line 3", "a.jsonl, line 4", "a.jsonl, line 5", 7)
    ]


def test_a_bad_item_costs_itself_only():
    items = [GOOD, b'{"text": oops}', b"7", b'{"text": "caf\xe9"}', b"", b'{"text": "raw\nend"}', GOOD]
    found = reading("a.json", b"[" + b",\n".join(items) + b"]")
    assert [item.line if isinstance(item, Article) else str(item).split(":")[0] for item in found] == [
        *(1, "a.json, item 2", "a.json, item 3", "a.json, item 4", "a.json, item 5", 6, 7)
    ]


@pytest.mark.parametrize(
    ("end", "message"),
    [
        (b"", "a.json, item 2: broken JSON: the array is cut off before its closing bracket"),
        (b', {"text": "a', "a.json, item 3: broken JSON: the array is cut off before its closing bracket"),
        (b"] []", "a.json, item 2: broken JSON: something stands after the array's end"),
        (
            b"]" + b" " * 200_000 + b"{}",
            "a.json, item 2: broken JSON: something stands after the array's end",
        ),
    ],
)
def test_a_broken_array_keeps_the_items_before_the_break(end, message):
    found = reading("a.json", b"[" + GOOD + end)
    assert str(found[-1]).startswith(message)
    assert found[0].id == "good"


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ('"published": "yesterday"', "`published` is 'yesterday', not an ISO 8601 date such as 2025-10-13"),
        ('"published": "2025-13-01"', "`published` is '2025-13-01', not an ISO 8601 date such as 2025-10-13"),
        ('"published": 176000', "`published` is '176000', not an ISO 8601 date such as 2025-10-13"),
        ('"published": "3/4/2025"', "`published` is '3/4/2025', which can be two days: write 2025-10-13"),
        ('"published": "31/2/2025"', "`published` is '31/2/2025', which is no day"),
        ('"title": ["a", "b"]', "`title` is an array, not a string"),
        ('"id": {"a": 1}', "`id` is an object, not a string"),
        ('"id": true', "`id` is true or false, not a string"),
    ],
)
def test_a_bad_field_is_told_and_the_article_kept(field, message):
    warning, article = reading("a.jsonl", b'{"text": "Words.", "url": "u", ' + field.encode() + b"}")
    assert isinstance(warning, DroppedField)
    assert str(warning) == f"a.jsonl, line 1: {message}; the article is kept without it"
    assert (article.text, article.url, article.published, article.title) == ("Words.", "u", None, None)


def test_a_bad_date_in_front_matter_is_told_with_its_file():
    warning, article = reading("a.txt", b"---\npublished: last week\ntitle: T\n---\nWords.")
    assert str(warning).startswith("a.txt, line 2: `published` is 'last week'")
    assert (article.title, article.published) == ("T", None)


def test_a_hostile_value_is_cut_short_in_its_message():
    warning, _ = reading("a.jsonl", json.dumps({"text": "a", "published": "\x1b[31m\u202e" * 999}).encode())
    assert len(str(warning)) < 300
    assert not re.search("[\x1b\u202e]", str(warning))


def test_what_sqlite_cannot_hold_is_replaced_one_for_one():
    raw = b'{"text": "a\\ud800b\\u0000c\\ud83d\\ude00", "title": "\\udfff", "id": "\\ud800"}'
    (article,) = reading("a.jsonl", raw)
    assert (article.text, article.title, article.id) == ("a�b�c😀", "�", "�")


def test_a_file_whose_name_is_not_unicode_is_kept_storable():
    (article,) = articles(["caf\udce9.txt"], fetch=lambda _: io.BytesIO(b"Words."))
    assert article.origin == "caf�.txt"


@pytest.mark.parametrize("cut", [5, 40, 200, -1])
def test_a_cut_off_gzip_keeps_the_lines_before_the_cut(cut, tmp_path):
    from quotetrack.ingest import read

    lines = [json.dumps({"text": f"Words number {n * 7919 % 1000}."}) for n in range(500)]
    packed = gzip.compress("\n".join(lines).encode())
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(packed[:cut])
    *found, error = read([str(path)])
    assert str(error) == f"{path}: the gzip data is broken or cut off: fetch the file again"
    assert all(isinstance(item, Article) for item in found)
    assert len(found) >= (499 if cut == -1 else 0)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.json", "a.jsonl"])
def test_byte_order_marks_are_understood(name, encoding):
    text = "“Už dost,” řekla. 🙂"
    source = json.dumps({"text": text}, ensure_ascii=False) if "json" in name else text
    mark = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}.get(encoding, b"")
    (article,) = reading(name, mark + source.encode(encoding))
    assert article.text == text
