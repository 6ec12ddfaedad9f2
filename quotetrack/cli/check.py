"""quotetrack check: were these words said, by whom, and where does it stand?"""

from __future__ import annotations

from typing import Annotated

import typer

from quotetrack.cli._options import DATABASE, DatabasePath

app = typer.Typer()

_WORDS = typer.Argument(
    metavar="WORDS", show_default=False, help="Words in quotes, or - for JSON lines: claimed, person."
)
_PERSON = typer.Option(metavar="NAME", help="Who is said to have said them; else anybody.")
_FILE = typer.Option("--file", metavar="FILE", help="Check every quote of a draft; may be given again.")
_JSON = typer.Option("--json", help="Print a JSON object; of drafts a JSON array.")


@app.command()
def check(
    words: Annotated[str | None, _WORDS] = None,
    person: Annotated[str | None, _PERSON] = None,
    file: Annotated[list[str] | None, _FILE] = None,
    as_json: Annotated[bool, _JSON] = False,
    db: DatabasePath = DATABASE,
) -> None:
    """Say whether words were said. Exit 0 exact, 3 altered, 4 somebody else's, 5 absent."""
    from quotetrack.cli._asking import reading
    from quotetrack.cli._checks import check_lines_of_json, check_one
    from quotetrack.errors import BadQuery

    if (words is None) == (not file):
        raise BadQuery("give the words to check, or a draft: quotetrack check WORDS, or --file FILE")
    if person is not None and (file or words == "-"):
        raise BadQuery("--person goes with words: drafts and JSON lines name their own")
    with reading(db) as timeline:
        if file:
            from quotetrack.cli._drafts import check_drafts

            code = check_drafts(timeline, file, as_json=as_json)
        elif words == "-":
            code = check_lines_of_json(timeline)
        else:
            code = check_one(timeline, str(words), person, as_json=as_json)
    raise typer.Exit(code)
