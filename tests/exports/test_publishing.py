"""The formats that people publish: what each specification asks for, and what a stranger's words cannot."""

import io
import json
import re
import warnings
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest
from conftest import quote
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from quotetrack import queries
from quotetrack.exports import How, exporter
from quotetrack.exports._fragment import fragment
from quotetrack.records import Article, StoredQuote, Tag

SCHEMAS = Path(__file__).with_name("schemas")
HOW = How(title="Ana on </script>gates", asked="Quotes by Ana <b>.", at="2026-01-02T03:04:05+00:00")
JSON = {
    "jsonfeed": "jsonfeed.json",
    "timelinejs": "timelinejs.json",
    "annotation": "annotation.json",
    "jsonld": "quotation.json",
}
HOSTILE = "</script><script>alert(1)</script> ]]> <img src=x onerror=alert(1)> &lt; "
HOSTILE += "\x00\x0b\x1b[2J\u202e\ud800\uffff"
NAMESPACE = "{http://www.w3.org/2005/Atom}"
ANA = Article(text="“Stay,” Ana said on Friday. “All of you, please.”", id="a", published="2025-10-13")


def written(name, quotes, how=HOW):
    out = io.StringIO(newline="")
    left_out = exporter(name).write(iter(quotes), out, how)
    return out.getvalue(), left_out


def loaded(name, quotes, how=HOW):
    return json.loads(written(name, quotes, how)[0])


def saying(words="Stay,", **about):
    told = quote(ANA, "Stay,", "Ana", mention="Ana").model_dump() | {"text": words}
    return StoredQuote(**{**told, "day": "2025-10-13", "day_is": "published", **about})


def in_two_spans():
    spans = ((1, 6), (29, 48))
    return saying(" ".join(ANA.text[start:end] for start, end in spans), spans=spans, suffix="”")


def tagged(**about):
    tag = Tag(topic="medtop:16000000", label="conflict & war", score=0.8, evidence=("gates",))
    return saying(tags=(tag,), topics=("conflict & war",), **about)


@pytest.fixture
def quotes(newsroom):
    with queries.open(newsroom, read_only=True) as timeline:
        return list(timeline.quotes())


texts = st.text(st.characters(codec=None), max_size=20) | st.just(HOSTILE)
maybe = st.none() | texts
any_quote = st.builds(
    saying,
    texts.map(lambda text: f"a{text}"),  # no quote is without a word
    title=maybe,
    publisher=maybe,
    url=maybe
    | st.sampled_from(["javascript:alert(1)", "https://a.example/x?y=1&z", "https://a.example/<b>"]),
    speaker=maybe,
    speaker_type=st.sampled_from(["person", "organization", "unnamed"]),
    person_id=maybe,
    frame=texts,
    prefix=texts,
    said_evidence=maybe,
    tags=st.just(()) | texts.map(lambda text: (Tag(topic=text, label=text, score=0.5),)),
    published=st.sampled_from([None, "2025-10-13", "2025-10-13T08:00:00+02:00", "0001-01-01T00:00:00+10:00"]),
    confidence=st.floats(0, 1),
)


def check(name, quotes, how=HOW):
    text, _ = written(name, quotes, how)
    text.encode("utf-8")
    assert not re.search("[<>&\x00-\x09\x0b-\x1f\u202e\u2028]", text)
    validator(name).validate(json.loads(text))


