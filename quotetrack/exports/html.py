"""A page with an interactive timeline: one HTML file that needs no network, to be published as it is."""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import chain, islice
from typing import TextIO

from quotetrack.assets import content
from quotetrack.exports._about import passage
from quotetrack.exports._how import How
from quotetrack.exports._listing import told, write_listing
from quotetrack.exports._pagerow import Rows
from quotetrack.exports._text import line, markup
from quotetrack.records import StoredQuote

NAME = "html"
SUFFIX = ".html"

# in this order they are one script: each may use what those before it hold
_SCRIPTS = ("days", "rows", "state", "periods", "facets", "chart", "entries", "list", "page")
_PLAIN = 500  # quotes: with no more than that, a reader without scripts gets all of them, too
_GAP = re.compile(r"\{\{(\w+)\}\}")


def write(quotes: Iterable[StoredQuote], out: TextIO, how: How = How()) -> None:
    """Write the page; a stranger's words are data in it, or escaped, whatever ``how`` says.

    Memory stays flat: all but the first 500 quotes pass through one by one.
    """
    coming = iter(quotes)
    first = list(islice(coming, _PLAIN + 1))
    rows = Rows()
    head, foot = _page(how, _plain(first))
    out.write(head)
    about = {"title": line(how.title) or "Quotes", "asked": line(how.asked), "at": line((how.at or "")[:10])}
    write_listing(out, told(**about), "quotes", map(rows.row, chain(first, coming)))
    counts = f"{_many(rows.quotes, 'quote')} from {_many(rows.articles, 'article')}"
    out.write(_filled(foot, {"counts": counts}))


def _page(how: How, plain: str) -> Iterator[str]:
    """Return the page before and after its data; what is counted in them is left open."""
    style = content("data", "page", "page.css").decode()
    script = "\n".join(content("data", "page", f"{name}.js").decode() for name in _SCRIPTS)
    values = {
        "policy": f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)};"
        " base-uri 'none'; form-action 'none'",
        "style": style,
        "script": script,
        "title": markup(how.title) or "Quotes",
        "asked": markup(how.asked),
        "written": f", written on {markup(how.at[:10])}" if how.at else "",
        "plain": plain,
    }
    parts = content("data", "page", "page.html").decode().split("{{data}}")
    return (_filled(part, values) for part in parts)


def _filled(text: str, values: dict[str, str]) -> str:
    """Return ``text`` with its gaps filled in one go, so that no value is taken for a gap."""
    return _GAP.sub(lambda gap: values.get(gap[1], gap[0]), text)


def _hash(text: str) -> str:
    """Return the source by which a content security policy lets this text run, and no other (CSP 3)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _plain(quotes: list[StoredQuote]) -> str:
    """Return the quotes as a reader without scripts gets them; of many, only how to get them.

    They stand in a noscript element, which a browser that runs scripts skips.
    """
    if len(quotes) > _PLAIN:
        return "<p>This page needs JavaScript to list its quotes: they are too many to stand here twice.</p>"
    return "".join(_items(quotes))


def _items(quotes: Iterable[StoredQuote]) -> Iterator[str]:
    yield "<ol>"
    for quote in quotes:
        yield f"<li>{passage(quote)}</li>\n"
    yield "</ol>"


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun if count == 1 else noun + 's'}"
