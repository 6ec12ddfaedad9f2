"""Web archives: pages come out, all else is counted, and a broken record costs itself only."""

import gzip
import io
import tracemalloc
import zlib

import brotli
import pytest

from quotetrack import fetch as fetching
from quotetrack.errors import PassedOver, UnreadableSource
from quotetrack.ingest import read as reading
from quotetrack.records import Article
from quotetrack.sources import _records, articles, warc

PAGE = """<!doctype html><html lang="en"><head><title>Dam talks stall</title>
<meta property="og:site_name" content="Lisk Today">{head}</head>
<body><nav><a href="/">Home</a></nav><article><h1>Dam talks stall</h1>
<p>LISK — Talks about the dam stalled on Friday, and nobody in the capital was surprised by that.</p>
<p>“Water does not carry a passport,” said Zoë Torvald, the president of Vesmark.</p></article></body></html>
"""
DATED = PAGE.format(head='<meta property="article:published_time" content="2025-10-11T08:00:00Z">')
UNDATED = PAGE.format(head="")


def record(body, kind="response", *, at="https://lisk.example/dam", media=None, length=None):
    """Return the bytes of a record."""
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {at}",
        "WARC-Date: 2026-02-03T04:05:06Z",
        f"Content-Type: {media or 'application/http; msgtype=response'}",
        f"Content-Length: {len(body) if length is None else length}",
    ]
    return "\r\n".join([*lines, "", ""]).encode() + body + b"\r\n\r\n"


def answer(page=DATED, *, status="200 OK", packed=lambda raw: raw, **headers):
    """Return what a server sends."""
    headers = {"Content_Type": "text/html; charset=utf-8"} | headers
    lines = [f"HTTP/1.1 {status}", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode() + packed(page if isinstance(page, bytes) else page.encode())


def read(raw, name="a.warc"):
    return list(articles([name], fetch=lambda _: io.BufferedReader(io.BytesIO(raw))))


def the_one(raw):
    (found,) = [item for item in read(raw) if isinstance(item, Article)]
    return found


def pieces(raw):
    return b"".join(
        b"%x\r\n%s\r\n" % (len(raw[at : at + 99]), raw[at : at + 99]) for at in range(0, len(raw), 99)
    )


def deflate(raw):
    return zlib.compress(raw, wbits=-15)


def test_a_page_is_read_with_what_it_tells():
    found = the_one(record(b"software: x", "warcinfo") + record(answer()))
    assert found.url == "https://lisk.example/dam"
    assert (found.title, found.publisher) == ("Dam talks stall", "Lisk Today")
    assert (found.origin, found.line) == ("a.warc", 2)
    assert "“Water does not carry a passport,” said Zoë Torvald" in found.text
    assert found.published.startswith("2025-10-11")


def test_the_day_of_the_archive_is_not_that_of_publication():
    assert the_one(record(answer(UNDATED))).published is None


@pytest.mark.parametrize(
    ("packed", "headers"),
    [
        (gzip.compress, {"Content_Encoding": "gzip"}),
        (zlib.compress, {"Content_Encoding": "deflate"}),
        (deflate, {"Content_Encoding": "deflate"}),
        (brotli.compress, {"Content_Encoding": "br"}),
        (lambda raw: pieces(raw) + b"0\r\n\r\n", {"Transfer_Encoding": "chunked"}),
        (
            lambda raw: pieces(gzip.compress(raw)) + b"0\r\n\r\n",
            {"Content_Encoding": "gzip", "Transfer_Encoding": "chunked"},
        ),
        # whoever made the archive unpacked it, and left the head as it was
        (bytes, {"Content_Encoding": "gzip"}),
        (bytes, {"Content_Encoding": "br", "Transfer_Encoding": "chunked"}),
    ],
)
def test_what_was_sent_packed_reads_the_same(packed, headers):
    assert the_one(record(answer(packed=packed, **headers))).text == the_one(record(answer())).text


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "utf-16-le", "nonsense", "idna"])
def test_a_page_is_in_what_its_server_says(charset):
    written = {"nonsense": "cp1252", "idna": "cp1252", "iso-8859-1": "cp1252"}.get(charset, charset)
    page = UNDATED.replace("—", "-").encode(written)
    assert "“Water" in the_one(record(answer(page, Content_Type=f"text/html; charset={charset}"))).text


def test_texts_that_an_archive_holds_are_read():
    text = "Dam talks stall\n“Water does not carry a passport,” said Zoë Torvald."
    wet = record(text.encode(), "conversion", media="text/plain")
    found = the_one(record(b"x", "warcinfo", media="application/warc-fields") + wet)
    assert (found.text, found.url, found.line) == (text, "https://lisk.example/dam", 2)


def test_a_page_that_was_saved_without_its_server_is_read():
    assert the_one(record(DATED.encode(), "resource", media="text/html")).title == "Dam talks stall"


def test_what_is_no_page_is_counted_and_not_told_one_by_one():
    *_, rest = found = read(
        record(answer())
        + record(b"GET / HTTP/1.1\r\n\r\n", "request")
        + record(answer(b"\xff\xd8", Content_Type="image/jpeg"))
        + record(answer(status="404 Not Found"))
        + record(answer(), "revisit")
        + record(b"a: b", "metadata")
        + record(answer("<html><body></body></html>"))
        + record(b"")
    )
    assert [type(item) for item in found] == [Article, PassedOver]
    assert rest.count == 7
    assert str(rest).startswith("a.warc: holds 1 request, 1 image/jpeg, 1 answer 404, 1 revisit, 1 metadata")


