"""Time ``quotetrack check`` among a million quotes: run it with ``make bench-check``.

The words are made up and as skewed as those of a language: the n-th is used as often as 1/n, so that a few
stand in most quotes. So are the speakers: the first has thousands of quotes, most have a handful.
"""

import json
import random
import sqlite3
import string
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import accumulate
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Annotated

import typer

from quotetrack.assets import words
from quotetrack.queries import Timeline

_VOCABULARY = 60_000
_QUOTES_EACH = 4  # of an article
_BATCH = 20_000
_WARM = 20  # claims before the clock starts

Said = tuple[str, int]  # the words, and the number of the speaker
Claiming = Callable[[Said], tuple[str, str | None]]


class Speech:
    """Quotes to draw: the same for the same ``seed``."""

    def __init__(self, speakers: int, seed: int = 1) -> None:
        self.chance = random.Random(seed)
        common = sorted(words("data", "gazetteers", "common_words.txt"))
        self.chance.shuffle(common)
        self.words = common + [self._word() for _ in range(_VOCABULARY - len(common))]
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))
        self.names = [f"{self._word().title()} {self._word().title()}" for _ in range(speakers)]
        self._shares = list(accumulate(1 / (rank + 8) for rank in range(speakers)))

    def quotes(self, count: int) -> Iterator[Said]:
        """Yield the words of quotes, each with its speaker."""
        for _ in range(count):
            speaker = self.chance.choices(range(len(self.names)), cum_weights=self._shares)[0]
            yield self.text(self.chance.randint(8, 40)), speaker

    def text(self, size: int) -> str:
        """Return words as they come."""
        return " ".join(self.chance.choices(self.words, cum_weights=self._weights, k=size))

    def _word(self) -> str:
        return "".join(self.chance.choices(string.ascii_lowercase, k=self.chance.randint(4, 9)))


def main(
    quotes: Annotated[int, typer.Option(min=1_000, help="How many quotes there are.")] = 1_000_000,
    speakers: Annotated[int, typer.Option(min=100, help="How many people say them.")] = 50_000,
    claims: Annotated[int, typer.Option(min=40, help="How many claims of each kind are checked.")] = 200,
    keep: Annotated[Path | None, typer.Option(help="Make the database here, or use the one there.")] = None,
) -> None:
    """Print how long a claim takes, by kind."""
    with tempfile.TemporaryDirectory() as folder:
        database = keep or Path(folder) / "check.db"
        speech = Speech(speakers)
        start = perf_counter()
        told = fill(database, speech, quotes)
        typer.echo(f"{quotes:,} quotes of {speakers:,} people made in {perf_counter() - start:.0f} s")
        time_claims(database, speech, told, claims)


def fill(database: Path, speech: Speech, count: int) -> list[Said]:
    """Make the database, unless it is there; return some of the quotes."""
    is_new = not database.exists()
    with Timeline(database):
        pass  # makes the tables
    told: list[Said] = []
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        if is_new:
            add_people(connection, speech)
        batch: list[Said] = []
        for at, said in enumerate(speech.quotes(count)):
            batch.append(said)
            if len(batch) == _BATCH or at == count - 1:
                if is_new:
                    add_quotes(connection, batch, at + 1 - len(batch))
                told += batch[::10]
                batch = []
        connection.execute("INSERT INTO quotes_fts(quotes_fts) VALUES ('optimize')")
        connection.commit()
    return told


def add_people(connection: sqlite3.Connection, speech: Speech) -> None:
    rows = [(f"p-{at}", name) for at, name in enumerate(speech.names)]
    connection.executemany("INSERT INTO people (id, name, type) VALUES (?, ?, 'person')", rows)
    spelt = [
        (word, id, name) for id, name in rows for word in {*name.lower().split(), name.lower(), *_pair(name)}
    ]
    connection.executemany("INSERT OR IGNORE INTO names (word, person_id, spelling) VALUES (?, ?, ?)", spelt)


