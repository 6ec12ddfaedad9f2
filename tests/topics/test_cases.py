"""Sentences about something are tagged with it, and those that only sound so are not."""

import tomllib
from pathlib import Path

import pytest

from quotetrack.topics import Tagger, shipped

CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))["case"]
IDS = {topic.id for scheme in shipped() for topic in scheme.topics}


@pytest.fixture(scope="module")
def tagger():
    return Tagger(topic for scheme in shipped() for topic in scheme.topics)


def each_case():
    for case in CASES:
        reason = case.get("fails")
        marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
        yield pytest.param(case, id=case["text"][:40], marks=marks)


@pytest.mark.parametrize("case", list(each_case()))
def test_a_sentence(case, tagger):
    found = {tag.topic for tag in tagger.tags(case["text"], case.get("frame", ""), case.get("title", ""))}
    missing, wrong = set(case.get("is", ())) - found, found & set(case.get("not", ()))
    assert (missing, wrong) == (set(), set())


def test_each_case_asks_for_topics_that_there_are():
    asked = {id for case in CASES for key in ("is", "not") for id in case.get(key, ())}
    assert asked <= IDS
    assert all(case.keys() <= {"text", "frame", "title", "is", "not", "fails"} for case in CASES)


def test_no_sentence_is_tried_twice():
    assert len({case["text"] for case in CASES}) == len(CASES)
