"""Articles and quotes made by hand, and a small database of them."""

import shutil
import sys
from pathlib import Path

import pytest
from webserver import _server, newsstand, site, story  # noqa: F401  fixtures of the tests that fetch pages

from quotetrack import queries
from quotetrack.cli import main
from quotetrack.records import Article, Quote, digest
from quotetrack.store import resolving


def quote(source, words, speaker=None, *, mention="", **about):
    """Return the quote of ``words`` where they stand in the article ``source``."""
    start = source.text.index(words)
    span = (start, start + len(words))
    at = source.text.index(mention) if mention else 0
    return Quote(
        **{
            "article_id": source.id,
            "quote_id": digest(source.id, source.sha256, span),
            "kind": "direct",
            "text": words,
            "spans": (span,),
            "prefix": source.text[max(0, start - 8) : start],
            "suffix": source.text[span[1] : span[1] + 8],
            "speaker": speaker,
            "speaker_type": "person" if speaker else "unnamed",
            "speaker_mention": mention or None,
            "speaker_span": (at, at + len(mention)) if mention else None,
            "confidence": 0.95,
            "published": source.published,
            "frame": source.text.replace(words, "…"),
            "reason": "the subject of “said”",
            **about,
        }
    )


def _told(words, speaker=None, *, lead="", tail="", like=None, **about):
    """Return an article in which ``speaker`` says ``words``; ``like`` says more of that one quote."""
    mention = speaker or "an official"
    source = Article(text=f"{lead}“{words}” {mention} said.{tail}", **about)
    return source, [quote(source, words, speaker, mention=mention, **(like or {}))]


# people whom a list knows, enough for what is tested of the store: reading all takes half a second a database
KNOWN = frozenset(
    {
        "volodymyr-zelensky",
        "petro-poroshenko",
        "donald-trump",
        "keir-starmer",
        "emmanuel-macron",
        "mike-johnson",
    }
)


@pytest.fixture(scope="module", autouse=True)
def _few_known(request):
    """Let a database know few people from the start, where a test's subject is the database."""
    if not {
        "store",
        "cli",
        "cluster",
        "exports",
        "fuzz",
        "importing",
        "timeline",
        "topics",
        "verify",
        "watching",
        "test_queries.py",
        "test_ingest.py",
    }.intersection(request.path.parts):
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        few = tuple(person for person in resolving.gazetteer() if person.id in KNOWN)
        patch.setattr(resolving, "gazetteer", lambda: few)
        yield


@pytest.fixture(scope="session")
def told():
    return _told


@pytest.fixture
def database(tmp_path):
    return tmp_path / "quotes.db"


@pytest.fixture(scope="session")
def _newsroom(tmp_path_factory):
    """Return the path of a database that is made once, for each test to have a copy of."""
    database = tmp_path_factory.mktemp("newsroom") / "quotes.db"
    pairs = [
        _told(
            "We need Tomahawks and air defence.",
            "Volodymyr Zelensky",
            lead="KYIV — The call lasted an hour.\n\n",
            tail="\n\nMoscow gave no answer.\n\nIt rained.\n",
            url="https://courier.example/1",
            title="A call for missiles",
            publisher="Kyiv Courier",
            published="2025-10-13",
        ),
        _told(
            "Don't wait, please.", "Zelensky", id="b", publisher="The Times", published="2025-10-15T08:00:00Z"
        ),
        _told("It's a mistake.", "Ana O'Brien-Müller", id="c", publisher="The Times", published="2025-10-15"),
        _told("The tomahawk is a red line.", id="d", title="Undated"),
        _told(
            "Rates will rise.",
            "National Bank",
            id="e",
            publisher="Financial Post",
            published="2025-11-30",
            like={"speaker_type": "organization", "kind": "mixed", "confidence": 0.4},
        ),
        _told("A new year of grain.", "Ana O'Brien-Müller", id="f", published="2026-01-01"),
        _told(
            "=1+1 is \x1b[31mred\u202e [bold]x[/bold] <b>|",
            "Eve",
            id="g",
            title="\x07<i>",
            published="2026-02-02",
        ),
    ]
    few = tuple(person for person in resolving.gazetteer() if person.id in KNOWN)
    with pytest.MonkeyPatch.context() as patch, queries.open(database) as timeline:
        patch.setattr(resolving, "gazetteer", lambda: few)
        timeline.save(pairs)
    return database


@pytest.fixture
def newsroom(_newsroom, database):
    """Return the path of a database with seven quotes of four speakers."""
    return Path(shutil.copy(_newsroom, database))


@pytest.fixture
def ask(newsroom, monkeypatch, capsys):
    """Return a function that runs a command line and returns its exit code, output and remarks."""
    monkeypatch.setenv("QUOTETRACK_DB", str(newsroom))
    monkeypatch.setenv("COLUMNS", "80")

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["quotetrack", *words])
        with pytest.raises(SystemExit) as exit_:
            main()
        captured = capsys.readouterr()
        return exit_.value.code or 0, captured.out, captured.err

    return run
