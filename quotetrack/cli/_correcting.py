"""A correction of quotes, from the command line to the log."""

from collections.abc import Sequence
from pathlib import Path

from quotetrack.cli._asking import chosen
from quotetrack.cli._judging import Judge, judging
from quotetrack.cli._options import Said
from quotetrack.errors import BadQuery, UnknownName
from quotetrack.names import name_words, slug
from quotetrack.queries.filters import bindable
from quotetrack.records import Quote, Whom


def correct_quotes(
    db: Path, said: Said, quotes: Sequence[str], *, speaker: str | None, not_quote: bool, confirm: bool
) -> None:
    """Say one thing of each quote; raise BadQuery where it is none, or several."""
    if (speaker is not None) + not_quote + confirm != 1:
        raise BadQuery("say one thing: --speaker NAME, --not-quote or --confirm")
    with judging(db, said) as judge:
        whom = _speaker(judge, speaker) if speaker else None
        for typed in quotes:
            shown = judge.timeline.show(typed)
            quote = Quote.model_validate(shown.quote.model_dump(include=set(Quote.model_fields)))
            kind = "confirmed" if confirm else "not_quote" if not_quote else "speaker"
            known = quote.person_id if confirm else None
            judge.say(kind, quote=quote, person=judge.timeline.whom(known) if known else whom)


def _speaker(judge: Judge, name: str) -> Whom:
    """Return whom a name means, or somebody new of that name."""
    try:
        return judge.timeline.whom(chosen(judge.timeline, name))
    except UnknownName:
        name = bindable(name.strip())
        if not name_words(name):
            raise BadQuery(f"--speaker {name!r} is no name: give one with letters or digits") from None
        new = slug(name)
        return Whom(id=new, name=name, bearers=(f"p:{new}",), spellings=(name,))
