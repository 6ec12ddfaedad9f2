"""A list with a head becomes one JSON object, item by item, that may also stand inside a page's script."""

from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from quotetrack.exports._rows import as_json

# in JSON these stand in strings alone; HTML would end a script, or begin a comment, at them
_IN_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def write_listing(out: TextIO, head: Mapping[str, Any], name: str, items: Iterable[Any]) -> None:
    """Write ``head`` with one more key ``name`` that lists the items, an item a line."""
    out.write(f'{_text(head)[:-1]}, "{name}": [')
    before = "\n"
    for item in items:
        out.write(before + _text(item))
        before = ",\n"
    out.write("\n]}\n")


def told(**values: Any) -> dict[str, Any]:
    """Return the values that tell something."""
    return {name: value for name, value in values.items() if value not in (None, "", [], ())}


def _text(value: Any) -> str:
    return as_json(value).translate(_IN_SCRIPT)
