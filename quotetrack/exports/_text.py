"""Words of strangers become text that a page or a feed can only show: nothing in it hides, turns or runs."""

import html
import re

# controls of C0 and C1, marks and overrides of direction, line separators, lone surrogates, what XML forbids
UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff\ufff9-\ufffb\ufffe\uffff]"
)
_ADDRESS = re.compile(r"https?://[^\s<>\"\\^`{|}/?#][^\s<>\"\\^`{|}]*", re.IGNORECASE)


def line(text: str) -> str:
    """Return ``text`` on one line, what cannot be seen shown as ``�``."""
    return UNSEEN.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))


def markup(text: str) -> str:
    """Return ``text`` on one line for HTML, in an element or an attribute, with nothing that is markup."""
    return html.escape(line(text), quote=True)


def address(url: str | None) -> str | None:
    """Return ``url`` where it can be linked: of the web, and nothing but an address; else None."""
    if url is None or UNSEEN.search(url) or not _ADDRESS.fullmatch(url):
        return None
    return url


def cut(text: str, most: int) -> str:
    """Return ``text`` on one line of at most so many characters, ended between words with ``…``."""
    shown = line(text)
    if len(shown) <= most:
        return shown
    begun = shown[: most - 1]
    return f"{begun.rsplit(' ', 1)[0] or begun}…"
