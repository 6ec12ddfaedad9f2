"""Who is who, as people and scripts ask and say it at the command line."""

import csv
import io
import json

import pytest

from quotetrack import queries
from quotetrack.queries import Filters

SUBCOMMANDS = ("alias", "export", "import", "list", "log", "match", "merge", "rename", "show", "split")
HOSTILE = {
    "escape": "Eve\x1b[31m Red",
    "direction": "Eve\u202eder Red",
    "formula": '=cmd("calc")',
    "sql": "Eve'); DROP TABLE people;--",
    "fts": 'Eve" OR * NEAR(',
    "html": "<script>Eve</script> [bold]Red[/bold]",
    "newline": "Eve\nRed\tToo",
    "long": "Eve " + "x" * 10_000,
    "surrogate": "Eve \udcff Red",
}
every_hostile = pytest.mark.parametrize("name", HOSTILE.values(), ids=list(HOSTILE))


def said(answer):
    """Return what a command that judges says, which has to work and print no data."""
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
    code, out, err = ask(*words, "--json")
    assert code == 0, err
    return json.loads(out)


def names(ask, *words):
    return [row["name"] for row in rows(ask, "people", *words)]


@pytest.fixture
def namesakes(newsroom, told):
    """Add to the newsroom people who are told apart by their works alone."""
    with queries.open(newsroom) as timeline:
        timeline.save(
            [
                told("Goal.", "John Smith", id="g", like={"speaker_role": "a footballer"}),
                told("Cut.", "John Smith", id="h", like={"speaker_role": "a surgeon"}),
            ]
        )
    return newsroom


class TestHelp:
    def test_each_command_is_told_in_a_line(self, ask):
        code, out, _ = ask("people", "-h")
        assert code == 0
        told = [line for line in out.splitlines() if line.startswith("  ")]
        assert all(any(line.split()[0] == name for line in told) for name in SUBCOMMANDS)
        assert not any(line.endswith("...") or len(line) > 80 for line in told)

    @pytest.mark.parametrize("name", SUBCOMMANDS)
    def test_each_command_has_help(self, ask, name):
        code, out, _ = ask("people", name, "-h")
        assert code == 0 and f" people {name} " in out.splitlines()[0]


class TestList:
    @pytest.mark.parametrize("flags", [[], ["list"], ["-t"]])
    def test_a_table(self, ask, flags):
        code, out, err = ask("people", *flags)
        assert (code, err) == (0, "")
        heading, _, first, *_ = out.splitlines()
        assert heading.split() == ["name", "type", "quotes", "first", "last", "outlets"]
        assert first.split() == [*"Ana O'Brien-Müller person 2 2025-10-15 2026-01-01 2".split()]

    def test_every_format_lists_the_same(self, ask):
        expected = rows(ask, "people")
        assert [json.loads(line) for line in ask("people", "--nl")[1].splitlines()] == expected
        for flag, delimiter in (("--csv", ","), ("--tsv", "\t")):
            table = csv.DictReader(io.StringIO(ask("people", flag)[1]), delimiter=delimiter)
            assert [row["id"] for row in table] == [row["id"] for row in expected]

    @pytest.mark.parametrize(
        "name", ["Zelenskyy", "Зеленський", "ЗЕЛЕНСКИЙ", "zelenski", "volodymyr-zelensky"]
    )
    def test_any_spelling_and_script(self, ask, name):
        assert names(ask, name) == ["Volodymyr Zelensky"]

    def test_a_name_of_a_command_is_no_person(self, ask):
        assert ask("people", "log")[0] == 0
        assert refused(ask("people", "list", "log")).startswith("error: nobody called “log”")

    def test_an_unknown_name_is_told_with_the_nearest(self, ask):
        assert "did you mean “Volodymyr Zelensky”?" in refused(ask("people", "zelenskaw"))


