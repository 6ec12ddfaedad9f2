"""Files become people, and people become files: one format a file, found by its suffix and content.

A format is a module with ``SUFFIXES``, ``is_format(head)``, which tells by the first bytes whether a file is
of it, and ``read(stream, origin)``, which yields people, and an UnreadableSource in the place of each entry
that cannot be read (a DroppedField where an entry stands without one of its fields).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from types import ModuleType
from typing import BinaryIO, cast

from quotetrack.discover import modules
from quotetrack.errors import UnreadableSource
from quotetrack.people.formats.peoplecsv import write_csv
from quotetrack.people.formats.popolo import write_popolo
from quotetrack.records import Person

__all__ = ["read_people", "write_csv", "write_popolo"]


def read_people(name: str, raw: bytes | BinaryIO) -> Iterator[Person | UnreadableSource]:
    """Yield the people of a file called ``name``, and an UnreadableSource for each entry that cannot be read.

    Of the formats with its suffix the first takes it that knows its content.
    """
    stream = io.BytesIO(raw) if isinstance(raw, bytes) else raw
    # a second buffer around one that has one would lose what it holds when reading breaks off
    is_ready = isinstance(stream, io.BufferedReader)
    buffered = cast(io.BufferedReader, stream) if is_ready else io.BufferedReader(cast(io.RawIOBase, stream))
    head = buffered.peek(io.DEFAULT_BUFFER_SIZE)
    found = _format(name, head)
    if not head:
        yield UnreadableSource(f"{name}: the file is empty")
    elif found is None:
        known = " ".join(
            sorted({suffix for module in modules(__name__).values() for suffix in module.SUFFIXES})
        )
        yield UnreadableSource(f"{name}: no list of people that can be read; formats: {known}")
    else:
        yield from found.read(buffered, name)


def _format(name: str, head: bytes) -> ModuleType | None:
    """Return the format by suffix and content; by content alone where the suffix is none of ours."""
    known = list(modules(__name__).values())
    named = [module for module in known if name.lower().endswith(tuple(module.SUFFIXES))]
    return next((module for module in named or known if module.is_format(head)), None)
