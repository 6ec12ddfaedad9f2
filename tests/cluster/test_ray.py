"""The real Ray, on this machine: the same output as without, also when a worker is killed on the way."""

import json
import os
import signal
import threading
import time
import warnings
from contextlib import suppress
from pathlib import Path

import pytest
from test_folders import files
from test_ingest import TEXT

from quotetrack.cluster import Run, engine, extract_here, extract_on_ray, find
from quotetrack.records import Article
from quotetrack.workers import Making


@pytest.fixture(scope="module", autouse=True)
def cluster():
    """Start Ray once for these tests: two of its cores, and nobody told."""
    for name, setting in engine._QUIET.items():
        os.environ.setdefault(name, setting)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import ray

        ray.init(
            "local",
            num_cpus=2,
            include_dashboard=False,
            object_store_memory=150_000_000,
            log_to_driver=False,
        )
        yield ray
        ray.shutdown()


def _articles(count):
    return [
        Article(text=f"{TEXT}\n\n“This is number {at},” Ana Brown said.", id=f"n{at}") for at in range(count)
    ]


def _workers(name):
    """Return the processes of actors whose class has the name."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):  # it has ended meanwhile
            if f"ray::{name}".encode() in entry.read_bytes():
                found.append(int(entry.parent.name))
    return found


@pytest.mark.filterwarnings("ignore")  # Ray speaks to those who maintain it
def test_parquet_is_the_same_and_a_killed_worker_loses_nothing(tmp_path):
    for number in range(3):
        lines = [one.model_dump_json(include={"id", "text"}) for one in _articles(150)]
        (tmp_path / f"{number}.jsonl").write_text(
            "\n".join(lines).replace('"n', f'"{number}n') + "\n{broken", "utf-8"
        )
    made = Run((str(tmp_path),))
    here, there = tmp_path.parent / "here", tmp_path.parent / "there"
    counts = extract_here(made, str(here), Making())
    killed = []

    def kill():
        until = time.monotonic() + 60
        while not killed and time.monotonic() < until:
            for process in _workers("MapWorker"):
                with suppress(ProcessLookupError):  # it has ended meanwhile
                    os.kill(process, signal.SIGKILL)
                    killed.append(process)
            time.sleep(0.05)

    killer = threading.Thread(target=kill)
    killer.start()
    written = extract_on_ray(made, str(there), Making(), workers=1)
    killer.join()
    assert killed
    assert (written.articles, written.failed) == (counts.articles, counts.failed) == (450, 3)
    assert files(there) == files(here)


@pytest.mark.filterwarnings("ignore")
def test_articles_come_back_in_order_with_the_quotes_that_are_found_here():
    some = _articles(40)
    found = list(find(iter(some), Making(), workers=1))
    assert [article.id for article, _ in found] == [article.id for article in some]
    assert json.loads(found[7][1][-1].model_dump_json())["text"].startswith("This is number 7")