class TestShow:
    def test_all_that_is_known(self, ask):
        code, out, err = ask("people", "show", "zelensky")
        assert (code, err) == (0, "")
        facts = {line[:12].strip(): line[12:] for line in out.splitlines()[1:]}
        assert out.splitlines()[0] == "Volodymyr Zelensky"
        assert facts["id"] == "volodymyr-zelensky"
        assert facts["quotes"] == "2, 2025-10-13 to 2025-10-15, in 2 outlets"
        assert facts["names seen"] == "Volodymyr Zelensky (1), Zelensky (1)"
        assert facts["quoted by"] == "Kyiv Courier (1), The Times (1)"
        assert facts["identifiers"] == "wikidata Q3874799"
        assert facts["months"] == "█"
        assert "president, Ukraine 2019-05-20–" in out
        assert "the list has the name “Volodymyr Zelensky”" in " ".join(out.split())

    def test_in_json(self, ask):
        [page] = rows(ask, "people", "show", "zelensky")
        assert page["person"]["quotes"] == 2
        assert page["months"] == [{"name": "2025-10", "count": 2}]
        assert {one["name"] for one in page["names"]} == {"Volodymyr Zelensky", "Zelensky"}
        assert all(one["evidence"] and 0 < one["score"] <= 1 for one in page["taken_for"])

    def test_who_is_on_a_list_and_not_quoted(self, ask):
        _, out, _ = ask("people", "show", "Keir Starmer")
        assert "quotes      0" in out and "prime minister" in out

    def test_an_unknown_name(self, ask):
        assert "nobody called “Nobody Atall”" in refused(ask("people", "show", "Nobody Atall"))


class TestAmbiguous:
    COMMANDS = (
        "people show {} --json",
        "quotes --person {} --json",
        "timeline --person {} --json",
        "people rename {} New",
    )

    @pytest.mark.parametrize("command", COMMANDS)
    def test_without_a_terminal_the_candidates_are_told(self, ask, namesakes, command):
        words = [word.format("John Smith") for word in command.split()]
        err = refused(ask(*words), code=2)
        assert "“John Smith” may be John Smith (john-smith" in err
        assert "1 quote)" in err and "give one's id" in err

    @pytest.mark.parametrize("command", COMMANDS)
    def test_at_a_terminal_the_user_chooses(self, ask, namesakes, monkeypatch, command):
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
        asked = []

        def prompt(text, *, type, err):
            asked.append((text, type.min, type.max, err))
            return 2

        monkeypatch.setattr("typer.prompt", prompt)
        words = [word.format("John Smith") for word in command.split()]
        code, out, err = ask(*words)
        assert code == 0 and asked == [("Which “John Smith”?", 1, 2, True)]
        first, second, *_ = err.splitlines()
        assert first.split()[:3] == ["1", "John", "Smith"] and second.split()[0] == "2"
        told = out or ask("people", "log", "--json")[1]
        assert f'"{second.split()[3]}"' in told and f'"{first.split()[3]}"' not in told

    def test_an_id_of_one_word_can_be_asked_for(self, ask, newsroom, told):
        with queries.open(newsroom) as timeline:
            about = {"like": {"speaker_role": "a judge"}}
            timeline.save(
                [told("Guilty.", "Eve", id="h", **about), told("Not so.", "Eve Orr", id="i", **about)]
            )
        found = rows(ask, "people", "eve")
        if len(found) > 1:
            assert "id:eve" in refused(ask("quotes", "--person", "eve"), code=2)
        assert {row["person_id"] for row in rows(ask, "quotes", "--person", "id:eve")} == {"eve"}
        assert rows(ask, "people", "show", "id:eve")[0]["person"]["id"] == "eve"


