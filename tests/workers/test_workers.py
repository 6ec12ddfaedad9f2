"""Articles come back with their quotes in the order they went, whatever befalls a process that reads."""

import multiprocessing
import os
import re
import signal
import sys
import time
from contextlib import nullcontext
from dataclasses import dataclass
from types import ModuleType, SimpleNamespace

import pytest

from quotetrack.errors import MissingAsset, TookTooLong, UnreadableSource
from quotetrack.records import Article
from quotetrack.workers import Making, Work, find, pool
from quotetrack.workers.deadline import within
from quotetrack.workers.pool import Pool, tasks

NEVER = re.compile("(a+)+$")  # takes ages where the a's end in something else


@dataclass(frozen=True)
class Acting:
    """Makes what does as the text of an article says, in a process of its own."""

    seconds: float = 0.1
    fault: str = ""

    def __call__(self):
        if self.fault:
            raise MissingAsset(self.fault)
        return act


def act(articles):
    for article in articles:
        match article.text.split()[0]:
            case "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            case "sleep":
                time.sleep(60)
            case "odd":
                raise ValueError("odd")
    return [[f"{article.text} {os.getpid()}"] for article in articles]


def named(*texts):
    return [Article(text=f"{text} {number}", id=f"a{number}") for number, text in enumerate(texts)]


def found(articles, making, workers=2):
    with Pool(making, workers=workers) as processes:
        return [
            (article.id, outcome if isinstance(outcome, UnreadableSource) else None)
            for article, outcome in processes.find(tasks(articles))
        ]


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(pool, "_MOST", 3)
    monkeypatch.setattr(pool, "_GRACE", 0.5)


@pytest.mark.usefixtures("small")
def test_an_article_that_kills_its_process_costs_only_itself():
    articles = named("a", "b", "kill", "c", "d", "e", "f", "kill", "g")
    outcomes = found(articles, Acting())
    assert [id for id, _ in outcomes] == [article.id for article in articles]
    failed = {id: str(error) for id, error in outcomes if error}
    assert failed.keys() == {"a2", "a7"}
    assert "article a2: the process that read it was ended by the system" in failed["a2"]


@pytest.mark.usefixtures("small")
def test_an_article_that_never_ends_is_ended():
    outcomes = found(named("a", "sleep", "b", "c"), Acting())
    assert [id for id, error in outcomes if error] == ["a1"]
    assert "gave no answer within 1 seconds" in str(outcomes[1][1])


@pytest.mark.usefixtures("small")
def test_the_work_is_spread_over_processes_and_comes_in_order():
    with Pool(Acting(), workers=2) as processes:
        outcomes = list(processes.find(tasks(named(*"abcdefghijkl"))))
    assert [article.id for article, _ in outcomes] == [f"a{number}" for number in range(12)]
    assert len({quotes[0].split()[-1] for _, quotes in outcomes}) == 2


def test_what_cannot_be_loaded_there_is_an_error_here():
    with (
        Pool(Acting(fault="no such model"), workers=1) as processes,
        pytest.raises(MissingAsset, match="such"),
    ):
        list(processes.find(tasks(named("a"))))


def test_articles_are_taken_as_they_are_needed():
    taken = []

    def endless():
        while True:
            taken.append(1)
            yield Article(text="a " * 60_000)

    with Pool(Acting(), workers=1) as processes:
        next(processes.find(tasks(endless())))
    assert len(taken) <= 20


def test_a_task_has_as_many_articles_as_are_soon_read():
    sizes = [1] * 40 + [75_000, 35_000, 20_000, 5]
    made = list(tasks(Article(text="x" * size) for size in sizes))
    assert [len(task) for task in made] == [32, 9, 2, 1]


@pytest.fixture
def extracting(monkeypatch):
    """Stand in for the extractor; it does what the text says."""

    def extract_each(articles, *, nlp):
        for article in articles:
            match article.text.split()[0]:
                case "hang":
                    NEVER.match("a" * 40 + "b")
                case "odd":
                    raise ValueError("odd")
                case "large":
                    raise MemoryError
            yield article, [article.text]

    module = ModuleType("quotetrack.extraction")
    module.extract_each = extract_each
    module.load = lambda model, *, indirect: SimpleNamespace(memory_zone=nullcontext)
    monkeypatch.setitem(sys.modules, "quotetrack.extraction", module)


@pytest.mark.usefixtures("extracting")
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("hang", "took over 0 seconds: split it, or allow more with --seconds"),
        ("odd", r"reading it failed \(ValueError: odd\): please report it"),
        ("large", "there is not enough memory to read it: split it"),
    ],
)
def test_one_article_at_fault_leaves_the_others(text, reason):
    articles = [
        article.model_copy(update={"origin": "x.jsonl", "line": 7}) for article in named("a", text, "b")
    ]
    outcomes = list(find(articles, Making(seconds=0.2)))
    assert [outcome for _, outcome in outcomes][::2] == [["a 0"], ["b 2"]]
    error = outcomes[1][1]
    assert re.fullmatch(f"x.jsonl, line or item 7: {reason}", str(error))
    assert error.location == "x.jsonl"


def test_what_is_done_in_time_is_left_alone():
    with within(60):
        pass
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    with pytest.raises(TookTooLong), within(0.05):
        NEVER.match("a" * 40 + "b")


def test_processes_that_are_still_starting_are_ended():
    def broken():
        yield named("a")
        yield named("b")
        raise KeyboardInterrupt

    before = set(multiprocessing.active_children())
    with pytest.raises(KeyboardInterrupt), Pool(Acting(), workers=2) as processes:
        list(processes.find(broken()))
    until = time.monotonic() + 60
    while set(multiprocessing.active_children()) - before and time.monotonic() < until:
        time.sleep(0.01)
    assert set(multiprocessing.active_children()) <= before


def test_what_is_done_is_not_kept_back():
    taken = []

    def slow():
        for article in named(*"abcdefghijklmno"):
            taken.append(article)
            time.sleep(0.5)
            yield [article]

    with Pool(Acting(), workers=2) as processes:
        next(processes.find(slow()))
    assert len(taken) < 15


@pytest.mark.usefixtures("extracting")
def test_a_slow_source_is_worked_as_it_comes(monkeypatch):
    monkeypatch.setattr(pool, "_QUICK", -1)
    taken = []

    def source():
        for article in named(*"a" * 100):
            taken.append(article)
            yield article

    next(find(source(), Making(), workers=2))
    assert len(taken) == 32


@pytest.mark.usefixtures("extracting")
def test_a_pipeline_is_loaded_once_at_most(monkeypatch):
    monkeypatch.setattr(pool, "_QUICK", -1)
    made = []
    monkeypatch.setattr(
        Making,
        "__call__",
        lambda self: made.append(self) or Work(SimpleNamespace(memory_zone=nullcontext), 1),
    )
    assert len(list(find(named(*"a" * 60), Making(), workers=2))) == 60
    assert len(made) == 1


def test_a_handful_of_articles_starts_no_process(monkeypatch):
    monkeypatch.setattr(pool, "Pool", None)
    assert len(list(find(named("a", "b"), Making(), workers=8))) == 2


def test_a_long_article_has_more_time():
    long = Article(text="x" * 250_000)
    assert Work(None, 2.0).seconds == 2.0
    from quotetrack.workers.work import seconds_for

    assert seconds_for([long, *named("a")], 2.0) == 8.0
