"""Records go to standard output as the flags ask; remarks go to standard error."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO, TypeVar, cast

import typer

from quotetrack.cli._options import Output
from quotetrack.cli._screen import plain, safe
from quotetrack.errors import BadQuery, StoreError
from quotetrack.exports import write_delimited, write_json, write_lines
from quotetrack.records import Record

R = TypeVar("R", bound=Record)


class _Terminal:
    """A stream that shows what strangers wrote, and obeys none of it."""

    def write(self, text: str) -> int:
        """Write ``text`` with what commands a terminal made harmless."""
        return sys.stdout.write(safe(text))


def standard_output() -> TextIO:
    """Return where data goes: as it is to a file or a pipe, made harmless to a terminal."""
    return cast(TextIO, _Terminal()) if sys.stdout.isatty() else sys.stdout


@contextmanager
def writing(path: Path | None) -> Iterator[TextIO]:
    """Open a new file at ``path``, or standard output; the file stands there whole or not at all."""
    if path is None:
        yield standard_output()
        return
    with whole(path) as unfinished, unfinished.open("w", encoding="utf-8", newline="") as out:
        yield out


@contextmanager
def writing_bytes(path: Path | None) -> Iterator[BinaryIO]:
    """Do the same for what is no text; raise BadQuery where a terminal would have to show it."""
    if path is None:
        if sys.stdout.isatty():
            raise BadQuery("this format is no text: name a file with -o, or send it to a program")
        yield sys.stdout.buffer
        return
    with whole(path) as unfinished, unfinished.open("wb") as out:
        yield out


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a path to write at; what stands there at the end is moved to ``path``, unless something fails."""
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        yield unfinished
        unfinished.replace(path)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {error.strerror}") from error
    finally:
        unfinished.unlink(missing_ok=True)


def show(
    records: Iterable[R],
    output: Output,
    *,
    fields: type[Record],
    lines: Callable[[Iterable[R]], Iterable[str]],
    cells: Callable[[R], Mapping[str, object]],
    if_none: str = "nothing found",
) -> None:
    """Print ``records``: ``lines`` for people, ``cells`` for ``--fmt``, ``fields`` for ``--csv``.

    Where there is none, the remark ``if_none`` is made.
    """
    chosen = [name for name in ("json", "nl", "csv", "tsv", "table", "fmt") if getattr(output, name)]
    if len(chosen) > 1:
        raise BadQuery(f"choose one of --{' and --'.join(chosen)}")
    out = standard_output()
    records = counting(records, if_none)
    match chosen:
        case ["json"]:
            write_json(records, out)
        case ["nl"]:
            write_lines(records, out)
        case ["csv"]:
            write_delimited(records, out, model=fields, delimiter=",")
        case ["tsv"]:
            write_delimited(records, out, model=fields, delimiter="\t")
        case ["fmt"]:
            out.write(_tabulated([cells(record) for record in records], str(output.fmt)))
        case _:
            print_lines(lines(records))


def print_lines(lines: Iterable[str]) -> None:
    """Print lines that are safe to show already."""
    for line in lines:
        sys.stdout.write(line + "\n")


def remark(text: str) -> None:
    """Say something about the answer that is not the answer."""
    typer.secho(plain(text), dim=True, err=True)


def counting(records: Iterable[R], if_none: str = "nothing found") -> Iterator[R]:
    """Yield ``records``; say so where there is none."""
    is_empty = True
    for record in records:
        is_empty = False
        yield record
    if is_empty and if_none:
        remark(if_none)


def _tabulated(rows: list[Mapping[str, object]], style: str) -> str:
    # imported here, since only those who ask for a style should wait; it has no types of its own
    from tabulate import tabulate, tabulate_formats  # type: ignore[import-untyped]

    if style not in tabulate_formats:
        raise BadQuery(f"--fmt {style}: no such style: choose one of {', '.join(tabulate_formats)}")
    escaped = str.maketrans({"|": "\\|"} if style in ("github", "pipe") else {})
    texts = [
        {name: plain("" if value is None else str(value)).translate(escaped) for name, value in row.items()}
        for row in rows
    ]
    return f"{tabulate(texts, headers='keys', tablefmt=style, disable_numparse=True)}\n" if texts else ""
