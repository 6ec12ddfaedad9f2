"""quotetrack topics: what quotes are about."""

import typer

from quotetrack.cli._below import Listing
from quotetrack.discover import modules

app = typer.Typer(name="topics", cls=Listing, help="List what quotes are about; bring topics of your own.")
for _module in modules(__name__).values():
    app.registered_commands.extend(_module.app.registered_commands)
