"""What a user says of people and quotes goes to the log; what follows from it is told in one line each."""

from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getuser
from pathlib import Path
from typing import Any

import typer

from quotetrack import queries
from quotetrack.cli._asking import chosen
from quotetrack.cli._options import Said
from quotetrack.cli._screen import plain
from quotetrack.errors import BadQuery
from quotetrack.names import name_words
from quotetrack.queries import Timeline
from quotetrack.queries.filters import bindable
from quotetrack.records import Judgement, Quote, Whom

_TOLD = {
    "same": "{person} is {other}",
    "different": "{person} is not {other}",
    "alias": "{person} is also called {name}",
    "rename": "{person} is listed as {name}",
    "speaker": "{quote} is by {person}",
    "not_quote": "{quote} is no quote",
    "confirmed": "{quote} is a quote by {speaker}",
}


class Judge:
    """One user judging in one database."""

    def __init__(self, timeline: Timeline, said: Said) -> None:
        self.timeline = timeline
        self._why = bindable(said.why) if said.why else None
        self._who = bindable(said.who or _login())

    def whom(self, name: str) -> Whom:
        """Return the one person whom a name means."""
        return self.timeline.whom(chosen(self.timeline, name))

    def say(self, kind: Any, **what: Any) -> None:
        """Add a judgement to the log, and tell so."""
        if what.get("name"):
            what["name"] = bindable(what["name"])
        made = self.timeline.judge(Judgement(kind=kind, who=self._who, why=self._why, **what))
        typer.echo(f"{made.number}: {told(made)}", err=True)

    def split(self, name: str, other: str) -> None:
        """Say that a spelling of a person, or another person, is not that one."""
        person = self.whom(name)
        own = _spelt(person, other)
        if not own:
            who = self.whom(other)
            if who.id == person.id:
                seen = ", ".join(f"“{spelling}”" for spelling in person.spellings)
                raise BadQuery(f"“{other}” is {person.name}, too: name the spelling that is not, of {seen}")
            self.say("different", person=person, other=who)
            return
        rest = tuple(spelling for spelling in person.spellings if spelling not in own)
        if not rest and not any(bearer.startswith("k:") for bearer in person.bearers):
            raise BadQuery(
                f"{person.name} has no other spelling: say whose each quote is: quotetrack correct --speaker"
            )
        bearers = self.timeline.bearers_called(own)
        away = Whom(id=person.id, name=own[0], type=person.type, bearers=bearers, spellings=own)
        left = tuple(bearer for bearer in person.bearers if bearer not in bearers)
        self.say(
            "different", person=person.model_copy(update={"bearers": left, "spellings": rest}), other=away
        )

    def undo(self, number: int) -> None:
        """Take a judgement back, and tell what it was."""
        back = self.timeline.judge(Judgement(kind="undo", who=self._who, why=self._why, undoes=number))
        typer.echo(f"undone: {told(back)}", err=True)


@contextmanager
def judging(db: Path, said: Said) -> Iterator[Judge]:
    """Open the timeline for writing; raise StoreError where there is none yet."""
    with queries.open(db, read_only=True):
        pass  # judgements need a database with something in it: this says so where there is none
    with queries.open(db) as timeline:
        yield Judge(timeline, said)


def _spelt(person: Whom, typed: str) -> tuple[str, ...]:
    """Return which spellings of a person are meant: those of the very words, else some with all of them."""
    words = name_words(typed)
    exact = tuple(spelling for spelling in person.spellings if name_words(spelling) == words)
    some = tuple(spelling for spelling in person.spellings if set(words) <= set(name_words(spelling)))
    return exact or (some if words and len(some) < len(person.spellings) else ())


def told(judgement: Judgement) -> str:
    """Say a judgement in a sentence, safe to show."""
    if judgement.kind == "undo":
        return f"{judgement.undoes} is undone"
    person = judgement.person.name if judgement.person else "nobody known"
    return plain(
        _TOLD[judgement.kind].format(
            person=person,
            other=judgement.other.name if judgement.other else "",
            name=judgement.name,
            quote=_short(judgement.quote),
            speaker=(judgement.quote.speaker if judgement.quote else None) or "somebody unnamed",
        )
    )


def _short(quote: Quote | None) -> str:
    if quote is None:
        return ""
    return quote.shown if len(quote.text) <= 60 else f"“{quote.text[:57]}…”"


def _login() -> str:
    try:
        return getuser()
    except (OSError, KeyError, ImportError):  # no such thing on this system
        return "somebody"
