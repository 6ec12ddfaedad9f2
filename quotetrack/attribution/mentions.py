"""The words that name who speaks a quote: the part of it that decides, and the extent of its mention."""

from __future__ import annotations

from quotetrack.attribution.candidates import mention_tokens
from quotetrack.attribution.decide import Decision
from quotetrack.attribution.lexicon import Lexicon
from quotetrack.attribution.speakers import Mention


def lead(group: list[Decision]) -> Decision:
    """Return the part of a quote that names the speaker.

    Words that only a later part attributes (“A. // “B,” she said) take the speaker from there; a mention
    that has had its say before gives way to one that has not.
    """
    near = [decision for decision in group if decision.named or decision.is_near]
    fresh = (decision for decision in near if not decision.follows)
    return next(fresh, None) or next(iter(near), None) or next((d for d in group if d.row), group[0])


def mention(decision: Decision, lexicon: Lexicon) -> Mention | None:
    """Return the words that name the speaker, None where nobody is named."""
    if decision.named is not None:
        start, end = decision.named.mention
        return Mention(start, end, start, end)
    row = decision.row
    if row is None or row.passage is None or row.nominal is None:
        return None
    first, last, head = mention_tokens(row.passage, row.nominal.token, lexicon)
    return Mention(*row.passage.article_span(first, last), *row.passage.article_span(head, head))
