"""A web server of our own, with pages that behave and pages that do not."""

import gzip
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

STORY = """<!doctype html>
<html lang="en"><head><title>Dam talks stall</title>
<meta property="og:site_name" content="Lisk Today"><meta name="author" content="Mara Voss">
<meta property="article:published_time" content="2025-10-11T08:00:00Z">
<link rel="canonical" href="https://lisk.example/dam"></head>
<body><nav><a href="/">Home</a> <a href="/news">All the news of the day</a></nav><article>
<h1>Dam talks stall</h1>
<p>LISK — Talks about the dam stalled on Friday, and nobody in the capital was surprised.</p>
<p>“Water does not carry a&nbsp;passport,” said <b>Ilka Torvald</b>,
the president of Vesmark. “We will share it.”</p>
<p>Marek Dyer called the closure “an unfriendly act in concrete” &amp; left the room.</p>
</article><footer>All rights reserved, whatever they may be.</footer></body></html>
"""


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        name = self.path.split("?")[0].strip("/").replace(".", "_")
        getattr(self, f"_{name}", self._missing)()

    def log_message(self, *_):
        """Keep quiet."""

    def _send(self, body, *, code=200, **headers):
        self.send_response(code)
        for header, value in headers.items():
            self.send_header(header.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def _missing(self):
        self._send(b"nothing", code=404)

    def _story(self):
        self._send(STORY.encode(), Content_Type="text/html; charset=utf-8")

    def _said_wrongly(self):
        self._send(STORY.encode(), Content_Type="text/html; charset=iso-8859-1")

    def _latin(self):
        page = (
            "<html><body><article><p>“Café,” said Zoë Müller of the café in Lisk.</p></article></body></html>"
        )
        self._send(page.encode("cp1252"), Content_Type="text/html; charset=ISO-8859-1")

    def _unknown(self):
        page = (
            "<html><body><article><p>“Café,” said Zoë Müller of the café in Lisk.</p></article></body></html>"
        )
        self._send(page.encode("cp1252"), Content_Type="text/html; charset=nonsense")

    def _packed(self):
        self._send(gzip.compress(STORY.encode()), Content_Type="text/html", Content_Encoding="gzip")

    def _packed_badly(self):
        self._send(b"no gzip at all", Content_Type="text/html", Content_Encoding="gzip")

    def _lines_jsonl(self):
        self._send(b'{"id": "1", "text": "One."}\n{"id": "2", "text": "Two."}\n', Content_Type="text/plain")

    def _words_txt(self):
        self._send("“No,” said Ana Kosh.\n".encode(), Content_Type="text/plain")

    def _shown_txt(self):
        self._send(STORY.encode(), Content_Type="text/html")

    def _agent(self):
        self._send(f"I am {self.headers['User-Agent']}".encode(), Content_Type="text/plain")

    def _elsewhere(self):
        self._send(b"", code=301, Location="/story")

    def _loop(self):
        self._send(b"", code=302, Location="/loop")

    def _away(self):
        self._send(b"", code=302, Location="ftp://lisk.example/dam")

    def _refused(self):
        self._send(b"", code=403)

    def _broken(self):
        self._send(b"", code=503)

    def _huge(self):
        self._send(b"<html>" + b"words " * 50_000, Content_Type="text/html")

    def _bomb(self):
        self._send(gzip.compress(b"words " * 500_000), Content_Encoding="gzip")

    def _cut_off(self):
        self._send(b"<html>words", Content_Length="5000")

    def _slow(self):
        time.sleep(0.7)
        self._story()

    def _drip(self):
        self.send_response(200)
        self.end_headers()
        for _ in range(20):
            self.wfile.write(b"words ")
            time.sleep(0.1)


class Newsstand:
    """A server whose pages a test puts there: what each answers, and what was asked of it."""

    def __init__(self):
        self.pages = {}  # of a path: a body, (code, headers, body), or what is called with the handler
        self.asked = []  # paths in order
        self.conditions = []  # the If-None-Match of each

    def page(self, path, title, *paragraphs):
        """Put a page there, and return its path."""
        body = "".join(f"<p>{words}</p>" for words in paragraphs)
        self.pages[path] = (
            f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"
        )
        return path

    def answer(self, handler):
        """Answer a question."""
        self.asked.append(handler.path)
        self.conditions.append(handler.headers["If-None-Match"])
        page = self.pages.get(handler.path, (404, {}, ""))
        if callable(page):
            return page(handler)
        code, headers, body = page if isinstance(page, tuple) else (200, {}, page)
        if "ETag" in headers and headers["ETag"] == handler.headers["If-None-Match"]:
            code, body = 304, ""
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body if isinstance(body, bytes) else body.encode())


@pytest.fixture
def newsstand(monkeypatch):
    """Return a server of the test's own; ``address`` is where it is."""
    _no_proxies(monkeypatch)
    stand = Newsstand()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            stand.answer(self)

        def log_message(self, *_):
            """Keep quiet."""

    with _serving(Handler) as stand.address:
        yield stand


@pytest.fixture(scope="session")
def _server():
    with _serving(_Handler) as address:
        yield address


@contextmanager
def _serving(handler):
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.handle_error = lambda *_: None  # of a client that has read enough
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _no_proxies(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def site(_server, monkeypatch):
    """Return the address of the server; no proxy of this machine stands between."""
    _no_proxies(monkeypatch)
    return _server


@pytest.fixture
def story():
    """Return a news page."""
    return STORY
