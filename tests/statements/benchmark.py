"""Measure which quotes are joined: ``python tests/statements/benchmark.py [--given] [FOLDER …]``.

A folder holds ``articles.jsonl`` and ``groups.jsonl``: a statement a line, with the beginnings of its
quotes. All is read, attributed, dated and joined as ``ingest`` does it. With ``--given`` speakers that were
not found are told, so that only the joining is measured.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from quotetrack import queries
from quotetrack.extraction import extract_each, load
from quotetrack.records import Article, Quote
from quotetrack.words import folded

FOLDER = Path(__file__).parent / "a"

Place = tuple[str, str]  # the id of an article, and the beginning of a quote in it


@dataclass
class Group:
    name: str
    person: str
    places: list[Place]


@dataclass
class Outcome:
    """What became of the pairs of a set: how many are right, and those that are not, told for a reader."""

    pairs: int = 0
    groups: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.wrong)) if self.right + len(self.wrong) else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.pairs if self.pairs else 1.0


def read(folder: Path) -> tuple[list[Article], list[Group]]:
    lines = (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [Article.model_validate_json(line) for line in lines]
    lines = (folder / "groups.jsonl").read_text(encoding="utf-8").splitlines()
    groups = [
        Group(each["group"], each["person"], [(article, begin) for article, begin in each["quotes"]])
        for each in map(json.loads, lines)
    ]
    return articles, groups


def measure(folder: Path, *, given: bool = False) -> Outcome:
    """Return what became of the pairs of quotes of a folder."""
    articles, groups = read(folder)
    pairs = list(extract_each(articles, nlp=load()))
    found = {place: quote for group in groups for place, quote in _found(group, pairs)}
    people = {quote.quote_id: group.person for group in groups for _, quote in _found(group, pairs)}
    if given:
        pairs = [
            (article, [_by(quote, people.get(quote.quote_id)) for quote in quotes])
            for article, quotes in pairs
        ]
    with tempfile.TemporaryDirectory() as temporary, queries.open(Path(temporary) / "quotes.db") as timeline:
        timeline.save(pairs)
        joined = {
            report.quote_id: (statement.statement_id, statement.person)
            for statement in timeline.statements()
            for report in statement.quotes
        }
    return _judged(groups, found, joined)


def _found(group: Group, pairs: list[tuple[Article, list[Quote]]]) -> Iterator[tuple[Place, Quote]]:
    by_article = {article.id: quotes for article, quotes in pairs}
    for id, begin in group.places:
        words = folded(begin)
        fits = [quote for quote in by_article[id] if folded(quote.text)[: len(words)] == words]
        fits.sort(key=lambda quote: not quote.text.startswith(begin))
        yield from (((id, begin), quote) for quote in fits[:1])


def _by(quote: Quote, person: str | None) -> Quote:
    """Return the quote with its speaker told, where another was found, unless that one speaks for others."""
    if person is None or set(folded(person)) & set(folded(quote.speaker or "")):
        return quote
    if "spokes" in (quote.speaker_role or ""):
        return quote
    return quote.model_copy(update={"speaker": person, "speaker_type": "person", "confidence": 1.0})


def _judged(groups: list[Group], found: dict[Place, Quote], joined: dict[str, tuple[str, str]]) -> Outcome:
    outcome = Outcome(groups=len(groups))
    group_of = {place: group for group in groups for place in group.places}
    for one, other in combinations(group_of, 2):
        same = group_of[one] is group_of[other]
        ids = [found[place].quote_id if place in found else "" for place in (one, other)]
        is_joined = all(id in joined for id in ids) and joined[ids[0]][0] == joined[ids[1]][0]
        outcome.pairs += same
        if same and is_joined:
            outcome.right += 1
        elif is_joined:
            outcome.wrong.append(_told(group_of[one], one, other, found, joined))
        elif same:
            outcome.missed.append(_told(group_of[one], one, other, found, joined))
    outcome.unread = [
        f"{group.name} {place[0]} {place[1]!r}: {_speaker(place, found, joined)}, not {group.person}"
        for place, group in group_of.items()
        if _speaker(place, found, joined) != group.person
    ]
    return outcome


def _speaker(place: Place, found: dict[Place, Quote], joined: dict[str, tuple[str, str]]) -> str:
    if place not in found:
        return "no quote"
    return joined.get(found[place].quote_id, ("", "nobody"))[1]


def _told(
    group: Group, one: Place, other: Place, found: dict[Place, Quote], joined: dict[str, tuple[str, str]]
) -> str:
    lines = [f"{group.name} {group.person}"]
    for place in (one, other):
        quote = found.get(place)
        day = f"{quote.published}, said {quote.said_start}–{quote.said_end}" if quote else ""
        lines.append(
            f"    {place[0]} [{_speaker(place, found, joined)}; {day}] {quote.text if quote else place[1]}"
        )
    return "\n".join(lines)


def report(folder: Path, outcome: Outcome) -> str:
    rates = f"precision {outcome.precision:.3f}, recall {outcome.recall:.3f}"
    text = f"{folder}: {outcome.groups} statements, {outcome.pairs} pairs: {rates}\n"
    for name in ("wrong", "missed", "unread"):
        lines = getattr(outcome, name)
        text += f"\n{name} ({len(lines)})\n" + "".join(f"  {line}\n" for line in lines)
    return text


if __name__ == "__main__":
    told = [Path(name) for name in sys.argv[1:] if name != "--given"] or [FOLDER]
    for path in told:
        sys.stdout.write(report(path, measure(path, given="--given" in sys.argv)) + "\n")
