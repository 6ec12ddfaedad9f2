"""Our own gold: every quote of the samples is right, or listed as one that we still get wrong.

A case is a quote, ``wire-karrow-gates/3``, or what nobody says, ``wire-karrow-gates/else``; of a file with
several articles the second is ``agency-bulletin-2``. ``gold_failures.toml`` lists the cases that fail, each
with its reason. Expected failures are strict: ``pytest -q --tb=no -rf tests/test_gold.py`` names every case
whose state has changed, ``[XPASS(strict)]`` beside those that are right now.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterable
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from quotetrack.extraction import extract_each
from quotetrack.records import Article, Quote

GOLD = Path(__file__).parents[1] / "data" / "gold" / "samples.jsonl"
FAILURES = Path(__file__).with_name("gold_failures.toml")
TYPES = {"person": "person", "org": "organization", "unnamed": "unnamed"}

Row = dict[str, Any]
Span = tuple[int, int]


def rows() -> dict[str, Row]:
    """Return the gold articles by the name of their file, a number added where it holds several."""
    found = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    several = {file for file, count in Counter(row["file"] for row in found).items() if count > 1}
    seen: Counter[str] = Counter()
    named = {}
    for row in found:
        seen[row["file"]] += 1
        number = f"-{seen[row['file']]}" if row["file"] in several else ""
        named[row["file"].split(".")[0] + number] = row
    return named


def failures() -> dict[str, str]:
    """Return the reason by case; the file groups the cases by phenomenon."""
    groups = tomllib.loads(FAILURES.read_text(encoding="utf-8"))
    listed = [(case, f"{group}: {why}") for group, cases in groups.items() for case, why in cases.items()]
    assert len(dict(listed)) == len(listed), "a case is listed twice"
    return dict(listed)


ROWS = rows()
FAILING = failures()


def numbers(row: Row) -> list[int]:
    return sorted({segment["quote"] for segment in row["segments"] if segment["attributed"]})


CASES = {f"{name}/{number}": (name, number) for name, row in ROWS.items() for number in numbers(row)}
NOTHING_ELSE = {f"{name}/else": name for name in ROWS}


def parameters(cases: dict[str, Any]) -> list[Any]:
    return [pytest.param(value, id=case, marks=marks(case)) for case, value in cases.items()]


def marks(case: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=FAILING[case], strict=True)] if case in FAILING else []


@pytest.fixture(scope="module")
def found() -> dict[str, list[Quote]]:
    articles = [Article.model_validate(row) for row in ROWS.values()]
    return {article.id: quotes for article, quotes in extract_each(articles)}


def trimmed(text: str, start: int, end: int) -> Span:
    body = text[start:end]
    return start + len(body) - len(body.lstrip()), end - len(body) + len(body.rstrip())


def touches(spans: Iterable[Span], others: Iterable[Span]) -> bool:
    return any(one[0] < other[1] and other[0] < one[1] for one, other in product(spans, others))


def words(row: Row, spans: Iterable[Span]) -> list[str]:
    return [row["text"][slice(*span)] for span in spans]


def accepted(row: Row, segments: list[Row], quote: Quote) -> Row:
    """Return what the gold says of a quote, in the words of the prediction where they are as good."""
    first = segments[0]
    sources = [tuple(span) for segment in segments for span in segment["source"]]
    is_source = quote.speaker_span is not None and touches([quote.speaker_span], sources)
    is_name = (quote.speaker or "").casefold() in [name.casefold() for name in first["speaker"]]
    return {
        "kind": first["kind"],
        "mention": quote.speaker_mention if is_source else words(row, sources) or None,
        "speaker": quote.speaker if is_name else first["speaker"] or None,
        "type": TYPES[first["type"]],
    }


@pytest.mark.parametrize("case", parameters(CASES))
def test_quote(case: tuple[str, int], found: dict[str, list[Quote]]) -> None:
    name, number = case
    row = ROWS[name]
    segments = [segment for segment in row["segments"] if segment["quote"] == number]
    spans = [trimmed(row["text"], segment["start"], segment["end"]) for segment in segments]
    quotes = [quote for quote in found[row["id"]] if touches(quote.spans, spans)]
    assert [words(row, quote.spans) for quote in quotes] == [words(row, spans)]
    assert list(quotes[0].spans) == spans
    predicted = {
        "kind": quotes[0].kind,
        "mention": quotes[0].speaker_mention,
        "speaker": quotes[0].speaker,
        "type": quotes[0].speaker_type,
    }
    assert predicted == accepted(row, segments, quotes[0]), quotes[0].text


@pytest.mark.parametrize("name", parameters(NOTHING_ELSE))
def test_nothing_else_is_quoted(name: str, found: dict[str, list[Quote]]) -> None:
    row = ROWS[name]
    said = [(segment["start"], segment["end"]) for segment in row["segments"] if segment["attributed"]]
    assert [quote.text for quote in found[row["id"]] if not touches(quote.spans, said)] == []


@pytest.mark.parametrize("name", ROWS)
def test_a_cue_has_one_speaker_who_is_not_spoken_to(name: str, found: dict[str, list[Quote]]) -> None:
    quotes = [quote for quote in found[ROWS[name]["id"]] if quote.cue_span]
    speakers = {(quote.cue_span, quote.speaker_span) for quote in quotes}
    assert len(speakers) == len({cue for cue, _ in speakers})
    assert [q.text for q in quotes if q.addressee and q.addressee == q.speaker_mention] == []


def test_every_listed_failure_is_a_case() -> None:
    assert sorted(FAILING.keys() - CASES.keys() - NOTHING_ELSE.keys()) == []
    assert all(FAILING.values())
