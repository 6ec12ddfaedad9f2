"""quotetrack correct: whose words these are, or that they are nobody's."""

from typing import Annotated

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath, Said

app = typer.Typer()


@app.command()
@grouped
def correct(
    quotes: Annotated[list[str], typer.Argument(metavar="QUOTE...", help="A quote's id, or how it begins.")],
    said: Said,
    speaker: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who said it: a name or id, new ones too; '' for nobody known."),
    ] = None,
    not_quote: Annotated[bool, typer.Option("--not-quote", help="It is no quote: list it no more.")] = False,
    confirm: Annotated[bool, typer.Option("--confirm", help="It is right as it stands.")] = False,
    db: DatabasePath = DATABASE,
) -> None:
    """Say what is right of a quote. It outlives re-reading, and people undo takes it back."""
    from quotetrack.cli._correcting import correct_quotes

    correct_quotes(db, said, quotes, speaker=speaker, not_quote=not_quote, confirm=confirm)
