"""Markdown becomes the words a reader of the page would see; every pattern takes linear time."""

from __future__ import annotations

import html
import re

_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+", re.M)
_RULE = re.compile(
    r"^ {0,3}(?:={2,}[ \t]*|--[ \t]*|(?:[*_-][ \t]*){3,}|```+[^`\n]*|~~~+[^~\n]*)(?=\r?$)", re.M
)
_FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\[\]\n]+\]:[ \t]*", re.M)
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]^\n]+)\]:[ \t]*(?:https?:|mailto:|[/#.<])[^\n]*(?=\r?$)", re.M)

_COMMENT = re.compile(r"<!--[^<>]*-->")
_BREAK = re.compile(r"<br[ \t]*/?>", re.I)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+|[^<>\s@/]+@[^<>\s@]+)>")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]*>")
_TITLE = r"""(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'))?"""
_TARGET = rf"\((?:[^()\s]|\([^()\s]*\))*{_TITLE}\)"
_IMAGE = re.compile(rf"!\[[^\[\]\n]*\]{_TARGET}")
_LINK = re.compile(rf"\[([^\[\]\n]*)\]{_TARGET}")
_REFERENCE = re.compile(r"\[([^\[\]\n]+)\](?:\[([^\[\]\n]*)\])?")
_FOOTNOTE_MARK = re.compile(r"\[\^[^\[\]\n]+\]")
# a code span neither opens nor closes at a space: ``typed marks'' are speech, not code
_CODE = re.compile(r"(?<!`)(`{1,3})(?=[^`\s])([^`\n]*[^`\s])\1(?!`)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});")


def _emphasis(mark: str) -> re.Pattern[str]:
    """Match words between equal runs of a mark, inside one paragraph; ``f***`` opens nothing."""
    run = rf"(?<![\w\\{mark}])(\{mark}{{1,3}})"
    words = rf"((?:[^{mark}\n]|\n(?![ \t]*\r?\n)){{0,999}}[^{mark}\s])"
    return re.compile(rf"{run}(?=[^{mark}\s]){words}\1(?![\w{mark}])")


_EMPHASES = [_emphasis(mark) for mark in "*_~"]


def words(markdown: str) -> str:
    """Return the text without its markup; list marks and ``>`` stay, for they show who speaks."""
    labels = {label.strip().lower() for label in _DEFINITION.findall(markdown)}
    text = _DEFINITION.sub("", markdown)
    for pattern in (_HEADING, _RULE, _FOOTNOTE, _COMMENT, _IMAGE, _FOOTNOTE_MARK):
        text = pattern.sub("", text)
    text = _TAG.sub("", _AUTOLINK.sub(r"\1", _BREAK.sub("\n", text)))
    text = _LINK.sub(r"\1", text)
    text = _REFERENCE.sub(lambda m: m[1] if (m[2] or m[1]).strip().lower() in labels else m[0], text)
    for pattern in (_CODE, *_EMPHASES, *_EMPHASES):  # twice: emphasis stands inside emphasis
        text = pattern.sub(r"\2", text)
    text = _ESCAPE.sub(r"\1", text)
    return _ENTITY.sub(lambda m: html.unescape(m[0]), text)
