"""The article on a web page, without what stands around it; and the text of a piece of one."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from copy import deepcopy

from quotetrack.errors import UnreadableSource
from quotetrack.sources._linked_data import article_body
from quotetrack.sources._tidying import is_list, tidy

_WHOLE = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_NO_XML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # lxml reads these only
_NO_TEXT = {"script", "style"}
_BLOCKS = {
    "p",
    "br",
    "div",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "tr",
    "figure",
    "hr",
}
_HEAD = 4096  # bytes in which a page has to say how it is written
_LATIN = {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"}  # what is said to be so is cp1252 in truth
# a day that the page itself tells: one found by guessing would date every quote wrongly
_DATES = {"extensive_search": False, "original_date": True}


def page_fields(
    raw: bytes, place: str, address: str | None, charset: str | None = None
) -> dict[str, str | None]:
    """Return the fields of the article on a page, without a text where it has none.

    ``place`` is what messages call the page, ``address`` where it stands on the web, and ``charset`` what
    its server says it is written in.
    """
    return _fields(_decoded(raw, charset), place, address)


def _fields(html: str, place: str, own: str | None) -> dict[str, str | None]:
    try:
        from trafilatura import bare_extraction, load_html
    except ImportError:
        missing = 'web pages are read with an extra: pip install "quotetrack[pages]"'
        raise UnreadableSource(f"{place}: {missing}") from None
    if not _WHOLE.search(html):  # a piece of a page, or nothing but its article
        html = f"<html><body>{html}</body></html>"
    tree = load_html(html)
    if tree is None:
        return {}
    body = article_body(tree)
    tidy(tree)
    found = bare_extraction(
        deepcopy(tree),
        url=own,
        favor_recall=True,
        include_comments=False,
        date_extraction_params=dict(_DATES),
        with_metadata=True,
    )
    if found is None or isinstance(found, dict):
        return {"text": text_of(body), "url": own} if body else {}
    text = _fuller(_untitled(found.text or "", found.title), body)
    return {
        "text": None if is_list(tree, text) else text,
        "url": own or found.url,
        "title": found.title,
        "author": found.author,
        "published": found.date,
        "publisher": found.sitename or found.hostname,
    }


def _untitled(text: str, title: str | None) -> str:
    """Return a text without its first line where that is the title, as on some pages it is."""
    first, _, rest = text.partition("\n")
    return rest if title and first.strip() == title.strip() else text


def _fuller(text: str, body: str | None) -> str:
    """Return what the page tells machines where its markup shows no more: that has the paragraphs."""
    told = text_of(body) if body else ""
    return told if "".join(text.split()) in "".join(told.split()) and told else text


def text_of(html: str) -> str:
    """Return the text of a piece of HTML that is an article's and nothing else, a line for each block."""
    if "<" not in html and "&" not in html:
        return html.strip()
    from lxml import html as lxml_html
    from lxml.etree import ParserError

    try:
        tree = lxml_html.fragment_fromstring(_NO_XML.sub(" ", html), create_parent="div")
    except ParserError:  # nothing but comments
        return ""
    for element in tree.iter():
        if element.tag in _NO_TEXT:
            element.text = None
        if element.tag in _BLOCKS:
            element.tail = f"\n{_NO_XML.sub(' ', element.tail or '')}"
            element.text = f"\n{_NO_XML.sub(' ', element.text or '')}"
    lines = (" ".join(line.split()) for line in str(tree.text_content()).splitlines())
    return "\n".join(filter(None, lines))


def _decoded(raw: bytes, charset: str | None = None) -> str:
    """Return a page as text: UTF-8 where it is, whatever is said of it; else as its server or it says."""
    if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace")
    try:
        return raw.removeprefix(BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        said = _CHARSET.search(raw[:_HEAD])
    charset = (charset or (said[1].decode() if said else "cp1252")).lower()
    try:
        return raw.decode("cp1252" if charset in _LATIN else charset, "replace")
    except (LookupError, ValueError):  # nobody knows this charset, or it is none of texts
        return raw.decode("cp1252", "replace")
