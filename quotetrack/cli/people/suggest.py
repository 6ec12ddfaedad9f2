"""quotetrack people suggest: who may be one person."""

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath, Limit, Output

app = typer.Typer()


@app.command()
@grouped
def suggest(output: Output, limit: Limit = 20, db: DatabasePath = DATABASE) -> None:
    """List people who may be one, the likeliest first.

    Each pair has what speaks for it; people merge or people split settles it.
    """
    from quotetrack.cli._asking import reading
    from quotetrack.cli._output import show
    from quotetrack.cli._verdicts import suggestion_cells, suggestion_lines
    from quotetrack.queries import Suggestion

    with reading(db) as timeline:
        show(
            timeline.suggestions(limit),
            output,
            fields=Suggestion,
            lines=suggestion_lines,
            cells=suggestion_cells,
        )
