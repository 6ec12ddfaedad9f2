"""Whom we ask, how often, and what we leave alone."""

import time

import pytest

from quotetrack.errors import NotModified, UnreadableSource
from quotetrack.fetch import Web, fetch, guarding, web

KNOCK = {"allow_private": True, "seconds_between": 0}


def body(address, reader):
    with fetch(address, web=reader) as stream:
        return stream.read()


def refusal(address, reader):
    with pytest.raises(UnreadableSource) as caught:
        body(address, reader)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_robots_are_heeded_unless_told_otherwise(newsstand):
    newsstand.pages["/robots.txt"] = "User-agent: quotetrack\nDisallow: /private\n"
    newsstand.pages["/private/page"] = "secret"
    newsstand.pages["/page"] = "open"
    reader = Web(**KNOCK)
    assert "robots.txt asks programs not to read this" in refusal(f"{newsstand.address}/private/page", reader)
    assert body(f"{newsstand.address}/page", reader) == b"open"
    assert newsstand.asked == ["/robots.txt", "/page"]  # asked for once, and the page never
    assert body(f"{newsstand.address}/private/page", Web(**KNOCK, ignore_robots=True)) == b"secret"


def test_a_redirect_to_what_robots_forbid_is_not_followed(newsstand):
    newsstand.pages["/robots.txt"] = "User-agent: *\nDisallow: /private\n"
    newsstand.pages["/private"] = "secret"
    newsstand.pages["/page"] = (302, {"Location": "/private"}, "")
    assert "robots.txt" in refusal(f"{newsstand.address}/page", Web(**KNOCK))
    assert "/private" not in newsstand.asked


def test_robots_out_of_order_forbid_all(newsstand):
    newsstand.pages["/robots.txt"] = (503, {}, "")
    newsstand.pages["/page"] = "open"
    assert "its robots.txt cannot be read now (503): try again later" in refusal(
        f"{newsstand.address}/page", Web(**KNOCK)
    )


def test_a_host_is_asked_so_often_only(newsstand):
    newsstand.pages["/page"] = "open"
    reader = Web(allow_private=True, seconds_between=0.2)
    start = time.monotonic()
    for _ in range(3):
        body(f"{newsstand.address}/page", reader)
    assert time.monotonic() - start >= 0.4


def test_a_crawl_delay_is_kept(newsstand):
    newsstand.pages["/robots.txt"] = "User-agent: *\nCrawl-delay: 0.3\n"
    newsstand.pages["/page"] = "open"
    reader = Web(**KNOCK)
    start = time.monotonic()
    for _ in range(2):
        body(f"{newsstand.address}/page", reader)
    assert time.monotonic() - start >= 0.3


def test_a_busy_server_is_asked_again_when_it_says_so(newsstand):
    answers = iter([(503, {"Retry-After": "0"}, ""), (200, {}, "now")])

    def page(handler):
        code, headers, words = next(answers)
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(words.encode())

    newsstand.pages["/page"] = page
    assert body(f"{newsstand.address}/page", Web(**KNOCK)) == b"now"


def test_private_networks_are_left_alone_unless_allowed(newsstand):
    newsstand.pages["/page"] = "open"
    message = refusal(f"{newsstand.address}/page", Web(seconds_between=0))
    assert message == f"{newsstand.address}/page: it leads into a private network: --allow-private lets it"
    assert newsstand.asked == []


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1"),
        *("::1", "fe80::1", "fd00::1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1"),
    ],
)
def test_private_addresses_are_known(host):
    address = f"http://[{host}]/" if ":" in host else f"http://{host}/"
    with pytest.raises(UnreadableSource):
        guarding.hosts(address, allow_private=False)
    assert guarding.hosts(address, allow_private=True) == [host]


def test_a_name_is_looked_up_once_for_the_check_and_the_connection(newsstand, monkeypatch):
    """A name may lead elsewhere when it is looked up again (DNS rebinding)."""
    port = int(newsstand.address.rpartition(":")[2])
    looked_up = []

    def lookup(host, *_, **__):
        looked_up.append(host)
        return [(2, 1, 6, "", ("93.184.216.34" if len(looked_up) == 1 else "127.0.0.1", port))]

    connected = []

    def connect(address, *_, **__):
        connected.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr("socket.getaddrinfo", lookup)
    monkeypatch.setattr("socket.create_connection", connect)
    refusal(f"http://lisk.example:{port}/page", Web(seconds_between=0, ignore_robots=True))
    assert connected == ["93.184.216.34"]


class Visited(dict):
    """Visits in memory."""

    def set(self, address, tag, modified):
        self[address] = (tag, modified)


def test_what_has_not_changed_is_not_sent_again(newsstand):
    newsstand.pages["/page"] = (200, {"ETag": '"one"'}, "first")
    address, visits = f"{newsstand.address}/page", Visited()
    reader = Web(**KNOCK, visits=visits)
    assert body(address, reader) == b"first"
    with pytest.raises(NotModified):
        body(address, reader)
    assert newsstand.conditions[-1] == '"one"'
    newsstand.pages["/page"] = (200, {"ETag": '"two"'}, "second")
    assert body(address, reader) == b"second"
    assert visits[address] == ('"two"', "")


def _endless(handler):
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"words " * 1000)


def _lying(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "10000000000")
    handler.end_headers()
    handler.wfile.write(b"<html>words")


def _endless_headers(handler):
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        handler.wfile.write(b"X-More: more\r\n" * 1000)


def _nonsense(handler):
    handler.wfile.write(b"\0\1\2 no http at all\r\n\r\n")


@pytest.mark.parametrize("page", [_endless, _lying, _endless_headers, _nonsense])
def test_a_hostile_server_costs_one_line(newsstand, monkeypatch, page):
    monkeypatch.setattr(web, "LIMIT", 200_000)
    newsstand.pages["/page"] = page
    refusal(f"{newsstand.address}/page", Web(**KNOCK))


def test_an_endless_robots_file_is_no_answer(newsstand, monkeypatch):
    monkeypatch.setattr(web, "LIMIT", 200_000)
    newsstand.pages["/robots.txt"] = _endless
    newsstand.pages["/page"] = "open"
    refusal(f"{newsstand.address}/page", Web(**KNOCK))