class TestJudging:
    def test_merge_and_undo(self, ask):
        assert said(ask("people", "merge", "zelensky", "eve", "--why", "a test", "--who", "Me")) == [
            "1: Volodymyr Zelensky is Eve"
        ]
        assert names(ask, "zelensky") == names(ask, "eve") == ["Volodymyr Zelensky"]
        assert said(ask("people", "undo", "1")) == ["undone: Volodymyr Zelensky is Eve"]
        assert names(ask, "eve") == ["Eve"]

    def test_several_at_once(self, ask):
        assert len(said(ask("people", "merge", "ana-obrien-muller", "eve", "zelensky"))) == 2
        assert {row["speaker"] for row in rows(ask, "quotes", "--person", "eve")} == {"Volodymyr Zelensky"}

    def test_split_of_a_spelling(self, ask):
        assert said(ask("people", "split", "volodymyr zelensky", "Zelensky")) == [
            "1: Volodymyr Zelensky is not Zelensky"
        ]
        quotes = {row["text"]: row["person_id"] for row in rows(ask, "quotes", "--source", "Times")}
        assert quotes["Don't wait, please."] != "volodymyr-zelensky"
        assert said(ask("people", "undo", "1"))
        quotes = {row["text"]: row["person_id"] for row in rows(ask, "quotes", "--source", "Times")}
        assert quotes["Don't wait, please."] == "volodymyr-zelensky"

    def test_split_of_a_person_bars_a_merge(self, ask):
        said(ask("people", "split", "eve", "ana-obrien-muller"))
        err = refused(ask("people", "merge", "eve", "ana-obrien-muller"), code=2)
        assert "kept apart by judgement 1: quotetrack people undo 1" in err

    def test_split_of_what_is_not_two(self, ask):
        said(ask("people", "alias", "zelensky", "Zee"))
        err = refused(ask("people", "split", "volodymyr-zelensky", "Zee"), code=2)
        assert "“Zee” is Volodymyr Zelensky, too: name the spelling" in err
        assert "“Volodymyr Zelensky”, “Zelensky”" in err

    def test_alias(self, ask, newsroom, told):
        said(ask("people", "alias", "eve", "The Apple Lady", "Єва"))
        assert names(ask, "the apple lady") == names(ask, "Єва") == ["Eve"]
        with queries.open(newsroom) as timeline:
            timeline.save([told("Bite.", "The Apple Lady", id="h")])
        assert names(ask, "eve") == ["Eve"]
        assert rows(ask, "people", "eve")[0]["quotes"] == 2

    def test_rename(self, ask):
        said(ask("people", "rename", "eve", "Eve Orr"))
        assert names(ask, "eve") == names(ask, "orr") == ["Eve Orr"]
        said(ask("people", "undo", "1"))
        assert names(ask, "eve") == ["Eve"]

    @pytest.mark.parametrize(
        "words", ["merge eve nobodyatall", "alias nobodyatall x", "rename nobodyatall x"]
    )
    def test_an_unknown_name_changes_nothing(self, ask, words):
        assert "nobody called “nobodyatall”" in refused(ask("people", *words.split()))
        assert rows(ask, "people", "log") == []

    @pytest.mark.parametrize("number", ["1", "99"])
    def test_an_unknown_number(self, ask, number):
        assert f"no judgement has the number {number}:" in refused(ask("people", "undo", number), code=2)

    def test_nothing_is_undone_twice(self, ask):
        said(ask("people", "merge", "zelensky", "eve"))
        said(ask("people", "undo", "1"))
        assert "judgement 1 was undone before" in refused(ask("people", "undo", "1"), code=2)

    @pytest.mark.parametrize("command", ["merge a b", "alias a b", "undo 1", "split a b", "rename a b"])
    def test_a_missing_database_is_not_made(self, ask, tmp_path, command):
        missing = tmp_path / "missing.db"
        assert str(missing) in refused(ask("people", *command.split(), "--db", str(missing)))
        assert not missing.exists()


class TestLog:
    def test_who_when_why_and_what_was_undone(self, ask, monkeypatch):
        monkeypatch.setenv("QUOTETRACK_USER", "Desk")
        said(ask("people", "merge", "zelensky", "eve", "--why", "one voice"))
        said(ask("people", "undo", "1", "--who", "Ana", "--why", "no"))
        first, second = rows(ask, "people", "log")
        assert (first["judgement"]["who"], first["judgement"]["why"], first["stands"]) == (
            "Desk",
            "one voice",
            False,
        )
        assert first["judgement"]["at"].startswith("20") and first["judgement"]["at"].endswith("+00:00")
        assert (second["judgement"]["who"], second["judgement"]["undoes"], second["stands"]) == (
            "Ana",
            1,
            True,
        )
        _, out, _ = ask("people", "log")
        assert "1" in out and "Desk" in out and "one voice" in out and "(undone)" in out
        assert "1 is undone" in out
        assert all(len(line) <= 80 for line in out.splitlines())

    def test_nothing_was_said(self, ask):
        assert ask("people", "log", "--json") == (0, "[]\n", "nothing found\n")


