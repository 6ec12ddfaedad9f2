"""A folder of Parquet, here or in an object store: articles, quotes and failures, by month of publication."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import uuid4

from quotetrack.cluster.columns import KINDS, Rows, items, table
from quotetrack.cluster.columns import Found as Read
from quotetrack.cluster.places import filesystem, is_store
from quotetrack.cluster.written import Written
from quotetrack.errors import StoreError, UnreadableSource

_RUN, _DONE = "_run.json", "_SUCCESS"  # what is being written, and what was
_SUFFIX = ".parquet"


@dataclass(frozen=True)
class Run:
    """What a folder is made of: two runs that differ in it may not write to one folder."""

    locations: tuple[str, ...]
    indirect: bool = False
    model: str | None = None


class Folder:
    """One such folder; a part has a file in each month that it has something of."""

    def __init__(self, location: str) -> None:
        """Name the folder; raise MissingAsset or UnreadableSource where it cannot be reached."""
        self.location = location
        self._files, self._base = filesystem(location)
        self._is_local = not is_store(location)

    def begin(self, run: Run) -> None:
        """Take the folder for a run; raise StoreError where it holds something else."""
        told = json.dumps(asdict(run), ensure_ascii=False)
        before = self._get(_RUN)
        if before is not None and json.loads(before) != json.loads(told):
            raise StoreError(f"{self.location}: holds what another run wrote: choose another folder")
        if before is None and any(True for _ in self._paths("")):
            raise StoreError(f"{self.location}: holds something else already: choose another folder")
        self._put(_RUN, told.encode())
        if self._get(_DONE) is not None:
            self._files.delete_file(f"{self._base}/{_DONE}")

    def write(self, part: str, rows: Rows) -> tuple[str, ...]:
        """Write the rows of a part over what is there of it; return the files."""
        import pyarrow
        import pyarrow.parquet

        written = []
        for (kind, month), some in rows.items():
            if some:
                name = f"{kind}/month={month}/{part}{_SUFFIX}"
                sink = pyarrow.BufferOutputStream()
                pyarrow.parquet.write_table(table(kind, some), sink, compression="zstd")
                self._put(name, sink.getvalue())
                written.append(name)
        return tuple(written)

    def finish(self, written: Written) -> None:
        """Remove what an earlier try left, and say that the folder is whole."""
        kept = set(written.files)
        for kind in KINDS:
            for path in self._paths(kind):
                if path not in kept:
                    self._files.delete_file(f"{self._base}/{path}")
        counts = {name: count for name, count in asdict(written).items() if name != "files"}
        self._put(_DONE, json.dumps(counts | {"files": len(kept)}).encode())

    def done(self) -> Written:
        """Return what the run that wrote the folder counted; raise StoreError where none has ended."""
        told = self._get(_DONE)
        if told is None:
            raise StoreError(
                f"{self.location}: no finished output of quotetrack extract --output: give that command again"
            )
        return Written(**json.loads(told) | {"files": ()})

    def run(self) -> Run:
        """Return what the folder is made of."""
        told = json.loads(self._get(_RUN) or b"{}")
        return Run(**told | {"locations": tuple(told.get("locations", ()))})

    def parts(self) -> Iterator[list[Read | UnreadableSource]]:
        """Yield what each part holds, one in memory at a time, in the order in which the run read it."""
        own: dict[str, dict[str, list[str]]] = {}
        for kind in KINDS:
            for path in self._paths(kind):
                name = path.rpartition("/")[2].removesuffix(_SUFFIX)
                own.setdefault(name, {one: [] for one in KINDS})[kind].append(path)
        for _, paths in sorted(own.items()):
            read: dict[str, Sequence[dict[str, Any]]] = {
                kind: [row for path in each for row in self._rows(path)] for kind, each in paths.items()
            }
            yield list(items(read))

    def _rows(self, path: str) -> list[dict[str, Any]]:
        import pyarrow
        import pyarrow.parquet

        try:
            # as one file: pyarrow would else take the month in its path for a column
            with self._files.open_input_file(f"{self._base}/{path}") as file:
                rows: list[dict[str, Any]] = pyarrow.parquet.ParquetFile(file).read().to_pylist()
        except (OSError, pyarrow.ArrowException) as error:
            raise StoreError(f"{self.location}/{path}: it is damaged: extract it again") from error
        return rows

    def _paths(self, below: str) -> Iterator[str]:
        """Yield the files below a folder of this one."""
        from pyarrow import fs

        selector = fs.FileSelector(f"{self._base}/{below}".rstrip("/"), recursive=True, allow_not_found=True)
        for info in self._files.get_file_info(selector):
            if info.type == fs.FileType.File:
                yield info.path[len(self._base) :].lstrip("/")

    def _get(self, name: str) -> bytes | None:
        try:
            with self._files.open_input_stream(f"{self._base}/{name}") as stream:
                data: bytes = stream.read()
        except FileNotFoundError:
            return None
        return data

    def _put(self, name: str, data: Any) -> None:
        """Write a file, whole or not at all: a store does so by itself."""
        path = f"{self._base}/{name}"
        folder, _, last = path.rpartition("/")
        # of two that write a part, each has its own file until it is whole
        under = f"{folder}/.{last}.{uuid4().hex}" if self._is_local else path
        try:
            self._files.create_dir(folder, recursive=True)
            with self._files.open_output_stream(under) as stream:
                stream.write(data)
            if under != path:
                self._files.move(under, path)
        except OSError as error:
            raise StoreError(f"{self.location}: cannot be written: {' '.join(str(error).split())}") from error
