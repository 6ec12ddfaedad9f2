"""What tells one model from another: digests of its files, and the versions that its figures depend on."""

from __future__ import annotations

import hashlib
import platform
from importlib.metadata import version
from pathlib import Path

from quotetrack.pipeline.quote_attribution import base_model


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, as hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def weights(model: Path) -> dict[str, str]:
    """Return the digests of a model's weights, by the name of the file."""
    return {path.name: sha256(path) for path in sorted((model / "weights").glob("*.msgpack"))}


def versions() -> dict[str, str]:
    """Return the versions that figures depend on."""
    meta = base_model().meta
    base = f"{meta['lang']}_{meta['name']} {meta['version']}"
    return {"python": platform.python_version(), "spacy": version("spacy"), "base_model": base}
