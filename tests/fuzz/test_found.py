"""What the fuzzing found once, made as small as it gets: none of it may come back."""

import io

import pytest
from seeds import seeds

from quotetrack import queries
from quotetrack.errors import UnreadableSource
from quotetrack.queries import Filters
from quotetrack.records import Article
from quotetrack.sources import readers
from quotetrack.topics import read_scheme


@pytest.mark.parametrize(
    ("suffix", "raw"),
    [
        (".rss", b"<urlset><a:lottps: x>y</a:lottps:><loc>https://a.example</loc></urlset>"),
        (".rss", b'<?xml version="1.0" encoding="utf\xbc8"?><rss version="2.0"></rss>'),
        (
            ".rss",
            b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='https://a.example'/>"
            b"<content type='html'>&lt;p&gt;a&amp;#1;b&lt;/p&gt;</content></entry></feed>",
        ),
        (
            ".json",
            b'{"version": "https://jsonfeed.org/version/1", "items": [{"url": "https://a.example",'
            b' "content_html": "<p>a\\u0000b\\ud800</p>"}]}',
        ),
    ],
)
def test_a_broken_source_is_an_article_or_one_line(suffix, raw):
    try:
        found = list(readers()[suffix](io.BytesIO(raw), "a"))
    except UnreadableSource as error:
        found = [error]
    assert all("\n" not in str(item) for item in found if isinstance(item, UnreadableSource))


def test_a_word_document_whose_packing_is_damaged_is_told():
    (document,) = seeds()[".docx"]
    told = set()
    for at in range(30, len(document), 17):
        raw = document[:at] + bytes([document[at] ^ 0xFF]) + document[at + 1 :]
        try:
            told.update(type(item) for item in readers()[".docx"](io.BytesIO(raw), "a"))
        except UnreadableSource as error:
            told.add(type(error))
    assert told == {Article, UnreadableSource}


def test_a_huge_number_is_no_scheme():
    with pytest.raises(UnreadableSource, match="this is no TOML"):
        read_scheme(b"a = " + b"9" * 5_000, "a.toml")


def test_brackets_without_end_mean_nothing(newsroom):
    with queries.open(newsroom) as timeline:
        assert list(timeline.quotes(Filters(search="(" * 5_000 + "grain")))
        assert list(timeline.quotes(Filters(search="(" * 5_000 + "grain" + ")" * 5_000)))
