"""What stands on the web is fetched within limits; all else is one line that says why not."""

import builtins
import io
import ssl
from functools import partial
from importlib.metadata import version

import pytest

from quotetrack.errors import UnreadableSource
from quotetrack.fetch import Web, fetch, files, size, web
from quotetrack.records import Article
from quotetrack.sources import articles

TEXT = """LISK — Talks about the dam stalled on Friday, and nobody in the capital was surprised.
“Water does not carry a passport,” said Ilka Torvald, the president of Vesmark. “We will share it.”
Marek Dyer called the closure “an unfriendly act in concrete” & left the room."""


def found(address, reader=None):
    reader = reader or Web(allow_private=True, seconds_between=0)
    return list(articles(files([address], (".html",)), fetch=partial(fetch, web=reader)))


def message(address):
    (error,) = found(address)
    assert isinstance(error, UnreadableSource)
    assert "\n" not in str(error)
    return str(error).removeprefix(f"{address}: ")


@pytest.mark.parametrize(
    "path", ["story", "elsewhere", "said_wrongly", "packed", "shown.txt", "story?page=1#top"]
)
def test_a_page_is_its_article(site, path):
    (article,) = found(f"{site}/{path}")
    assert article.text.replace("\N{NO-BREAK SPACE}", " ") == TEXT
    assert article.url == article.origin == f"{site}/{path}"
    assert (article.title, article.author) == ("Dam talks stall", "Mara Voss")
    assert (article.publisher, article.published) == ("Lisk Today", "2025-10-11")


@pytest.mark.parametrize("path", ["latin", "unknown"])
def test_a_page_that_is_not_utf8_is_read_as_the_server_or_custom_has_it(site, path):
    (article,) = found(f"{site}/{path}")
    assert article.text == "“Café,” said Zoë Müller of the café in Lisk."


def test_other_formats_are_known_by_the_path_or_how_they_begin(site):
    assert [one.id for one in found(f"{site}/lines.jsonl?a=b.txt")] == ["1", "2"]
    assert [one.text for one in found(f"{site}/words.txt")] == ["“No,” said Ana Kosh.\n"]


def test_the_server_is_told_who_asks(site):
    assert found(f"{site}/agent")[0].text == f"I am quotetrack/{version('quotetrack')}"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("nosuch", "the server has no such page: check the address (404)"),
        ("refused", "the server refuses to show it: save the page and name the file (403)"),
        ("broken", "the server is out of order: try again later (503)"),
        ("loop", "redirected more than 5 times: check the address"),
        ("away", "it leads to what is no http:// or https:// address"),
        ("cut_off", "the connection broke off: try again later"),
        ("packed_badly", "what it sends is not packed as it says: save the page and name the file"),
    ],
)
def test_what_the_server_does_wrong_is_told(site, path, expected):
    assert message(f"{site}/{path}") == expected


@pytest.mark.parametrize("path", ["huge", "bomb"])
def test_a_page_without_end_is_left(site, monkeypatch, path):
    monkeypatch.setattr(web, "LIMIT", 200_000)
    assert message(f"{site}/{path}").endswith(" MiB: save it and name the file")


@pytest.mark.parametrize("path", ["slow", "drip"])
def test_a_server_that_takes_its_time_is_left(site, monkeypatch, path):
    monkeypatch.setattr(web, "SECONDS", 0.3)
    assert message(f"{site}/{path}") == "no full answer within 20 seconds: try again later"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("ftp://lisk.example/dam", "only http:// and https:// addresses can be fetched"),
        ("file:///etc/passwd", "only http:// and https:// addresses can be fetched"),
        ("http://lisk.invalid/dam", "no such host is known: check the address, and the network"),
        ("http://", "it leads to what is no http:// or https:// address"),
        ("http://[::1", "this is no address: check how it is written"),
        ("http://a\0b/", "this is no address: check how it is written"),
        ("http://" + "a" * 70 + ".example/", "this is no address: check how it is written"),
    ],
)
def test_what_cannot_be_fetched_is_told(site, address, expected):
    assert message(address) == expected


def test_nobody_there_and_no_secure_connection_are_told(site):
    assert message(site.replace("http:", "https:")) == (
        "no secure connection comes about: save the page and name the file"
    )
    assert message("http://127.0.0.1:9/") == "no connection comes about: check the address, and the network"


def test_a_certificate_that_nobody_vouches_for_is_told(site, monkeypatch):
    import httpx

    def refuse(*_, **__):
        raise httpx.ConnectError("no") from ssl.SSLCertVerificationError("self-signed certificate")

    monkeypatch.setattr(httpx.Client, "send", refuse)
    assert message(f"{site}/story") == "its certificate is not to be trusted: save the page and name the file"


def test_without_the_extra_one_line_says_how_to_get_it(site, monkeypatch, story):
    real = builtins.__import__

    def missing(name, *given):
        if name in ("httpx", "trafilatura"):
            raise ImportError(name)
        return real(name, *given)

    monkeypatch.setattr(builtins, "__import__", missing)
    assert message(f"{site}/story") == 'addresses are fetched with an extra: pip install "quotetrack[pages]"'
    (error,) = articles(["a.html"], fetch=lambda _: io.BytesIO(story.encode()))
    assert str(error) == 'a.html: web pages are read with an extra: pip install "quotetrack[pages]"'


def test_how_much_an_address_holds_is_not_known_beforehand(site):
    assert size([f"{site}/story"], (".html",)) is None


def test_a_path_with_a_colon_is_a_path():
    assert [web.is_address(one) for one in ("http://a", "HTTPS://a", "C://a", "a/http://b", "a:b")] == [
        *(True, True, False, False, False)
    ]


class TestPages:
    def read(self, html, name="a.html"):
        raw = html if isinstance(html, bytes) else html.encode()
        return list(articles([name], fetch=lambda _: io.BufferedReader(io.BytesIO(raw))))

    def test_a_file_is_named_as_it_names_itself(self, story):
        (article,) = self.read(story)
        assert article.url == "https://lisk.example/dam"
        assert article.origin == "a.html"

    def test_standard_input_is_known_for_a_page(self, story):
        assert self.read(story, "-") == [self.read(story)[0].model_copy(update={"origin": "-"})]

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
    def test_a_mark_says_how_it_is_written(self, story, encoding):
        assert self.read(story.encode(encoding))[0].text == self.read(story)[0].text

    @pytest.mark.parametrize("said", ["windows-1251", "Windows-1251"])
    def test_a_page_says_how_it_is_written(self, said):
        head = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={said}"></head>'
        html = (
            head + "<body><article><p>«Вода не має паспорта», — сказала Торвальд.</p></article></body></html>"
        )
        assert self.read(html.encode("cp1251"))[0].text == "«Вода не має паспорта», — сказала Торвальд."

    def test_no_day_is_made_up(self):
        (article,) = self.read(
            "<html><body><p>On 3 May 2019 we met, said Ana. Copyright 2021.</p></body></html>"
        )
        assert article.published is None

    @pytest.mark.parametrize("html", ["", " \n", "<html></html>", "<html><script>1</script></html>"])
    def test_a_page_without_an_article_is_told(self, html):
        (error,) = self.read(html)
        assert isinstance(error, UnreadableSource)

    def test_a_piece_of_a_page_is_read(self):
        (article,) = self.read("<p>“No,” said Ana Kosh in the long corridor.</p>")
        assert isinstance(article, Article)
        assert article.text == "“No,” said Ana Kosh in the long corridor."
