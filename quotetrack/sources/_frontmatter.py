"""A document with optional front matter becomes its fields and its body."""

from __future__ import annotations

import re
from typing import NamedTuple

KEYS = frozenset({"id", "url", "title", "published", "publisher", "author", "language"})
_RULE = r"---[ \t]*\r?(?:\n|\Z)"
# at most 200 lines, so that a text which merely opens with a rule is not searched to its end
_BLOCK = re.compile(rf"{_RULE}((?:(?!{_RULE})[^\n]*\n){{0,200}}){_RULE}")
_FIELD = re.compile(r"([A-Za-z_][\w-]*):(?:[ \t]+(.*))?\Z")
_QUOTED = re.compile(r"""(["'])(.*)\1\Z""")


class Document(NamedTuple):
    """What stands between the rules, and the text after the second rule exactly as given."""

    fields: dict[str, str]
    lines: dict[str, int]
    body: str


def split(text: str) -> Document:
    """Take the front matter off a document.

    Front matter is a first line ``---``, lines ``key: value`` and a line ``---``; it counts as such only
    if it holds a key we know, so a text that merely opens with a rule keeps every character.
    """
    block = _BLOCK.match(text)
    if block is None:
        return Document({}, {}, text)
    found = [
        (field[1].lower(), _unquoted(field[2] or ""), number)
        for number, line in enumerate(block[1].splitlines(), start=2)
        if (field := _FIELD.match(line.rstrip()))
    ]
    fields = {key: value for key, value, _ in found if key in KEYS}
    if not fields:
        return Document({}, {}, text)
    return Document(fields, {key: number for key, _, number in found}, text[block.end() :])


def _unquoted(value: str) -> str:
    quoted = _QUOTED.match(value)
    return quoted[2] if quoted else value.strip()
