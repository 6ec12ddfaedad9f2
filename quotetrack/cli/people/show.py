"""quotetrack people show NAME: everything known of one person."""

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath, Output, PersonName

app = typer.Typer()


@app.command()
@grouped
def show(name: PersonName, output: Output, db: DatabasePath = DATABASE) -> None:
    """Show all that is known of one person.

    Names seen, roles, words that stand out, months, who quotes them, and why it is one person.
    """
    from quotetrack.cli import _output
    from quotetrack.cli._asking import chosen, reading
    from quotetrack.cli._pages import page_cells, page_lines
    from quotetrack.queries import PersonPage
    from quotetrack.queries.people import exact

    with reading(db) as timeline:
        found = timeline.person(exact(chosen(timeline, name)))
        _output.show([found], output, fields=PersonPage, lines=page_lines, cells=page_cells)
