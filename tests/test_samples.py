"""The gold agrees with the samples and with itself; how well we do against it is measured elsewhere."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from quotetrack.fetch import fetch
from quotetrack.records import Article
from quotetrack.sources import articles

Row = dict[str, Any]

DATA = Path(__file__).parent.parent / "data"
SAMPLES = sorted((DATA / "samples").iterdir())
READABLE = [path for path in SAMPLES if path.suffix != ".gz"]
GOLD: list[Row] = [
    json.loads(line) for line in (DATA / "gold" / "samples.jsonl").read_text(encoding="utf-8").splitlines()
]
STYLES = {"wire", "broadsheet", "agency", "release", "transcript", "blog", "marks"}
TYPES = {"person", "org", "unnamed"}
OF_ONE_QUOTE = ("source", "cue", "type", "speaker", "kind")
OPENING = "“\"‘'«„`"
CLOSING = "”\"’'»“"
# what stands in marks nowhere: inches, a stray mark, and the arrow of a link
NO_QUOTE = re.compile(r'\d"|sandbags"|newsletter »')
MARK = re.compile(r"[“”‘\"«»„`]|''")
SPEECHES = {
    "dam": "does not carry a passport",
    "air defence": "every silo in merrow is a promise|guard its sky|deliver them before the snow",
    "sanctions": "sanctions are a slow poison",
    "victory": "you have chosen a river|not chosen a man",
}


def segments() -> Iterator[tuple[Row, Row]]:
    for row in GOLD:
        for segment in row["segments"]:
            yield row, segment


def words(row: Row, segment: Row) -> str:
    return str(row["text"][segment["start"] : segment["end"]])


def spans_of(segment: Row) -> list[list[int]]:
    return [*segment["source"], *segment["cue"]]


@pytest.fixture(scope="module")
def read() -> dict[str, list[Article]]:
    return {path.name: list(articles([str(path)], fetch=fetch)) for path in SAMPLES}


def test_gold_holds_every_article_as_the_reader_gives_it(read: dict[str, list[Article]]) -> None:
    got = [(file, a.id, a.title, a.published, a.publisher, a.text) for file in read for a in read[file]]
    keys = ("file", "id", "title", "published", "publisher", "text")
    assert sorted(got, key=str) == sorted((tuple(row[key] for key in keys) for row in GOLD), key=str)


def test_ids_are_unique() -> None:
    assert len({row["id"] for row in GOLD}) == len(GOLD)


@pytest.mark.parametrize("path", READABLE, ids=lambda path: path.name)
def test_a_sample_says_that_it_is_fictional(path: Path) -> None:
    raw = path.read_text(encoding="utf-8")
    articles_in_it = raw.count('"text":') if ".json" in path.name else 1
    assert raw.count("This article is fictional.") == articles_in_it


@pytest.mark.parametrize("row", GOLD, ids=lambda row: f"{row['file']}-{row['id']}")
def test_segments_are_in_order_and_do_not_overlap(row: Row) -> None:
    spans = [(segment["start"], segment["end"]) for segment in row["segments"]]
    assert all(0 < start < end <= len(row["text"]) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_a_segment_is_bare_and_counts_its_words() -> None:
    for row, segment in segments():
        text = words(row, segment)
        assert text == text.strip()
        assert segment["words"] == len(text.split())


def stands_in_marks(row: Row, segment: Row) -> bool:
    """Look just outside the segment; a quote that goes on in the next paragraph closes there only."""
    before, after = (
        row["text"][: segment["start"]].rstrip("\xa0"),
        row["text"][segment["end"] :].lstrip("\xa0"),
    )
    return before[-1] in OPENING and (after[0] in CLOSING or after.startswith("\n"))


def test_marks_stand_just_outside() -> None:
    for row, segment in segments():
        if segment["kind"] in ("direct", "mixed", None):
            assert stands_in_marks(row, segment), words(row, segment)
        elif segment["kind"] in ("block", "turn"):
            assert not stands_in_marks(row, segment), words(row, segment)


def test_only_a_quote_over_paragraphs_and_one_odd_mark_stay_open() -> None:
    still_open = [
        (row["file"], segment["quote"])
        for row, segment in segments()
        if segment["kind"] == "direct" and row["text"][segment["end"]] == "\n"
    ]
    assert Counter(still_open) == {
        ("marks-reopened-address.txt", 1): 3,
        ("marks-unclosed-council.txt", 2): 1,
        ("release-northline.txt", 1): 2,
    }


@pytest.mark.parametrize("row", GOLD, ids=lambda row: f"{row['file']}-{row['id']}")
def test_no_mark_is_left_unlabelled(row: Row) -> None:
    covered = set().union(*(range(s["start"] - 2, s["end"] + 2) for s in row["segments"]))
    odd = {at for found in NO_QUOTE.finditer(row["text"]) for at in range(*found.span())}
    left = [found.start() for found in MARK.finditer(row["text"]) if found.start() not in covered | odd]
    assert not left, [row["text"][at - 20 : at + 20] for at in left]


def test_a_quote_has_a_speaker_and_other_marks_have_none() -> None:
    for row, segment in segments():
        said = segment["attributed"]
        assert (
            bool(segment["source"]) == (segment["kind"] is not None) == (segment["quote"] is not None) == said
        )
        assert (segment["type"] in TYPES) == said, words(row, segment)
        assert bool(segment["speaker"]) == (segment["type"] in ("person", "org")), words(row, segment)
        assert said or segment["cue"] == []


def test_mentions_and_cues_are_words_of_the_reporter() -> None:
    for row, segment in segments():
        inside = [range(s["start"], s["end"]) for s in row["segments"] if s["attributed"]]
        for start, end in spans_of(segment):
            mention = row["text"][start:end]
            assert mention and mention == mention.strip()
            assert not any(start in quote or end - 1 in quote for quote in inside), mention


def test_a_person_is_named_in_the_article() -> None:
    for row, segment in segments():
        if segment["type"] == "person":
            first = segment["speaker"][0].split()[0]
            assert first.casefold() in row["text"].casefold(), (row["file"], segment["speaker"])


@pytest.mark.parametrize("row", GOLD, ids=lambda row: f"{row['file']}-{row['id']}")
def test_the_parts_of_a_quote_agree(row: Row) -> None:
    parts = defaultdict(list)
    for segment in row["segments"]:
        if segment["attributed"]:
            parts[segment["quote"]].append([segment[key] for key in OF_ONE_QUOTE])
    assert list(parts) == list(range(1, len(parts) + 1))
    assert all(part == first for first, *rest in parts.values() for part in rest)


def test_every_style_and_format_is_there() -> None:
    assert len(GOLD) >= 44
    styles = Counter(row["file"].split("-")[0] for row in GOLD)
    assert set(styles) == STYLES and min(styles.values()) >= 5
    suffixes = {"".join(path.suffixes) for path in SAMPLES}
    assert suffixes == {".txt", ".txt.gz", ".md", ".json", ".jsonl"}


def test_every_kind_and_mark_is_there() -> None:
    kinds = Counter(segment["kind"] for _, segment in segments())
    assert set(kinds) == {"direct", "mixed", "block", "turn", "post", None} and min(kinds.values()) >= 5
    marks = {row["text"][segment["start"] - 1] for row, segment in segments()}
    assert set(OPENING) <= marks


def test_articles_are_of_the_length_of_news_and_spread_over_the_months() -> None:
    assert all(100 <= len(row["text"].split()) <= 500 for row in GOLD)
    months = Counter((row["published"] or "")[:7] for row in GOLD)
    season = ["2025-09", "2025-10", "2025-11", "2025-12", "2026-01", "2026-02", "2026-03"]
    assert sorted(months) == ["", *season] and months[""] >= 3


@pytest.mark.parametrize("words_of_it", SPEECHES.values(), ids=SPEECHES)
def test_a_speech_is_reported_by_several_outlets(words_of_it: str) -> None:
    outlets = {
        row["publisher"]
        for row, segment in segments()
        if segment["attributed"] and re.search(words_of_it, words(row, segment), re.IGNORECASE)
    }
    assert len(outlets) >= 4


def test_both_leaders_are_quoted_most() -> None:
    speakers = Counter(segment["speaker"][0] for _, segment in segments() if segment["speaker"])
    assert speakers["Ilka Torvald"] >= 20 and speakers["Bastian Okerlo"] >= 20
