import pytest

from quotetrack.sources._frontmatter import split

CASES = [
    ("---\ntitle: T\n---\nBody.\n", {"title": "T"}, "Body.\n"),
    ("---\r\ntitle: T\r\n---\r\n\r\nBody.\r\n", {"title": "T"}, "\r\nBody.\r\n"),
    ("--- \ntitle:T\nurl: https://example.org/a: b\n---", {"url": "https://example.org/a: b"}, ""),
    (
        "---\nTitle: ' a “b” '\nPublished: \"2025-10-13\"\n---\nB",
        {"title": " a “b” ", "published": "2025-10-13"},
        "B",
    ),
    ("---\nid: 7\nfictional: true\ntags:\n  - title: x\n# note: y\n\n---\nB", {"id": "7"}, "B"),
    ("---\nauthor:\nlanguage: en\n---\nB", {"author": "", "language": "en"}, "B"),
    ("---\ntitle: a\ntitle: b\n---\nB\n---\n", {"title": "b"}, "B\n---\n"),
]
TEXTS = [
    "Body.",
    "",
    "---\n",
    "---\ntitle: never closed\n",
    "---\nPENCE: We won.\n---\nMore.",
    "----\ntitle: T\n----\nB",
    "\n---\ntitle: T\n---\nB",
    "Words.\n---\ntitle: T\n---\nB",
    "---\n" + "x: y\n" * 201 + "title: T\n---\nB",
]


@pytest.mark.parametrize(("text", "fields", "body"), CASES)
def test_front_matter_is_taken_off(text, fields, body):
    document = split(text)
    assert (document.fields, document.body) == (fields, body)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_without_front_matter_keeps_every_character(text):
    assert split(text) == ({}, {}, text)


def test_each_field_knows_its_line():
    lines = split("---\nid: 7\n\nurl: u\n---\nB").lines
    assert (lines["id"], lines["url"]) == (2, 4)
