"""quotetrack people [NAME]: who is quoted."""

from typing import Annotated

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath, Limit, MinConfidence, Output

app = typer.Typer()


@app.command("list")
@grouped
def listing(
    output: Output,
    name: Annotated[
        str | None, typer.Argument(help="Only those whom this name may mean, in any spelling.")
    ] = None,
    min_confidence: MinConfidence = 0.0,
    limit: Limit = None,
    db: DatabasePath = DATABASE,
) -> None:
    """List who is quoted, how often, and from when to when.

    It is what people does without a command: quotetrack people NAME.
    """
    from quotetrack.cli._asking import reading
    from quotetrack.cli._looks import person_cells, person_lines
    from quotetrack.cli._output import show
    from quotetrack.queries import PersonSummary

    with reading(db) as timeline:
        found = timeline.people(name, min_confidence=min_confidence)[:limit]
        show(found, output, fields=PersonSummary, lines=person_lines, cells=person_cells)
