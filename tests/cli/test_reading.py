"""The reading commands, as people and scripts call them."""

import csv
import io
import json
import os
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from quotetrack import queries
from quotetrack.cli import application
from quotetrack.discover import modules
from quotetrack.records import Quote

KEYS = [*Quote.model_fields, "title", "url", "publisher", "status", "day", "day_is", "statement_id"]
KEYS += ["tags", "score", "matched_by", "matches", "collection"]
FILTERED = ("quotes", "timeline", "export json")


def test_help_names_every_command_and_fits_a_screen(ask):
    code, out, _ = ask("-h")
    assert code == 0
    assert all(f"\n  {name} " in out for name in modules("quotetrack.cli"))
    assert len(out.splitlines()) <= 24
    assert all(len(line) <= 80 for line in out.splitlines())
    assert ask("--help")[1] == out


def test_version(ask):
    assert ask("--version")[1].startswith("quotetrack 0.")


@pytest.mark.parametrize("name", sorted(modules("quotetrack.cli")))
def test_every_command_has_help_and_is_the_same_when_run_alone(name):
    alone, among_all = (
        CliRunner().invoke(application(only=only), [name, "-h"], env={"COLUMNS": "80"}) for only in (name, "")
    )
    assert alone.exit_code == 0
    assert alone.output == among_all.output


@pytest.mark.parametrize("words", ["nosuch", "quotes --nosuch", "quotes --kind shout", "_table"])
def test_a_wrong_command_line_is_a_usage_error(ask, words):
    code, out, err = ask(*words.split())
    assert (code, out) == (2, "")
    assert "Traceback" not in err


def test_quotes_are_a_table_that_fits(ask):
    code, out, err = ask("quotes", "--person", "Volodymyr Zelensky")
    assert (code, err) == (0, "")
    lines = [line.split() for line in out.splitlines()]
    assert lines[0] == ["date", "speaker", "quote", "source"]
    assert lines[2] == [*"2025-10-13 Volodymyr “We need Tomahawks and air defence.” Kyiv Courier".split()]
    assert lines[3][1:] == ["Zelensky"]
    assert all(len(line) <= 80 for line in out.splitlines())


@pytest.mark.parametrize("columns", ["1", "50", "200"])
@pytest.mark.parametrize("command", ["quotes", "timeline", "people", "stats"])
def test_any_width_shows_every_word(ask, monkeypatch, columns, command):
    monkeypatch.setenv("COLUMNS", columns)
    code, out, _ = ask(command)
    assert code == 0
    assert "O'Brien" in out or command == "stats"


def test_a_json_row_has_exactly_the_keys_of_a_quote_and_its_articles(ask):
    code, out, err = ask("quotes", "--json", "--topic", "tomahawk", "--person", "volodymyr zelensky")
    [row] = json.loads(out)
    assert (code, err, list(row)) == (0, "", KEYS)
    assert (row["text"], row["publisher"]) == ("We need Tomahawks and air defence.", "Kyiv Courier")
    assert row["said_start"] is None and row["spans"] == [[34, 68]]


def test_every_format_lists_the_same(ask):
    rows = json.loads(ask("quotes", "--json")[1])
    assert [json.loads(line) for line in ask("quotes", "--nl")[1].splitlines()] == rows
    for flag, delimiter in (("--csv", ","), ("--tsv", "\t")):
        table = csv.DictReader(io.StringIO(ask("quotes", flag)[1]), delimiter=delimiter)
        assert [row["quote_id"] for row in table] == [row["quote_id"] for row in rows]
    assert ask("quotes", "-t")[1] == ask("quotes")[1]
    assert all(row["quote_id"] in ask("quotes", "--fmt", "github")[1] for row in rows)


def test_exported_lines_say_what_quotes_lists_and_more(ask):
    filters = ["--since", "2025-10", "--until", "2025-11"]
    listed, exported = (
        [json.loads(line) for line in ask(*command, *filters)[1].splitlines()]
        for command in (["quotes", "--nl"], ["export", "jsonl"])
    )
    assert [{name: row[name] for name in KEYS} for row in exported] == listed


@pytest.mark.parametrize(("name", "flag"), [("json", "--json"), ("csv", "--csv"), ("tsv", "--tsv")])
def test_export_writes_what_quotes_lists(ask, tmp_path, name, flag):
    filters = ["--since", "2025-10", "--until", "2025-11"]
    listed = ask("quotes", flag, *filters)[1]
    assert ask("export", name, *filters)[1] == listed
    assert ask("export", name, *filters, "-o", str(tmp_path / "out"))[:2] == (0, "")
    assert (tmp_path / "out").read_text(encoding="utf-8") == listed
    assert [path.name for path in tmp_path.glob("out*")] == ["out"]


def test_export_that_fails_leaves_the_old_file(ask, tmp_path):
    (tmp_path / "out").write_text("old")
    code, _, err = ask("export", "csv", "--person", "nobody", "-o", str(tmp_path / "out"))
    assert code == 1 and "nobody" in err
    assert (tmp_path / "out").read_text() == "old"
    assert [path.name for path in tmp_path.glob("out*")] == ["out"]