@cache
def validator(name):
    return jsonschema.Draft202012Validator(json.loads((SCHEMAS / JSON[name]).read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", sorted(JSON))
def test_it_is_what_its_specification_asks_for(name, quotes):
    check(name, [*quotes, in_two_spans(), tagged()])
    check(name, [])


@pytest.mark.parametrize("name", sorted(JSON))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(listed=st.lists(any_quote, max_size=3))
def test_it_is_so_whatever_an_article_says(name, listed):
    check(name, listed)


# Atom


@cache
def grammar():
    return etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng"))


def feed(quotes, how=HOW):
    text, _ = written("atom", quotes, how)
    grammar().assertValid(etree.fromstring(text.encode("utf-8")))
    return ElementTree.fromstring(text)


def test_atom_is_what_the_rfc_asks_for(quotes):
    read = feed([*quotes, tagged()])
    ids = [one.text for one in read.iter(f"{NAMESPACE}id")]
    assert len(set(ids)) == len(ids) == len(quotes) + 2
    assert read.findtext(f"{NAMESPACE}updated") == "2026-01-02T03:04:05Z"
    *_, last = read.iter(f"{NAMESPACE}category")
    assert last.attrib == {"term": "medtop:16000000", "label": "conflict & war"}
    assert feed([]).find(f"{NAMESPACE}entry") is None


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(any_quote, max_size=3))
def test_atom_is_so_whatever_an_article_says(quotes):
    read = feed(quotes, How(title=HOSTILE, asked=HOSTILE))
    assert len(read.findall(f"{NAMESPACE}entry")) == len(quotes)


def test_a_feed_reader_gets_the_quotes_back(quotes):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # it imports what Python will do without
        import feedparser
    read = feedparser.parse(written("atom", quotes)[0].encode("utf-8"))
    assert read.bozo is False and read.version == "atom10"
    assert (
        read.feed.title == HOW.title.replace("<", "&lt;").replace(">", "&gt;") or read.feed.title == HOW.title
    )
    assert [entry.author for entry in read.entries][:3] == [
        "Volodymyr Zelensky",
        "Ana O'Brien-Müller",
        "Volodymyr Zelensky",
    ]
    assert "We need Tomahawks and air defence." in read.entries[0].content[0].value
    assert read.entries[0].link == "https://courier.example/1"


# what is HTML in them


class _Seen(HTMLParser):
    def __init__(self):
        super().__init__()
        self.elements = []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))


def html_of(name, quotes):
    if name == "atom":
        return [one.text for one in feed(quotes).iter(f"{NAMESPACE}content")]
    if name == "jsonfeed":
        return [item["content_html"] for item in loaded(name, quotes)["items"]]
    read = loaded(name, quotes)
    slides = [read["title"], *read["events"]]
    inside = [slide["text"]["headline"] + slide["text"]["text"] for slide in slides]
    return inside + [slide[key] for slide in read["events"] for key in ("group",)]


@pytest.mark.parametrize("name", ["atom", "jsonfeed", "timelinejs"])
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told=any_quote)
def test_no_markup_but_ours_is_in_the_html(name, told):
    seen = _Seen()
    for text in html_of(name, [told, saying(HOSTILE, title=HOSTILE, speaker=HOSTILE, frame=HOSTILE)]):
        assert not re.search("[\x00-\x1f\u202e\ud800]", text)
        seen.feed(text)
    assert {tag for tag, _ in seen.elements} <= {"blockquote", "p", "a"}
    assert {key for _, attributes in seen.elements for key in attributes} <= {"dir", "href", "rel"}
    assert all(told.get("href", "https://").startswith("https://") for _, told in seen.elements)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://a.example/<b>", "https://a.example/ x", "//a"]
)
@pytest.mark.parametrize("name", ["atom", "jsonfeed", "timelinejs", "jsonld", "annotation"])
def test_nothing_is_linked_but_plain_addresses(name, url):
    text, _ = written(name, [saying(url=url)])
    assert "href" not in text and '"url"' not in text and url not in text


