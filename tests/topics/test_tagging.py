"""The tagger, on topics made for the purpose: what each part of a topic does."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotetrack.records import Topic
from quotetrack.topics import Tagger, called, is_topic_id, shipped

HOSTILE = (
    "",
    "\x00\x1b[31m\u202e\u2066",
    "=cmd|' /C calc'!A0",
    "'); DROP TABLE tags;--",
    '"dam" OR NEAR(gate*',
    "<script>dam</script>",
    "\udcff\ud800",
    "’'’' --__ …",
    "dam" * 2_000,
    "dam " * 2_000,
    "İstanbul ǅ ß ﬁ",
    "１２３ ٣٤ Ⅷ ²",
)


def topic(code="dams", **about):
    return Topic(**{"id": f"t:{code}", "label": code, "cues": ("dam",), **about})


def ids(topics, *words):
    one = [topics] if isinstance(topics, Topic) else topics
    return {tag.topic for tag in Tagger(one).tags(*words)}


def score(topics, *words):
    one = [topics] if isinstance(topics, Topic) else topics
    return {tag.topic: tag.score for tag in Tagger(one).tags(*words)}.get("t:dams", 0.0)


class TestCues:
    @pytest.mark.parametrize(
        "text", ["a dam", "Dams break.", "the dam’s gates", "DAM!", "“dam”", "dam-building"]
    )
    def test_a_word_in_any_form(self, text):
        assert ids(topic(), text) == {"t:dams"}

    @pytest.mark.parametrize("text", ["", "damp", "madam", "Amsterdam", "damned", "d a m"])
    def test_a_part_of_a_word_is_none(self, text):
        assert ids(topic(), text) == set()

    @pytest.mark.parametrize(
        ("cue", "text"),
        [
            ("air defence", "Air defenses failed."),
            ("air defense", "their air-defence"),
            ("colour", "coloring"),
            ("organise", "organized"),
            ("labor", "labour"),
        ],
    )
    def test_british_and_american_spelling(self, cue, text):
        assert ids(topic(cues=(cue,)), text) == {"t:dams"}

    def test_the_words_of_a_phrase_stand_together(self):
        about = topic(cues=("prisoner exchange",))
        assert (
            ids(about, "an exchange, a prisoner") == ids(about, "the prisoner refused the exchange") == set()
        )
        assert ids(about, "two prisoner exchanges") == {"t:dams"}

    def test_a_phrase_does_not_run_over_the_end(self):
        about = topic(cues=("cost of living",))
        assert ids(about, "the cost of") == ids(about, "the cost of", "living") == set()

    def test_a_capital_counts(self):
        about = topic(cues=("Patriot", "ICE", "Polish"))
        for text in ("patriots", "ice", "polish your shoes"):
            assert ids(about, text) == set(), text
        for text in (
            "Patriots",
            "the Patriot’s radar",
            "the Patriots’ radar",
            "ICE agents",
            "the Polish border",
        ):
            assert ids(about, text) == {"t:dams"}, text

    @pytest.mark.parametrize("text", ["vaccine", "Vaccinated", "VACCINES"])
    def test_a_star_stands_for_any_ending(self, text):
        assert ids(topic(cues=("vaccin*",)), text) == {"t:dams"}
        assert ids(topic(cues=("vaccin*",)), f"un{text}") == set()


class TestHints:
    DAMS = topic(hints=("gate", "river", "water"))

    def test_one_or_two_tell_of_nothing(self):
        assert ids(self.DAMS, "the gate") == ids(self.DAMS, "gates of the river") == set()

    def test_one_that_is_said_again_stays_one(self):
        assert ids(self.DAMS, "gate, gates and a gate by the river, the river") == set()

    def test_three_do(self):
        assert ids(self.DAMS, "the gates of the river hold the water") == {"t:dams"}

    def test_with_a_cue_they_make_it_surer(self):
        assert score(self.DAMS, "the dam") < score(self.DAMS, "the gates of the dam") < 1


class TestNever:
    DAMS = topic(cues=("dam", "gates"), never=("Hoover dam", "pearly gates", "the dam busters"))

    @pytest.mark.parametrize("text", ["the Hoover dam", "at the pearly gates", "The dam busters flew."])
    def test_a_cue_in_such_a_phrase_is_none(self, text):
        assert ids(self.DAMS, text) == set()

    def test_beside_it_another_one_counts(self):
        assert ids(self.DAMS, "the Hoover dam and this dam") == {"t:dams"}

    def test_it_concerns_its_own_topic_alone(self):
        assert ids([self.DAMS, topic("walls")], "the Hoover dam") == {"t:walls"}

    def test_it_does_not_take_what_stands_in_another_part(self):
        assert ids(self.DAMS, "a dam", "the Hoover dam") == {"t:dams"}


class TestScore:
    def test_between_nothing_and_one(self):
        many = topic(cues=tuple(f"word{at}x" for at in range(50)))
        assert 0.9 < score(many, " ".join(many.cues)) <= 1

    def test_the_nearer_the_surer(self):
        inside, around, above = (
            score(topic(), "dam"),
            score(topic(), "", "dam"),
            score(topic(), "", "", "dam"),
        )
        assert inside > around > above > 0

    def test_more_cues_are_surer_and_the_same_again_is_not(self):
        two = topic(cues=("dam", "sluice"))
        assert score(two, "dam") == score(two, "dam dam dams", "a dam") < score(two, "dam and sluice")

    def test_forms_of_one_word_are_one_cue(self):
        listed = topic(cues=("dam", "dams"))
        assert score(listed, "the dams") == score(topic(), "the dams")

    def test_the_surest_come_first(self):
        topics = [topic("a"), topic("b", cues=("dam", "gate")), topic("c")]
        assert [tag.topic for tag in Tagger(topics).tags("dam gate")] == ["t:b", "t:a", "t:c"]

    def test_the_words_that_told_are_evidence(self):
        [tag] = Tagger([topic(cues=("dam",), hints=("river",))]).tags("Dams", "rivers")
        assert tag.evidence == ("dam", "river") and tag.label == "dams"


class TestBroader:
    RIVERS = (
        topic("water", cues=("water",)),
        topic("rivers", cues=("river",), broader="t:water"),
        topic("dams", broader="t:rivers"),
    )

    def test_what_it_is_a_part_of_comes_with_it(self):
        tags = Tagger(self.RIVERS).tags("a dam")
        assert [tag.topic for tag in tags] == ["t:dams", "t:rivers", "t:water"]
        assert {tag.evidence for tag in tags} == {("dam",)}

    def test_not_the_other_way_round(self):
        assert ids(self.RIVERS, "a river") == {"t:rivers", "t:water"}

    def test_one_that_is_unknown_is_left_out(self):
        assert ids(topic(broader="other:unknown"), "a dam") == {"t:dams"}

    def test_a_ring_comes_to_an_end(self):
        ring = [topic("dams", broader="t:walls"), topic("walls", cues=("wall",), broader="t:dams")]
        assert ids(ring, "a dam") == {"t:dams", "t:walls"}
        assert ids(topic(broader="t:dams"), "a dam") == {"t:dams"}


EVERYTHING = [one for scheme in shipped() for one in scheme.topics]


@pytest.fixture(scope="module")
def tagger():
    return Tagger(EVERYTHING)


WORDS = st.sampled_from(
    [
        *("strike", "Patriots", "battery", "tax", "prices", "war", "the", "of", "talks", "peace", "school"),
        *("police", "shooting", "F-16", "vaccine", "court", "judge", "election", "Gaza", "goal", "drought"),
        *("minimum", "wage", "cost", "living", "shot", "down", "not", "a", "…", "’s", "\x1b[0m", "\u202e"),
    ]
)
TEXTS = st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=60)


class TestAnyText:
    @given(TEXTS, TEXTS, TEXTS)
    def test_tags_are_in_order_and_closed(self, tagger, text, frame, title):
        tags = tagger.tags(text, frame, title)
        assert tags == sorted(tags, key=lambda tag: (-tag.score, tag.topic))
        found = {tag.topic for tag in tags}
        assert len(found) == len(tags)
        assert all(0 < tag.score <= 1 and tag.evidence for tag in tags)
        assert {one.broader for one in EVERYTHING if one.id in found and one.broader} <= found

    @settings(max_examples=8, deadline=None)
    @given(TEXTS, st.integers(0, 10**6))
    def test_the_order_of_topics_and_other_topics_never_matter(self, text, seed):
        chance = random.Random(seed)
        some = chance.sample(EVERYTHING, 8)
        ids_ = {one.id for one in some}
        lines = [one for one in EVERYTHING if one.id in ids_ | {two.broader for two in some}]
        mixed = chance.sample(lines, len(lines))
        alone = Tagger(lines).tags(text)
        assert Tagger(mixed).tags(text) == alone
        unrelated = topic("unrelated", cues=("the", "of"))
        more = [tag for tag in Tagger([unrelated, *lines]).tags(text) if tag.topic != unrelated.id]
        assert more == alone

    @given(TEXTS)
    def test_a_tagger_remembers_nothing_that_matters(self, tagger, text):
        first = tagger.tags(text)
        tagger.tags("dam " + text)
        assert tagger.tags(text) == first

    @pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
    def test_hostile_text(self, tagger, text):
        for place in range(3):
            assert isinstance(tagger.tags(*["", "", ""][:place], text), list)
        assert all("\x1b" not in word for tag in tagger.tags(f"{text} air defence") for word in tag.evidence)


class TestCalled:
    TOPICS = (
        topic("air-defence", label="air defence", also=("Patriot", "shield of the sky")),
        topic("prisoners", label="prisoners of war", also=("POWs",)),
        Topic(id="u:prisoners", label="Prisoner of war", cues=("captive",)),
    )

    @pytest.mark.parametrize(
        "typed",
        ["air defence", "AIR DEFENSE", "Air-Defences", " air  defence ", "patriots", "t:air-defence"],
    )
    def test_a_label_an_id_or_another_name(self, typed):
        assert called(self.TOPICS, typed) == [self.TOPICS[0]]

    def test_of_two_schemes_both(self):
        assert called(self.TOPICS, "prisoners of war") == list(self.TOPICS[1:])

    @pytest.mark.parametrize(
        "typed", ["", "…", "air", "defence", "captive", "t:none", "x:air-defence", *HOSTILE]
    )
    def test_never_a_guess(self, typed):
        assert called(self.TOPICS, typed) == []

    @pytest.mark.parametrize("typed", ["medtop:16000000", "ukraine:air-defence", "own:a_b.c", " own:x "])
    def test_an_id(self, typed):
        assert is_topic_id(typed)

    @pytest.mark.parametrize("typed", ["", "war", "Own:x", "own:", ":x", "own: x", "a b:c", "http://x"])
    def test_no_id(self, typed):
        assert not is_topic_id(typed)
