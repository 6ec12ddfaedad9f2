"""A press to measure with: quotes by the million, as skewed in words and speakers as news is."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

from speed import sample_texts

from quotetrack.assets import asset
from quotetrack.records import Article, Quote, digest
from quotetrack.resolution.anchoring import JudgedQuote
from quotetrack.statements import fingerprints
from quotetrack.store.connection import connect
from quotetrack.store.rows import quote_row, version_id

_FIRST_DAY, _DAYS = date(2021, 1, 1), 1_800
_PEOPLE = 20_000
_RETOLD = 0.35  # of the quotes: what another outlet had in the days before, whole or cut
_EACH = 8  # quotes of an article
_BATCH = 20_000  # rows written at a time


class Press:
    """Articles made up from the words of the samples and the gazetteers: the same for the same ``seed``."""

    def __init__(self, seed: int = 1, *, prefix: str = "n") -> None:
        self._chance = random.Random(seed)
        self._prefix = prefix
        counted = Counter(re.findall(r"[a-z']+", " ".join(sample_texts()).lower()))
        rest = {
            word
            for path in asset("data", "gazetteers").glob("*.txt")
            for word in re.findall(r"\b[a-z]{3,}\b", path.read_text(encoding="utf-8"))
        }
        self._words = [word for word, _ in counted.most_common()] + sorted(rest - set(counted))
        self._of_words = list(accumulate(1 / (rank + 2.7) for rank in range(len(self._words))))
        self._of_people = list(accumulate(1 / (rank + 8) for rank in range(_PEOPLE)))
        self._said: list[tuple[str, int]] = []

    def articles(self, quotes: int) -> Iterator[tuple[Article, list[Quote]]]:
        """Yield articles, day by day, that have about so many quotes together."""
        count = max(1, quotes // _EACH)
        for number in range(count):
            day = _FIRST_DAY + timedelta(days=number * _DAYS // count)
            yield self._article(number, day)

    def saying(self, length: int | None = None) -> str:
        """Return something to say of ``length`` words, else of as many as people say."""
        size = length or self._chance.choice((3, 5, 8, 12, 15, 18, 22, 28, 40))
        found = self._chance.choices(self._words, cum_weights=self._of_words, k=size)
        return " ".join(found).capitalize() + "."

    def _article(self, number: int, day: date) -> tuple[Article, list[Quote]]:
        said = [self._quote() for _ in range(_EACH)]
        text = "\n\n".join(f"“{words}” said person {who}." for words, who in said)
        article = Article(
            id=f"{self._prefix}{number}",
            text=text,
            published=day.isoformat(),
            publisher=f"Outlet {number % 200}",
            title=f"Story {number}",
        )
        quotes, at = [], 0
        for words, who in said:
            at = text.index(f"“{words}”", at) + 1
            quotes.append(_quote(article, at, words, who))
        return article, quotes

    def _quote(self) -> tuple[str, int]:
        if self._said and self._chance.random() < _RETOLD:
            words, who = self._chance.choice(self._said[-400:])
            parts = words.split()
            cut = self._chance.randrange(len(parts)) if len(parts) > 8 else len(parts)
            return " ".join(parts[: max(cut, 5)]), who
        who = self._chance.choices(range(_PEOPLE), cum_weights=self._of_people)[0]
        self._said.append((self.saying(), who))
        return self._said[-1]


def fill(database: Path, quotes: int, *, seed: int = 1) -> None:
    """Make a database of about so many quotes, without the time that resolving and joining would take."""
    connection = connect(database, read_only=False)
    articles = Press(seed).articles(quotes)
    connection.executemany(
        "INSERT OR IGNORE INTO people (id, name, type) VALUES (?, ?, 'person')",
        [(f"person-{who}", f"Person {who}") for who in range(_PEOPLE)],
    )
    while pairs := list(islice(articles, _BATCH // _EACH)):
        insert(connection, pairs)
        connection.commit()
    connection.execute("ANALYZE")
    connection.close()


def insert(connection: Any, pairs: list[tuple[Article, list[Quote]]], *, marked: bool = True) -> None:
    """Store articles and quotes, to be found by wording if ``marked``; nothing is resolved or joined."""
    connection.executemany(
        "INSERT INTO articles (id, title, publisher, published) VALUES (?, ?, ?, ?)",
        [(one.id, one.title, one.publisher, one.published) for one, _ in pairs],
    )
    connection.executemany(
        "INSERT INTO versions (id, article_id, number, is_current, sha256, text) VALUES (?, ?, 1, 1, ?, ?)",
        [(version_id(one), one.id, one.sha256, one.text) for one, _ in pairs],
    )
    rows = [
        quote_row(JudgedQuote(quote), article) | {"person_id": f"person-{quote.speaker_mention}"}
        for article, quotes in pairs
        for quote in quotes
    ]
    names = list(rows[0])
    (last,) = connection.execute("SELECT coalesce(max(number), 0) FROM quotes").fetchone()
    connection.executemany(
        f"INSERT INTO quotes ({', '.join(names)}) VALUES ({', '.join(f':{name}' for name in names)})", rows
    )
    if not marked:
        return
    connection.executemany(
        "INSERT OR IGNORE INTO fingerprints (print, quote) VALUES (?, ?)",
        [(mark, number) for number, row in enumerate(rows, last + 1) for mark in fingerprints(row["text"])],
    )


def _quote(article: Article, start: int, words: str, who: int) -> Quote:
    span = (start, start + len(words))
    return Quote(
        article_id=article.id,
        quote_id=digest(article.id, article.sha256, (span,)),
        kind="direct",
        text=words,
        spans=(span,),
        prefix=article.text[max(0, start - 32) : start],
        suffix=article.text[span[1] : span[1] + 32],
        speaker=f"Person {who}",
        speaker_type="person",
        speaker_mention=str(who),
        confidence=0.9,
        published=article.published,
        frame=f"“…” said person {who}.",
    )
