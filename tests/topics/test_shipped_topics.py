"""Every scheme in data/topics is one that can be used: a new file is tested by being there."""

import re
from collections import Counter
from pathlib import Path

import pytest

from quotetrack.topics import Tagger, called, is_topic_id, read_scheme, shipped
from quotetrack.words import folded

FOLDER = Path(__file__).parents[2] / "data" / "topics"
FILES = sorted(FOLDER.glob("*.toml"))
ALL = {topic.id: topic for scheme in shipped() for topic in scheme.topics}
STAR = re.compile(r"[^\W_]{3,}\*")
SUBJECTS = {  # https://cv.iptc.org/newscodes/mediatopic/, the concepts at the top
    "medtop:01000000": "arts, culture, entertainment and media",
    "medtop:02000000": "crime, law and justice",
    "medtop:03000000": "disaster, accident and emergency incident",
    "medtop:04000000": "economy, business and finance",
    "medtop:05000000": "education",
    "medtop:06000000": "environment",
    "medtop:07000000": "health",
    "medtop:08000000": "human interest",
    "medtop:09000000": "labour",
    "medtop:10000000": "lifestyle and leisure",
    "medtop:11000000": "politics and government",
    "medtop:12000000": "religion",
    "medtop:13000000": "science and technology",
    "medtop:14000000": "society",
    "medtop:15000000": "sport",
    "medtop:16000000": "conflict, war and peace",
    "medtop:17000000": "weather",
}


@pytest.fixture(params=FILES, ids=[path.stem for path in FILES])
def scheme(request):
    return read_scheme(request.param.read_bytes(), request.param.name)


def test_they_are_all_found():
    assert [one.name for one in shipped()] == [path.stem for path in FILES]
    assert {"medtop", "news", "ukraine"} <= {path.stem for path in FILES}


def test_the_subjects_of_media_topics_have_their_ids():
    [medtop] = [one for one in shipped() if one.name == "medtop"]
    assert {topic.id: topic.label for topic in medtop.topics} == SUBJECTS
    assert "CC BY 4.0" in medtop.licence and "IPTC" in medtop.title


def test_a_scheme_says_what_it_is_and_who_may_use_it(scheme):
    assert scheme.title and scheme.licence and "\n" not in scheme.title + scheme.licence
    assert all(is_topic_id(topic.id) and topic.id.startswith(f"{scheme.name}:") for topic in scheme.topics)


def test_no_label_stands_twice_in_a_scheme(scheme):
    labels = Counter(" ".join(folded(topic.label)) for topic in scheme.topics)
    assert [label for label, count in labels.items() if count > 1] == []


def test_each_topic_tells_what_it_is(scheme):
    for topic in scheme.topics:
        assert topic.definition.endswith("."), topic.id
        assert len(topic.cues) >= 10, f"{topic.id} has few cues"


def test_cues_can_be_found(scheme):
    for topic in scheme.topics:
        words = [*topic.cues, *topic.hints, *topic.never]
        assert all(folded(word) for word in words), topic.id
        assert [word for word in words if "*" in word and not STAR.fullmatch(word)] == [], topic.id


def test_no_word_is_listed_twice(scheme):
    for topic in scheme.topics:
        for words in (topic.cues, topic.hints, topic.never, topic.also):
            assert [word for word, count in Counter(words).items() if count > 1] == [], topic.id
        assert set(topic.cues).isdisjoint(topic.hints), topic.id


def test_each_topic_is_a_part_of_one_that_there_is(scheme):
    assert [topic.id for topic in scheme.topics if topic.broader and topic.broader not in ALL] == []


def test_no_phrase_of_never_takes_a_word_away_for_good(scheme):
    for topic in scheme.topics:
        words = (*topic.cues, *topic.hints)
        tagger = Tagger([topic.model_copy(update={"cues": words, "hints": ()})])
        assert [word for word in words if not tagger.tags(word.replace("*", ""))] == [], topic.id


def test_each_topic_is_found_by_its_label_and_its_id(scheme):
    for topic in scheme.topics:
        assert topic in called(scheme.topics, topic.label.upper())
        assert called(scheme.topics, topic.id) == [topic]
