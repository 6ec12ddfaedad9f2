"""What may take long is given so many seconds."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from quotetrack.errors import TookTooLong


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise TookTooLong in what is inside once so many seconds are over.

    A signal interrupts it, regular expressions too, so it works in the main thread of a process only, and
    not on Windows: elsewhere nothing happens, and whoever waits for the process has to end it.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        raise TookTooLong(f"took over {seconds:.0f} seconds")

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
