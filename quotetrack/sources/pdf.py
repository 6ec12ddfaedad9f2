"""PDF: the text of all pages as one article, its lines joined to paragraphs."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from quotetrack.errors import UnreadableSource
from quotetrack.records import Article
from quotetrack.sources._fields import article

SUFFIXES = (".pdf",)
EXTRA = "pdf"

_LIMIT = 64 << 20  # bytes: of pictures, mostly
_MOST_PAGES = 2_000
_DIGITS = re.compile(r"\d+")
_ENDS = re.compile(r"[.!?:;][\"'”’)\]]*$")
_FULL = 0.75  # of the longest lines: a shorter one ends its paragraph
_HYPHEN = re.compile(r"(?<=[a-z])[-\u00ad\u2010]$")


def begins(head: bytes) -> bool:
    """Say whether bytes are the beginning of a PDF file."""
    return head.startswith(b"%PDF-")


def read(stream: BinaryIO, origin: str) -> Iterator[Article | UnreadableSource]:
    """Yield the article; what pages repeat at their heads and feet is left out."""
    try:
        import pypdf
    except ImportError:
        missing = 'PDF files are read with an extra: pip install "quotetrack[pdf]"'
        raise UnreadableSource(f"{origin}: {missing}") from None
    raw = stream.read(_LIMIT + 1)
    if len(raw) > _LIMIT:
        raise UnreadableSource(f"{origin}: over {_LIMIT >> 20} MiB in one PDF: save its text instead")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every slip that it gets over
    try:
        file = pypdf.PdfReader(io.BytesIO(raw))
        if file.is_encrypted and not file.decrypt(""):
            raise UnreadableSource(f"{origin}: the PDF asks for a password: save its text instead")
        pages = [page.extract_text().splitlines() for page in file.pages[:_MOST_PAGES]]
        about = file.metadata
    except (pypdf.errors.PyPdfError, *_FAULTS) as error:
        raise UnreadableSource(f"{origin}: the PDF is broken: save its text instead") from error
    text = "\n\n".join(paragraphs(pages))
    if not text:
        raise UnreadableSource(f"{origin}: the PDF has pictures and no text: recognise its text first")
    # the day of a PDF is that of the file, and its author often that of the template
    yield from article({"text": text, "title": about.title if about else None}, origin, origin)


# what the library lets through where a file lies about itself
_FAULTS = (
    ValueError,
    KeyError,
    TypeError,
    IndexError,
    AttributeError,
    RecursionError,
    OSError,
    ArithmeticError,
)


def paragraphs(pages: list[list[str]]) -> Iterator[str]:
    """Yield the paragraphs of the lines of pages."""
    again = Counter(key for page in pages for key in {_key(line) for line in (*page[:2], *page[-2:])})
    repeated = {key for key, count in again.items() if count > max(1, len(pages) // 2)}
    lines = [
        " ".join(line.split())
        for page in pages
        for at, line in enumerate([*page, ""])
        if not ((at < 2 or len(page) > at >= len(page) - 2) and _key(line) in repeated)
    ]
    lengths = sorted(len(line) for line in lines if line)
    full = _FULL * lengths[int(len(lengths) * 0.9)] if lengths else 0
    held = ""
    for line in lines:
        if not line:
            if held and _ENDS.search(held):  # else the page ends, and the sentence does not
                yield held
                held = ""
            continue
        held = _HYPHEN.sub("", held) + line if _HYPHEN.search(held) else f"{held} {line}".strip()
        if len(line) < full and not _HYPHEN.search(line):
            yield held
            held = ""
    if held:
        yield held


def _key(line: str) -> str:
    return _DIGITS.sub("#", "".join(line.split()))
