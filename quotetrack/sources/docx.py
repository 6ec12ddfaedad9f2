"""DOCX: the paragraphs and tables of a Word document as one article."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from quotetrack.errors import UnreadableSource
from quotetrack.records import Article
from quotetrack.sources._decoding import LIMIT
from quotetrack.sources._fields import article

SUFFIXES = (".docx",)
EXTRA = "docx"

_LIMIT = 64 << 20  # bytes: of pictures, mostly


def begins(head: bytes) -> bool:
    """Say whether bytes are the beginning of a Word document."""
    return head.startswith(b"PK\x03\x04") and b"[Content_Types].xml" in head[:200]


def read(stream: BinaryIO, origin: str) -> Iterator[Article | UnreadableSource]:
    """Yield the article; each paragraph, and each row of a table, is a line."""
    try:
        import docx
        from docx.exceptions import PythonDocxError
        from docx.opc.exceptions import OpcError
    except ImportError:
        missing = 'Word documents are read with an extra: pip install "quotetrack[docx]"'
        raise UnreadableSource(f"{origin}: {missing}") from None
    raw = stream.read(_LIMIT + 1)
    if len(raw) > _LIMIT:
        raise UnreadableSource(f"{origin}: over {_LIMIT >> 20} MiB in one document: save its text instead")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            if sum(part.file_size for part in parts.infolist() if part.filename.endswith(".xml")) > LIMIT:
                raise UnreadableSource(f"{origin}: over {LIMIT >> 20} MiB of text: split it")
        document = docx.Document(io.BytesIO(raw))
        text = "\n".join(filter(None, map(str.strip, _lines(document))))
        about = document.core_properties
        fields = {"title": about.title or None, "author": about.author or None}
    except (zipfile.BadZipFile, PythonDocxError, OpcError, *_FAULTS) as error:
        raise UnreadableSource(
            f"{origin}: no Word document, or a broken one: save its text instead"
        ) from error
    if not text:
        raise UnreadableSource(f"{origin}: the document has no text")
    yield from article(fields | {"text": text}, origin, origin)


# what the library lets through where a file lies about itself
_FAULTS = (
    ValueError,
    KeyError,
    TypeError,
    IndexError,
    AttributeError,
    SyntaxError,
    OSError,
    EOFError,
    RuntimeError,
    zlib.error,
)


def _lines(document: Any) -> Iterator[str]:
    from docx.table import Table

    for part in document.iter_inner_content():
        if not isinstance(part, Table):
            yield part.text
            continue
        for row in part.rows:
            cells = [" ".join(cell.text.split()) for cell in row.cells]
            yield "\t".join(dict.fromkeys(filter(None, cells)))  # a cell that spans columns comes for each
