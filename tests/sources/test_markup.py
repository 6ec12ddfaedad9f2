import time

import pytest

from quotetrack.sources._markup import words

CASES = [
    ("# The dam\n\n## “Open it” ##\n", "The dam\n\n“Open it” ##\n"),
    ("#Lisk and # 5\n", "#Lisk and # 5\n"),
    ("The dam\n=======\n\nWords.\n\n***\n\nMore.\r\n---\r\n", "The dam\n\n\nWords.\n\n\n\nMore.\r\n\r\n"),
    ("**Kosh:** “_We_ *will* ***not*** go,” __she__ said.", "Kosh: “We will not go,” she said."),
    ("**bold and *inner* words**", "bold and inner words"),
    ("“What the f*** is s***?” and 5 * 3 * 2", "“What the f*** is s***?” and 5 * 3 * 2"),
    ("snake_case_name and a_b", "snake_case_name and a_b"),
    ("*two\nlines* but *not\n\nparagraphs*", "two\nlines but *not\n\nparagraphs*"),
    ("* item\n* item\n- Ana Kosh, minister\n1. one", "* item\n* item\n- Ana Kosh, minister\n1. one"),
    ("> “We stay.”\n> — Kosh", "> “We stay.”\n> — Kosh"),
    ('[Kosh](https://example.org/a_(b) "who") said', "Kosh said"),
    ("“[He] said [sic] (loudly) [so](b)”", "“[He] said [sic] (loudly) so”"),
    ("![Kosh at the dam](a.jpg)\nWords.", "\nWords."),
    (
        "[Kosh][1] and [applause][laughter] and [Ant]\n\n[1]: https://a.b\n[ant]: <c>\n",
        "Kosh and [applause][laughter] and Ant\n\n\n\n",
    ),
    ("[PENCE]: We won.\n", "[PENCE]: We won.\n"),
    ("Words[^1].\n\n[^1]: “Notes,” he said.", "Words.\n\n“Notes,” he said."),
    ("``Typed marks,'' he said. ``They stay.''", "``Typed marks,'' he said. ``They stay.''"),
    ("Run `make` or ``a`b``.", "Run make or ``a`b``."),
    ("```\ncode stays\n```\nWords.", "\ncode stays\n\nWords."),
    ("an unclosed\n```\nfence costs nothing", "an unclosed\n\nfence costs nothing"),
    ("a<br>b <b>c</b> <!-- d --> <https://e.org> <f@g.org>", "a\nb c  https://e.org f@g.org"),
    ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
    ("&ldquo;Yes&rdquo; &amp; AT&T &nosuch; &#8220;x&#x201D;", "“Yes” & AT&T &nosuch; “x”"),
    (r"\*kept\* and \"quoted\" and C:\dir", r'*kept* and "quoted" and C:\dir'),
    ("~~struck~~ but ~5 km to ~10 km", "struck but ~5 km to ~10 km"),
]
HOSTILE = [
    "# a" + " ",
    "* ",
    "***",
    "_a",
    "`a ",
    "[a](",
    "[a][",
    "<",
    "<a",
    "<!--",
    "&#",
    "\\",
    "[^",
    "![",
    "~~",
    "-- \t",
]


@pytest.mark.parametrize(("markdown", "text"), CASES)
def test_a_reader_sees_the_words(markdown, text):
    assert words(markdown) == text


@pytest.mark.parametrize(
    "text", [text for _, text in CASES if "&" not in text and "\\" not in text and "<" not in text]
)
def test_words_without_markup_stay_as_they_are(text):
    assert words(text) == text


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("around", ["{}x", "a\n{}", "# ***{}", "[a]: {}", "*{}\n"])
def test_time_grows_with_the_length_only(piece, around):
    def seconds(size):
        hostile = around.format((piece * size)[:size])
        started = time.process_time()
        words(hostile)
        return time.process_time() - started

    # a quadratic pattern takes minutes here; the bound is wide because machines are busy
    assert seconds(50_000) < 2
