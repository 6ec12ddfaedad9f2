"""What metrics.json holds of the model: read, written section by section."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
METRICS = HERE / "metrics.json"
Metrics = dict[str, Any]


def read() -> Metrics:
    """Return all that is known of the model."""
    metrics: Metrics = json.loads(METRICS.read_text(encoding="utf-8")) if METRICS.exists() else {}
    return metrics


def write(**sections: Any) -> None:
    """Replace sections of the metrics."""
    text = json.dumps(read() | sections, indent=2, ensure_ascii=False)
    METRICS.write_text(text + "\n", encoding="utf-8")