class TestSuggest:
    def test_pairs_with_evidence_until_somebody_speaks_of_them(self, ask, namesakes, told):
        with queries.open(namesakes) as timeline:
            timeline.save([told("Maybe.", "John Smith", id="i")])
        found = rows(ask, "people", "suggest")
        pairs = [{one["one"]["id"], one["other"]["id"]} for one in found]
        assert found and all(one["evidence"] and 0.3 <= one["score"] <= 1 for one in found)
        assert [one["score"] for one in found] == sorted((one["score"] for one in found), reverse=True)
        assert len(rows(ask, "people", "suggest", "--limit", "1")) == 1
        one, other = sorted(pairs[0])
        said(ask("people", "split", one, other))
        assert pairs[0] not in [
            {one["one"]["id"], one["other"]["id"]} for one in rows(ask, "people", "suggest")
        ]

    def test_a_table(self, ask, namesakes, told):
        with queries.open(namesakes) as timeline:
            timeline.save([told("Maybe.", "John Smith", id="i")])
        _, out, _ = ask("people", "suggest")
        assert out.splitlines()[0].split() == ["score", "one", "other", "evidence"]
        assert "john-smith" in out and "1 quote" in " ".join(out.split())


class TestMatch:
    def test_two_names(self, ask):
        code, out, err = ask("people", "match", "Bob Dole", "Robert Dole")
        verdict, *evidence = out.splitlines()
        assert (code, err, verdict.split()[0]) == (0, "", "same")
        assert 0.5 < float(verdict.split()[1]) <= 1
        assert evidence and all(line.startswith("  ") for line in evidence)

    def test_in_json(self, ask):
        _, out, _ = ask("people", "match", "Ana Kosh", "Bela Kosh", "--json")
        found = json.loads(out)
        assert list(found) == ["verdict", "score", "evidence"]
        assert found["verdict"] == "different" and found["score"] < 0.5 and found["evidence"]

    def test_what_the_database_knows_counts(self, ask):
        said(ask("people", "alias", "eve", "The Apple Lady"))
        found = json.loads(ask("people", "match", "Eve", "The Apple Lady", "--json")[1])
        assert found["verdict"] == "same" and "database" in found["evidence"][0]

    def test_without_a_database(self, ask, tmp_path):
        missing = tmp_path / "none.db"
        assert ask("people", "match", "Ana Kosh", "Ana Kosh", "--db", str(missing))[1].startswith("same")
        assert not missing.exists()

    LINES = "Bob Dole\tRobert Dole\tignored\nfoo\nAna Kosh\tBela Kosh\n\n\tx\nAna Kosh\tAna Kosh\r\n"
    VERDICTS = ("same", "unsure", "different", "unsure", "unsure", "same")

    def test_pairs_from_standard_input(self, ask, monkeypatch):
        monkeypatch.setattr("sys.stdin", io.StringIO(self.LINES))
        code, out, err = ask("people", "match", "-")
        assert code == 0
        assert [line.split("\t")[0] for line in out.splitlines()] == [*self.VERDICTS]
        assert out.splitlines()[0].split("\t")[2:4] == ["Bob Dole", "Robert Dole"]
        assert [line.split(":")[0] for line in err.splitlines()] == ["line 2", "line 4", "line 5"]

    def test_pairs_in_json(self, ask, monkeypatch):
        monkeypatch.setattr("sys.stdin", io.StringIO(self.LINES))
        _, out, _ = ask("people", "match", "-", "--json")
        found = [json.loads(line) for line in out.splitlines()]
        assert [one["verdict"] for one in found] == [*self.VERDICTS]
        assert all({"verdict", "score", "evidence"} <= one.keys() for one in found)

    @pytest.mark.parametrize("words", [["A"], ["-", "B"]])
    def test_not_a_pair(self, ask, words):
        assert "give two names" in refused(ask("people", "match", *words), code=2)

    def test_organisations(self, ask):
        words = ("Northline AG", "Northline", "--json")
        assert json.loads(ask("people", "match", *words, "--organization")[1])["verdict"] == "same"


