"""The Markdown dossier: what an editor is handed."""

from datetime import date

from test_exports import saying, written

PAGE = """\
# Ana on gates

Quotes by Ana on “gates”.

2 quotes from 2 articles, 2025-10-11 to 2025-10-13. Found on 2026-01-02 by quotetrack; who said what is a \
machine's reading: hold each quote against its source.

## Said 2025-10-11

> “Shut.”
>
> — **Ana**, the minister \\[1\\]

Context: On Friday Ana said “…”.  \nSaid 2025-10-11 (“on Friday”); speaker 62% sure.

## Published 2025-10-13

> “Open.”
>
> — a farmer \\[2\\]

## Sources

1. Gates, Courier, 2025-10-13, <https://a.example/1>, article a
2. article b
"""


def shut(**about):
    known = {
        "day": "2025-10-11",
        "day_is": "said",
        "said_start": date(2025, 10, 11),
        "said_end": date(2025, 10, 12),
    }
    return saying("Shut.", **{"frame": "", "published": "2025-10-13", **known, **about})


def test_it_reads_well():
    first = shut(
        said_evidence="on Friday",
        confidence=0.62,
        frame="On Friday Ana said “…”.",
        speaker_role="the minister",
        title="Gates",
        publisher="Courier",
        url="https://a.example/1",
    )
    second = saying(
        "Open.", article_id="b", speaker=None, speaker_mention="a farmer", frame="", day="2025-10-13"
    )
    second = second.model_copy(update={"day_is": "published"})
    how = {"title": "Ana on gates", "asked": "Quotes by Ana on “gates”.", "at": "2026-01-02T03:04:05+00:00"}
    assert written("markdown", [first, second], **how) == PAGE


def test_each_article_is_one_source():
    text = written("markdown", [saying("No."), saying("Yes.")])
    assert text.count("\\[1\\]") == 2 and "\n2. " not in text


def test_a_long_one_begins_with_its_contents():
    quotes = [shut()] * 15 + [shut(day="2025-11-02", speaker="Ben")] * 6 + [saying("No.", frame="")]
    text = written("markdown", quotes)
    assert "- [October 2025](#october-2025): 15 quotes (Ana 15)\n" in text
    assert "- [November 2025](#november-2025): 6 quotes (Ben 6)\n" in text
    assert "- [Without a date](#without-a-date): 1 quote (Ana 1)\n" in text
    assert text.count("\n## November 2025\n") == text.count("\n## Without a date\n") == 1
    assert "## Contents" not in written("markdown", quotes[:20])


def test_of_one_speaker_the_contents_name_nobody():
    assert "15 quotes\n" in written("markdown", [shut()] * 15 + [shut(day="2025-11-02")] * 6)