def _pair(name: str) -> list[str]:
    return [" ".join(sorted(name.lower().split()))]


def add_quotes(connection: sqlite3.Connection, batch: list[Said], first: int) -> None:
    articles = {f"a{(first + at) // _QUOTES_EACH}" for at in range(len(batch))}
    connection.executemany("INSERT OR IGNORE INTO articles (id) VALUES (?)", [(id,) for id in articles])
    connection.executemany(
        "INSERT OR IGNORE INTO versions (id, article_id, number, is_current, sha256, text)"
        " VALUES (?1, ?1, 1, 1, ?1, 'a text')",
        [(id,) for id in articles],
    )
    connection.executemany(
        "INSERT INTO quotes (id, day, published, person_id, text, article_id, version_id, position,"
        " is_current, kind, spans, frame, confidence)"
        " VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?5, ?6, 1, 'direct', ?7, '', 0.9)",
        [
            (
                f"q{first + at}",
                f"20{at % 20 + 5:02}-{at % 12 + 1:02}-{at % 28 + 1:02}",
                f"p-{speaker}",
                text,
                f"a{(first + at) // _QUOTES_EACH}",
                100 * at,
                json.dumps([[0, len(text)]]),
            )
            for at, (text, speaker) in enumerate(batch)
        ],
    )


def kinds(speech: Speech) -> dict[str, Claiming]:
    """Return how to make claims of each kind from a quote."""
    chance = speech.chance

    def part(said: Said) -> str:
        found = said[0].split()
        start = chance.randrange(max(1, len(found) - 12))
        return " ".join(found[start : start + 12])

    def changed(said: Said) -> str:
        found = part(said).split()
        found[chance.randrange(len(found))] = chance.choice(speech.words)
        return " ".join(found)

    def shortened(said: Said) -> str:
        found = said[0].split()
        return " ".join([*found[: len(found) // 3], "…", *found[len(found) // 2 :]])

    def name(said: Said) -> str:
        return speech.names[said[1]]

    return {
        "exact": lambda said: (part(said), name(said)),
        "exact, anybody": lambda said: (part(said), None),
        "with an ellipsis": lambda said: (shortened(said), name(said)),
        "a word changed": lambda said: (changed(said), name(said)),
        "changed, anybody": lambda said: (changed(said), None),
        "somebody else's": lambda said: (part(said), speech.names[(said[1] + 1) % len(speech.names)]),
        "never said": lambda said: (speech.text(12), name(said)),
        "common words only": lambda said: (" ".join(chance.choices(speech.words[:40], k=8)), name(said)),
        "the most quoted": lambda said: (changed(said), speech.names[0]),
        "two common words": lambda said: (" ".join(speech.words[:2]), name(said)),
        "400 words": lambda said: (speech.text(400), name(said)),
    }


def time_claims(database: Path, speech: Speech, told: list[Said], count: int) -> None:
    """Print how long claims take, by kind and all together."""
    typer.echo(f"{'check, ms':20}{'median':>9}{'p95':>9}{'max':>9}  verdicts")
    everything: list[float] = []
    with Timeline(database, read_only=True) as timeline:
        for kind, claiming in kinds(speech).items():
            seconds, verdicts = [], set()
            for said in speech.chance.sample(told, count + _WARM):
                claimed, person = claiming(said)
                start = perf_counter()
                verdicts.add(timeline.check(claimed, person).verdict)
                seconds.append(perf_counter() - start)
            everything += seconds[_WARM:]
            typer.echo(f"{row(kind, seconds[_WARM:])}  {', '.join(sorted(verdicts))}")
    typer.echo(row("all", everything))


def row(kind: str, seconds: list[float]) -> str:
    figures = (median(seconds), quantiles(seconds, n=20)[-1], max(seconds))
    return f"{kind:20}" + "".join(f"{1000 * one:>9.1f}" for one in figures)


if __name__ == "__main__":
    typer.run(main)
