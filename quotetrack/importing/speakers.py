"""Who speaks in Quotebank: a name, how sure that is, and who bears it in Wikidata."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

from quotetrack.importing.objects import text
from quotetrack.names import slug
from quotetrack.records import Identifier, Person

COLLECTION = "Quotebank"
WIKIDATA = "wikidata"

_NOBODY = {"", "None"}
_ID = re.compile(r"Q[1-9]\d{0,11}")


def speaker(value: Any) -> str | None:
    """Return a speaker's name, None for nobody known."""
    name = text(value)
    return None if name in _NOBODY else name


def numbers(entries: Iterable[Any]) -> dict[str, Any]:
    """Return the Wikidata ids that entries tell of names, as they tell them."""
    found: dict[str, Any] = {}
    for one in entries:
        if isinstance(one, dict):
            found.setdefault(text(one.get("name") or one.get("speaker")), one.get("qids") or one.get("ids"))
    return found


def people(speakers: Iterable[str | None], known: Mapping[str, Any]) -> list[Person]:
    """Return the speakers whom Wikidata knows under one id; of several nobody knows which is meant."""
    found = {}
    for name in filter(None, speakers):
        told = known.get(name)
        ids = {one for one in (_ID.findall(told) if isinstance(told, str) else _strings(told)) if one}
        if len(ids) == 1 and _ID.fullmatch(id := ids.pop()):
            found[id] = Person(
                id=f"{slug(name)}-{id.lower()}",
                name=name,
                identifiers=(Identifier(scheme=WIKIDATA, identifier=id),),
                source=COLLECTION,
            )
    return list(found.values())


def sure(speaker: str | None, probabilities: Iterable[Any]) -> float:
    """Return the first probability that is told of a speaker, 0 where none is.

    One is a pair of a name and a number, or an object with both: the files have either.
    """
    for one in probabilities:
        told = (
            [one.get("speaker"), one.get("proba", one.get("probability"))] if isinstance(one, dict) else one
        )
        if speaker and isinstance(told, list) and len(told) >= 2 and text(told[0]) == speaker:
            return _probability(told[1])
    return 0.0


def _probability(value: Any) -> float:
    try:
        told = float(value)
    except (TypeError, ValueError, OverflowError):
        return 0.0
    return round(min(max(told, 0.0), 1.0), 4) if math.isfinite(told) else 0.0


def _strings(value: Any) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
