"""Numpy's threads: one in each process that finds quotes, where the matrices are too small to be shared."""

import os

_COUNTS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def one_thread() -> None:
    """Let numpy use one thread, here and in the processes that are started; to be called before its import.

    More would take a fifth more of the processor's time for the same articles. What the user set stays.
    """
    for name in _COUNTS:
        os.environ.setdefault(name, "1")