def test_export_to_a_place_that_takes_none(ask, tmp_path):
    code, _, err = ask("export", "csv", "-o", str(tmp_path / "no" / "out"))
    assert code == 1 and err.startswith("error: ") and err.count("\n") == 1


@pytest.mark.parametrize(
    "spelling", ["zelensky", "Zelenskyy", "Зеленський", "V. Zelensky", "volodymyr-zelensky"]
)
def test_a_person_is_asked_for_in_any_spelling_and_script(ask, spelling):
    code, out, err = ask("quotes", "--person", spelling, "--nl")
    assert (code, err) == (0, "")
    assert [json.loads(line)["speaker"] for line in out.splitlines()] == ["Volodymyr Zelensky"] * 2


def test_quotes_without_a_date_are_not_lost_in_silence(ask):
    code, out, err = ask("quotes", "--topic", "tomahawk", "--since", "2025", "--nl")
    assert code == 0 and len(out.splitlines()) == 1
    assert err == "left out: 1 more quote without a date\n"


@pytest.mark.parametrize("command", FILTERED)
def test_nothing_found_is_said_and_no_error(ask, command):
    code, out, err = ask(
        *command.split(), "--topic", "giraffe", *(["--json"] if "export" not in command else [])
    )
    assert (code, out, err) == (0, "[]\n", "nothing found\n")


@pytest.mark.parametrize("command", [*FILTERED, "people"])
def test_an_unknown_name_is_one_line_with_the_nearest(ask, command):
    person = ["zelensko"] if command == "people" else ["--person", "zelensko"]
    code, out, err = ask(*command.split(), *person)
    assert (code, out) == (1, "")
    assert err.startswith("error: nobody called “zelensko”") and "Volodymyr Zelensky" in err
    assert err.count("\n") == 1


NONSENSE = ("--since soon", "--topic !?", "--since 2026 --until 2025", "--json --csv", "--fmt x")


@pytest.mark.parametrize("words", NONSENSE)
def test_a_question_that_means_nothing_is_one_line_and_exit_2(ask, words):
    code, out, err = ask("quotes", *words.split())
    assert (code, out) == (2, "")
    assert err.startswith("error: ") and err.count("\n") == 1


@pytest.mark.parametrize("command", ["quotes", "timeline", "people", "stats", "show x", "export csv"])
def test_a_missing_database_is_one_line_and_is_not_made(ask, tmp_path, command):
    missing = tmp_path / "missing.db"
    code, out, err = ask(*command.split(), "--db", str(missing))
    assert (code, out) == (1, "")
    assert str(missing) in err and "quotetrack ingest" in err and err.count("\n") == 1
    assert not missing.exists()


def test_timeline_shows_how_often_then_what(ask):
    _, out, _ = ask("timeline", "--source", "times", "--until", "2025-10")
    chart, _, heading, _, *rest = out.splitlines()
    assert chart.split() == ["2025-10-15", "2", "▇▇▇▇▇▇▇▇"]
    assert heading == "Wednesday 15 October 2025"
    assert rest[0].split()[:-1] == ["Ana", "O'Brien-Müller,", "The", "Times,", "published"]
    assert rest[1] == "    “It's a mistake.”"


def test_timeline_charts_weeks_where_days_are_too_many(ask, newsroom, told):
    days = [f"2024-{month:02}-{day:02}" for month in (1, 2) for day in range(1, 29)]
    with queries.open(newsroom) as timeline:
        timeline.save([told("Yes.", "Bo Lind", id=day, published=day) for day in days])
    _, out, _ = ask("timeline", "--person", "bo lind", "--limit", "0")
    rows = [line.split()[:3] for line in out.splitlines()]
    assert rows[0] == ["2024-W01", "2024-01-01", "7"] and rows[-1] == ["2024-W09", "2024-02-26", "3"]
    assert sum(int(count) for _, _, count in rows) == 56


def test_timeline_rows(ask):
    days = json.loads(ask("timeline", "--json")[1])
    assert [(day["day"], day["count"]) for day in days][-2:] == [("2026-02-02", 1), (None, 1)]
    assert list(days[0]["quotes"][0]) == KEYS
    assert ask("timeline", "--csv")[1].splitlines()[:2] == ["day,count", "2025-10-13,1"]


def test_show_puts_the_quote_in_its_article(ask):
    quote = json.loads(ask("quotes", "--json")[1])[0]
    code, out, _ = ask("show", quote["quote_id"][:6])
    lines = out.splitlines()
    assert code == 0
    assert lines[0] == "“We need Tomahawks and air defence.”"
    assert ["why", "the", "subject", "of", "“said”"] in [line.split() for line in lines]
    assert any(line.startswith("sha256") for line in lines)
    assert lines[lines.index("  KYIV — The call lasted an hour.") :] == [
        "  KYIV — The call lasted an hour.",
        "",
        "▌ “We need Tomahawks and air defence.” Volodymyr Zelensky said.",
        "",
        "  Moscow gave no answer.",
        "",
        "  …",
    ]


