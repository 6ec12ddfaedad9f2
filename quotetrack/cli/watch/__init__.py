"""quotetrack watch: feeds, pages and folders that are looked at again and again."""

import typer

from quotetrack.cli._below import Listing
from quotetrack.discover import modules

app = typer.Typer(name="watch", cls=Listing, help="Watch feeds, pages and folders for new quotes.")
for _module in modules(__name__).values():
    app.registered_commands.extend(_module.app.registered_commands)
