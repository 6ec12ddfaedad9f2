"""Topics at the command line: listed, shown, brought, added, taken away."""

import csv
import io
import json
import shutil

import pytest

from quotetrack import queries

SUBCOMMANDS = ("add", "import", "list", "remove", "show", "tag")
FORMULA = '=cmd("grain")'
HARMFUL = set("\x00\x07\x1b\u202e\udcff")
HOSTILE = (
    "Grain\x1b[31m red",
    "Grain\u202eder",
    FORMULA,
    "grain'); DROP TABLE topics;--",
    'grain" OR * NEAR(',
    "<script>grain</script> [bold]x[/bold]",
    "Grain\nnew\tline",
    "grain " + "x" * 5_000,
    "Grain \udcff",
)
DELTA = """name = "delta"
title = "The delta"
licence = "CC0"

[[topic]]
id = "grain"
label = "grain"
definition = "What the fields of the delta bear."
also = ["cereals"]
cues = ["grain", "wheat"]
hints = ["year"]

[[topic]]
id = "silos"
label = "silos"
cues = ["silo"]
broader = "grain"
"""


def done(answer):
    """Return what a command that changes something says, which has to work and print no data."""
    code, out, err = answer
    assert (code, out) == (0, ""), err
    return err.splitlines()


def refused(answer, code=1):
    """Return the one line in which a command says why not."""
    got, out, err = answer
    assert (got, out) == (code, ""), err
    assert err.startswith("error: ") and err.count("\n") == 1
    return err


def rows(ask, *words):
    code, out, err = ask("topics", *words, "--json")
    assert code == 0, err
    return json.loads(out)


def tagged(ask, id):
    code, out, err = ask("quotes", "--json")
    assert code == 0, err
    return [row["text"] for row in json.loads(out) if any(tag["topic"] == id for tag in row["tags"])]


@pytest.fixture(scope="module")
def template(told, tmp_path_factory):
    path = tmp_path_factory.mktemp("template") / "quotes.db"
    with queries.open(path) as timeline:
        timeline.save(
            [
                told("We need Tomahawks and air defence.", "Volodymyr Zelensky", published="2025-10-13"),
                told("A new year of grain.", "Ana O'Brien-Müller", id="b", published="2026-01-01"),
                told("Don't wait, please.", id="c"),
            ]
        )
    return path


@pytest.fixture
def newsroom(template, database):
    """Return the path of a database with three quotes of three speakers: a copy is made in no time."""
    shutil.copy(template, database)
    return database


@pytest.fixture
def delta(tmp_path):
    path = tmp_path / "delta.toml"
    path.write_text(DELTA, encoding="utf-8")
    return path


class TestHelp:
    def test_each_command_is_told_in_a_line(self, ask):
        code, out, _ = ask("topics", "-h")
        assert code == 0
        told = [line for line in out.splitlines() if line.startswith("  ")]
        assert all(any(line.split()[0] == name for line in told) for name in SUBCOMMANDS)
        assert not any(line.endswith("...") or len(line) > 80 for line in told)

    def test_each_command_has_help(self, ask):
        for name in SUBCOMMANDS:
            code, out, _ = ask("topics", name, "-h")
            assert code == 0 and f" topics {name} " in out.splitlines()[0]


class TestList:
    def test_a_table_of_those_with_quotes(self, ask):
        code, out, err = ask("topics")
        heading, _, *lines = out.splitlines()
        assert code == 0 and heading.split() == ["label", "id", "quotes", "people", "first", "last"]
        assert any("ukraine:air-defence" in line for line in lines)
        assert "medtop:12000000" not in out and "--all lists them" in err
        assert all(len(line) <= 80 for line in lines)
        assert ask("topics", "list")[1] == out

    def test_all_of_them(self, ask):
        assert "medtop:12000000" in ask("topics", "--all")[1]

    def test_of_one_scheme_or_with_a_word(self, ask):
        assert len(rows(ask, "medtop")) == 17
        assert {row["scheme"] for row in rows(ask, "ukraine")} == {"ukraine"}
        assert "ukraine:air-defence" in {row["id"] for row in rows(ask, "Defence")}
        assert rows(ask, "nosuchtopic") == []

    def test_every_format_lists_the_same(self, ask):
        expected = rows(ask, "medtop")
        assert set(expected[0]) == {"id", "label", "scheme", "quotes", "first", "last", "people"}
        assert [json.loads(line) for line in ask("topics", "medtop", "--nl")[1].splitlines()] == expected
        for flag, delimiter in (("--csv", ","), ("--tsv", "\t")):
            table = csv.DictReader(io.StringIO(ask("topics", "medtop", flag)[1]), delimiter=delimiter)
            assert [row["id"] for row in table] == [row["id"] for row in expected]
        assert "medtop:16000000" in ask("topics", "medtop", "--fmt", "github")[1]
        assert rows(ask, "medtop", "--limit", "3") == expected[:3]


