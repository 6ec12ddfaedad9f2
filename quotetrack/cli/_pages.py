"""How one person looks: what is known, what was seen, and a small chart of the months."""

from collections.abc import Iterable, Iterator, Sequence

from quotetrack.cli._asking import counted
from quotetrack.cli._screen import plain, styled, terminal_width, width, wrap
from quotetrack.queries import Counted, PersonPage, Spoken
from quotetrack.records import Role

_LABEL = 12  # columns
_BARS = "▁▂▃▄▅▆▇█"
_MONTHS = 24  # that the chart has room for
_NAMES = 12
_REASONS = 8


def page_lines(pages: Iterable[PersonPage]) -> Iterator[str]:
    """Yield what there is to say of a person, a heading and its text on each line."""
    for page in pages:
        yield styled(plain(page.person.name), "bold")
        for label, texts in _facts(page):
            yield from labelled(label, texts)


def _facts(page: PersonPage) -> Iterator[tuple[str, Sequence[str]]]:
    who, known = page.person, page.listed
    yield "id", [who.id]
    yield "type", [who.type]
    if known:
        yield "known from", [known.source or ""]
        yield "identifiers", [f"{one.scheme} {one.identifier}" for one in known.identifiers]
        yield "also", [", ".join(one.name for one in known.other_names)] if known.other_names else []
        yield "roles", [_role(one) for one in known.roles]
    span = f", {who.first} to {who.last}" if who.first else ""
    yield "quotes", [f"{who.quotes:,}{span}, in {counted(who.outlets, 'outlet')}"]
    yield "names seen", [listed(page.names)]
    yield "called", [listed(page.called)]
    yield "words", [listed(page.topics)]
    yield "months", list(chart(page.months))
    yield "quoted by", [listed(page.outlets)]
    yield "taken for", [_reason(one) for one in page.taken_for[:_REASONS] if one.evidence]


def chart(months: Sequence[Counted]) -> Iterator[str]:
    """Yield bars for the last months with quotes and those between, and what they stand for."""
    if not months:
        return
    counts = {one.name: one.count for one in months}
    shown = list(_between(months[0].name, months[-1].name))[-_MONTHS:]
    most = max(counts.get(month, 0) for month in shown)
    bars = (
        _BARS[-(-counts.get(month, 0) * len(_BARS) // most) - 1] if counts.get(month) else " "
        for month in shown
    )
    yield "".join(bars)
    yield f"{shown[0]} to {shown[-1]}, at most {counted(most, 'quote')} a month"


def _between(first: str, last: str) -> Iterator[str]:
    year, month = int(first[:4]), int(first[5:7])
    while (name := f"{year:04}-{month:02}") <= last:
        yield name
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def page_cells(page: PersonPage) -> dict[str, object]:
    """Return what a plain table shows of a person."""
    return {label: "; ".join(texts) for label, texts in (("name", [page.person.name]), *_facts(page))}


def labelled(label: str, texts: Sequence[str]) -> Iterator[str]:
    """Yield a heading with its texts, wrapped; nothing where there is no text."""
    room = max(terminal_width() - _LABEL, 30)
    found = [line for text in texts if text for line in wrap(plain(text), room)]
    for number, line in enumerate(found):
        head = label if not number else ""
        yield styled(head + " " * (_LABEL - width(head)), "dim") + line


def listed(found: Sequence[Counted]) -> str:
    """Return names with how often each occurs, the first of them where they are many."""
    more = f" and {len(found) - _NAMES:,} more" if len(found) > _NAMES else ""
    return ", ".join(f"{one.name or 'unknown'} ({one.count:,})" for one in found[:_NAMES]) + more


def _role(role: Role) -> str:
    end = role.end_date or (f"at least {role.known_until}" if role.known_until else "")
    days = f" {role.start_date or ''}–{end}" if role.start_date or end else ""
    return f"{role.role}{', ' + role.place if role.place else ''}{days}"


def _reason(one: Spoken) -> str:
    role = f", “{one.role}”" if one.role else ""
    return (
        f"{one.name}{role} ({counted(one.articles, 'article')}, {one.score:.0%}): {'; '.join(one.evidence)}"
    )
