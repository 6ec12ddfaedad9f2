"""A press to measure with: quotes by the million, as skewed in words and speakers as news is."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate, islice, zip_longest
from math import exp, log
from pathlib import Path
from typing import Any

from crowd import Crowd
from speed import sample_texts
from topical import Topical

from quotetrack.assets import asset
from quotetrack.records import Article, Quote, digest
from quotetrack.resolution.anchoring import JudgedQuote
from quotetrack.statements import fingerprints
from quotetrack.store.connection import connect
from quotetrack.store.rows import quote_row, version_id
from quotetrack.store.spellings import search_words
from quotetrack.topics import shipped

_FIRST_DAY, _DAYS = date(2021, 1, 1), 1_800
_PEOPLE = 20_000
_RETOLD = 0.35  # of the quotes: what another outlet had in the days before, whole or cut
_EACH = 8  # quotes of an article
_BATCH = 20_000  # rows written at a time
_TOPIC_RANKS = (60, 3_000)  # between which ranks the words of topics stand among all words
_SOUGHT_RANKS = (40, 5_000)
_QUICK = ("foreign_keys = OFF", "synchronous = OFF", "cache_size = -262144", "temp_store = MEMORY")


class Press:
    """Articles made up from the words of the samples and the gazetteers: the same for the same ``seed``."""

    def __init__(self, seed: int = 1, *, prefix: str = "n") -> None:
        self._chance = random.Random(seed)
        self._prefix = prefix
        counted = Counter(re.findall(r"[a-z][a-z']*", " ".join(sample_texts()).lower()))
        rest = {
            word
            for path in asset("data", "gazetteers").glob("*.txt")
            for word in re.findall(r"\b[a-z]{3,}\b", path.read_text(encoding="utf-8"))
        }
        self._words = [word for word, _ in counted.most_common()] + sorted(rest - set(counted))
        labels = " ".join(topic.label for scheme in shipped() for topic in scheme.topics).lower()
        for word in sorted(set(re.findall(r"[a-z]{4,}", labels))):
            self._words.insert(self._chance.randint(*_TOPIC_RANKS), word)
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

    def sought(self, words: int) -> str:
        """Return so many words that somebody may look for: neither the most common nor all but unheard."""
        first, last = map(log, _SOUGHT_RANKS)
        ranks = [int(exp(self._chance.uniform(first, last))) for _ in range(words)]
        return " ".join(self._words[rank] for rank in ranks)

    def _article(self, number: int, day: date) -> tuple[Article, list[Quote]]:
        said = [self._quote() for _ in range(_EACH)]
        text = "\n\n".join(f"“{words}” said person {who}." for words, who in said)
        article = Article(
            id=f"{self._prefix}{number}",
            text=text,
            published=day.isoformat(),
            publisher=f"Outlet {number % 200}",
            title=self.saying(self._chance.randint(4, 9)),
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


def fill(database: Path, quotes: int, *, seed: int = 1, lean: bool = False) -> None:
    """Make a database of about so many quotes, without the time that resolving and joining would take.

    A ``lean`` one has neither the texts of articles nor what statements are joined by: half the size.
    """
    connection = connect(database, read_only=False)
    for setting in _QUICK:
        connection.execute(f"PRAGMA {setting}")
    _people(connection)
    topical = Topical(connection, seed)
    later = _set_aside(connection)
    articles, number = Press(seed).articles(quotes), 1
    while pairs := list(islice(articles, _BATCH // _EACH)):
        spoken = [(_person(quote), article.published) for article, own in pairs for quote in own]
        insert(connection, pairs, topical.put(number, spoken), marked=not lean, lean=lean)
        number += len(spoken)
        connection.commit()
    topical.finish()
    connection.execute("INSERT INTO quotes_fts (quotes_fts) VALUES ('rebuild')")
    for sql in later:
        connection.execute(sql)
    connection.execute("ANALYZE")
    connection.commit()
    connection.close()


def _people(connection: Any) -> None:
    crowd = [(f"person-{who}", person) for who, person in enumerate(Crowd().people(_PEOPLE))]
    connection.executemany(
        "INSERT INTO people (id, name, type) VALUES (?, ?, ?)",
        [(id, person.name, person.type) for id, person in crowd],
    )
    connection.executemany(
        "INSERT INTO names (word, person_id, spelling) VALUES (?, ?, ?)",
        sorted((word, id, person.name) for id, person in crowd for word in search_words(person.name)),
    )


def _set_aside(connection: Any) -> list[str]:
    """Drop the indexes and triggers that are quicker made for all rows at once, and return their SQL."""
    made = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger')"
        " AND tbl_name IN ('quotes', 'tags') AND sql IS NOT NULL ORDER BY type"
    ).fetchall()
    for kind, name, _ in made:
        connection.execute(f"DROP {kind} {name}")
    return [sql for _, _, sql in made]


def insert(
    connection: Any,
    pairs: Sequence[tuple[Article, list[Quote]]],
    labels: Sequence[str] = (),
    *,
    marked: bool = True,
    lean: bool = False,
) -> None:
    """Store articles and quotes, with the labels of the topics of each; nothing is resolved or joined.

    They are found by wording if ``marked``; the texts of ``lean`` ones are left out.
    """
    connection.executemany(
        "INSERT INTO articles (id, title, publisher, published) VALUES (?, ?, ?, ?)",
        [(one.id, one.title, one.publisher, one.published) for one, _ in pairs],
    )
    if not lean:
        _keep_texts(connection, [one for one, _ in pairs])
    rows = [
        quote_row(JudgedQuote(quote), article) | {"person_id": _person(quote)}
        for article, quotes in pairs
        for quote in quotes
    ]
    names = list(rows[0])
    (last,) = connection.execute("SELECT coalesce(max(number), 0) FROM quotes").fetchone()
    connection.executemany(
        f"INSERT INTO quotes ({', '.join(names)}, topics) VALUES ({', '.join('?' * len(names))}, ?)",
        [(*row.values(), topics) for row, topics in zip_longest(rows, labels)],
    )
    if marked:
        connection.executemany(
            "INSERT OR IGNORE INTO fingerprints (print, quote) VALUES (?, ?)",
            [
                (mark, number)
                for number, row in enumerate(rows, last + 1)
                for mark in fingerprints(row["text"])
            ],
        )


def _keep_texts(connection: Any, articles: Sequence[Article]) -> None:
    connection.executemany(
        "INSERT INTO versions (id, article_id, number, is_current, sha256, text) VALUES (?, ?, 1, 1, ?, ?)",
        [(version_id(one), one.id, one.sha256, one.text) for one in articles],
    )


def _person(quote: Quote) -> str:
    return f"person-{quote.speaker_mention}"


def _quote(article: Article, start: int, words: str, who: int) -> Quote:
    span = (start, start + len(words))
    # checking each would take as long as all the rest
    return Quote.model_construct(
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
