"""The files of a table of vectors: written, and named by what is in them."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np


def write(table: Any, vocabulary: Iterable[str], folder: Path) -> str:
    """Write a table as bytes with one scale a row, and the piece of each row; return its digest."""
    scales = np.maximum(np.abs(table).max(axis=1), 1e-9) / 127
    np.save(folder / "table.npy", np.rint(table / scales[:, None]).astype(np.int8))
    np.save(folder / "scales.npy", scales.astype(np.float32))
    (folder / "pieces.txt").write_text("\n".join(vocabulary), encoding="utf-8", newline="\n")
    return digest(folder)


def digest(folder: Path) -> str:
    """Return a digest of the files of a folder, 16 hexadecimal digits."""
    found = sha256()
    for path in sorted(folder.iterdir()):
        found.update(path.read_bytes())
    return found.hexdigest()[:16]
