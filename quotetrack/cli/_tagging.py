"""Topics between files, the command line and the database."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import typer

from quotetrack import queries
from quotetrack.cli._asking import counted
from quotetrack.cli._options import Telling
from quotetrack.cli._output import remark
from quotetrack.cli._screen import plain
from quotetrack.errors import BadQuery, UnreadableSource
from quotetrack.fetch import fetch
from quotetrack.queries import Timeline
from quotetrack.queries.filters import bindable
from quotetrack.records import Scheme, Topic
from quotetrack.topics import read_scheme, shipped, topic_of
from quotetrack.words import folded

_OWN = Scheme(name="own", title="Own topics", licence="yours")


def import_files(files: Sequence[str], db: Path) -> None:
    """Store the scheme of each file; exit with 1 where a file cannot be read, after all others."""
    failed = False
    with queries.open(db) as timeline:
        for location in files:
            try:
                scheme = _scheme(location)
            except UnreadableSource as error:
                typer.secho(f"error: {plain(str(error))}", fg=typer.colors.YELLOW, err=True)
                failed = True
                continue
            changed, looked = timeline.import_topics(scheme)
            topics, quotes = counted(len(scheme.topics), "topic"), counted(looked, "quote")
            remark(f"{location}: {topics}, {changed:,} new or changed; {quotes} looked through")
    if failed:
        raise typer.Exit(1)


def _scheme(location: str) -> Scheme:
    """Return a shipped scheme by its name, or the one of a file; of a shipped name there is no other."""
    ours = {scheme.name: scheme for scheme in shipped()}
    if location in ours:
        return ours[location]
    with fetch(location) as stream:
        scheme = read_scheme(stream.read(), location)
    if scheme.name in ours:
        raise UnreadableSource(
            f"{location}: name {scheme.name!r} is that of a shipped scheme: choose another"
        )
    return scheme


def add_topic(label: str, telling: Telling, code: str | None, db: Path) -> None:
    """Store a topic of the scheme ``own``, and say how many quotes are tagged with it."""
    with changing(db) as timeline:
        topic = _topic(label, telling, code)
        if telling.broader:
            timeline.tag()  # the topics that are shipped with this version can be named, too
            broader = timeline.topic(telling.broader).topic.id
            if broader == topic.id:
                raise BadQuery(f"{broader} cannot be a part of itself: choose another --broader")
            topic = topic.model_copy(update={"broader": broader})
        timeline.add_topic(topic, _OWN)
        remark(f"{topic.id}: {counted(timeline.topic(topic.id).summary.quotes, 'quote')}")


def _topic(label: str, telling: Telling, code: str | None) -> Topic:
    label = bindable(label)
    told = {
        "id": code or "-".join(folded(label)),
        "label": label,
        "definition": bindable(telling.definition),
        # a capital that only begins the label is none of the word
        "cues": _all(telling.cue) or [label if label[1:] != label[1:].lower() else label.lower()],
        "hints": _all(telling.hint),
        "never": _all(telling.never),
        "also": _all(telling.also),
    }
    try:
        return topic_of(told, _OWN.name, f"{label!r}")
    except UnreadableSource as error:
        raise BadQuery(str(error)) from error


def _all(words: Sequence[str] | None) -> list[str]:
    return [bindable(word) for word in words or ()]


def remove_topics(names: Sequence[str], db: Path) -> None:
    """Take topics, or all of a scheme, away; nothing where one of the names is unknown."""
    with changing(db) as timeline:
        timeline.tag()
        schemes: dict[str, list[str]] = {}
        for topic in timeline.topics():
            schemes.setdefault(topic.scheme, []).append(topic.id)
        ids = [id for name in names for id in schemes.get(name) or [timeline.topic(name).topic.id]]
        timeline.remove_topics(ids)
        remark(f"removed: {counted(len(set(ids)), 'topic')}")


def tag(db: Path) -> None:
    """Tag what is not up to date, and say how many quotes were looked at."""
    with changing(db) as timeline:
        remark(f"looked through: {counted(timeline.tag(), 'quote')}")


@contextmanager
def changing(db: Path) -> Iterator[Timeline]:
    """Open the timeline for writing; raise StoreError where there is none yet."""
    with queries.open(db, read_only=True):
        pass  # this says so where there is none, instead of making one
    with queries.open(db) as timeline:
        yield timeline
