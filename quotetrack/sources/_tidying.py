"""The markup of a page is made ready to find its article in, and tells a list of articles from one."""

from __future__ import annotations

import re
from typing import Any

_LAYOUT = 40  # words in one cell: a table of figures has fewer
_FEW = 12  # words in a cell that is none of the article
_SENTENCE = re.compile(r"[.!?…:;,][\"'”’)]*\s*$")
_TEASER = 60  # words below the headline of another page
_FEWEST = 3  # headlines of other pages make a list
_WITHIN = ("a", "b", "br", "em", "font", "i", "span", "strong", "u")  # a paragraph
_MARK = re.compile(
    r"(?:^|[\s_-])(?:cookie[\s_-]?(?:banner|bar|consent|notice|wall|policy)|consent|gdpr|onetrust)",
    re.IGNORECASE,
)
_HEADINGS = ("h2", "h3", "h4")


def tidy(tree: Any) -> None:
    """Take out boxes that ask for consent, and make columns of tables that only lay the page out."""
    for element in list(tree.iter("div", "section", "aside", "form", "dialog")):
        if _MARK.search(f"{element.get('id', '')} {element.get('class', '')}") and not _has_article(element):
            element.drop_tree()
    for table in list(tree.iter("table")):
        if _is_layout(table):
            for cell in [one for one in table.iter("td") if _is_side(one)]:
                cell.drop_tree()
            for element in [table, *table.iter("thead", "tbody", "tr", "td")]:
                _open_up(element)


def is_list(tree: Any, text: str) -> bool:
    """Say whether most of a text that was found on a page are teasers below headlines of other pages."""
    headings = [heading for heading in tree.iter(*_HEADINGS) if _leads_on(heading)]
    if len(headings) < _FEWEST:
        return False
    teasers = {line for heading in headings for line in _beside(heading)}
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return 2 * sum(len(line) for line in lines if line in teasers) > sum(map(len, lines))


def _has_article(element: Any) -> bool:
    return next(element.iter("article", "main", "h1"), None) is not None


def _is_layout(table: Any) -> bool:
    if next(table.iter("th"), None) is not None:
        return False
    return any(len(cell.text_content().split()) > _LAYOUT for cell in table.iter("td"))


def _is_side(cell: Any) -> bool:
    """Say whether a cell has a few words and no sentence: a name of the house, links, rights."""
    text = cell.text_content()
    return len(text.split()) < _FEW and not _SENTENCE.search(text)


def _open_up(element: Any) -> None:
    """Make a block of a part of a table, and paragraphs of what two line ends divide in it."""
    is_cell = element.tag == "td"
    element.attrib.clear()
    element.tag = "div"
    for one in list(element.iterchildren("br")) if is_cell else ():
        if _is_break(one):
            paragraph = one.getnext()
            one.drop_tree()
            paragraph.tag, paragraph.text, paragraph.tail = "p", paragraph.tail, None
            while (following := paragraph.getnext()) is not None and following.tag in _WITHIN:
                if _is_break(following):
                    break
                paragraph.append(following)


def _is_break(one: Any) -> bool:
    following = one.getnext()
    is_two = one.tag == "br" and following is not None and following.tag == "br"
    return is_two and not (one.tail or "").strip()


def _leads_on(heading: Any) -> bool:
    """Say whether a heading is a link to another page."""
    inside = next(heading.iter("a"), None)
    link = next(heading.iterancestors("a"), None) if inside is None else inside
    return link is not None and "#" not in link.get("href", "#")


def _beside(heading: Any) -> list[str]:
    """Return the lines of the block in which a heading stands, where it is short."""
    block = next((one for one in heading.iterancestors() if one.tag != "a"), None)
    if block is None or len(block.text_content().split()) > _TEASER:
        return []
    return [" ".join(one.text_content().split()) for one in block.iter("p", "span", *_HEADINGS)]
