"""A table of sentences: what a careful reader takes for a statement in the reporter's words, and what not.

A statement that we fail says why in ``xfail`` of its case, and stays.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from quotetrack.extraction import extract, load
from quotetrack.records import Quote

TABLE = Path(__file__).with_name("statements.toml")
CASES: list[dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["case"]


def parameters() -> Iterator[Any]:
    for case in CASES:
        marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
        yield pytest.param(case, id=case["name"], marks=marks)


@pytest.fixture(scope="module")
def found() -> Callable[[str], list[Quote]]:
    nlp = load(indirect=True)
    return lambda text: list(extract([{"text": text}], nlp=nlp))


@pytest.mark.parametrize("case", list(parameters()))
def test_statement(case: dict[str, Any], found: Callable[[str], list[Quote]]) -> None:
    statements = [quote for quote in found(case["text"]) if quote.kind == "indirect"]
    keys = [wanted.keys() for wanted in case["statements"]]
    rows = [{key: getattr(one, key) or "" for key in own} for one, own in zip(statements, keys, strict=False)]
    assert (len(statements), rows) == (len(keys), case["statements"])


def test_table_is_sound() -> None:
    assert len({case["name"] for case in CASES}) == len(CASES) >= 40
    assert sum(not case["statements"] for case in CASES) >= 15
    for case in CASES:
        for wanted in case["statements"]:
            assert wanted.keys() >= {"text", "speaker", "cue"}
            assert all(word in case["text"] for word in wanted["text"].split())
