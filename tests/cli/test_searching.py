"""Searching on the command line: what is found, in which order, and how it shows."""

import json

import pytest

from quotetrack.cli._screen import lit, marked
from quotetrack.cli._screen import width as columns


def rows(ask, *words):
    code, out, _ = ask(*words, "--nl")
    assert code == 0
    return [json.loads(line) for line in out.splitlines()]


def test_a_row_says_how_well_it_answers_by_what_and_in_which_words(ask):
    first, second = rows(ask, "quotes", "--search", "tomahawks", "--order", "date")
    assert first["text"] == "We need Tomahawks and air defence." and first["article_id"]
    assert [first["text"][start:end] for start, end in first["matches"]] == ["Tomahawks"]
    assert first["matched_by"] == second["matched_by"] == ["text"]
    assert 0 < second["score"] <= 1
    assert ("ukraine:air-defence", "air defence") in {(tag["topic"], tag["label"]) for tag in first["tags"]}
    assert "air defence" in first["topics"]


def test_nothing_asked_nothing_scored(ask):
    assert all(
        row["score"] is None and row["matched_by"] == row["matches"] == [] for row in rows(ask, "quotes")
    )


def test_a_topic_is_found_by_its_tag_too(ask):
    by = {row["text"]: row["matched_by"] for row in rows(ask, "quotes", "--topic", "ukraine:air-defence")}
    assert {"topic", "text"} <= set(by["We need Tomahawks and air defence."])
    assert {row["text"] for row in rows(ask, "quotes", "--topic", "Air-Defenses")} >= by.keys()


def test_the_best_answer_comes_first_where_that_is_asked_for(ask):
    ranked = [row["score"] for row in rows(ask, "quotes", "--topic", "tomahawk", "--order", "relevance")]
    assert len(ranked) > 1 and ranked == sorted(ranked, reverse=True)
    days = [row["day"] for row in rows(ask, "quotes", "--like", "missiles", "--order", "date") if row["day"]]
    assert days == sorted(days)


def test_what_means_the_like_is_found_without_its_words(ask):
    found = rows(ask, "quotes", "--like", "cereal harvest", "--limit", "1")
    assert [(row["text"], row["matched_by"]) for row in found] == [("A new year of grain.", ["meaning"])]


def test_similar_leaves_the_quote_itself_out(ask):
    quote = next(row for row in rows(ask, "quotes") if row["text"] == "The tomahawk is a red line.")
    found = rows(ask, "similar", quote["quote_id"][:8])
    assert found[0]["text"] == "We need Tomahawks and air defence."
    assert quote["quote_id"] not in {row["quote_id"] for row in found}
    assert ask("similar", "zzzz")[0] == 1


def test_no_answer_is_told_not_shown_as_silence(ask):
    assert ask("quotes", "--search", '"air line"')[1:] == (
        ask("quotes", "--search", '"air line"')[1],
        "nothing found\n",
    )
    code, _, err = ask("quotes", "--search", "NOT line")
    assert code == 2 and "nothing to look for" in err and err.count("\n") == 1
    assert ask("quotes", "--order", "relevance")[0] == 2


@pytest.mark.parametrize("text", ["a \ue000b\ue001 c", "\ue001\ue000", "x\x1b[31m y"])
def test_strangers_cannot_set_marks(text):
    assert "\ue000" not in lit(marked(text, [])) and "\x1b" not in lit(marked(text, [(0, 1)]))


def test_words_that_were_looked_for_are_underlined_on_a_terminal(monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    line = marked("we need air  defence", [(8, 20)])
    assert columns(line) == len("we need air defence")
    assert lit(line) == "we need \x1b[4mair\x1b[0m \x1b[4mdefence\x1b[0m"