class TestShow:
    def test_all_that_is_known(self, ask):
        code, out, err = ask("topics", "show", "Air-Defenses")
        assert (code, err) == (0, "")
        first, *lines = out.splitlines()
        facts = {line[:12].strip(): line[12:] for line in lines}
        assert first == "air defence" and facts["id"] == "ukraine:air-defence"
        assert facts["listed in"].startswith("The war in Ukraine (")
        assert facts["part of"] == "medtop:16000000"
        assert facts["quotes"] == "1, 2025-10-13 to 2025-10-13, of 1 person"
        assert facts["said by"] == "Volodymyr Zelensky (1)"
        assert "air defence" in facts["told by"]
        assert "We need Tomahawks" in out and "more" in out
        assert all(len(line) <= 80 for line in lines)

    def test_in_json(self, ask):
        [page] = rows(ask, "show", "ukraine:air-defence")
        assert page["topic"]["label"] == "air defence" and page["licence"]
        assert page["summary"]["quotes"] == 1
        [quote] = page["quotes"]
        [tag] = [tag for tag in quote["tags"] if tag["topic"] == "ukraine:air-defence"]
        assert "air defence" in tag["evidence"] and 0 < tag["score"] <= 1

    def test_one_without_a_quote(self, ask):
        assert "quotes      0, of 0 people" in ask("topics", "show", "medtop:12000000")[1]

    def test_its_parts(self, ask):
        [page] = rows(ask, "show", "medtop:16000000")
        assert "air defence" in page["narrower"]

    def test_an_unknown_one(self, ask):
        err = refused(ask("topics", "show", "nosuchtopic"))
        assert "nosuchtopic" in err and "quotetrack topics" in err

    def test_one_of_two_schemes(self, ask):
        done(ask("topics", "add", "Weather"))
        err = refused(ask("topics", "show", "weather"), code=2)
        assert "medtop:17000000" in err and "own:weather" in err
        assert rows(ask, "show", "own:weather")[0]["topic"]["id"] == "own:weather"


class TestImport:
    def test_a_scheme(self, ask, delta):
        assert done(ask("topics", "import", str(delta))) == [
            f"{delta}: 2 topics, 2 new or changed; 3 quotes looked through"
        ]
        assert tagged(ask, "delta:grain") == ["A new year of grain."]
        assert [row["id"] for row in rows(ask, "delta")] == ["delta:grain", "delta:silos"]
        assert rows(ask, "show", "cereals")[0]["narrower"] == ["silos"]
        assert "The delta (CC0)" in ask("topics", "show", "delta:grain")[1]

    def test_again_changes_nothing(self, ask, delta):
        done(ask("topics", "import", str(delta)))
        assert done(ask("topics", "import", str(delta))) == [
            f"{delta}: 2 topics, 0 new or changed; 0 quotes looked through"
        ]

    def test_a_bad_file_costs_a_line_and_the_others_go_on(self, ask, delta, tmp_path):
        bad = tmp_path / "bad.toml"
        bad.write_text("name = [", encoding="utf-8")
        code, out, err = ask("topics", "import", str(bad), str(tmp_path / "none.toml"), str(delta))
        lines = err.splitlines()
        assert (code, out, len(lines)) == (1, "", 3)
        assert lines[0].startswith(f"error: {bad}: this is no TOML")
        assert lines[1].startswith("error: ") and "none.toml" in lines[1]
        assert tagged(ask, "delta:grain")

    def test_the_name_of_a_shipped_scheme_is_taken(self, ask, delta):
        delta.write_text(DELTA.replace('"delta"', '"medtop"'), encoding="utf-8")
        assert "'medtop' is that of a shipped scheme" in refused(ask("topics", "import", str(delta)))
        assert len(rows(ask, "medtop")) == 17

    def test_what_was_taken_away_of_a_shipped_one_comes_back(self, ask):
        done(ask("topics", "remove", "air defence"))
        refused(ask("topics", "show", "ukraine:air-defence"))
        done(ask("topics", "import", "ukraine"))
        assert tagged(ask, "ukraine:air-defence") == ["We need Tomahawks and air defence."]


