"""A folder of Parquet, asked as it lies there."""

import json

import pytest

from quotetrack.cluster import Run, extract_here
from quotetrack.errors import BadQuery, StoreError
from quotetrack.queries import Filters
from quotetrack.queries.parquet import quotes
from quotetrack.workers import Making

ARTICLES = (
    ("a", "“We will build the dam,” Ilka Torvald said.", "2025-10-03", "Lisk Today"),
    ("b", "“Żadna tama nie pomoże,” Zoë Müller said.", "2025-11-05", "Karrow Post"),
    ("c", "“The dam was a mistake,” Zoë Müller said on Monday.", "2025-12-10", "Lisk Today"),
    ("d", "“Nobody dated this,” Ana Kosh said.", None, None),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("asked")
    keys = ("id", "text", "published", "publisher")
    lines = [json.dumps(dict(zip(keys, article, strict=True))) for article in ARTICLES]
    (place / "news.jsonl").write_text("\n".join(lines))
    extract_here(Run((str(place / "news.jsonl"),)), str(place / "out"), Making(), workers=1)
    return place / "out"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, "abcd"),
        ({"person": "muller"}, "bc"),
        ({"person": "Zoë Müller", "topic": "dam"}, "c"),
        ({"topic": "tama"}, "b"),
        ({"search": "dam build"}, "a"),
        ({"since": "2025-11", "until": "2025-11"}, "b"),
        ({"since": "2025-12-08"}, "c"),
        ({"until": "2025-10"}, "a"),
        ({"source": "lisk"}, "ac"),
        ({"kind": "block"}, ""),
        ({"limit": 2}, "ab"),
        ({"limit": 0}, ""),
        ({"person": "'; DROP TABLE quotes --"}, ""),
        ({"source": "%a"}, ""),
    ],
)
def test_filters_narrow_what_is_found(folder, asked, expected):
    assert "".join(quote.article_id for quote in quotes(folder, Filters(**asked))) == expected


def test_quotes_are_whole_again(folder):
    first = next(quotes(folder, Filters()))
    assert (first.text, first.speaker, first.spans) == ("We will build the dam,", "Ilka Torvald", ((1, 23),))
    assert (first.day, first.day_is, first.tags, first.publisher) == (
        "2025-10-03",
        "published",
        (),
        "Lisk Today",
    )


@pytest.mark.parametrize(
    "asked",
    [{"like": "water"}, {"search": '"a dam"'}, {"topic": "dam", "order": "relevance"}, {"versions": "all"}],
)
def test_what_a_folder_cannot_answer_is_refused(folder, asked):
    with pytest.raises(BadQuery, match="quotetrack load it into a database"):
        quotes(folder, Filters(**asked))


def test_a_folder_of_anything_else_or_a_broken_one_is_told(folder, tmp_path):
    with pytest.raises(StoreError, match="holds no quotes"):
        list(quotes(tmp_path, Filters()))
    (tmp_path / "quotes").mkdir()
    (tmp_path / "quotes" / "a.parquet").write_bytes(b"PAR1 no")
    with pytest.raises(StoreError, match="cannot be asked"):
        list(quotes(tmp_path, Filters()))
