"""The command line: one command per file, found by being there."""

import os
import sys
from collections.abc import Iterable
from importlib import import_module
from importlib.util import find_spec
from io import TextIOWrapper
from types import ModuleType
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from quotetrack.discover import modules
from quotetrack.errors import BadQuery, QuotetrackError


class _Root(TyperGroup):
    """All commands on one screen: what every program has, --help and --version, needs no lines of it."""

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """Write what it is for, without the empty line before."""
        with formatter.indentation():
            formatter.write_text(self.help)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the commands, and none of the options."""
        self.format_commands(ctx, formatter)


def application(*, only: str = "") -> typer.Typer:
    """Return the command line: every command, of plugins too, or ``only`` the one of that name."""
    root = typer.Typer(
        cls=_Root,
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,  # rich costs a third of the time that --help may take
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    root.callback()(_root)
    for module in _commands(only):
        if isinstance(module.app.info.name, str):  # a command with commands below it
            root.add_typer(module.app)
        else:
            root.registered_commands.extend(module.app.registered_commands)
    return root


def main() -> None:
    """Run the command line; an error of ours becomes one line on stderr: exit 2 for a bad query, else 1."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # data is UTF-8; a terminal's own encoding may lack characters: lose those, not the answer
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")
    try:
        application(only=next(iter(sys.argv[1:]), ""))()
    except QuotetrackError as error:
        from quotetrack.cli._screen import plain

        typer.secho(f"error: {plain(str(error))}", fg=typer.colors.RED, err=True)
        raise SystemExit(2 if isinstance(error, BadQuery) else 1) from None
    finally:
        _flush()


def _flush() -> None:
    try:
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, such as head, has seen enough; Python would complain of it at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _commands(only: str) -> Iterable[ModuleType]:
    # no plugin can replace a command of ours, so it is run without looking at all the others
    if only.isidentifier() and not only.startswith("_") and find_spec(f"{__name__}.{only}"):
        return [import_module(f"{__name__}.{only}")]
    return modules(__name__).values()


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"quotetrack {version('quotetrack')}")
        raise typer.Exit


def _root(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Find the quotes in news, and ask: who said what, when, and can I prove it?"""
