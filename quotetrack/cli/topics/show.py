"""quotetrack topics show TOPIC: everything known of one topic."""

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath, Output, TopicName

app = typer.Typer()


@app.command()
@grouped
def show(name: TopicName, output: Output, db: DatabasePath = DATABASE) -> None:
    """Show what a topic is, what tells of it, and who speaks of it.

    Some of its quotes follow, each with the words that told.
    """
    from quotetrack.cli import _output
    from quotetrack.cli._asking import reading
    from quotetrack.cli._topics import page_cells, page_lines
    from quotetrack.queries import TopicPage

    with reading(db) as timeline:
        found = timeline.topic(name)
        _output.show([found], output, fields=TopicPage, lines=page_lines, cells=page_cells)
