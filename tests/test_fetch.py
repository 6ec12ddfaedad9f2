import gzip
import io
import os
import sys

import pytest

from quotetrack.errors import UnreadableSource
from quotetrack.fetch import fetch, files, size

SUFFIXES = (".txt", ".jsonl")


def tree(folder, names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"words")
    return folder


def message(location, **options):
    with pytest.raises(UnreadableSource) as caught, fetch(str(location), **options) as stream:
        stream.read()
    return str(caught.value)


def test_a_file_is_its_bytes(tmp_path):
    (tmp_path / "a").write_bytes(b"\0\xff words")
    with fetch(str(tmp_path / "a")) as stream:
        assert stream.read() == b"\0\xff words"


@pytest.mark.parametrize("name", ["a.gz", "a"])
def test_gzip_is_known_by_its_bytes(tmp_path, name):
    (tmp_path / name).write_bytes(gzip.compress(b"one ") + gzip.compress(b"two"))
    with fetch(str(tmp_path / name)) as stream:
        assert stream.read() == b"one two"


def test_a_file_that_is_only_called_gz_is_read_as_it_is(tmp_path):
    (tmp_path / "a.gz").write_bytes(b"words")
    with fetch(str(tmp_path / "a.gz")) as stream:
        assert stream.read() == b"words"


def test_what_is_missing_a_folder_or_no_path_is_told(tmp_path):
    assert message(tmp_path / "a") == f"{tmp_path}/a: there is no such file or folder: check the path"
    assert message(tmp_path) == f"{tmp_path}: is a folder where a file is expected"
    assert message("a\0b").endswith(": embedded null byte")
    assert message("a" * 999).endswith(": File name too long")


@pytest.mark.parametrize("number, remedy", [(13, "no permission to read it"), (5, os.strerror(5))])
def test_a_refusal_is_told(tmp_path, monkeypatch, number, remedy):
    def refuse(*_, **__):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("pathlib.Path.open", refuse)
    assert message(tmp_path / "a").startswith(f"{tmp_path}/a: {remedy}")


@pytest.mark.parametrize("end", [3, 12, -9, -1])
def test_a_cut_off_gzip_is_told(tmp_path, end):
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress(os.urandom(50_000))[:end])
    assert message(path) == f"{path}: the gzip data is broken or cut off: fetch the file again"


def test_a_damaged_gzip_is_told(tmp_path):
    packed = bytearray(gzip.compress(b"words " * 999))
    packed[15] ^= 255
    (tmp_path / "a.gz").write_bytes(packed)
    assert "the gzip data is broken" in message(tmp_path / "a.gz")


def test_whoever_asks_is_told_how_many_bytes_were_taken(tmp_path):
    packed = gzip.compress(os.urandom(50_000))
    (tmp_path / "a.gz").write_bytes(packed)
    taken = []
    with fetch(str(tmp_path / "a.gz"), on_read=taken.append) as stream:
        stream.read()
    assert sum(taken) == len(packed) == size([str(tmp_path)], (".gz", ""))


def test_standard_input_is_lent_and_may_be_packed(monkeypatch):
    lent = io.BytesIO(gzip.compress(b"words"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(lent))
    with fetch("-") as stream:
        assert stream.read() == b"words"
    assert not lent.closed


def test_no_standard_input_is_told(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    assert message("-") == "-: there is no standard input: name a file instead"


def test_a_folder_gives_its_files_in_order(tmp_path):
    tree(
        tmp_path, ["b.txt", "a.TXT", "c.pdf", "z/a.jsonl.gz", "m/n/o.txt", ".hidden/a.txt", "m/.a.txt", "gz"]
    )
    found = list(files([str(tmp_path), "-", "any.name"], SUFFIXES))
    assert [str(name).removeprefix(f"{tmp_path}/") for name in found] == [
        *("a.TXT", "b.txt", "m/n/o.txt", "z/a.jsonl.gz", "-", "any.name")
    ]


def test_a_folder_that_holds_nothing_to_read_says_what_it_holds(tmp_path):
    tree(tmp_path, ["full/a.pdf", "full/b.PDF", "full/c.pdf", "full/d", "full/.e.txt"])
    (tmp_path / "empty").mkdir()
    empty, full = map(str, files([str(tmp_path / "empty"), str(tmp_path / "full")], SUFFIXES))
    formats = "formats: .txt .jsonl (each also packed: .gz .bz2 .zst .zip)"
    assert empty == f"{tmp_path}/empty: the folder is empty; {formats}"
    assert full.startswith(
        f"{tmp_path}/full: the folder holds no file of a format that can be read (but .pdf 2, "
    )
    assert full.endswith(formats)


def test_a_folder_that_points_at_itself_is_walked_once(tmp_path):
    tree(tmp_path, ["a.txt"])
    (tmp_path / "loop").symlink_to(tmp_path)
    assert list(files([str(tmp_path)], SUFFIXES)) == [str(tmp_path / "a.txt")]


def test_a_folder_that_refuses_is_told_and_the_rest_read(tmp_path, monkeypatch):
    tree(tmp_path, ["a.txt", "shut/b.txt"])
    scan = os.scandir

    def refuse(path):
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = list(map(str, files([str(tmp_path)], SUFFIXES)))
    assert found == [
        f"{tmp_path}/a.txt",
        f"{tmp_path}/shut: no permission to read it: check its owner and mode",
    ]


@pytest.mark.parametrize("name", ["a" * 999, "a\0b", "missing"])
def test_a_name_that_cannot_be_asked_about_is_left_to_opening_it(name):
    assert list(files([name], SUFFIXES)) == [name]
    assert size([name], SUFFIXES) == 0


def test_size_adds_up_what_is_there(tmp_path):
    tree(tmp_path, ["a.txt", "b/c.jsonl", "d.pdf"])
    assert size([str(tmp_path), str(tmp_path / "missing")], SUFFIXES) == 2 * len(b"words")
    assert size(["-"], SUFFIXES) is None
