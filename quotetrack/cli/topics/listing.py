"""quotetrack topics [NAME]: what quotes are about."""

from typing import Annotated

import typer

from quotetrack.cli._groups import grouped
from quotetrack.cli._options import DATABASE, DatabasePath, Limit, Output

app = typer.Typer()


@app.command("list")
@grouped
def listing(
    output: Output,
    name: Annotated[
        str | None, typer.Argument(help="Only those of this scheme, or with these words in their labels.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Those without a quote, too.")] = False,
    limit: Limit = None,
    db: DatabasePath = DATABASE,
) -> None:
    """List topics, with how many quotes and people each has.

    It is what topics does without a command: quotetrack topics NAME.
    """
    from quotetrack.cli._asking import counted, reading
    from quotetrack.cli._output import remark, show
    from quotetrack.cli._topics import named, topic_cells, topic_lines
    from quotetrack.queries import TopicSummary

    with reading(db) as timeline:
        found = named(timeline.topics(), name) if name else timeline.topics()
        used = [topic for topic in found if topic.quotes or everything or name]
        show(used[:limit], output, fields=TopicSummary, lines=topic_lines, cells=topic_cells)
        if without := len(found) - len(used):
            remark(f"left out: {counted(without, 'topic')} without a quote; --all lists them")
