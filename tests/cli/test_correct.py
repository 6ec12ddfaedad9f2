"""What is right of a quote, said at the command line; and the gold that comes of it."""

import json

import pytest
from test_people import refused, rows, said

from quotetrack import queries
from quotetrack.records import Quote

TOMAHAWKS = "We need Tomahawks and air defence."
WAIT = "Don't wait, please."
MISTAKE = "It's a mistake."


def quotes(ask):
    return {row["text"]: row for row in rows(ask, "quotes")}


def correct(ask, words, *how):
    return said(ask("correct", quotes(ask)[words]["quote_id"][:8], *how))


class TestCorrect:
    def test_a_speaker_who_is_known(self, ask):
        assert correct(ask, MISTAKE, "--speaker", "Зеленський", "--why", "typo") == [
            f"1: “{MISTAKE}” is by Volodymyr Zelensky"
        ]
        row = quotes(ask)[MISTAKE]
        assert (row["speaker"], row["person_id"], row["status"]) == (
            "Volodymyr Zelensky",
            "volodymyr-zelensky",
            "corrected",
        )
        said(ask("people", "undo", "1"))
        assert quotes(ask)[MISTAKE]["speaker"] == "Ana O'Brien-Müller"

    def test_a_speaker_who_is_new(self, ask):
        assert correct(ask, MISTAKE, "--speaker", " Dora Voss ") == [f"1: “{MISTAKE}” is by Dora Voss"]
        assert quotes(ask)[MISTAKE]["person_id"] == "dora-voss"
        assert rows(ask, "people", "voss")[0]["quotes"] == 1

    def test_the_same_new_speaker_twice_is_one(self, ask):
        correct(ask, MISTAKE, "--speaker", "Dora Voss")
        correct(ask, WAIT, "--speaker", "Voss")
        assert rows(ask, "people", "dora voss")[0]["quotes"] == 2

    def test_a_speaker_whom_only_a_list_knows(self, ask):
        correct(ask, MISTAKE, "--speaker", "Keir Starmer")
        assert quotes(ask)[MISTAKE]["person_id"] == "keir-starmer"

    def test_nobody_known(self, ask):
        assert correct(ask, MISTAKE, "--speaker", "") == [f"1: “{MISTAKE}” is by nobody known"]
        row = quotes(ask)[MISTAKE]
        assert (row["speaker"], row["person_id"], row["speaker_type"]) == (None, None, "unnamed")

    def test_no_quote(self, ask):
        assert correct(ask, MISTAKE, "--not-quote") == [f"1: “{MISTAKE}” is no quote"]
        assert MISTAKE not in quotes(ask)
        assert MISTAKE not in {row["text"] for row in rows(ask, "quotes", "--versions", "all")}
        said(ask("people", "undo", "1"))
        assert quotes(ask)[MISTAKE]["status"] is None

    def test_confirmed(self, ask):
        assert correct(ask, MISTAKE, "--confirm") == [f"1: “{MISTAKE}” is a quote by Ana O'Brien-Müller"]
        assert quotes(ask)[MISTAKE]["status"] == "confirmed"
        assert "confirmed" in ask("show", quotes(ask)[MISTAKE]["quote_id"])[1]

    def test_a_confirmed_speaker_stays_when_others_are_told_apart(self, ask, newsroom, told):
        with queries.open(newsroom) as timeline:
            timeline.save([told("Go on.", "Zelensky", id="h", published="2025-10-15")])
        correct(ask, WAIT, "--confirm")
        said(ask("people", "split", "volodymyr-zelensky", "Zelensky"))
        assert quotes(ask)[WAIT]["person_id"] == "volodymyr-zelensky"
        assert quotes(ask)["Go on."]["person_id"] != "volodymyr-zelensky"

    def test_several_at_once(self, ask):
        ids = [quotes(ask)[words]["quote_id"] for words in (MISTAKE, WAIT)]
        assert len(said(ask("correct", *ids, "--speaker", "Eve"))) == 2
        assert {quotes(ask)[words]["speaker"] for words in (MISTAKE, WAIT)} == {"Eve"}

    def test_show_says_why(self, ask):
        correct(ask, MISTAKE, "--speaker", "Eve")
        out = ask("show", quotes(ask)[MISTAKE]["quote_id"])[1]
        assert "a user says who said this" in out and "corrected" in out

    @pytest.mark.parametrize(
        "how", [[], ["--confirm", "--not-quote"], ["--speaker", "", "--confirm"], ["--speaker", "!?"]]
    )
    def test_what_says_nothing_or_too_much(self, ask, how):
        refused(ask("correct", quotes(ask)[MISTAKE]["quote_id"], *how), code=2)
        assert rows(ask, "people", "log") == []

    def test_an_unknown_quote(self, ask):
        assert "no quote has the id 'zz'" in refused(ask("correct", "zz", "--confirm"))

    def test_a_missing_database_is_not_made(self, ask, tmp_path):
        missing = tmp_path / "missing.db"
        refused(ask("correct", "zz", "--confirm", "--db", str(missing)))
        assert not missing.exists()


def of(quote, **about):
    """Return a quote as evaluate reads it, found again by some model."""
    found = {name: quote[name] for name in Quote.model_fields}
    return json.dumps(found | about) + "\n"


