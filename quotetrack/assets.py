"""Where ``data/`` and ``models/`` are, in a wheel or in a checkout."""

import csv
from pathlib import Path

from quotetrack.errors import MissingAsset

_PACKAGE = Path(__file__).parent
_INSTALLED = _PACKAGE / "_assets"
ROOT = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent


def asset(*parts: str) -> Path:
    """Return the path of a shipped file or folder; raise MissingAsset where there is none."""
    path = ROOT.joinpath(*parts)
    if not path.exists():
        raise MissingAsset(f"quotetrack ships no {'/'.join(parts)}: install it again")
    return path


def content(*parts: str) -> bytes:
    """Return the bytes of a shipped file."""
    return asset(*parts).read_bytes()


def words(*parts: str) -> frozenset[str]:
    """Return the lines of a word list, without comments (``#``) and blank lines."""
    lines = asset(*parts).read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def rows(*parts: str) -> list[list[str]]:
    """Return the rows of a CSV file below its header, without comments (``#``) and blank lines."""
    lines = asset(*parts).read_text(encoding="utf-8").splitlines()
    found = list(csv.reader(line for line in lines if line and not line.startswith("#")))
    return found[1:]
