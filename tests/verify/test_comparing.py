"""What became of a quote in another text of its article."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotetrack.words import Anchor, Text, compared, folded, located

CONTEXT = 32


def anchor(text, *parts, context=CONTEXT):
    spans, at = [], 0
    for part in parts:
        at = text.index(part, at)
        spans.append((at, at + len(part)))
    start, end = spans[0][0], spans[-1][1]
    return Anchor(parts, tuple(spans), text[max(0, start - context) : start], text[end : end + context])


STORY = """KYIV — The call lasted an hour.

“We need twelve planes by the spring,” Ana Kosh said. “Without them the bridge will not hold.”

Boris Lind called it “a disaster” on Monday. “No,” he said, when asked of the river.

"The river gave us nothing this year," said Ilka Torvald. “No,” she added, and left the room.
"""
TWO = ("We need twelve planes by the spring,", "Without them the bridge will not hold.")
RIVER = ("The river gave us nothing this year,",)


def fate(old, new, *parts):
    (found,) = compared([anchor(old, *parts)], Text(new))
    return found


@pytest.mark.parametrize("parts", [TWO, RIVER, ("a disaster",), ("No,",)])
def test_the_same_text_has_it_unchanged(parts):
    found = fate(STORY, STORY, *parts)
    assert (found.fate, found.diff, found.why) == ("unchanged", None, None)
    assert found.spans == anchor(STORY, *parts).spans
    assert found.found == " ".join(parts)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "Correction: an earlier version was wrong.\n\n" + text,
        lambda text: text.replace("“", '"').replace("”", '"').replace("\n", "\r\n"),
        lambda text: text.replace(" ", "\N{NO-BREAK SPACE} ").replace(",", "\u200b,"),
        lambda text: text.replace("\n\n", "\n"),
        lambda text: text.upper(),
    ],
)
@pytest.mark.parametrize("parts", [TWO, RIVER, ("a disaster",)])
def test_words_in_another_place_or_other_marks_are_moved(change, parts):
    new = change(STORY)
    found = fate(STORY, new, *parts)
    assert found.fate == "moved"
    assert found.diff is None
    assert folded(" ".join(new[start:end] for start, end in found.spans)) == folded(" ".join(parts))


@pytest.mark.parametrize(
    ("old", "new", "parts", "wording", "diff"),
    [
        (
            "twelve planes",
            "nine fighter planes",
            TWO[:1],
            "We need nine fighter planes by the spring,",
            "We need {+nine+} [-twelve-]{+fighter+} planes by the spring,",
        ),
        ("not hold", "hold", TWO[1:], None, "Without them the bridge will [-not-] hold."),
        ("nothing", "little", RIVER, None, "The river gave us [-nothing-]{+little+} this year,"),
        ("We need", "I want", TWO[:1], "I want twelve planes by the spring,", None),
        (" by the spring,", ",", TWO[:1], "We need twelve planes,", None),
        ("a disaster", "a triumph", ("a disaster",), "a triumph", "a [-disaster-]{+triumph+}"),
        ("twelve", "12", TWO[:1], "We need 12 planes by the spring,", None),
        ("“Without them the bridge will not hold.”", "", TWO, "We need twelve planes by the spring,", None),
    ],
)  # fmt: skip
def test_other_words_are_an_alteration(old, new, parts, wording, diff):
    found = fate(STORY, STORY.replace(old, new), *parts)
    assert found.fate == "altered"
    assert wording in (None, found.found)
    assert diff in (None, found.diff)
    assert "[-" in found.diff or "{+" in found.diff


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        ('"The river gave us nothing this year," said Ilka Torvald.', "The harvest failed.", RIVER),
        ("“a storm,” he said, when asked of the river.", "He refused.\n“Yes,” said Dunn.", ("a storm",)),
        (STORY, "The mayor said that this is a house of the people, and by the spring it will not be.", TWO),
        (STORY, "The mayor said that this is a house.", ("a disaster",)),
        (STORY, "", TWO),
        (STORY, "…", ("No,",)),
    ],
)
def test_words_without_a_likeness_are_gone(old, new, parts):
    text = STORY.replace("No", "a storm", 1)
    found = fate(text, text.replace(old, new) if old != STORY else new, *parts)
    assert (found.fate, found.spans, found.found, found.diff) == ("gone", (), None, None)


def test_the_words_around_tell_places_apart():
    text = "“No,” said Ana in Lisk. Later he said more. “No,” said Boris in Karrow."
    second = Anchor(("No,",), ((44 + 1, 44 + 4),), text[13:45], text[48:80])
    assert text[45:48] == "No,"
    longer = "It rained for a week, and nobody came, and the talks went on. " + text
    assert located(second, Text(longer)) == ((45 + 62, 48 + 62),)
    swapped = "“No,” said Boris in Karrow. “No,” said Ana in Lisk. Later he said more."
    assert located(second, Text(swapped)) == ((1, 4),)


def test_with_the_same_words_around_the_nearest_place_counts():
    text = "“No,” he said. " * 5
    third = Anchor(("No,",), ((31, 34),), text[:31], text[34:66])
    assert located(third, Text("x " + text)) == ((33, 36),)


def test_a_word_is_not_found_inside_of_another():
    assert located(anchor("“No” he said", "No"), Text("Nothing, he said. Piano.")) == ()


def test_parts_keep_their_order():
    assert located(anchor("a b c d", "a b", "c d"), Text("c d x a b")) == ()
    assert located(anchor("a b c d", "a b", "c d"), Text("a b x c d x a b")) == ((0, 3), (6, 9))


def test_new_words_next_to_a_quote_are_told():
    found = fate(STORY, STORY.replace("said Ilka Torvald", "said Mara Dunn"), *RIVER)
    assert (found.fate, found.why) == ("unchanged", "other words stand next to it")
    found = fate(STORY, STORY.replace("this year", "this year, or last"), *RIVER)
    assert (found.fate, found.why) == ("unchanged", "other words stand next to it")


def test_what_is_one_quote_is_not_another_one_altered():
    old = "“We want bread now,” said Ana. “We want bread later,” said Boris."
    both = [anchor(old, "We want bread now,"), anchor(old, "We want bread later,")]
    new = Text("“We want bread later,” said Boris.")
    assert [found.fate for found in compared(both, new)] == ["gone", "moved"]


def test_two_quotes_with_the_same_words_do_not_share_a_place():
    old = "“We will not pay,” said Ana in Lisk.\n\nDunn was brief: “We will not pay,” he wrote."
    first = anchor(old, "We will not pay,")
    at = old.rindex("We will")
    second = Anchor(first.parts, ((at, at + 16),), old[at - 32 : at], old[at + 16 :])
    assert [one.fate for one in compared([first, second], Text(old))] == ["unchanged"] * 2
    assert [one.fate for one in compared([first, second], Text("Lisk.\n" + old))] == ["moved"] * 2
    new = "Lisk.\n" + old.replace("We will not", "We will never", 1)
    assert [one.fate for one in compared([first, second], Text(new))] == ["altered", "moved"]


def test_a_quote_inside_of_another_is_no_rival():
    old = "He said that the vote was “orderly and in places cheerful” on Sunday."
    whole, inner = (
        anchor(old, "the vote was “orderly and in places cheerful” on Sunday"),
        anchor(old, "orderly and in places cheerful"),
    )
    assert [one.fate for one in compared([whole, inner], Text("Then: " + old))] == ["moved"] * 2
    new = Text(old.replace("vote", "count"))
    assert [one.fate for one in compared([whole, inner], new)] == ["altered", "moved"]


def test_a_quote_without_a_word_is_found_as_it_is():
    assert fate("He wrote “?!” to her.", "Then he wrote “?!” to her.", "?!").fate == "moved"
    assert fate("He wrote “?!” to her.", "He wrote to her.", "?!").fate == "gone"


WORDS = st.sampled_from(
    ["we", "the", "No", "12", "doesn’t", "“", "”", "…", "\n\n", "Ana", "said", "bread", "é"]
)
TEXTS = st.lists(WORDS, max_size=30).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(old=TEXTS, new=TEXTS, cut=st.tuples(*[st.integers(0, 80)] * 4))
def test_any_quote_in_any_text_gets_an_answer_that_holds(old, new, cut):
    first, second, third, fourth = sorted(min(place, len(old)) for place in cut)
    spans = tuple(span for span in ((first, second), (third, fourth)) if span[0] < span[1])
    if not spans:
        return
    quote = Anchor(tuple(old[start:end] for start, end in spans), spans, old[:first], old[fourth:])
    assert compared([quote], Text(old))[0].fate == "unchanged"
    (found,) = compared([quote], Text(new))
    assert (found.found is None) == (found.fate == "gone")
    assert all(0 <= start < end <= len(new) for start, end in found.spans)
    assert (found.diff is not None) == (found.fate == "altered")
    if found.found is not None:
        assert found.found == " ".join(new[start:end] for start, end in found.spans)
    if found.fate == "moved":
        assert folded(found.found) == folded(" ".join(quote.parts))