class TestGold:
    @pytest.fixture
    def gold(self, ask, tmp_path):
        """Return the path of gold of a confirmed, a corrected and a rejected quote, and those quotes."""
        found = quotes(ask)
        correct(ask, TOMAHAWKS, "--confirm")
        correct(ask, WAIT, "--speaker", "Eve")
        correct(ask, MISTAKE, "--not-quote")
        path = tmp_path / "gold.jsonl"
        assert ask("export", "--gold", "-o", str(path))[:2] == (0, "")
        return path, found

    def evaluate(self, ask, tmp_path, gold, predicted):
        (tmp_path / "pred.jsonl").write_text("".join(predicted), encoding="utf-8")
        words = ("--pred", str(tmp_path / "pred.jsonl"), "--min-words", "1", "--json")
        code, out, err = ask("evaluate", str(gold), *words)
        assert (code, err) == (0, "")
        return json.loads(out)["scores"][0]["figures"]

    def test_what_was_judged_is_in_it(self, gold):
        path, _ = gold
        articles = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        judged = {a["text"][s["start"] : s["end"]]: s for a in articles for s in a["segments"]}
        assert judged.keys() == {TOMAHAWKS, WAIT, MISTAKE}
        assert {words: one["attributed"] for words, one in judged.items()} == {
            TOMAHAWKS: True,
            WAIT: True,
            MISTAKE: False,
        }
        assert judged[TOMAHAWKS]["speaker"] == ["Volodymyr Zelensky"] and judged[WAIT]["speaker"] == ["Eve"]
        assert judged[TOMAHAWKS]["source"] and judged[WAIT]["source"] is None
        assert not any(article["is_complete"] for article in articles)

    def test_a_perfect_answer(self, ask, tmp_path, gold):
        path, found = gold
        predicted = [of(found[TOMAHAWKS]), of(found[WAIT], speaker="Eve")]
        got = self.evaluate(ask, tmp_path, path, predicted)
        assert (got["gold"], got["detection_f1"], got["named_f1"], got["mention_f1"]) == (2, 1, 1, 1)

    def test_what_was_rejected_and_is_found_again_counts_against_precision(self, ask, tmp_path, gold):
        path, found = gold
        predicted = [of(found[TOMAHAWKS]), of(found[WAIT], speaker="Eve"), of(found[MISTAKE])]
        got = self.evaluate(ask, tmp_path, path, predicted)
        assert (got["predicted"], got["detection_r"]) == (3, 1)
        assert got["detection_p"] == pytest.approx(2 / 3)

    def test_the_earlier_speaker_is_wrong_by_name_alone(self, ask, tmp_path, gold):
        path, found = gold
        got = self.evaluate(ask, tmp_path, path, [of(found[TOMAHAWKS]), of(found[WAIT])])
        assert (got["detection_f1"], got["named_p"], got["named_r"], got["mention_f1"]) == (1, 0.5, 0.5, 1)

    def test_what_nobody_judged_does_not_count(self, ask, tmp_path, gold):
        path, found = gold
        text = "The call lasted an hour."
        start = 7
        other = of(found[TOMAHAWKS], quote_id="x", text=text, spans=[[start, start + len(text)]])
        predicted = [of(found[TOMAHAWKS]), of(found[WAIT], speaker="Eve"), other]
        assert self.evaluate(ask, tmp_path, path, predicted)["detection_f1"] == 1

    def test_it_follows_from_the_judgements_whatever_a_model_finds_now(self, ask, gold, newsroom):
        path, found = gold
        with queries.open(newsroom) as timeline:
            shown = [timeline.show(found[words]["quote_id"]) for words in (TOMAHAWKS, WAIT, MISTAKE)]
            timeline.save([(one.article, []) for one in shown])
        assert ask("export", "--gold")[1] == path.read_text(encoding="utf-8")
        assert quotes(ask).keys() >= {TOMAHAWKS, WAIT} and MISTAKE not in quotes(ask)

    @pytest.mark.parametrize("words", [["csv"], ["--person", "eve"], ["--since", "2025"]])
    def test_it_takes_no_format_and_no_filter(self, ask, words):
        assert "--gold takes no format and no filters" in refused(ask("export", "--gold", *words), code=2)

    def test_nothing_was_judged(self, ask):
        assert ask("export", "--gold") == (0, "", "nothing found\n")

    def test_a_format_is_asked_for(self, ask):
        assert "name a format" in refused(ask("export"), code=2)

    @pytest.mark.parametrize("how", [["--confirm"], ["--speaker", "Eve"]])
    def test_a_turn_without_marks_is_counted_with_its_kind(self, ask, tmp_path, newsroom, told, how):
        with queries.open(newsroom) as timeline:
            timeline.save([told("No comment today.", "Ana Kosh", id="t", like={"kind": "turn"})])
        found = quotes(ask)["No comment today."]
        correct(ask, "No comment today.", *how)
        path = tmp_path / "gold.jsonl"
        ask("export", "--gold", "-o", str(path))
        speaker = quotes(ask)["No comment today."]["speaker"]
        (tmp_path / "pred.jsonl").write_text(of(found, speaker=speaker), encoding="utf-8")
        words = ("--pred", str(tmp_path / "pred.jsonl"), "--min-words", "1", "--json")
        [scores] = json.loads(ask("evaluate", str(path), *words)[1])["scores"]
        assert (scores["figures"]["gold"], scores["unmarked"]["gold"]) == (0, 1)
        assert (scores["unmarked"]["detection_f1"], scores["unmarked"]["named_f1"]) == (1, 1)

    def test_statements_in_the_reporters_words_are_no_segments(self, ask, newsroom, told):
        with queries.open(newsroom) as timeline:
            timeline.save(
                [told("it would rain", "Ana Kosh", id="t", like={"kind": "indirect"})], indirect=True
            )
        correct(ask, "it would rain", "--confirm")
        assert ask("export", "--gold")[1:] == ("", "nothing found\n")
