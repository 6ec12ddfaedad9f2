"""Options that more than one command has, each named once."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:  # pydantic is imported by the commands that ask the database, not by --help
    from quotetrack.queries import Filters

_DATABASE = typer.Option("--db", metavar="PATH", envvar="QUOTETRACK_DB", help="SQLite file.")
_PERSON = typer.Option(metavar="NAME", help="Speaker: a name as you type it, or an id.")
_TOPIC = typer.Option(metavar="TOPIC", help="A topic's label or id, or words for what it is about.")
_SEARCH = typer.Option(metavar="QUERY", help='Words, "a phrase", pref*, OR, NOT, title:word.')
_LIKE = typer.Option(metavar="WORDS", help="What it means, in any words.")
_ORDER = typer.Option(metavar="BY", help="date, or relevance (the default of --search and --like).")
_SINCE = typer.Option(metavar="DAY", help="First day: 2025-10-01, 2025-10 or 2025.")
_UNTIL = typer.Option(metavar="DAY", help="Last day, itself included.")
_SOURCE = typer.Option(metavar="TEXT", help="Part of the publisher, url or path.")
_KIND = typer.Option(metavar="KIND", help="direct, mixed, block, turn, post or indirect.")
_CONFIDENCE = typer.Option(metavar="0-1", min=0, max=1, show_default=False, help="Least confidence.")
_VERSIONS = typer.Option(metavar="WHICH", help="Texts of articles: current, or all ever stored.")
_LIMIT = typer.Option(metavar="N", min=0, help="At most so many.")

_WHY = typer.Option(metavar="TEXT", help="Why you say so, for the log.")
_WHO = typer.Option(metavar="NAME", envvar="QUOTETRACK_USER", help="Who says so; by default your login name.")

_CUE = typer.Option(metavar="WORDS", help="Words that tell of it; by default LABEL. Again for more.")
_HINT = typer.Option(metavar="WORDS", help="Words that tell of it only together with others.")
_NEVER = typer.Option(metavar="WORDS", help="Words in which a cue means something else.")
_ALSO = typer.Option(metavar="LABEL", help="Another name for it.")
_DEFINITION = typer.Option(metavar="TEXT", show_default=False, help="What belongs to it.")
_BROADER = typer.Option(metavar="TOPIC", help="The topic that it is a part of.")

PersonName = Annotated[str, typer.Argument(metavar="NAME", help="A person: a name as you type it, or an id.")]
TopicName = Annotated[str, typer.Argument(metavar="TOPIC", help="A topic's label or id.")]
MinConfidence = Annotated[float, _CONFIDENCE]
DatabasePath = Annotated[Path, _DATABASE]
DATABASE = Path("quotes.db")
Limit = Annotated[int | None, _LIMIT]


@dataclass(frozen=True)
class Narrowing:
    """Which quotes: the filters of every command that works on some of them."""

    person: Annotated[str | None, _PERSON] = None
    topic: Annotated[str | None, _TOPIC] = None
    search: Annotated[str | None, _SEARCH] = None
    like: Annotated[str | None, _LIKE] = None
    since: Annotated[str | None, _SINCE] = None
    until: Annotated[str | None, _UNTIL] = None
    source: Annotated[str | None, _SOURCE] = None
    kind: Annotated[Literal["direct", "mixed", "block", "turn", "post", "indirect"] | None, _KIND] = None
    min_confidence: MinConfidence = 0.0

    def filters(self, versions: Literal["current", "all", "stored"] = "current") -> "Filters":
        """Return the same as a query's filters."""
        from quotetrack.queries import Filters

        return Filters(**{"versions": versions} | vars(self))


@dataclass(frozen=True)
class Filtering(Narrowing):
    """Which quotes are listed, and how many."""

    versions: Annotated[Literal["current", "all"], _VERSIONS] = "current"
    order: Annotated[Literal["date", "relevance"] | None, _ORDER] = None
    limit: Limit = None


@dataclass(frozen=True)
class Said:
    """Who judges, and why."""

    why: Annotated[str | None, _WHY] = None
    who: Annotated[str | None, _WHO] = None


@dataclass(frozen=True)
class Telling:
    """What tells of a topic, and where it belongs."""

    cue: Annotated[list[str] | None, _CUE] = None
    hint: Annotated[list[str] | None, _HINT] = None
    never: Annotated[list[str] | None, _NEVER] = None
    also: Annotated[list[str] | None, _ALSO] = None
    definition: Annotated[str, _DEFINITION] = ""
    broader: Annotated[str | None, _BROADER] = None


@dataclass(frozen=True)
class Output:
    """How to print: a readable table, unless a flag says otherwise."""

    json: Annotated[bool, typer.Option("--json", help="Print a JSON array.")] = False
    nl: Annotated[bool, typer.Option("--nl", help="Print JSON, one object a line.")] = False
    csv: Annotated[bool, typer.Option("--csv", help="Print comma-separated values.")] = False
    tsv: Annotated[bool, typer.Option("--tsv", help="Print tab-separated values.")] = False
    table: Annotated[bool, typer.Option("--table", "-t", help="Print a table (the default).")] = False
    fmt: Annotated[str | None, typer.Option("--fmt", metavar="STYLE", help="Print a github, grid… one.")] = (
        None
    )
