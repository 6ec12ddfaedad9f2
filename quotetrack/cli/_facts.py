"""How one thing looks with everything known of it: a name and a value a line."""

from collections.abc import Iterable, Iterator, Mapping

from quotetrack.cli._context import context
from quotetrack.cli._screen import plain, styled, terminal_width, wrap
from quotetrack.cli._statements import report_lines
from quotetrack.exports import days
from quotetrack.queries import Shown, Stats
from quotetrack.records import StoredQuote

_LABEL = 12  # columns of a fact's name
_MOST_PUBLISHERS = 10


def shown_lines(all_shown: Iterable[Shown]) -> Iterator[str]:
    """Yield the quote, what is known of it, and where it stands."""
    for shown in all_shown:
        yield from (styled(line, "bold") for line in wrap(plain(shown.quote.shown), terminal_width()))
        yield ""
        yield from _facts(shown_cells(shown))
        yield ""
        yield from context(shown.quote, shown.article.text)
        yield from report_lines(shown)


def shown_cells(shown: Shown) -> dict[str, object]:
    """Return everything known of a quote, by name; None is left out of the lines."""
    quote, article = shown.quote, shown.article
    return {
        "speaker": quote.speaker or "unknown",
        "named as": quote.speaker_mention,
        "called": quote.speaker_role,
        "type": quote.speaker_type,
        "why": quote.reason or None,
        "who": "; ".join(shown.taken_for.evidence) or None if shown.taken_for else None,
        "judged": quote.status,
        "sure": f"{quote.confidence:.0%}",
        "cue": quote.cue,
        "addressee": quote.addressee,
        "medium": quote.medium,
        "kind": quote.kind,
        "published": quote.published or "no date",
        "said": _said(quote),
        "recycled": "an old quote, run again" if quote.recycled else None,
        "topics": ", ".join(quote.topics) or None,
        "title": article.title,
        "publisher": article.publisher,
        "author": article.author,
        "url": article.url,
        "text": _origin(article.collection),
        "file": _place(shown),
        "characters": ", ".join(f"{start}–{end}" for start, end in quote.spans),
        "version": f"{shown.version} of {shown.versions}{'' if shown.is_current else ', no longer current'}",
        "sha256": shown.sha256,
        "id": quote.quote_id,
    }


def _said(quote: StoredQuote) -> str | None:
    if not quote.said_start or not quote.said_end:
        return None
    told = days(quote.said_start, quote.said_end)
    return f"{told}, by “{quote.said_evidence}”" if quote.said_evidence else told


def stats_lines(all_stats: Iterable[Stats]) -> Iterator[str]:
    """Yield the numbers, then the outlets quoted most."""
    for stats in all_stats:
        yield from _facts(stats_cells(stats))


def stats_cells(stats: Stats) -> dict[str, object]:
    """Return the numbers as people read them."""
    share = f" ({stats.attributed / stats.quotes:.0%})" if stats.quotes else ""
    outlets = sorted(stats.publishers.items(), key=lambda pair: -pair[1])
    listed = ", ".join(f"{name or 'unknown'} {number:,}" for name, number in outlets[:_MOST_PUBLISHERS])
    more = f" and {len(outlets) - _MOST_PUBLISHERS} more" if len(outlets) > _MOST_PUBLISHERS else ""
    return {
        "articles": f"{stats.articles:,} in {stats.versions:,} versions, {stats.undated:,} without a date",
        "quotes": f"{stats.quotes:,}",
        "attributed": f"{stats.attributed:,}{share}",
        "kinds": ", ".join(f"{kind} {number:,}" for kind, number in stats.kinds.items()) or None,
        "people": f"{stats.people:,}",
        "organizations": f"{stats.organizations:,}",
        "days": f"{stats.first} to {stats.last}" if stats.first else None,
        "outlets": f"{listed}{more}" or None,
    }


def _facts(facts: Mapping[str, object]) -> Iterator[str]:
    label = max(_LABEL, *(len(name) + 2 for name in facts))
    for name, value in facts.items():
        if value is not None:
            first, *rest = wrap(plain(str(value)), max(terminal_width() - label, 20))
            yield f"{styled(f'{name:<{label}}', 'dim')}{first}"
            yield from (" " * label + line for line in rest)


def _origin(collection: str | None) -> str | None:
    return f"put together from snippets of {collection}, not the article's own" if collection else None


def _place(shown: Shown) -> str | None:
    article = shown.article
    return f"{article.origin}, line {article.line}" if article.line and article.origin else article.origin
