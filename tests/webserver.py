"""A web server of our own, with pages that behave and pages that do not."""

import gzip
import threading
import time
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


@pytest.fixture(scope="session")
def _server():
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.handle_error = lambda *_: None  # of a client that has read enough
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def site(_server, monkeypatch):
    """Return the address of the server; no proxy of this machine stands between."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    return _server


@pytest.fixture
def story():
    """Return a news page."""
    return STORY
