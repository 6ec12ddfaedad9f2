"""What was asked, in words: for the head of an export, and for the name of its file."""

import unicodedata
from dataclasses import fields
from itertools import count
from pathlib import Path

from quotetrack.queries import Filters

_LONGEST = 100  # bytes of a name that we make: every file system takes it, with a copy's number, too
_ON = ("topic", "search", "like")  # filters that say what about, the first that is given counts
_PHRASES = {
    "topic": "on “{}”",
    "search": "that match “{}”",
    "like": "about things like “{}”",
    "since": "from {}",
    "until": "until {}",
    "source": "in sources like “{}”",
    "kind": "of kind {}",
    "min_confidence": "with a confidence of {} or more",
    "versions": "in {} versions of the articles",
    "limit": "at most {}",
}
_DEFAULTS = Filters()


def asked(filters: Filters, person: str | None) -> str:
    """Return the filters as a sentence; ``person`` is the name of whom they mean."""
    given = {field.name: getattr(filters, field.name) for field in fields(filters)}
    said = {
        name: _PHRASES.get(name, f"{name.replace('_', ' ')} {{}}").format(value)
        for name, value in given.items()
        if name != "person" and value != getattr(_DEFAULTS, name)
    }
    who = f"Quotes by {person}" if person else "Quotes" if said else "All quotes"
    about = [said.pop(name) for name in _ON if name in said]
    return f"{', '.join([' '.join([who, *about]), *said.values()])}."


def title(filters: Filters, person: str | None) -> str:
    """Return what an export is called where nobody says: who, and on what."""
    about = next((value for name in _ON if (value := getattr(filters, name, None))), None)
    return f"{person or 'Quotes'} on {about}" if about else person or "Quotes"


def new_file(folder: Path, title: str, suffix: str) -> Path:
    """Return a path in ``folder`` at which nothing stands, named after ``title``.

    The name is letters, digits and dashes, so that no system takes it for anything but a name.
    """
    paths = (folder / _name(title, suffix, number) for number in count(1))
    return next(path for path in paths if not path.exists())


def _name(title: str, suffix: str, number: int) -> str:
    copy = f"-{number}" if number > 1 else ""
    return f"{_stem(title, _LONGEST - len(suffix) - len(copy))}{copy}{suffix}"


def _stem(title: str, most: int) -> str:
    folded = unicodedata.normalize("NFKC", title).lower()
    kept = "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in folded)
    words = kept.split()
    stem = "-".join(words if words[:1] == ["quotes"] else ["quotes", *words])
    while len(stem.encode()) > most:
        stem = stem[:-1]
    return stem.rstrip("-")
