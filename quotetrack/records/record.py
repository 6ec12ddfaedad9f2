"""What every record is: immutable, and named by its content."""

from __future__ import annotations

import hashlib

from pydantic import BaseModel, ConfigDict

Span = tuple[int, int]


def digest(*parts: object, size: int = 8) -> str:
    """Name something by its content: ``2 * size`` hexadecimal digits of BLAKE2b over ``parts``."""
    return hashlib.blake2b(
        "\0".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=size
    ).hexdigest()


class Record(BaseModel):
    """An immutable row; an unknown field is a bug, not data."""

    # built when first checked: a query makes records of rows that were checked when stored, and must be quick
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
