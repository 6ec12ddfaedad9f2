"""JSON lines of whatever collection become objects, with what is wrong with the others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import count
from typing import Any, BinaryIO

from quotetrack.errors import UnreadableSource

_LIMIT = 16 << 20  # bytes of a line
_NOT_STORABLE = re.compile("[\0\ud800-\udfff]")
_HOST = re.compile(r"https?://(?:[^/?#@]*@)?([^/?#:]+)", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)


def objects(stream: BinaryIO, origin: str) -> Iterator[tuple[int, Mapping[str, Any]] | UnreadableSource]:
    """Yield the number and the object of each line that is not blank, holding one line at a time."""
    for number in count(1):
        raw = stream.readline(_LIMIT)
        if not raw:
            return
        if len(raw) == _LIMIT and not raw.endswith(b"\n"):
            yield UnreadableSource(f"{origin}, line {number}: over {_LIMIT >> 20} MiB in one line: split it")
            while (rest := stream.readline(_LIMIT)) and not rest.endswith(b"\n"):
                pass
        elif raw.strip():
            value = _value(raw)
            yield (
                UnreadableSource(f"{origin}, line {number}: {value}")
                if isinstance(value, str)
                else (number, value)
            )


def text(value: Any) -> str:
    """Return a string in one line that can be stored, empty where the value is none."""
    return (
        _NOT_STORABLE.sub("\N{REPLACEMENT CHARACTER}", " ".join(value.split()))
        if isinstance(value, str)
        else ""
    )


def web_address(value: Any) -> str | None:
    """Return a web address, None where the value is none."""
    return address if _WEB.match(address := text(value)) else None


def host(address: str | None) -> str | None:
    """Return whose address it is, without www."""
    found = _HOST.match(address or "")
    return found[1].lower().removeprefix("www.") or None if found else None


def moment(value: Any) -> str | None:
    """Return an ISO 8601 date or time, None where the value is none."""
    try:
        return datetime.fromisoformat(text(value)).isoformat()
    except ValueError:
        return None


def _value(raw: bytes) -> Mapping[str, Any] | str:
    """Return the object that a line holds, or why it holds none."""
    try:
        value = json.loads(raw.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        return f"broken JSON at column {error.colno}: {error.msg}"
    except UnicodeError:
        return "not UTF-8"
    except RecursionError:
        return "broken JSON: nested too deeply"
    except ValueError:
        return "broken JSON: a number with too many digits"
    return value if isinstance(value, dict) else "a JSON object is expected"
