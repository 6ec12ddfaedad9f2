"""What metrics.json holds of the model: read, written section by section; digests and versions beside it."""

from __future__ import annotations

import hashlib
import json
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

from quotetrack.pipeline.quote_attribution import base_model

HERE = Path(__file__).parent
METRICS = HERE / "metrics.json"
Metrics = dict[str, Any]


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, as hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def weights() -> dict[str, str]:
    """Return the digests of the weights."""
    return {path.name: sha256(path) for path in sorted((HERE / "weights").glob("*.msgpack"))}


def versions() -> dict[str, str]:
    """Return the versions that the figures depend on."""
    meta = base_model().meta
    base = f"{meta['lang']}_{meta['name']} {meta['version']}"
    return {"python": platform.python_version(), "spacy": version("spacy"), "base_model": base}


def read() -> Metrics:
    """Return all that is known of the model."""
    metrics: Metrics = json.loads(METRICS.read_text(encoding="utf-8")) if METRICS.exists() else {}
    return metrics


def write(**sections: Any) -> None:
    """Replace sections of the metrics."""
    text = json.dumps(read() | sections, indent=2, ensure_ascii=False)
    METRICS.write_text(text + "\n", encoding="utf-8")
