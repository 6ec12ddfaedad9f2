"""quotetrack people: who is quoted, and who is who."""

from typing import Any

import typer
from typer.core import TyperGroup

from quotetrack.discover import modules

_LISTING = "list"


class _Group(TyperGroup):
    """A command with commands below it that lists where none of these is named: ``people zelensky``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take what is no command and no call for help for arguments of the listing."""
        if not args or args[0] not in {*self.commands, *ctx.help_option_names}:
            args = [_LISTING, *args]
        return super().parse_args(ctx, args)


app = typer.Typer(name="people", cls=_Group, help="List who is quoted; tell people apart, or together.")
for _module in modules(__name__).values():
    app.registered_commands.extend(_module.app.registered_commands)
