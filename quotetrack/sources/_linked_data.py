"""The text of an article as its page tells machines, in JSON-LD of schema.org."""

from __future__ import annotations

import json
from typing import Any

_MOST = 10_000  # things on a page that are looked at


def article_body(tree: Any) -> str | None:
    """Return the ``articleBody`` of the first thing that has one; it may hold markup."""
    for script in tree.iter("script"):
        if "ld+json" not in script.get("type", "").lower():
            continue
        try:
            body = _body(json.loads(script.text or "", strict=False))
        except (ValueError, RecursionError):
            continue
        if body:
            return body
    return None


def _body(value: Any) -> str | None:
    waiting = [value]
    for _ in range(_MOST):
        if not waiting:
            break
        one = waiting.pop()
        if isinstance(one, dict):
            if isinstance(body := one.get("articleBody"), str) and body.strip():
                return body
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(reversed(one[:_MOST]))
    return None
