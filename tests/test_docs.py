"""What the pages say is true: the reference is current, every block runs, every link leads somewhere."""

import importlib.util
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import quotetrack
from quotetrack import errors
from quotetrack.cli import application
from quotetrack.discover import modules
from quotetrack.records import Quote

ROOT = Path(__file__).parents[1]
EXTENDING = ROOT / "docs" / "extending.md"
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")
NOT_RUN = ("pip ", "make ", "git ", "cd ", "python ", "#")  # what sets a machine up, and comments


def blocks(page, language):
    return [body for name, body in BLOCK.findall(page.read_text(encoding="utf-8")) if name == language]


def each_page(*languages, but=None):
    pages = [page for page in PAGES if page != but and any(blocks(page, language) for language in languages)]
    return pytest.mark.parametrize("page", pages, ids=[page.name for page in pages])


def read(name):
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A folder as a reader has it after the first commands of the README: the samples, and quotes.db."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "data", folder / "data")
    run("quotetrack ingest data/samples", folder)
    return folder


def run(command, folder):
    """Run one line as a reader would type it, and return what it prints on standard output."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {key: value for key, value in os.environ.items() if key != "QUOTETRACK_DB"}
    environment |= {"PATH": path, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, f"{command}\n{done.stderr}"
    return done.stdout


def commands(page):
    """Return the lines of the page's ``sh`` blocks, a line that ends with a backslash joined to the next."""
    joined = "\n".join(blocks(page, "sh")).replace("\\\n", " ")
    lines = [line.strip() for line in joined.splitlines() if line.strip()]
    return [line for line in lines if not line.startswith(NOT_RUN)]


def sessions(page):
    """Yield each command of the page's ``console`` blocks with the lines that it is shown to print."""
    for block in blocks(page, "console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            yield command, [line.rstrip() for line in shown.splitlines() if line.strip()]


def call(command, folder, monkeypatch):
    """Run one line in this process, which is sooner done; lines that need a shell are left to ``run``."""
    program, *arguments = shlex.split(command)
    assert program == "quotetrack", f"neither ours nor set-up: {command}"
    if re.search(r"[|<>;&$]", command):
        run(command, folder)
        return
    monkeypatch.chdir(folder)
    done = CliRunner().invoke(application(only=arguments[0]), arguments, prog_name=program)
    assert done.exit_code == 0, f"{command}\n{done.stderr}{done.exception}"


@each_page("sh", "console")
def test_every_shell_command_runs(page, desk, monkeypatch):
    monkeypatch.delenv("QUOTETRACK_DB", raising=False)
    for command in commands(page):
        call(command, desk, monkeypatch)
    for command, shown in sessions(page):
        printed = [line.rstrip() for line in run(command, desk).splitlines()]
        missing = [line for line in shown if line != "…" and line not in printed]
        assert missing == [], f"{command} does not print this"


@each_page("python", but=EXTENDING)  # run below: spaCy refuses to register its component twice
def test_every_python_block_runs(page, desk, monkeypatch):
    monkeypatch.chdir(desk)
    source = "\n".join(blocks(page, "python"))
    exec(compile(source, str(page), "exec"), {"__name__": "__main__"})


def test_the_examples_of_extending_do_what_they_say(desk, monkeypatch):
    monkeypatch.chdir(desk)
    example = {"__name__": "example"}
    exec("\n".join(blocks(EXTENDING, "python")), example)

    mail = io.BytesIO(b"Subject: Dam\nFrom: a@example.org\n\nAna said no.\n")
    assert [(one.title, one.text) for one in example["read"](mail, "a.eml")] == [("Dam", "Ana said no.\n")]
    assert [str(one) for one in example["read"](io.BytesIO(b""), "b.eml")] == [
        "b.eml: the message has no plain text"
    ]

    with quotetrack.open("quotes.db") as timeline:
        example["write"](
            timeline.quotes(quotetrack.Filters(person="torvald", limit=2)), lines := io.StringIO()
        )
    assert [line.split(":")[0] for line in lines.getvalue().splitlines()] == ["Ilka Torvald", "Ilka Torvald"]

    nlp = quotetrack.load()
    nlp.add_pipe("quote_count")
    assert nlp("“No,” said Ana Kosh.")._.quote_count == 1

    printed = CliRunner().invoke(example["app"], ["--db", "quotes.db", "--count", "3"]).stdout
    assert len(printed.splitlines()) == 3
    assert "Okerlo" in printed


def test_the_reference_is_current():
    spec = importlib.util.spec_from_file_location("reference", ROOT / "docs" / "reference.py")
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    assert read("cli.md") == reference.page(), "run make docs"


@pytest.mark.parametrize("name", sorted(modules("quotetrack.cli")))
def test_command_is_documented(name):
    assert f"## quotetrack {name}\n" in read("cli.md")


@pytest.mark.parametrize("name", sorted(quotetrack.__all__))
def test_public_name_is_documented(name):
    assert f"quotetrack.{name}" in read("python.md")


@pytest.mark.parametrize("name", sorted(Quote.model_fields))
def test_every_key_of_a_quote_is_documented(name):
    assert f"| `{name}` |" in read("python.md")


@pytest.mark.parametrize("name", sorted(vars(errors).keys() & re.findall(r"\w+", errors.__doc__)))
def test_every_error_is_documented(name):
    assert f"`{name}`" in read("python.md")


@pytest.mark.parametrize("path", sorted((ROOT / "quotetrack" / "attribution").glob("[a-z]*.py")), ids=str)
def test_every_step_of_attribution_is_described(path):
    assert f"`{path.stem}`" in read("architecture.md")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page):
    targets = [page.parent / target for target in LINK.findall(page.read_text(encoding="utf-8"))]
    assert [target for target in targets if not target.exists()] == []


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda page: page.name)
def test_every_page_can_be_reached(page):
    assert page.name == "index.md" or f"]({page.name})" in read("index.md")
