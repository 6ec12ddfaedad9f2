"""Ingest very many made-up articles with the real command, and watch its memory and its pace.

Run it with ``make soak``; ``--articles 20000`` is quick. The articles are written to a file of JSON lines
first; with ``--filler`` each has so many more words, so that a file of any size can be tried.
Memory is that of the command and of all processes it starts, as /proc tells it (Linux only): ``own`` counts
what no other process shares.
"""

from __future__ import annotations

import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer
from crowd import Crowd
from press import Press

_FIRST_DAY, _DAYS = date(2021, 1, 1), 1_800
_TEMPLATES = (
    "“{a}” said {who} on {day}.",
    "{who} told reporters in {place}: “{a}”",
    "According to {who}, the plan was “{c}”.",
    "“{a}” {last} said. “{b}”",
    "“{b}” the {role} of {place} said, and left.",
    "Nobody was hurt, officials in {place} said. {filler}",
)
_ROLES = ("mayor", "president", "prime minister", "foreign minister", "governor")
_PLACES = ("Kyiv", "Paris", "Lagos", "Lima", "Oslo", "Tarn", "Karrow", "Delhi")
_SECONDS = 0.5  # between two looks at the memory


def main(
    articles: Annotated[int, typer.Option(min=100, help="How many articles.")] = 200_000,
    workers: Annotated[int, typer.Option(min=1, help="Processes that look for quotes.")] = 1,
    filler: Annotated[int, typer.Option(min=0, help="Words more in each, without quotes.")] = 0,
    rows: Annotated[int, typer.Option(min=2, help="Lines of the table.")] = 10,
    folder: Annotated[Path | None, typer.Option(help="Where the files are kept.")] = None,
) -> None:
    """Print, for each tenth of the articles, the pace and the most memory."""
    with tempfile.TemporaryDirectory() as temporary:
        place = folder or Path(temporary)
        corpus = place / "corpus.jsonl"
        with corpus.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(article) + "\n" for article in made(articles, filler))
        typer.echo(f"{articles:,} articles, {corpus.stat().st_size / 1e6:,.0f} MB; {workers} workers")
        soak(corpus, place / "quotes.db", articles, workers, rows)


def made(count: int, filler: int) -> Iterator[dict[str, str]]:
    """Yield articles of one to three paragraphs, as agencies send them, day by day."""
    chance, press = random.Random(3), Press(3)
    names = [person.name for person in Crowd(3).people(20_000)]
    for number in range(count):
        day = _FIRST_DAY + timedelta(days=number * _DAYS // count)
        lines = [_paragraph(chance, press, names, day, filler) for _ in range(chance.randint(1, 3))]
        yield {
            "id": f"s{number}",
            "title": press.saying(7),
            "published": day.isoformat(),
            "publisher": f"Outlet {number % 200}",
            "text": "\n\n".join(lines),
        }


def _paragraph(chance: random.Random, press: Press, names: list[str], day: date, filler: int) -> str:
    who = names[min(int(chance.expovariate(1 / 2_000)), len(names) - 1)]
    return chance.choice(_TEMPLATES).format(
        who=who,
        last=who.split()[-1],
        role=chance.choice(_ROLES),
        place=chance.choice(_PLACES),
        day=f"{day:%A}",
        a=press.saying()[:-1] + ",",
        b=press.saying(),
        c=press.saying(3)[:-1].lower(),
        filler=press.saying(filler) if filler else "",
    )


def soak(corpus: Path, database: Path, articles: int, workers: int, rows: int) -> None:
    """Run the command to its end, and print what it took."""
    command = [sys.executable, "-m", "quotetrack", "ingest", str(corpus), "--db", str(database)]
    began = time.perf_counter()
    process = subprocess.Popen([*command, "--workers", str(workers)], stderr=subprocess.PIPE, text=True)
    typer.echo(f"{'articles':>10}{'seconds':>9}{'articles/s':>12}{'own MB':>8}{'all MB':>8}")
    most = (0.0, 0.0)
    step, last, then = articles // rows, 0, began
    while process.poll() is None:
        most = max(most, memory(process.pid))
        now, done = time.perf_counter(), stored(database)
        if done >= last + step:
            pace = (done - last) / (now - then)
            typer.echo(f"{done:>10,}{now - began:>9,.0f}{pace:>12,.0f}{most[0]:>8,.0f}{most[1]:>8,.0f}")
            last, then, most = done, now, (0.0, 0.0)
        time.sleep(_SECONDS)
    seconds = time.perf_counter() - began
    typer.echo((process.stderr.read() if process.stderr else "").strip())
    typer.echo(f"{articles / seconds:,.0f} articles/s, {database.stat().st_size / 1e6:,.0f} MB in the end")


def stored(database: Path) -> int:
    """Return how many articles there are, without waiting for whoever writes."""
    if not database.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
            return int(db.execute("SELECT max(rowid) FROM articles").fetchone()[0] or 0)
    except sqlite3.Error:
        return 0


def memory(pid: int) -> tuple[float, float]:
    """Return the MB of a process and all below it: what is nobody else's, and all that is in memory."""
    own = whole = 0.0
    for each in family(pid):
        try:
            lines = Path(f"/proc/{each}/smaps_rollup").read_text(encoding="ascii").splitlines()
        except OSError:
            continue  # it has just ended
        kilobytes = {line.split(":")[0]: int(line.split()[1]) for line in lines[1:]}
        own += (kilobytes["Private_Clean"] + kilobytes["Private_Dirty"]) / 1024
        whole += kilobytes["Rss"] / 1024
    return own, whole


def family(pid: int) -> list[int]:
    """Return a process and all that it started."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [each for child in task.read_text().split() for each in family(int(child))]
        except OSError:
            continue
    return found


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    typer.run(main)