# TimelineJS


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2025-10-11", "2025-10-12", {"start_date": {"year": 2025, "month": 10, "day": 11}}),
        ("2025-10-01", "2025-11-01", {"start_date": {"year": 2025, "month": 10}}),
        ("2019-01-01", "2020-01-01", {"start_date": {"year": 2019}}),
        (
            "2025-10-11",
            "2025-10-14",
            {
                "start_date": {"year": 2025, "month": 10, "day": 11},
                "end_date": {"year": 2025, "month": 10, "day": 13},
            },
        ),
        (None, None, {"start_date": {"year": 2025, "month": 10, "day": 13}}),
    ],
)
def test_an_event_is_as_long_as_what_is_known_of_its_day(start, end, expected):
    days = {name: date.fromisoformat(day) for name, day in (("said_start", start), ("said_end", end)) if day}
    (event,) = loaded("timelinejs", [saying(**days)])["events"]
    assert {name: event[name] for name in ("start_date", "end_date") if name in event} == expected


def test_quotes_without_a_day_are_counted_not_placed():
    text, left_out = written("timelinejs", [saying(), saying(day=None, day_is=None), saying(day="some day")])
    assert (len(json.loads(text)["events"]), left_out) == (1, 2)


# JSON-LD


def test_an_article_and_a_speaker_are_told_of_once():
    one, other = loaded("jsonld", [saying(person_id="ana", title="Gates"), saying(person_id="ana")])["@graph"]
    assert one["isPartOf"] == {"@type": "NewsArticle", "@id": one["isPartOf"]["@id"], "headline": "Gates"} | {
        "datePublished": "2025-10-13"
    }
    assert other["isPartOf"] == {"@id": one["isPartOf"]["@id"]}
    assert other["spokenByCharacter"] == {"@id": one["spokenByCharacter"]["@id"]}


def test_a_day_is_told_only_where_the_article_tells_it():
    said = {"said_start": date(2025, 10, 11), "said_end": date(2025, 10, 14)}
    dated, month, bare = loaded(
        "jsonld",
        [saying(**said), saying(said_start=date(2025, 10, 1), said_end=date(2025, 11, 1)), saying()],
    )["@graph"]
    assert dated["temporalCoverage"] == "2025-10-11/2025-10-13" and "dateCreated" not in dated
    assert month["dateCreated"] == "2025-10"
    assert not {"dateCreated", "temporalCoverage"} & bare.keys()


def test_who_somebody_is_elsewhere_is_told_where_it_is_known():
    told = loaded("jsonld", [saying(person_id="ana")], How(wikidata={"ana": "Q1"}))["@graph"]
    assert told[0]["spokenByCharacter"]["sameAs"] == "http://www.wikidata.org/entity/Q1"


def test_a_page_may_hold_it_in_a_script():
    text, _ = written("jsonld", [saying(HOSTILE, title=HOSTILE)])
    assert "</script" not in text and "<!--" not in text
    assert json.loads(text)["@graph"][0]["text"].startswith("</script><script>alert(1)</script> ]]>")


# annotations


def test_each_span_is_found_by_its_words_and_by_its_place():
    (item,) = loaded("annotation", [in_two_spans()])["items"]
    found = [{selector["type"]: selector for selector in target["selector"]} for target in item["target"]]
    for one, span in zip(found, ((1, 6), (29, 48)), strict=True):
        place = one["TextPositionSelector"]
        assert (place["start"], place["end"]) == span
        assert ANA.text[slice(*span)] == one["TextQuoteSelector"]["exact"]
    assert found[0]["TextQuoteSelector"]["prefix"] == "“" and "suffix" not in found[0]["TextQuoteSelector"]
    assert found[1]["TextQuoteSelector"]["suffix"] == "”" and "prefix" not in found[1]["TextQuoteSelector"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We need missiles.", ":~:text=We%20need%20missiles."),
        ("well-known, they said & left", ":~:text=well%2Dknown%2C%20they%20said%20%26%20left"),
        ("Київ", ":~:text=%D0%9A%D0%B8%D1%97%D0%B2"),
        ("a b c d e f g h i j k", ":~:text=a%20b%20c%20d,h%20i%20j%20k"),
    ],
)
def test_a_link_scrolls_to_the_words(words, expected):
    assert fragment(words) == expected
