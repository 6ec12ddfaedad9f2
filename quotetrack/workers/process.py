"""A process of its own that works for us, and is made anew when it has died."""

from __future__ import annotations

import multiprocessing
import pickle
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from typing import Any

from quotetrack.errors import ProcessDied
from quotetrack.workers.threads import one_thread

_START = 120.0  # seconds until a process has to be ready, on a slow and busy machine


class Process:
    """A process that makes something that can be called, and calls it as often as it is asked to."""

    def __init__(self, make: Callable[[], Callable[[Any], Any]]) -> None:
        """Remember what ``make``, which must be picklable, is to make when the process starts."""
        self._make = make
        self._connection: Connection | None = None
        self._process: Any = None
        self._is_closed = False

    def call(self, given: Any, seconds: float) -> Any:
        """Return what the call there returns, or raise what it raises; ProcessDied where no answer comes."""
        connection = self._connection or self.start()
        try:
            connection.send(given)
            if not connection.poll(seconds):
                raise ProcessDied(f"gave no answer within {seconds:.0f} seconds")
            is_done, answer = connection.recv()
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            raise ProcessDied("was ended by the system, perhaps for want of memory") from error
        except ProcessDied:
            raise
        finally:
            if (process := self._process) is not None and not process.is_alive():
                self.end()
        if not is_done:
            raise answer
        return answer

    def end(self) -> None:
        """End the process at once; asked again, another starts."""
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if process is not None:
            process.kill()
            process.join()
        if connection is not None:
            connection.close()

    def close(self) -> None:
        """End the process at once, also one that another thread is starting, and let none start again."""
        self._is_closed = True
        self.end()

    def start(self) -> Connection:
        """Start the process and wait until it is ready; raise what it met, or ProcessDied."""
        if self._is_closed:
            raise ProcessDied("was ended before it started")
        context = _context()
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._make), daemon=True)  # type: ignore[attr-defined]
        process.start()
        theirs.close()  # so that we notice when the process is gone
        self._process, self._connection = process, ours
        if self._is_closed:
            self.end()
            raise ProcessDied("was ended while it started")
        try:
            if not ours.poll(_START):
                raise ProcessDied(f"was not ready within {_START:.0f} seconds")
            error = ours.recv()
        except (OSError, EOFError) as broken:
            self.end()
            raise ProcessDied("ended before it was ready") from broken
        if error is not None:
            self.end()
            raise error
        return ours


def _context() -> BaseContext:
    """Return how processes are made: from one that has spaCy in memory already, where the system can."""
    one_thread()
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        context.set_forkserver_preload(["quotetrack.extraction"])
    return context


def _serve(connection: Connection, make: Callable[[], Callable[[Any], Any]]) -> None:
    """Answer until nobody asks any more; errors are answers, too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; who started us ends us
    try:
        call = make()
    except Exception as error:  # noqa: BLE001  whoever asked is told
        connection.send(error)
        return
    connection.send(None)
    while True:
        try:
            given = connection.recv()
        except (EOFError, OSError):
            return
        try:
            answer = (True, call(given))
        except Exception as error:  # noqa: BLE001  whoever asked is told
            answer = (False, error)
        connection.send(answer)
