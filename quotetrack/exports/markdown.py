"""Markdown for people: the quotes by day, and below them their sources, numbered."""

import html
import re
from collections.abc import Iterable
from itertools import groupby
from typing import TextIO

from quotetrack.exports._when import when
from quotetrack.records import StoredQuote

NAME = "markdown"
SUFFIX = ".md"

_MARKUP = re.compile(r"([\\`*_\[\]|~$])")
_OPENING = re.compile(r"^(?:([-+#=])|(\d+)([.)]))")  # what begins a list or a heading at the head of a line
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff]")
_LINK = re.compile(r"https?://[^\s<>\"\\^`{|}]+")


def write(quotes: Iterable[StoredQuote], out: TextIO, *, raw: bool = False) -> None:
    """Write the page; what would be markup or HTML in an article's words is escaped unless ``raw``."""
    numbers: dict[str, int] = {}
    sources: list[str] = []
    out.write("# Quotes\n")
    for day, said in groupby(quotes, key=_heading):
        out.write(f"\n## {day}\n")
        for quote in said:
            if quote.article_id not in numbers:
                numbers[quote.article_id] = len(numbers) + 1
                sources.append(_source(quote, raw=raw))
            out.write(_quote(quote, numbers[quote.article_id], raw=raw))
    if sources:
        out.write("\n## Sources\n\n")
        out.writelines(f"{number}. {source}\n" for number, source in enumerate(sources, 1))


def _heading(quote: StoredQuote) -> str:
    """Return the day, month or year, and what happened on it."""
    return f"{quote.day_is.capitalize()} {when(quote)}" if quote.day_is else "Without a date"


def _quote(quote: StoredQuote, number: int, *, raw: bool) -> str:
    who = _text(quote.speaker or quote.speaker_mention or "", raw=raw) or "speaker unknown"
    who = f"**{who}**" if quote.speaker else who
    return f"\n> {_text(quote.shown, raw=raw)}\n>\n> — {who}, {quote.confidence:.0%} sure \\[{number}\\]\n"


def _source(quote: StoredQuote, *, raw: bool) -> str:
    parts = [_text(part, raw=raw) for part in (quote.title, quote.publisher) if part]
    if quote.published:
        parts.append(_line(quote.published[:10]))
    if quote.url:
        is_link = _LINK.fullmatch(quote.url) is not None
        parts.append(f"<{quote.url}>" if is_link else _text(quote.url, raw=raw))
    return ", ".join(parts) or f"article {_text(quote.article_id, raw=raw)}"


def _text(text: str, *, raw: bool) -> str:
    line = _line(text)
    if raw:
        return line
    escaped = _MARKUP.sub(r"\\\1", html.escape(line, quote=False))
    return _OPENING.sub(lambda match: f"{match[2] or ''}\\{match[1] or match[3]}", escaped)


def _line(text: str) -> str:
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))