class TestAdd:
    def test_a_topic_of_ones_own(self, ask):
        words = ("--cue", "grain", "--cue", "harvest", "--hint", "year", "--never", "grain of salt")
        told = ("--also", "cereals", "--definition", "Bread.", "--broader", "medtop:04000000")
        assert done(ask("topics", "add", "Daily bread", *words, *told)) == ["own:daily-bread: 1 quote"]
        [page] = rows(ask, "show", "cereals")
        assert page["topic"] == {
            "id": "own:daily-bread",
            "label": "Daily bread",
            "definition": "Bread.",
            "also": ["cereals"],
            "cues": ["grain", "harvest"],
            "hints": ["year"],
            "never": ["grain of salt"],
            "broader": "medtop:04000000",
        }
        assert (page["scheme"], page["licence"]) == ("Own topics", "yours")
        assert "A new year of grain." in tagged(ask, "medtop:04000000")

    def test_the_label_is_the_cue_where_none_is_given(self, ask):
        assert done(ask("topics", "add", "Grain")) == ["own:grain: 1 quote"]

    def test_added_again_it_is_replaced(self, ask):
        done(ask("topics", "add", "Grain"))
        assert done(ask("topics", "add", "grain", "--cue", "silo")) == ["own:grain: 0 quotes"]
        assert [row["label"] for row in rows(ask, "own")] == ["grain"]
        assert tagged(ask, "own:grain") == []

    def test_under_an_id(self, ask):
        assert done(ask("topics", "add", "Grain", "--id", "g1")) == ["own:g1: 1 quote"]
        assert "id 'a b'" in refused(ask("topics", "add", "Grain", "--id", "a b"), code=2)

    def test_a_label_without_a_letter(self, ask):
        for label in ("", " ", "…", "\x1b"):
            refused(ask("topics", "add", label), code=2)

    def test_a_cue_without_a_letter(self, ask):
        assert "which has no letter" in refused(ask("topics", "add", "Grain", "--cue", "!"), code=2)

    def test_a_part_of_what_there_is_not(self, ask):
        assert "nosuchtopic" in refused(ask("topics", "add", "Grain", "--broader", "nosuchtopic"))
        assert rows(ask, "own") == []

    def test_a_part_of_itself(self, ask):
        done(ask("topics", "add", "Grain"))
        assert "part of itself" in refused(ask("topics", "add", "Grain", "--broader", "own:grain"), code=2)

    def test_hostile_labels(self, ask):
        for at, label in enumerate(HOSTILE):
            told = ("--id", f"hostile{at}", "--cue", "grain", "--definition", label)
            assert done(ask("topics", "add", label, *told)) == [f"own:hostile{at}: 1 quote"]
            assert f"own:hostile{at}" in {row["id"] for row in rows(ask, label)}
            shown = ask("topics", "show", f"own:hostile{at}")
            assert shown[0] == 0 and not HARMFUL & set("".join(shown[1:]))
        for words in (["topics", "own"], ["quotes"]):
            code, out, err = ask(*words)
            assert code == 0 and not HARMFUL & set(out + err)
        assert len(rows(ask, "medtop")) == 17
        assert done(ask("topics", "remove", "own")) == [f"removed: {len(HOSTILE)} topics"]

    def test_a_formula_is_none_in_a_spreadsheet(self, ask):
        done(ask("topics", "add", FORMULA, "--id", "hostile", "--cue", "grain"))
        [row] = csv.DictReader(io.StringIO(ask("topics", "own", "--csv")[1]))
        assert not row["label"].startswith("=")


class TestRemove:
    def test_topics_and_their_tags(self, ask, delta):
        done(ask("topics", "import", str(delta)))
        assert done(ask("topics", "remove", "silos", "delta:grain")) == ["removed: 2 topics"]
        assert rows(ask, "delta") == [] and tagged(ask, "delta:grain") == []

    def test_a_scheme(self, ask):
        listed = len(rows(ask, "ukraine"))
        assert done(ask("topics", "remove", "ukraine")) == [f"removed: {listed} topics"]
        assert rows(ask, "ukraine") == []
        assert len(rows(ask, "medtop")) == 17

    def test_a_shipped_one_stays_away(self, ask):
        done(ask("topics", "remove", "air defence"))
        done(ask("topics", "tag"))
        assert "ukraine:air-defence" not in {row["id"] for row in rows(ask, "ukraine")}

    def test_an_unknown_name_changes_nothing(self, ask):
        assert "nosuchtopic" in refused(ask("topics", "remove", "air defence", "nosuchtopic"))
        assert tagged(ask, "ukraine:air-defence")


class TestTag:
    def test_nothing_is_left_to_do(self, ask):
        assert done(ask("topics", "tag")) == ["looked through: 0 quotes"]


def test_a_missing_database_is_not_made(ask, tmp_path):
    missing = tmp_path / "missing.db"
    for command in ("list", "show grain", "add grain", "remove grain", "tag"):
        assert str(missing) in refused(ask("topics", *command.split(), "--db", str(missing)))
    assert not missing.exists()