PRESIDENTS = {
    "persons": [
        {
            "id": "old-president",
            "name": "Orla Vance",
            "other_names": [{"name": "Orla Brenn"}],
            "memberships": [
                {
                    "role": "president",
                    "area": {"name": "Vesmark"},
                    "start_date": "2019-05-01",
                    "end_date": "2024-05-01",
                }
            ],
        },
        {
            "id": "new-president",
            "name": "Ilka Torvald",
            "identifiers": [{"scheme": "wikidata", "identifier": "Q987654321"}],
            "memberships": [{"role": "president", "area": {"name": "Vesmark"}, "start_date": "2024-05-01"}],
        },
    ]
}
ENTITY = {
    "id": "Q987654322",
    "labels": {"en": {"language": "en", "value": "Dora Voss"}},
    "aliases": {"en": [{"language": "en", "value": "D. M. Voss"}]},
    "claims": {"P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}]},
}


@pytest.fixture
def lists(tmp_path):
    """Return the paths of lists of people, by format."""
    files = {
        "popolo.json": json.dumps(PRESIDENTS),
        "people.csv": "name,other_names,role,place\nBela Lind,B. Lind-Ors;Béla Lind,mayor,Tarn\n",
        "entity.json": json.dumps(ENTITY),
        "bad.csv": "name,role,start_date\nBela Lind,mayor,2020\n,mayor,2021\n",
        "empty.csv": "",
        "none.json": '{"persons": []}',
        "broken.json": '{"persons": [',
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


class TestImport:
    @pytest.mark.parametrize(
        ("file", "count", "name", "id"),
        [
            ("popolo.json", "2 entries", "Orla Brenn", "old-president"),
            ("people.csv", "1 entry", "Lind-Ors", None),
            ("entity.json", "1 entry", "Dora Voss", None),
        ],
    )
    def test_each_format(self, ask, lists, file, count, name, id):
        code, out, err = ask("people", "import", str(lists / file))
        assert (code, out, err) == (0, "", f"{lists / file}: {count}\n")
        [page] = rows(ask, "people", "show", name)
        assert page["listed"]["source"] == file
        assert id is None or page["person"]["id"] == id

    def test_a_bad_entry_is_told_and_the_others_go_in(self, ask, lists):
        code, _, err = ask("people", "import", str(lists / "bad.csv"))
        bad, summary = err.splitlines()
        assert code == 0
        assert "bad.csv" in bad and bad.startswith(("error: ", "warning: "))
        assert summary.endswith("1 entry")
        assert rows(ask, "people", "show", "Bela Lind")[0]["listed"]["name"] == "Bela Lind"

    @pytest.mark.parametrize("file", ["missing.json", "empty.csv", "broken.json", "none.json"])
    def test_what_gives_nobody_is_an_error(self, ask, lists, file):
        code, out, err = ask("people", "import", str(lists / file))
        assert (code, out) == (1, "")
        assert file in err and "Traceback" not in err and len(err.splitlines()) <= 2

    def test_importing_twice_changes_nothing(self, ask, lists):
        ask("people", "import", str(lists / "popolo.json"))
        first = ask("people", "export", "--all")[1]
        ask("people", "import", str(lists / "popolo.json"))
        assert ask("people", "export", "--all")[1] == first

    def test_the_same_entry_is_not_two_people(self, ask, lists, newsroom, told):
        ask("people", "import", str(lists / "popolo.json"))
        with queries.open(newsroom) as timeline:
            timeline.save([told("Yes.", "Orla Brenn", id="h", published="2025-01-01")])
        assert names(ask, "Orla Vance") == ["Orla Vance"]

    def test_an_office_means_who_held_it_that_day(self, ask, lists, newsroom, told):
        office = {"speaker_mention": "the president of Vesmark"}
        with queries.open(newsroom) as timeline:
            timeline.save([told("Before.", id="h", published="2023-01-01", like=office)])
            timeline.save([told("After.", id="i", published="2025-01-01", like=office)])
        assert ask("people", "import", str(lists / "popolo.json"))[0] == 0
        with queries.open(newsroom) as timeline:
            timeline.save([told("Before that.", id="j", published="2020-01-01", like=office)])
            timeline.save([told("Long before.", id="k", published="2001-01-01", like=office)])
            found = {quote.text: quote.person_id for quote in timeline.quotes(Filters())}
        expected = {"Before.": "old-president", "After.": "new-president", "Before that.": "old-president"}
        assert {words: found[words] for words in expected} == expected
        assert found["Long before."] is None


def without_sources(format, exported):
    """Return the people of a list, whichever lists they were on before."""
    if format == "csv":
        return sorted(exported.splitlines())
    people = json.loads(exported)["persons"]
    return sorted(({**one, "sources": None} for one in people), key=lambda one: one["id"])


class TestExport:
    @pytest.mark.parametrize("format", ["popolo", "csv"])
    def test_what_is_exported_can_be_imported(self, ask, tmp_path, lists, format):
        ask("people", "import", str(lists / "popolo.json"), str(lists / "people.csv"))
        said(ask("people", "merge", "zelensky", "eve"))
        out = tmp_path / f"out.{'json' if format == 'popolo' else 'csv'}"
        assert ask("people", "export", format, "--all", "-o", str(out))[:2] == (0, "")
        exported = ask("people", "export", format, "--all")[1]
        assert out.read_text(encoding="utf-8") == exported
        other = tmp_path / "other.db"
        assert ask("people", "import", str(out), "--db", str(other))[0] == 0
        again = ask("people", "export", format, "--all", "--db", str(other))[1]
        assert without_sources(format, again) == without_sources(format, exported)
        assert "Orla Vance" in exported and "Eve" in exported

    def test_only_who_is_quoted_unless_all_are_asked_for(self, ask):
        exported = json.loads(ask("people", "export")[1])
        assert {one["name"] for one in exported["persons"]} == {
            "Volodymyr Zelensky",
            "Ana O'Brien-Müller",
            "Eve",
        }


def is_safe(text):
    """Say whether nothing in what is shown moves, hides or colours, but for the ends of lines."""
    return not any(char in text for char in "\x1b\x07\u202e\x9b")


class TestHostileNames:
    @every_hostile
    def test_as_a_speaker(self, ask, newsroom, told, name):
        name = name.replace("\udcff", "\ufffd")  # no article has bytes that are no characters
        with queries.open(newsroom) as timeline:
            timeline.save([told("Ha.", name, id="h")])
            [found] = [one for one in timeline.quotes() if one.text == "Ha."]
        assert found.person_id
        for command in (["people"], ["people", "show", found.person_id], ["quotes"], ["people", "suggest"]):
            code, out, err = ask(*command)
            assert code == 0 and is_safe(out) and is_safe(err)
        table = list(csv.reader(io.StringIO(ask("people", "--csv")[1])))
        assert not any(cell.startswith(("=", "+", "@")) for row in table for cell in row)

    @every_hostile
    def test_as_what_somebody_is_called(self, ask, name):
        for command in ("alias", "rename"):
            assert all(
                map(is_safe, said(ask("people", command, "id:eve", name, "--why", name, "--who", name)))
            )
        for words in (["people"], ["people", "log"], ["people", "show", "id:eve"], ["quotes"]):
            code, out, err = ask(*words)
            assert code == 0 and is_safe(out) and is_safe(err)
        table = list(csv.reader(io.StringIO(ask("people", "log", "--csv")[1])))
        assert not any(cell.startswith(("=", "+", "@")) for row in table for cell in row)

    @every_hostile
    def test_as_what_is_asked_for(self, ask, name):
        for command in ("people show", "people", "people merge eve", "quotes --person"):
            code, out, err = ask(*command.split(), name)
            assert code in (0, 1, 2) and is_safe(out) and is_safe(err)
        assert len(rows(ask, "people")) == 4  # all tables are there

    @every_hostile
    def test_in_a_list(self, ask, tmp_path, name):
        path = tmp_path / "list.json"
        path.write_text(json.dumps({"persons": [{"name": name, "other_names": [{"name": name + " II"}]}]}))
        code, _, err = ask("people", "import", str(path))
        assert code in (0, 1) and is_safe(err)
        for format in ("popolo", "csv"):
            code, out, _ = ask("people", "export", format, "--all")
            assert code == 0 and "\x1b" not in out
        exported = list(csv.reader(io.StringIO(out)))
        assert not any(cell.startswith(("=", "+", "@")) for row in exported for cell in row)

    @every_hostile
    def test_in_a_pair(self, ask, name):
        code, out, err = ask("people", "match", name, "Eve Red")
        assert code == 0 and is_safe(out) and is_safe(err)
