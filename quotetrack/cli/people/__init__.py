"""quotetrack people: who is quoted, and who is who."""

import typer

from quotetrack.cli._below import Listing
from quotetrack.discover import modules

app = typer.Typer(name="people", cls=Listing, help="List who is quoted; tell people apart, or together.")
for _module in modules(__name__).values():
    app.registered_commands.extend(_module.app.registered_commands)
