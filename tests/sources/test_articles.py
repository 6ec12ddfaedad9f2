"""Locations become articles: which reader, in what order, and what happens in between."""

import io
import json

import pytest

from quotetrack.errors import UnreadableSource
from quotetrack.records import Article, digest
from quotetrack.sources import articles, jsonlines

OBJECT = {
    "text": "Fine words.",
    "id": 7,
    "published": "2025-10-13T22:05:00+02:00",
    "nobody": ["knows", "this"],
}


def reading(raw, name="-"):
    return list(articles([name], fetch=lambda _: io.BytesIO(raw)))


def test_articles_come_in_the_order_of_their_locations():
    pages = {"b.txt": b"B", "a.json": b'[{"text": "1"}, {"text": "2"}]', "c.md": b"C"}
    given = ["b.txt", UnreadableSource("lost"), "a.json", "c.md"]
    found = list(articles(given, fetch=lambda name: io.BytesIO(pages[name])))
    assert [item.text if isinstance(item, Article) else str(item) for item in found] == [
        "B",
        "lost",
        "1",
        "2",
        "C",
    ]
    assert [(item.origin, item.line) for item in found if isinstance(item, Article)] == [
        ("b.txt", None),
        ("a.json", 1),
        ("a.json", 2),
        ("c.md", None),
    ]


def test_nothing_is_opened_before_its_turn():
    opened = []
    found = articles(["a.txt", "b.txt"], fetch=lambda name: opened.append(name) or io.BytesIO(b"x"))
    next(found)
    assert opened == ["a.txt"]


def test_known_keys_are_kept_and_others_are_ignored():
    (article,) = reading(
        json.dumps(OBJECT | {"origin": "elsewhere", "line": 99, "url": "", "title": " T "}).encode()
    )
    assert article == Article(
        text="Fine words.", id="7", published="2025-10-13T22:05:00+02:00", title="T", origin="-", line=1
    )


def test_an_article_without_id_is_known_by_its_url_else_by_its_text():
    found = reading(b'{"text": "a", "url": "u"}\n{"text": "a"}\n')
    assert [article.id for article in found] == [digest("u"), digest("a")]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2025-10-13", "2025-10-13"),
        (" 2025-10-13T22:05:00Z ", "2025-10-13T22:05:00Z"),
        ("2025-10-13 22:05", "2025-10-13 22:05"),
        ("20251013", "2025-10-13"),
        ("2025-W42-1", "2025-10-13"),
        ("20251013T220500Z", "2025-10-13T22:05:00+00:00"),
        ("", None),
    ],
)
def test_a_date_has_its_day_in_front(given, kept):
    (article,) = reading(json.dumps({"text": "a", "published": given}).encode(), "a.json")
    assert article.published == kept


@pytest.mark.parametrize(
    ("raw", "texts"),
    [
        (b"Plain words.\n", ["Plain words.\n"]),
        (b"---\ntitle: T\n---\nWords.", ["Words."]),
        (b"[PHOTO] LISK (MP)", ["[PHOTO] LISK (MP)"]),
        (b' \n{"text": "a"}\n{"text": "b"}', ["a", "b"]),
        (b'{"text": "a"}', ["a"]),
        (b'{\n  "text": "a"\n}\n', ["a"]),
        (b'[{"text": "a"}, {"text": "b"}]', ["a", "b"]),
        (b'\n [ \n {"text": "a"}]', ["a"]),
        ('{"text": "č"}\n'.encode("utf-16"), ["č"]),
        (b"\xef\xbb\xbf" + b'{"text": "a"}', ["a"]),
    ],
)
def test_standard_input_is_told_apart_by_how_it_starts(raw, texts):
    assert [article.text for article in reading(raw)] == texts


def test_empty_standard_input_is_told():
    assert [str(error) for error in reading(b"")] == ["-: the file is empty"]


def test_a_corpus_is_never_held_whole():
    class Endless(io.RawIOBase):
        taken = 0

        def readable(self):
            return True

        def readinto(self, buffer):
            line = b'{"text": "Fine words."}\n'
            buffer[: len(line)] = line
            self.taken += len(line)
            return len(line)

    stream = Endless()
    found = jsonlines.read(stream, "a.jsonl")
    assert next(found).text == "Fine words."
    assert stream.taken < 1_000_000
