"""Count how many claims get the right verdict, after reading articles as ``quotetrack ingest`` does.

Run it with ``python tests/check/benchmark.py [FOLDER]``; the folder holds ``articles.jsonl`` and
``claims.jsonl``, a claim a line: ``claimed``, ``person`` or null, ``verdict``, ``article_id``, ``why``.
"""

import json
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from quotetrack.extraction import extract_each
from quotetrack.ingest import ingest, read
from quotetrack.queries import Timeline

SET = Path(__file__).parent / "a"


def read_into(database, folder):
    """Store the quotes of the folder's articles."""
    with Timeline(database) as timeline:
        ingest(read([str(folder / "articles.jsonl")]), timeline, extract=extract_each)


def claims(folder):
    return [json.loads(line) for line in (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()]


def checked(database, folder):
    """Return each claim with what checking it answers."""
    with Timeline(database, read_only=True) as timeline:
        return [(one, timeline.check(one["claimed"], one["person"])) for one in claims(folder)]


def is_right(one, check):
    """Say whether verdict and article are those that people gave."""
    return check.verdict == one["verdict"] and (
        one["article_id"] is None or one["article_id"] in {source.article_id for source in check.sources}
    )


def passed(results):
    """Return the claims that stand nowhere and were passed as exact."""
    return [one for one, check in results if check.verdict == "exact" != one["verdict"]]


def main(folder: Annotated[Path, typer.Argument()] = SET) -> None:
    """Print the misses, the share of right verdicts, and how many wrong claims passed as exact."""
    with tempfile.TemporaryDirectory() as place:
        database = Path(place) / "check.db"
        read_into(database, folder)
        results = checked(database, folder)
    for one, check in results:
        if not is_right(one, check):
            typer.echo(
                f"{one['verdict']} taken for {check.verdict}: {one['person']}: “{one['claimed']}”"
                f" ({one['article_id']}, {one['why']})\n  {check.article_id} {check.speaker}: {check.text}"
                f"\n  {check.note}"
            )
    right = sum(is_right(one, check) for one, check in results)
    typer.echo(f"{right} of {len(results)} right, {right / len(results):.1%}")
    typer.echo(f"{len(passed(results))} passed as exact that are not")


if __name__ == "__main__":
    typer.run(main)
