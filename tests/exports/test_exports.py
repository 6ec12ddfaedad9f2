"""Every export format: what a reader gets back, and what a stranger's words cannot do."""

import csv
import io
import json

import pytest
from conftest import quote
from hypothesis import given
from hypothesis import strategies as st

from quotetrack import queries
from quotetrack.discover import modules
from quotetrack.errors import UnknownName
from quotetrack.exports import How, exporter, formats
from quotetrack.exports._rows import as_json, defused
from quotetrack.records import Article, Quote, StoredQuote

KEYS = [*Quote.model_fields, "title", "url", "publisher", "status", "day", "day_is", "statement_id"]
KEYS += ["tags", "score", "matched_by", "matches", "collection"]


TEXTS = sorted(name for name, module in formats().items() if not getattr(module, "BINARY", False))


def written(name, quotes, **how):
    out = io.StringIO(newline="")
    exporter(name).write(iter(quotes), out, How(**how))
    return out.getvalue()


def saying(words, **about):
    article = Article(text=f"“{words}” Ana said.", id="a")
    told = quote(article, words, "Ana", mention="Ana")
    return StoredQuote(**{**told.model_dump(), "title": None, "url": None, "publisher": None, **about})


@pytest.fixture
def quotes(newsroom):
    with queries.open(newsroom, read_only=True) as timeline:
        return list(timeline.quotes())


@pytest.mark.parametrize("name", sorted(modules("quotetrack.exports")))
def test_each_file_is_a_format(name):
    module = modules("quotetrack.exports")[name]
    assert module.SUFFIX.startswith(".") and module.NAME and module.__doc__
    assert module.write.__doc__
    assert formats()[module.NAME] is module


@pytest.mark.parametrize("name", TEXTS)
def test_each_format_tells_who_said_what_where(name, quotes):
    text = written(name, quotes)
    text.encode("utf-8")
    assert text.endswith("\n")
    assert all(words in text for words in ("We need Tomahawks", "Volodymyr Zelensky", "Kyiv Courier"))


def test_no_two_formats_write_files_of_one_name():
    suffixes = [module.SUFFIX for module in formats().values()]
    assert len(set(suffixes)) == len(suffixes)


def test_an_unknown_format_names_the_known_ones():
    with pytest.raises(UnknownName, match="annotation, atom, csv"):
        exporter("pdf")


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json_has_exactly_the_keys_of_a_stored_quote(name, quotes):
    text = written(name, quotes)
    rows = json.loads(text) if name == "json" else [json.loads(line) for line in text.splitlines()]
    assert all(list(row) == KEYS for row in rows)
    assert [StoredQuote.model_validate_json(json.dumps(row)) for row in rows] == quotes


@pytest.mark.parametrize(("name", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_a_table_comes_back_as_it_was(name, delimiter, quotes):
    header, *rows = csv.reader(io.StringIO(written(name, quotes, raw=True), newline=""), delimiter=delimiter)
    assert header == KEYS
    assert [row[header.index("text")] for row in rows] == [quote.text for quote in quotes]
    assert [json.loads(row[header.index("spans")]) for row in rows] == [
        [list(span) for span in quote.spans] for quote in quotes
    ]


def test_nothing_is_still_valid():
    assert json.loads(written("json", [])) == []
    assert written("jsonl", []) == ""
    assert written("csv", []).split(",")[0] == "article_id"
    assert written("markdown", []) == "# Quotes\n"


@pytest.mark.parametrize("start", [*"=+-@\t\r", " =", "\n=", "＝", "\ufeff="])
def test_a_cell_that_a_spreadsheet_would_run_is_defused(start):
    assert defused(f"{start}1+1") == f"'{start}1+1"
    for raw, expected in ((False, f"'{start}1+1"), (True, f"{start}1+1")):
        text = written("csv", [saying("No.", title=f"{start}1+1")], raw=raw)
        _, row = csv.reader(io.StringIO(text, newline=""))
        assert row[KEYS.index("title")] == expected


@pytest.mark.parametrize("cell", ["", "a=b", "5", "Ana", "“-”"])
def test_other_cells_stay_as_they_are(cell):
    assert defused(cell) == cell


@given(st.text(st.characters(codec=None)))
def test_json_is_one_printable_line_that_says_the_same(text):
    line = as_json({"text": text})
    line.encode("utf-8")
    assert not any(char in line for char in "\n\r\x1b\x7f\x85\x9b\u2028\u202e\u2066")
    assert json.loads(line) == {"text": text}


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("*bold* _it_ `code`", r"\*bold\* \_it\_ \`code\`"),
        ("[a](http://b)", r"\[a\](http://b)"),
        ("<script>&", "&lt;script&gt;&amp;"),
        ("a | b ~~c~~ $d$ \\", r"a \| b \~\~c\~\~ \$d\$ \\"),
        ("one\n\n# two", "one # two"),
        ("a\x1b[2Jb\u202ec", "a�\\[2Jb�c"),
        ("Jong-un, 3.5 (x)!", "Jong-un, 3.5 (x)!"),
    ],
)
def test_markdown_shows_words_and_never_obeys_them(words, escaped):
    assert f"\n> “{escaped}”\n" in written("markdown", [saying(words)])


@pytest.mark.parametrize(("title", "escaped"), [("# A", r"\# A"), ("- A", r"\- A"), ("1. A", r"1\. A")])
def test_markdown_begins_no_list_or_heading_of_a_strangers(title, escaped):
    assert f"1. {escaped}" in written("markdown", [saying("No.", title=title)])


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://a.example/<b>", "https://a.example/ x"])
def test_markdown_links_nothing_but_plain_addresses(url):
    assert f"<{url}>" not in written("markdown", [saying("No.", url=url)])