def test_whoever_ingests_hears_how_many_were_passed_over(tmp_path):
    file = tmp_path / "a.warc.gz"
    file.write_bytes(gzip.compress(record(b"x", "request")) + gzip.compress(record(answer())))
    passed = []
    assert [type(item) for item in reading([str(file)], on_passed=passed.append)] == [Article]
    assert passed == [1]
    assert [type(item) for item in reading([str(file)])] == [Article]


def test_an_archive_without_a_page_says_what_it_holds():
    (error,) = read(record(b"x", "request") * 3)
    assert str(error) == "a.warc: holds no article, but 3 request"
    assert not isinstance(error, PassedOver)


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (record(answer(), length=999_999), "record 2: it is not as long as it says"),
        (record(answer(), length=17), "record 2: it is not as long as it says"),
        (record(answer(), length="-5"), "record 2: it does not say how long it is"),
        (record(answer(), length="many"), "record 2: it does not say how long it is"),
        (record(answer(), length=10**17), "record 2: it is not as long as it says"),
        (b"garbage\r\nin between\r\n\r\n", "after record 1: 17 bytes belong to no record"),
        (record(answer(), length=10**30), "record 2: it does not say how long it is"),
    ],
)
def test_a_broken_record_costs_itself_and_one_line(broken, why):
    good = record(answer(), at="https://lisk.example/1"), record(answer(), at="https://lisk.example/3")
    first, error, last = read(good[0] + broken + good[1])
    assert (first.url, last.url) == ("https://lisk.example/1", "https://lisk.example/3")
    assert str(error).startswith(f"a.warc, {why}")


@pytest.mark.parametrize("left", [10, 60, 250, 400])
def test_an_archive_that_is_cut_off_says_so(left):
    whole = record(answer(), at="https://lisk.example/1")
    first, error = read(whole + whole[:left])
    assert first.url == "https://lisk.example/1"
    assert str(error) == "a.warc, record 2: it is cut off: fetch the file again"


def test_every_way_to_cut_an_archive_keeps_the_first_page():
    whole = record(answer())
    for left in range(0, len(whole), 31):
        first, *errors = read(whole + whole[:left])
        assert isinstance(first, Article)
        assert len(errors) == (left > 0)


def test_a_bomb_is_refused():
    much = bytes(17 << 20)
    for name, packed in (("gzip", gzip.compress(much, 1)), ("br", brotli.compress(much, quality=1))):
        (error,) = read(record(answer(packed, Content_Encoding=name)))
        assert str(error) == "a.warc, record 1: over 16 MiB in one page"


def test_an_unknown_packing_is_told():
    (error,) = read(record(answer(Content_Encoding="zip9\x1b")))
    assert "packed in a way that nobody here knows: 'zip9\\x1b'" in str(error)


def test_a_page_beyond_all_measure_is_told_and_a_film_passed_over(monkeypatch):
    monkeypatch.setattr(warc, "LIMIT", 100_000)
    long = DATED.replace("</p>", " words" * 50_000 + "</p>")
    film = answer(bytes(300_000), Content_Type="video/mp4")
    error, good, rest = read(record(answer(long)) + record(film) + record(answer()))
    assert str(error).startswith("a.warc, record 1: over 0 MiB in one page")
    assert good.line == 3
    assert rest.count == 1


def test_memory_stays_flat():
    one = record(answer(bytes(300_000), Content_Type="video/mp4"))
    tracemalloc.start()
    found = list(_records.blocks(_Endless(one, 50), "a.warc", 1 << 20))
    held = sum(len(block.body) for block in found)
    del found
    tracemalloc.reset_peak()
    count = sum(1 for _ in _records.blocks(_Endless(one, 50), "a.warc", 1 << 20))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 50
    assert peak < held / 5


class _Endless(io.BytesIO):
    """The same bytes so many times."""

    def __init__(self, one, times):
        super().__init__()
        self._stream = io.BufferedReader(_Raw(one, times))
        self.readline, self.read = self._stream.readline, self._stream.read


class _Raw(io.RawIOBase):
    def __init__(self, one, times):
        self._one, self._left, self._times = one, b"", times

    def readable(self):
        return True

    def readinto(self, buffer):
        if not self._left and self._times:
            self._left, self._times = self._one, self._times - 1
        taken, self._left = self._left[: len(buffer)], self._left[len(buffer) :]
        buffer[: len(taken)] = taken
        return len(taken)


def test_an_archive_is_known_by_how_it_begins(monkeypatch):
    stream = io.BufferedReader(io.BytesIO(record(answer())))
    (found,) = articles(["-"], fetch=lambda _: stream)
    assert found.title == "Dam talks stall"


def test_without_the_extra_it_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "warcio", None)
    (error,) = read(record(answer()))
    assert str(error) == 'a.warc: web archives are read with an extra: pip install "quotetrack[warc]"'


def test_a_member_of_gzip_that_is_cut_off_keeps_what_came_before(tmp_path):
    file = tmp_path / "a.warc.gz"
    member = gzip.compress(record(answer()))
    file.write_bytes(member + member[:-20])
    first, error = articles([str(file)], fetch=fetching.fetch)
    assert isinstance(first, Article)
    assert isinstance(error, UnreadableSource)
    assert "broken or cut off" in str(error)
