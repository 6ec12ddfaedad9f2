"""Plain text, with optional front matter: one article a file."""

from collections.abc import Iterator
from typing import BinaryIO

from quotetrack.errors import UnreadableSource
from quotetrack.records import Article
from quotetrack.sources._decoding import whole
from quotetrack.sources._fields import article
from quotetrack.sources._frontmatter import split

SUFFIXES = (".txt", ".text")


def read(stream: BinaryIO, origin: str) -> Iterator[Article | UnreadableSource]:
    """Yield the article; its text is all that follows the front matter, character for character."""
    document = split(whole(stream, origin))
    fields = document.fields | {"text": document.body}
    yield from article(fields, origin, origin, lines=document.lines)
