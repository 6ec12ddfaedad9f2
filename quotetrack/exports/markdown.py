"""A Markdown dossier: what was asked, the quotes by day with their context, and their sources, numbered."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TextIO

from quotetrack.exports._about import dated, doubt
from quotetrack.exports._how import How
from quotetrack.exports._text import address, line
from quotetrack.exports._when import when
from quotetrack.records import StoredQuote

NAME = "markdown"
SUFFIX = ".md"

_MARKUP = re.compile(r"([\\`*_\[\]|~$])")
_OPENING = re.compile(r"^(?:([-+#=])|(\d+)([.)]))")  # what begins a list or a heading at the head of a line
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_LONG = 20  # quotes: a longer dossier begins with its contents
_NAMED = 4  # speakers that are named in a line of the contents
_UNDATED = "Without a date"


def write(quotes: Iterable[StoredQuote], out: TextIO, how: How = How()) -> None:
    """Write the page; what would be markup or HTML in an article's words is escaped unless ``how.raw``.

    All quotes are held in memory: the contents come first, and a dossier is for people to read.
    """
    page = _Page(list(quotes), how)
    out.writelines(f"{text}\n" for text in page.lines())


class _Page:
    """A dossier being written: its sources are numbered in the order in which quotes need them."""

    def __init__(self, quotes: Sequence[StoredQuote], how: How) -> None:
        self._quotes = quotes
        self._how = how
        self._numbers: dict[str, int] = {}
        self._sources: list[StoredQuote] = []

    def lines(self) -> Iterator[str]:
        """Yield the lines of the page."""
        yield f"# {self._text(self._how.title) or 'Quotes'}"
        if self._how.asked:
            yield from ("", self._text(self._how.asked))
        if not self._quotes:
            return
        yield from ("", self._summary())
        is_long = len(self._quotes) > _LONG
        if is_long:
            yield from self._contents()
        for heading, group in groupby(self._quotes, key=_month):
            yield from ("", f"## {heading}") if is_long else ()
            for day, said in groupby(group, key=_heading):
                # in a section of quotes without a date a heading that says so once more tells nothing
                yield from (
                    ("", f"{'###' if is_long else '##'} {day}") if day != _UNDATED or not is_long else ()
                )
                for quote in said:
                    yield from self._entry(quote)
        yield from ("", "## Sources", "")
        yield from (f"{number}. {self._source(quote)}" for number, quote in enumerate(self._sources, 1))

    def _summary(self) -> str:
        """Return how much there is, of which time, and what the reader has to know of it."""
        found = Counter(quote.article_id for quote in self._quotes)
        days = sorted(quote.day for quote in self._quotes if quote.day)
        span = f", {days[0]} to {days[-1]}" if days and days[0] != days[-1] else ""
        written = f" on {line(self._how.at[:10])}" if self._how.at else ""
        return (
            f"{_many(len(self._quotes), 'quote')} from {_many(len(found), 'article')}{span}. Found{written}"
            " by quotetrack; who said what is a machine's reading: hold each quote against its source."
        )

    def _contents(self) -> Iterator[str]:
        """Yield a line for each month, with those who speak most in it."""
        yield from ("", "## Contents", "")
        is_of_one = len({self._who(quote) for quote in self._quotes}) == 1
        for heading, group in groupby(self._quotes, key=_month):
            said = list(group)
            who = "" if is_of_one else f" ({self._speakers(said)})"
            anchor = heading.lower().replace(" ", "-")
            yield f"- [{heading}](#{anchor}): {_many(len(said), 'quote')}{who}"

    def _speakers(self, quotes: Iterable[StoredQuote]) -> str:
        names = Counter(self._who(quote) for quote in quotes).most_common()
        shown = ", ".join(f"{name} {count}" for name, count in names[:_NAMED])
        return f"{shown} and {len(names) - _NAMED} more" if len(names) > _NAMED else shown

    def _entry(self, quote: StoredQuote) -> Iterator[str]:
        if quote.article_id not in self._numbers:
            self._sources.append(quote)
            self._numbers[quote.article_id] = len(self._sources)
        who = self._who(quote)
        role = f", {self._text(quote.speaker_role)}" if quote.speaker_role else ""
        who = f"**{who}**" if quote.speaker else who
        number = self._numbers[quote.article_id]
        yield from ("", f"> {self._text(quote.shown)}", ">", f"> — {who}{role} \\[{number}\\]")
        if notes := list(self._notes(quote)):
            yield from ("", "  \n".join(notes))  # two spaces end a line, not the paragraph

    def _notes(self, quote: StoredQuote) -> Iterator[str]:
        """Yield what an editor asks next: the sentence it stands in, and how day and speaker are known."""
        frame = quote.frame.strip()
        if frame and quote.kind != "indirect":
            yield f"Context: {self._text(frame)}"
        told = [dated(quote)] if quote.said_evidence else []
        told += filter(
            None, [doubt(quote), quote.status, "printed long after it was said" if quote.recycled else ""]
        )
        if told:
            text = "; ".join(told)
            yield f"{self._text(text[0].upper() + text[1:])}."

    def _source(self, quote: StoredQuote) -> str:
        parts = [self._text(part) for part in (quote.title, quote.publisher) if part]
        if quote.published:
            parts.append(self._text(quote.published[:10]))
        if quote.collection:
            parts.append(f"as quoted in {self._text(quote.collection)}")
        if quote.url:
            parts.append(f"<{quote.url}>" if address(quote.url) else self._text(quote.url))
        return ", ".join([*parts, f"article {self._text(quote.article_id)}"])

    def _who(self, quote: StoredQuote) -> str:
        return self._text(quote.speaker or quote.speaker_mention or "") or "speaker unknown"

    def _text(self, text: str) -> str:
        shown = line(text)
        if self._how.raw:
            return shown
        escaped = _MARKUP.sub(r"\\\1", shown.translate(_HTML))
        return _OPENING.sub(lambda match: f"{match[2] or ''}\\{match[1] or match[3]}", escaped)


def _heading(quote: StoredQuote) -> str:
    """Return the day, month or year, and what happened on it."""
    return f"{quote.day_is.capitalize()} {when(quote)}" if quote.day_is else _UNDATED


def _month(quote: StoredQuote) -> str:
    """Return the month in which a quote is listed: ``October 2025``."""
    try:
        return f"{date.fromisoformat(quote.day):%B %Y}" if quote.day else _UNDATED
    except ValueError:
        return _UNDATED


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun if count == 1 else noun + 's'}"
