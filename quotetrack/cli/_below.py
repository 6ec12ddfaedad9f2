"""Commands that have commands below them."""

from typing import Any

from typer.core import TyperGroup

_LISTING = "list"


class Listing(TyperGroup):
    """A command that lists where none of the commands below it is named: ``people zelensky``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take what is no command and no call for help for arguments of the listing."""
        if not args or args[0] not in {*self.commands, *ctx.help_option_names}:
            args = [_LISTING, *args]
        return super().parse_args(ctx, args)
