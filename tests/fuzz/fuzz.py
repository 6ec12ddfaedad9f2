"""Feed damaged inputs to every reader, the extraction and the search: no crash, no hang, no wrong offset.

Run it with ``make fuzz ARGS="--inputs 100000"``. Input number N of a seed is always the same, so a finding is
tried again with ``--only N``. Processes of their own are fed, so that one that hangs or dies is noticed and
costs its input alone; errors of ours, which say in one line what is wrong with an input, are no findings.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Annotated, Any

import typer

_STARTING = 120.0  # seconds until a process has loaded what it feeds
_SILENT = 60.0  # seconds between two lines that tell how far it is
_PART = 10_000  # inputs after which a process is replaced


@dataclass
class Findings:
    """What was fed, and what came of it: ``found`` has the kind, the number, the target and the reason."""

    fed: Counter[str] = field(default_factory=Counter)
    taken: Counter[str] = field(default_factory=Counter)  # milliseconds
    found: list[tuple[str, int, str, str]] = field(default_factory=list)
    most_memory: int = 0
    slowest: tuple[float, int, str] = (0.0, 0, "")


def main(
    inputs: Annotated[int, typer.Option(min=1, help="How many inputs.")] = 10_000,
    workers: Annotated[int, typer.Option(min=1, help="Processes that are fed.")] = 1,
    seconds: Annotated[
        float, typer.Option(min=0.1, help="What an input may take, on a busy machine, too.")
    ] = 60.0,
    seed: Annotated[int, typer.Option(help="Another one gives other inputs.")] = 1,
    first: Annotated[int, typer.Option(min=0, help="The number of the first input.")] = 0,
    only: Annotated[int | None, typer.Option(help="Feed this input alone, here, and let it fail.")] = None,
) -> None:
    """Print a table of what was fed and what was found; exit 1 if anything was."""
    if only is not None:
        _alone(only, seed)
        return
    began = time.perf_counter()
    findings = Findings()
    _run(range(first, first + inputs), workers, seconds, seed, findings)
    elapsed = time.perf_counter() - began
    kinds = ("crash", "hang", "wrong")
    typer.echo(f"{'target':<12}{'inputs':>9}" + "".join(f"{kind:>9}" for kind in (*kinds, "ms each")))
    for name, count in sorted(findings.fed.items()):
        told = [
            sum(1 for kind, _, target, _ in findings.found if (kind, target) == (one, name)) for one in kinds
        ]
        typer.echo(
            f"{name:<12}{count:>9,}" + "".join(f"{one:>9,}" for one in [*told, findings.taken[name] // count])
        )
    total = findings.fed.total()
    taken, number, name = findings.slowest
    found, pace = len(findings.found), total / elapsed
    typer.echo(f"{total:,} inputs in {elapsed:,.0f} s, {pace:,.0f} a second; {found} findings")
    memory = f"at most {findings.most_memory / 1024:,.0f} MB"
    typer.echo(f"{memory}; the slowest took {taken:.1f} s: {name}, --only {number}")
    if findings.found:
        raise typer.Exit(1)


def _alone(number: int, seed: int) -> None:
    from inputs import made
    from seeds import seeds
    from targets import Targets, names

    given = seeds()
    name, raw = made(number, seed, given, names(given))
    file = Path(tempfile.gettempdir(), f"fuzz-{seed}-{number}")
    file.write_bytes(raw)
    typer.echo(f"{name}: {file}: {raw[:500]!r}", err=True)
    Targets().feed(name, raw)


class _Fed:
    """A process that is fed, and what it is at."""

    def __init__(self, numbers: range, seed: int) -> None:
        self.numbers, self.seed = numbers, seed
        self.number, self.name = numbers.start, "start"
        ours, theirs = multiprocessing.Pipe()
        self.connection = ours
        context = multiprocessing.get_context("spawn")
        self.process = context.Process(target=_feed, args=(theirs, numbers, seed), daemon=True)
        self.process.start()
        theirs.close()
        self.since = time.monotonic() + _STARTING

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.connection.close()


def _feed(connection: Connection, numbers: range, seed: int) -> None:
    """Feed one input after another, and say what comes of each before the next."""
    sys.path.insert(0, str(Path(__file__).parent))
    import warnings

    from inputs import made
    from seeds import seeds
    from targets import Targets, Wrong, names

    warnings.simplefilter("ignore")
    given, targets = seeds(), Targets()
    all_names = names(given)
    for name in all_names:
        targets.feed(name, b"")  # what is loaded on the first use is no part of what an input takes
    for number in numbers:
        name, raw = made(number, seed, given, all_names)
        connection.send(("at", number, name, 0.0, 0))
        kind, why = "", ""
        began = time.process_time()
        try:
            targets.feed(name, raw)
        except Wrong as error:
            kind, why = "wrong", str(error)[:300]
        except Exception as error:  # noqa: BLE001  anything at all is a finding
            at = _place(error)
            kind, why = "crash", f"{type(error).__name__}: {str(error)[:200]!r} at {at}"
        taken = time.process_time() - began  # what else the machine does is not its fault
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        connection.send((kind or "fine", number, why, taken, memory))
    connection.send(("done", 0, "", 0.0, 0))


def _place(error: BaseException) -> str:
    trace: Any = error.__traceback__
    place = ""
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        place = (
            f"{Path(name).parent.name}/{Path(name).name}:{trace.tb_lineno}" if "quotetrack" in name else place
        )
        trace = trace.tb_next
    return place


def _run(numbers: range, workers: int, seconds: float, seed: int, findings: Findings) -> None:
    """Share the numbers out among processes, and watch each."""
    parts = [numbers[at : at + _PART] for at in range(0, len(numbers), _PART)]
    parts.reverse()
    running: list[_Fed] = []
    shown, told = time.monotonic(), 0
    while parts or running:
        while parts and len(running) < workers:
            running.append(_Fed(parts.pop(), seed))
        wait([one.connection for one in running], timeout=0.5)
        for one in list(running):
            if not _listen(one, seconds, findings):
                running.remove(one)
                one.end()
                rest = range(one.number + 1, one.numbers.stop)
                if one.name != "done" and rest:
                    parts.append(rest)
        for kind, number, target, why in findings.found[told:]:
            typer.echo(f"{kind} of {target}, --only {number}: {why}", err=True)
        told = len(findings.found)
        if time.monotonic() - shown > _SILENT:
            shown = time.monotonic()
            typer.echo(f"{findings.fed.total():,} inputs, {told} findings", err=True)


def _listen(one: _Fed, seconds: float, findings: Findings) -> bool:
    """Take what a process says; return whether it goes on."""
    try:
        while one.connection.poll():
            kind, number, told, taken, memory = one.connection.recv()
            if kind == "done":
                one.name = "done"
                return False
            one.since = time.monotonic()
            if kind == "at":
                one.number, one.name = number, told
                continue
            findings.fed[one.name] += 1
            findings.taken[one.name] += round(taken * 1000)
            findings.most_memory = max(findings.most_memory, memory)
            findings.slowest = max(findings.slowest, (taken, number, one.name))
            if kind != "fine":
                findings.found.append((kind, number, one.name, told))
    except (EOFError, OSError):
        return _lost(one, "crash", "the process died", findings)
    if time.monotonic() - one.since > seconds:
        return _lost(one, "hang", f"took over {seconds:.0f} seconds", findings)
    return True


def _lost(one: _Fed, kind: str, why: str, findings: Findings) -> bool:
    if one.name == "start":
        raise SystemExit("a process did not start: try --only 0")
    findings.fed[one.name] += 1
    findings.found.append((kind, one.number, one.name, why))
    return False


if __name__ == "__main__":
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    typer.run(main)
