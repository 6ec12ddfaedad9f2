"""The command line: one command per file, found by being there."""

import sys
from importlib.metadata import version
from typing import Annotated

import typer

from quotetrack.discover import modules
from quotetrack.errors import BadQuery, QuotetrackError


def application() -> typer.Typer:
    """Return the whole command line: every command of this folder and of plugins."""
    root = typer.Typer(
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,  # rich costs a third of the time that --help may take
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    root.callback()(_root)
    for module in modules(__name__).values():
        root.registered_commands.extend(module.app.registered_commands)
    return root


def main() -> None:
    """Run the command line; an error of ours becomes one line on stderr: exit 2 for a bad query, else 1."""
    for stream in (sys.stdout, sys.stderr):
        # an old terminal's encoding lacks some of the articles' characters: lose those, not the answer
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    try:
        application()()
    except QuotetrackError as error:
        from quotetrack.cli._screen import plain

        typer.secho(f"error: {plain(str(error))}", fg=typer.colors.RED, err=True)
        raise SystemExit(2 if isinstance(error, BadQuery) else 1) from None


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"quotetrack {version('quotetrack')}")
        raise typer.Exit


def _root(
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Find the quotes in news, link each to its speaker, and ask: who said what, when, and can I prove it?"""
