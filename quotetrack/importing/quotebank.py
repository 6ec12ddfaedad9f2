"""Quotebank: quotations of a decade of news with the speakers that its makers' model gave them.

Vaucher, Spitz, Catasta, West: Quotebank: A Corpus of Quotations from a Decade of News. WSDM 2021,
doi:10.1145/3437963.3441760. A file has a line for each quotation, or one for each article.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from quotetrack.errors import UnreadableSource
from quotetrack.importing.objects import host, moment, objects, text, web_address
from quotetrack.importing.snippets import Snippet, bare, joined
from quotetrack.importing.speakers import COLLECTION, numbers, people, speaker, sure
from quotetrack.records import Article, Person, Quote, Span, digest

_AROUND = 32  # characters before and after a quote that are kept with it


@dataclass(frozen=True)
class Attributed:
    """An article with its quotes, and who speaks in it as far as a register tells."""

    article: Article
    quotes: list[Quote]
    people: list[Person]


@dataclass(frozen=True)
class _Said:
    """One quotation: its words, who spoke, how sure that is, and in how many reports it stands."""

    snippet: Snippet
    speaker: str | None
    sure: float
    reports: int


def read(stream: BinaryIO, origin: str) -> Iterator[Attributed | UnreadableSource]:
    """Yield what each line holds: an article, or a quotation once for each address where it was printed."""
    for found in objects(stream, origin):
        if isinstance(found, UnreadableSource):
            yield found
            continue
        number, value = found
        try:
            yield from (_of_article if "quotations" in value else _of_quotation)(value, origin, number)
        except ValueError as error:
            yield UnreadableSource(f"{origin}, line {number}: {error}")


def _of_article(value: Mapping[str, Any], origin: str, number: int) -> Iterator[Attributed]:
    """Yield the article of a line, its text made of its quotations with what stands around each."""
    items = [one for one in _list(value, "quotations") if isinstance(one, dict)]
    items.sort(key=lambda one: _whole(one.get("quotationOffset")))
    said = [one for one in map(_in_article, items) if one.snippet.words]
    if not said:
        raise ValueError("no quotation of this article has any words")
    url = web_address(value.get("url"))
    made, spans = joined(one.snippet for one in said)
    article = Article(
        text=made,
        id="" if url else digest(COLLECTION, text(value.get("articleID")) or made),
        url=url,
        title=text(value.get("title")) or None,
        published=moment(value.get("date")),
        publisher=host(url),
        language="en",
        origin=origin,
        line=number,
        collection=COLLECTION,
    )
    quotes = [_quote(article, one, span) for one, span in zip(said, spans, strict=True)]
    once = {quote.quote_id: quote for quote in quotes}
    known = numbers([*_list(value, "names"), *(entry for item in items for entry in _probabilities(item))])
    yield Attributed(article, list(once.values()), people((one.speaker for one in said), known))


def _of_quotation(value: Mapping[str, Any], origin: str, number: int) -> Iterator[Attributed]:
    """Yield the quotation of a line as a text of its own for each address; it is dated at the first alone.

    The addresses stand in the order in which they printed it, and the day is that of the first.
    """
    words = bare(text(value.get("quotation")))
    if not words:
        raise ValueError("no line of Quotebank: it has neither `quotation` nor `quotations`")
    said = _said(value, Snippet("", words, ""), value.get("speaker"))
    bearers = people([said.speaker], {said.speaker or "": value.get("qids")})
    made, [span] = joined([said.snippet])
    key = text(value.get("quoteID")) or words
    addresses = [one for one in map(web_address, _list(value, "urls")) if one]
    for place, url in enumerate(dict.fromkeys(addresses) or [None]):
        article = Article(
            text=made,
            id=digest(COLLECTION, key, url or ""),
            url=url,
            published=None if place else moment(value.get("date")),
            publisher=host(url),
            language="en",
            origin=origin,
            line=number,
            collection=COLLECTION,
        )
        yield Attributed(article, [_quote(article, said, span)], bearers)


def _in_article(value: Mapping[str, Any]) -> _Said:
    before, after = f"{text(value.get('leftContext'))} ", f" {text(value.get('rightContext'))}"
    snippet = Snippet(before, bare(text(value.get("quotation"))), after)
    return _said(value, snippet, value.get("globalTopSpeaker") or value.get("localTopSpeaker"))


def _said(value: Mapping[str, Any], snippet: Snippet, told: Any) -> _Said:
    name = speaker(told)
    return _Said(snippet, name, sure(name, _probabilities(value)), _whole(value.get("numOccurrences")))


def _quote(article: Article, said: _Said, span: Span) -> Quote:
    start, end = span
    whole = article.text
    paragraph = whole.rfind("\n", 0, start) + 1, (whole.find("\n", end) + 1 or len(whole) + 1) - 1
    mention = _mention(whole, said.speaker, paragraph, span)
    reports = f", from {said.reports:,} reports" if said.reports > 1 else ""
    return Quote(
        article_id=article.id,
        quote_id=digest(article.id, article.sha256, (span,)),
        kind="direct",
        text=whole[start:end],
        spans=(span,),
        prefix=whole[max(0, start - _AROUND) : start],
        suffix=whole[end : end + _AROUND],
        speaker=said.speaker,
        speaker_type="person" if said.speaker else "unnamed",
        speaker_mention=said.speaker if mention else None,
        speaker_span=mention,
        confidence=said.sure,
        published=article.published,
        frame=f"{whole[paragraph[0] : start]}…{whole[end : paragraph[1]]}",
        reason=f"{COLLECTION} gives this speaker{reports}"
        if said.speaker
        else f"{COLLECTION} gives no speaker",
    )


def _mention(whole: str, speaker: str | None, paragraph: Span, span: Span) -> Span | None:
    """Return where the speaker's name stands in the paragraph, outside the quotation."""
    for start, end in ((span[1], paragraph[1]), (paragraph[0], span[0])):
        at = whole.find(speaker, start, end) if speaker else -1
        if speaker and at >= 0:
            return at, at + len(speaker)
    return None


def _probabilities(value: Mapping[str, Any]) -> list[Any]:
    return [*_list(value, "probas"), *_list(value, "globalProbas"), *_list(value, "localProbas")]


def _list(value: Mapping[str, Any], key: str) -> list[Any]:
    found = value.get(key)
    return found if isinstance(found, list) else []


def _whole(value: Any) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
