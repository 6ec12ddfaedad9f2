"""Write docs/cli.md from the commands themselves; run it with ``make docs``."""

from pathlib import Path
from typing import Any

import typer

from quotetrack.cli import application

PAGE = Path(__file__).with_name("cli.md")
HEAD = """\
# Commands

Every command takes `-h`. Data goes to standard output, progress and messages to standard error. The exit
code is 0 for done, 1 for an error that one line explains, 2 for a command typed wrongly. The database is
`--db FILE`, else the file that `$QUOTETRACK_DB` names, else `quotes.db` in the current folder; `-` as a
location is standard input.

This page is written by `make docs` from the code: change the command, not the page.
"""


def page() -> str:
    """Return the whole reference as Markdown."""
    group: Any = typer.main.get_command(application())
    context = group.make_context("quotetrack", [], resilient_parsing=True)
    commands = [group.get_command(context, name) for name in group.list_commands(context)]
    return "\n".join([HEAD, *(section(command, context) for command in commands)])


def section(command: Any, parent: Any) -> str:
    """Return what one command does, how it is called, and a row for each argument and option.

    Of a command with commands below it only theirs are told.
    """
    context = command.make_context(command.name, [], parent=parent, resilient_parsing=True)
    if hasattr(command, "list_commands"):
        inner = [command.get_command(context, name) for name in command.list_commands(context)]
        return "\n".join(
            [
                f"## quotetrack {command.name}\n\n{command.help.strip()}\n",
                *(section(one, context) for one in inner),
            ]
        )
    usage = " ".join(command.collect_usage_pieces(context))
    rows = [parameter.get_help_record(context) for parameter in command.get_params(context)]
    table = [f"| `{cell(names)}` | {cell(text)} |" for names, text in filter(None, rows)]
    return "\n".join(
        [
            f"## {context.command_path}",
            "",
            command.help.strip(),
            "",
            f"    {context.command_path} {usage}",
            "",
            "| | |",
            "| --- | --- |",
            *table,
            "",
        ]
    )


def cell(text: str) -> str:
    """Return ``text`` so that it cannot end its cell of the table."""
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
