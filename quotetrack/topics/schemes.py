"""Schemes of topics are read from TOML, the shipped ones and those that users bring."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from quotetrack.assets import asset, content
from quotetrack.errors import UnreadableSource
from quotetrack.records import Scheme, Topic, digest
from quotetrack.words import folded

# every change of how cues are matched or weighed raises it: all quotes are then tagged anew
_RULES = "2"
_FOLDER = ("data", "topics")
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_CODE = re.compile(r"[\w.-]+")
_BEGINNING = re.compile(r"[^\W_]{2,}\*")
_BEGINNING = re.compile(r"[^\W_]{3,}\*")
_LISTS = ("also", "cues", "hints", "never")
_TEXTS = ("label", "definition", "broader")


@cache
def shipped() -> tuple[Scheme, ...]:
    """Return the schemes that come with the package, by name."""
    return tuple(read_scheme(raw, name) for name, raw in _files())


def shipped_version() -> str:
    """Return a digest of what decides what the shipped schemes tag, which is quicker than reading them."""
    return digest(_RULES, *(raw.decode("utf-8") for _, raw in _files()))


def _files() -> list[tuple[str, bytes]]:
    names = sorted(path.name for path in asset(*_FOLDER).glob("*.toml"))
    return [(name, content(*_FOLDER, name)) for name in names]


def topic_version(topic: Topic) -> str:
    """Return a digest of all that decides what is tagged with a topic, and how."""
    told = (topic.label, topic.broader, *("|".join(getattr(topic, name)) for name in _LISTS))
    return digest(_RULES, *told)


def read_scheme(raw: bytes, origin: str) -> Scheme:
    """Return the scheme that a TOML file has; ``origin`` names it in errors.

    It has a ``name``, a ``title`` and a ``licence``, and for each ``[[topic]]`` an ``id`` and a ``label``,
    and any of ``definition``, ``broader`` (the id of the topic it is a part of), ``also`` (other labels),
    ``cues``, ``hints`` and ``never``. Raises UnreadableSource, which says what is wrong and where.
    """
    try:
        told = tomllib.loads(raw.decode("utf-8-sig"))
    except ValueError as error:  # broken TOML, no UTF-8, or a number with too many digits
        raise UnreadableSource(f"{origin}: this is no TOML: {error}") from error
    name, title, licence = (_text(told, key, f"{origin}: the scheme") for key in ("name", "title", "licence"))
    if not _NAME.fullmatch(name):
        raise UnreadableSource(f"{origin}: name {name!r}: write small letters, digits and hyphens")
    entries = told.get("topic")
    if not isinstance(entries, list) or not entries or not all(isinstance(one, dict) for one in entries):
        raise UnreadableSource(f"{origin}: no topic in it: begin each with a line [[topic]]")
    topics = tuple(topic_of(one, name, f"{origin}: topic {at}") for at, one in enumerate(entries, 1))
    for fault in _faults(topics, name):
        raise UnreadableSource(f"{origin}: {fault}")
    source = told.get("source", "")
    return Scheme(name=name, title=title, licence=licence, source=str(source), topics=topics)


def topic_of(told: dict[str, Any], scheme: str, where: str) -> Topic:
    """Return the topic that an entry of a scheme describes; ``where`` names the entry in errors.

    Raises UnreadableSource.
    """
    code = str(told.get("id", ""))
    if unknown := sorted(told.keys() - {"id", *_LISTS, *_TEXTS}):
        raise UnreadableSource(f"{where}: {unknown[0]!r} is no key of a topic: leave it out")
    if not _CODE.fullmatch(code.removeprefix(f"{scheme}:")):
        raise UnreadableSource(f"{where}: id {code!r}: write letters, digits and hyphens")
    lists = {name: _names(told, name, where) for name in _LISTS}
    if not lists["cues"]:
        raise UnreadableSource(f"{where}: no cues: give words or phrases that tell of it")
    broader = _text(told, "broader", where) if told.get("broader") else None
    return Topic(
        id=f"{scheme}:{code.removeprefix(f'{scheme}:')}",
        label=_text(told, "label", where),
        definition=_text(told, "definition", where) if told.get("definition") else "",
        broader=f"{scheme}:{broader}" if broader and ":" not in broader else broader,
        **lists,
    )


def _text(told: dict[str, Any], key: str, where: str) -> str:
    text = told.get(key)
    if not isinstance(text, str) or not folded(text):
        raise UnreadableSource(f"{where} has no {key}: write {key} = “…”")
    return text


def _names(told: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    names = told.get(key, [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise UnreadableSource(f"{where}: {key} is no list of words: write {key} = [“…”, “…”]")
    for name in names:
        if not folded(name):
            raise UnreadableSource(f"{where}: {key} has {name!r}, which has no letter: leave it out")
        if "*" in name and not _BEGINNING.fullmatch(name):
            raise UnreadableSource(
                f"{where}: {key} has {name!r}: a star ends one word of three letters or more"
            )
        if "*" in name and not _BEGINNING.fullmatch(name):
            raise UnreadableSource(f"{where}: {key} has {name!r}: a star stands at the end of a single word")
    return tuple(names)


def _faults(topics: Iterable[Topic], scheme: str) -> Iterator[str]:
    """Yield what is wrong with topics beside each other."""
    counted = Counter(topic.id for topic in topics)
    yield from (f"the id {id} stands twice: choose another" for id, count in counted.items() if count > 1)
    broader = {topic.id: topic.broader for topic in topics}
    for id, above in broader.items():
        if above and above.startswith(f"{scheme}:") and above not in broader:
            yield f"{id} is a part of {above}, which is not in the file"
        seen = {id}
        while above in broader:
            if above in seen:
                yield f"{id} is a part of itself: mend broader"
                break
            seen.add(above)
            above = broader[above]
