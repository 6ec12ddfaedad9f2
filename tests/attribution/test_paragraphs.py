"""Where paragraphs begin and end."""

import pytest

from quotetrack.attribution.paragraphs import paragraphs

FILLED = (
    "The gates of the dam were closed on Monday, and the river below it fell by\n"
    "a third within a week, said the engineer who watches the gauge for the two\n"
    "governments."
)


def split(text):
    return [text[start:end] for start, end in paragraphs(text)]


@pytest.mark.parametrize("ending", ["\n", "\n\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\n \t\n"])
def test_any_line_end_parts_short_lines(ending):
    assert split(f"  One.{ending}Two. ") == ["One.", "Two."]


def test_lines_broken_to_fit_a_width_are_one_paragraph():
    assert split(f"{FILLED}\n\nNext.") == [FILLED, "Next."]


def test_lines_that_had_room_for_more_are_paragraphs():
    lines = ["A first paragraph that is long enough to be a line of running text.", "Short.", "Another one."]
    assert split("\n".join(lines)) == lines


def test_items_of_a_list_are_never_one_paragraph():
    items = [f"- {line}" for line in FILLED.split("\n")]
    assert split("\n".join(items)) == items


def test_lines_of_signs_alone_hold_no_text():
    assert split("> One.\n>\n> Two.") == ["> One.", "> Two."]


def test_an_endless_line_is_cut_between_sentences_and_never_inside_marks():
    sentence = "The river fell and the gauge fell with it, said the engineer of the dam. "
    speech = "“" + sentence * 60 + "”"
    parts = split(sentence * 60 + speech + " " + sentence * 60)
    assert len(parts) > 1
    assert " ".join(parts) == (sentence * 60 + speech + " " + sentence * 60).strip()
    assert all(part.count("“") == part.count("”") for part in parts)
    assert all(part.endswith((".", "”")) for part in parts)


def test_an_endless_line_without_sentences_stays():
    text = "word " * 5000
    assert split(text) == [text.strip()]