def test_show_in_json_has_the_article(ask):
    quote = json.loads(ask("quotes", "--json")[1])[0]
    [shown] = json.loads(ask("show", quote["quote_id"], "--json")[1])
    assert shown["quote"] == quote
    [[start, end]] = quote["spans"]
    assert shown["article"]["text"][start:end] == quote["text"]


def test_people_and_stats_in_json(ask):
    people = json.loads(ask("people", "--json")[1])
    assert (people[0]["id"], people[0]["quotes"]) == ("ana-obrien-muller", 2)
    assert len(json.loads(ask("people", "--json", "--limit", "1")[1])) == 1
    [stats] = json.loads(ask("stats", "--json")[1])
    assert (stats["quotes"], stats["kinds"]) == (7, {"direct": 6, "mixed": 1})


@pytest.mark.parametrize("command", ["quotes", "timeline", "people", "stats"])
def test_every_command_that_lists_leaves_out_what_is_not_sure_enough(ask, command):
    assert "National Bank" in ask("quotes", "--json")[1]
    status, out, _ = ask(command, "--min-confidence", "0.9", "--json")
    assert status == 0
    assert "National Bank" not in out
    assert "mixed" not in out


@pytest.mark.parametrize(
    "command", ["quotes", "timeline", "quotes --json", "quotes --fmt github", "show {id}"]
)
def test_no_article_commands_the_terminal(ask, command):
    rows = json.loads(ask("quotes", "--json")[1])
    evil = next(row["quote_id"] for row in rows if row["speaker"] == "Eve")
    _, out, _ = ask(*command.format(id=evil).split())
    assert "[bold]x[/bold]" in out  # no markup of a stranger's is obeyed, it is shown
    assert not any(char in out for char in "\x1b\x07\u202e\x9b")


class TestTerminal:
    """What stands on a terminal, where colours are allowed and a stranger's commands are not."""

    def run(self, newsroom, *words, **environment):
        """Run a command with a terminal for its output, and return what it shows."""
        import pty

        own, theirs = pty.openpty()
        env = {**os.environ, "QUOTETRACK_DB": str(newsroom), "COLUMNS": "80", "TERM": "xterm", **environment}
        subprocess.run(
            [sys.executable, "-m", "quotetrack", *words], stdout=theirs, env=env, check=True, timeout=60
        )
        os.close(theirs)
        shown = b""
        try:
            while chunk := os.read(own, 65536):
                shown += chunk
        except OSError:  # how Linux says that the other end is closed
            pass
        os.close(own)
        return shown.decode()

    def test_colours(self, newsroom):
        assert "\x1b[1m" in self.run(newsroom, "quotes")
        assert "\x1b" not in self.run(newsroom, "quotes", NO_COLOR="1")

    def test_csv_cannot_command_it_either(self, newsroom):
        shown = self.run(newsroom, "quotes", "--csv", "--person", "eve")
        assert "\x1b" not in shown and "\u202e" not in shown and "�[31mred" in shown


@pytest.mark.parametrize("words", [["--help"], ["quotes"], ["quotes", "--json"], ["show", "0"], ["people"]])
def test_a_question_loads_nothing_slow(newsroom, words):
    code = (
        "import sys\n"
        "from quotetrack.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "slow = {'spacy', 'numpy', 'rich', 'rapidfuzz', 'tabulate', 'sqlite_utils'} & set(sys.modules)\n"
        "sys.exit(f'loaded {slow}' if slow else 0)"
    )
    env = {**os.environ, "QUOTETRACK_DB": str(newsroom)}
    done = subprocess.run(
        [sys.executable, "-c", code, *words], env=env, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr


def test_a_closed_pipe_ends_quietly(newsroom):
    env = {**os.environ, "QUOTETRACK_DB": str(newsroom)}
    reader, writer = os.pipe()
    os.close(reader)  # nobody will ever read
    command = [sys.executable, "-m", "quotetrack", "quotes", "--json"]
    done = subprocess.run(command, env=env, stdout=writer, stderr=subprocess.PIPE, text=True, timeout=60)
    os.close(writer)
    assert done.stderr == ""


def test_data_is_utf8_whatever_the_locale(newsroom):
    env = {**os.environ, "QUOTETRACK_DB": str(newsroom), "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "quotetrack", "quotes", "--json", "--person", "müller"]
    done = subprocess.run(command, env=env, capture_output=True, timeout=60)
    assert "O'Brien-Müller" in done.stdout.decode("utf-8")


def test_the_help_of_ingest_names_every_format_and_what_it_needs(ask):
    _, out, _ = ask("ingest", "--help")
    for module in modules("quotetrack.sources").values():
        assert getattr(module, "EXTRA", "") in out
        assert all(suffix in out or suffix[1:] == module.EXTRA for suffix in module.SUFFIXES)
