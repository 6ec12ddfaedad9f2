"""Markdown, with optional front matter: one article a file, its markup taken off."""

from collections.abc import Iterator
from typing import BinaryIO

from quotetrack.errors import UnreadableSource
from quotetrack.records import Article
from quotetrack.sources._decoding import whole
from quotetrack.sources._fields import article
from quotetrack.sources._frontmatter import split
from quotetrack.sources._markup import words

SUFFIXES = (".md", ".markdown")


def read(stream: BinaryIO, origin: str) -> Iterator[Article | UnreadableSource]:
    """Yield the article; its text is what a reader of the page would see, block quotes still marked ``>``."""
    document = split(whole(stream, origin))
    fields = document.fields | {"text": words(document.body)}
    yield from article(fields, origin, origin, lines=document.lines)
