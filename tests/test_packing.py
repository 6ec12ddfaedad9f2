"""Packed files, and zip files, which are like folders."""

import bz2
import gzip
import io
import sys
import zipfile
from pathlib import Path

import pytest
import zstandard

from quotetrack.errors import UnreadableSource
from quotetrack.fetch import fetch, files, size, zips
from quotetrack.ingest import read

PACKINGS = {".gz": gzip.compress, ".bz2": bz2.compress, ".zst": zstandard.compress}
LINE = '{"id": "%d", "text": "“No,” said Ana Kosh."}\n'


def zipped(path, members, **how):
    with zipfile.ZipFile(path, "w", compression=zipfile.ZIP_DEFLATED, **how) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return str(path)


def message(location):
    with pytest.raises(UnreadableSource) as caught, fetch(str(location)) as stream:
        stream.read()
    return str(caught.value)


@pytest.mark.parametrize("suffix", PACKINGS)
def test_packed_files_read_like_the_files(tmp_path, suffix):
    (tmp_path / f"a.jsonl{suffix}").write_bytes(PACKINGS[suffix]((LINE % 1 + LINE % 2).encode()))
    (tmp_path / "b.jsonl").write_bytes(PACKINGS[suffix]((LINE % 3).encode()))  # known by its bytes
    assert [one.id for one in read([str(tmp_path)])] == ["1", "2", "3"]


@pytest.mark.parametrize("suffix", PACKINGS)
def test_what_comes_before_a_break_is_kept(tmp_path, suffix):
    whole = PACKINGS[suffix]("".join(LINE % at for at in range(25_000)).encode())
    path = tmp_path / f"a.jsonl{suffix}"
    path.write_bytes(whole[: len(whole) * 9 // 10])
    *articles, problem = read([str(path)])
    assert len(articles) > 1_000 and articles[-1].id == str(len(articles) - 1)
    assert "data is broken or cut off: fetch the file again" in str(problem)


def test_a_zip_file_is_like_a_folder(tmp_path):
    inner = gzip.compress((LINE % 2).encode())
    members = {"b/two.jsonl.gz": inner, "a.jsonl": LINE % 1, ".hidden.jsonl": LINE % 9, "c.png": b"picture"}
    path = zipped(tmp_path / "news.zip", members)
    assert list(files([path], (".jsonl",))) == [f"{path}!/a.jsonl", f"{path}!/b/two.jsonl.gz"]
    for location in (path, str(tmp_path)):
        articles = list(read([location]))
        assert [one.id for one in articles] == ["1", "2"]
        assert articles[0].origin == f"{path}!/a.jsonl"
    assert [one.id for one in read([f"{path}!/a.jsonl"])] == ["1"]
    assert size([path], (".jsonl",)) is None


def test_nothing_of_a_zip_file_reaches_the_disk(tmp_path):
    path = zipped(tmp_path / "news.zip", {"../../escape.jsonl": LINE % 1, "/etc/escape.jsonl": LINE % 2})
    before = sorted(tmp_path.rglob("*"))
    assert [one.id for one in read([path])] == ["2"]
    assert sorted(tmp_path.rglob("*")) == before


def test_a_bomb_is_left_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(zips, "_BOMB", 1_000)
    path = zipped(tmp_path / "bomb.zip", {"a.txt": b"0" * 1_000_000})
    assert message(f"{path}!/a.txt") == f"{path}!/a.txt: unpacks to 0 MiB: unpack it by hand"


def test_a_broken_zip_file_is_told(tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK no zip")
    (problem,) = read([str(path)])
    assert str(problem) == f"{path}: the zip file is broken: fetch it again"
    assert message(f"{tmp_path}/none.zip!/a") == (
        f"{tmp_path}/none.zip: there is no such file or folder: check the path"
    )
    whole = zipped(tmp_path / "whole.zip", {"a.txt": "words"})
    assert message(f"{whole}!/b.txt") == f"{whole}: has no member 'b.txt'"


def test_a_member_that_is_damaged_is_told(tmp_path):
    raw = io.BytesIO()
    zipped(raw, {"a.txt": "word " * 5_000})
    data = bytearray(raw.getvalue())
    data[60] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(data)
    assert all(isinstance(one, UnreadableSource) for one in read([str(tmp_path / "a.zip")]))


def test_a_zip_file_without_a_name_is_told(tmp_path, monkeypatch):
    path = zipped(tmp_path / "a.zip", {"a.jsonl": LINE % 1})
    with Path(path).open() as lent:
        monkeypatch.setattr(sys, "stdin", lent)
        (problem,) = read(["-"])
    assert str(problem) == "-: a zip file: save it as one whose name ends in .zip"


def test_a_zip_file_in_a_zip_file_and_one_that_is_missing_are_told(tmp_path):
    path = zipped(tmp_path / "a.zip", {"a.jsonl": LINE % 1, "b.zip": b"PK"})
    article, problem = read([path])
    assert article.id == "1"
    assert str(problem) == f"{path}!/b.zip: a zip file in a zip file: unpack the outer one"
    (problem,) = read([str(tmp_path / "b.zip")])
    assert str(problem) == f"{tmp_path}/b.zip: there is no such file or folder: check the path"
