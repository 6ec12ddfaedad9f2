"""Schemes that users write: what is read, and the one line that says what is wrong with a file."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.errors import UnreadableSource
from quotetrack.topics import Tagger, read_scheme, topic_version

HEAD = 'name = "delta"\ntitle = "The delta"\nlicence = "CC0"\n'
TOPIC = '[[topic]]\nid = "dams"\nlabel = "dams"\ncues = ["dam"]\n'
FAULTS = {
    "": "the scheme has no name",
    "\x00": "this is no TOML",
    "name = ": "this is no TOML",
    'name = "delta"\nlicence = "CC0"\n': "the scheme has no title",
    'name = "delta"\ntitle = "The delta"\n': "the scheme has no licence",
    'name = 7\ntitle = "x"\nlicence = "y"\n': "the scheme has no name",
    'name = "Delta!"\ntitle = "x"\nlicence = "y"\n': "write small letters",
    HEAD: "no topic in it",
    HEAD + "topic = 3\n": "no topic in it",
    HEAD + "topic = [3]\n": "no topic in it",
    HEAD + '[[topic]]\nlabel = "dams"\ncues = ["dam"]\n': "topic 1: id ''",
    HEAD + '[[topic]]\nid = "a b"\nlabel = "dams"\ncues = ["dam"]\n': "topic 1: id 'a b'",
    HEAD + '[[topic]]\nid = "other:dams"\nlabel = "dams"\ncues = ["dam"]\n': "topic 1: id 'other:dams'",
    HEAD + '[[topic]]\nid = "dams"\ncues = ["dam"]\n': "topic 1 has no label",
    HEAD + '[[topic]]\nid = "dams"\nlabel = "…"\ncues = ["dam"]\n': "topic 1 has no label",
    HEAD + '[[topic]]\nid = "dams"\nlabel = "dams"\n': "topic 1: no cues",
    HEAD + '[[topic]]\nid = "dams"\nlabel = "dams"\ncues = "dam"\n': "cues is no list of words",
    HEAD + '[[topic]]\nid = "dams"\nlabel = "dams"\ncues = [1]\n': "cues is no list of words",
    HEAD + '[[topic]]\nid = "dams"\nlabel = "dams"\ncues = ["—"]\n': "has '—', which has no letter",
    HEAD + TOPIC + 'hints = ["!"]\n': "hints has '!'",
    HEAD + TOPIC + "broader = 3\n": "topic 1 has no broader",
    HEAD + TOPIC + "definition = 3\n": "topic 1 has no definition",
    HEAD + TOPIC + 'cue = ["dams"]\n': "'cue' is no key of a topic",
    HEAD + TOPIC + 'hints = ["high wat* mark"]\n': "hints has 'high wat* mark': a star",
    HEAD + TOPIC + 'never = ["*"]\n': "never has '*'",
    HEAD + TOPIC + TOPIC: "the id delta:dams stands twice",
    HEAD + TOPIC + 'broader = "rivers"\n': "delta:dams is a part of delta:rivers, which is not in the file",
    HEAD + TOPIC + 'broader = "dams"\n': "delta:dams is a part of itself",
    HEAD
    + TOPIC
    + 'broader = "rivers"\n'
    + TOPIC.replace("dams", "rivers")
    + 'broader = "dams"\n': "is a part of itself",
}


def read(text):
    return read_scheme(text.encode(), "delta.toml")


@pytest.mark.parametrize(("text", "says"), FAULTS.items(), ids=[f"{says[:30]}" for says in FAULTS.values()])
def test_what_is_wrong_is_told_in_a_line(text, says):
    with pytest.raises(UnreadableSource) as caught:
        read(text)
    told = str(caught.value)
    assert told.startswith("delta.toml: ") and says in told
    assert "\n" not in told


@pytest.mark.parametrize("raw", [b"\xff\xfe", b"name = \xe9", "name = 'x'".encode("utf-16")])
def test_bytes_that_are_no_text(raw):
    with pytest.raises(UnreadableSource, match=r"delta\.toml: this is no TOML"):
        read_scheme(raw, "delta.toml")


def test_the_least_that_a_scheme_has():
    scheme = read(HEAD + TOPIC)
    assert (scheme.name, scheme.title, scheme.licence, scheme.source) == ("delta", "The delta", "CC0", "")
    [topic] = scheme.topics
    assert (topic.id, topic.label, topic.cues, topic.broader) == ("delta:dams", "dams", ("dam",), None)


def test_ids_are_written_with_or_without_the_name_of_the_scheme():
    spelt = TOPIC.replace('"dams"\nlabel', '"delta:dams"\nlabel')
    below = '[[topic]]\nid = "gates"\nlabel = "gates"\ncues = ["sluice"]\nbroader = "{}"\n'
    assert read(HEAD + TOPIC + below.format("dams")) == read(HEAD + spelt + below.format("delta:dams"))


def test_a_part_of_a_topic_of_another_scheme():
    [topic] = read(HEAD + TOPIC + 'broader = "medtop:06000000"\n').topics
    assert topic.broader == "medtop:06000000"


def test_the_example_of_the_documentation():
    page = Path(__file__).parents[2] / "docs" / "extending.md"
    blocks = re.findall(r"^```toml\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    [example] = [block for block in blocks if "[[topic]]" in block]
    dams, passes = read(example).topics
    assert (dams.id, passes.broader) == ("delta:dams", "delta:dams")
    assert [tag.topic for tag in Tagger([dams]).tags("the dam above Karrow United’s ground")] == [dams.id]
    assert Tagger([dams]).tags("Karrow United won.") == []


def test_a_byte_order_mark_does_no_harm():
    assert read_scheme(b"\xef\xbb\xbf" + (HEAD + TOPIC).encode(), "x") == read(HEAD + TOPIC)


@given(st.binary(max_size=80) | st.text(max_size=80).map(str.encode))
def test_any_bytes_are_read_or_refused_in_a_line(raw):
    for given_ in (raw, (HEAD + TOPIC).encode() + raw):
        try:
            scheme = read_scheme(given_, "delta.toml")
        except UnreadableSource as error:
            assert "\n" not in str(error)
        else:
            assert scheme.topics and tomllib.loads(given_.decode("utf-8-sig"))


class TestVersion:
    def version(self, **about):
        [topic] = read(HEAD + TOPIC).topics
        return topic_version(topic.model_copy(update=about))

    @pytest.mark.parametrize(
        "about",
        [
            {"cues": ("dam", "sluice")},
            {"cues": ("dams",)},
            {"hints": ("gate",)},
            {"never": ("dam busters",)},
            {"label": "barrages"},
            {"broader": "medtop:06000000"},
        ],
    )
    def test_what_decides_the_tags_changes_it(self, about):
        assert self.version(**about) != self.version()

    def test_a_definition_does_not(self):
        assert self.version(definition="Walls across rivers.") == self.version()

    def test_words_do_not_run_into_each_other(self):
        assert self.version(cues=("a b",)) != self.version(cues=("a", "b"))
        assert self.version(cues=("a",), hints=("b",)) != self.version(cues=("a", "b"))
