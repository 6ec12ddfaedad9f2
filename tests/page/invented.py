"""Invented quotes for the page: of the same speakers, outlets and topics again and again."""

import random
from datetime import date, timedelta

from quotetrack.records import StoredQuote, Tag

SPEAKERS = [
    f"{first} {last}"
    for last in ("Okerlo", "Torvald", "Quill", "Verhoel")
    for first in ("Ana", "Ilka", "Tomas")
]
ROLES = ("the president of Vesmark", "a farmer", None)
OUTLETS = ("Kyiv Courier", "The Northern Courier", "Meridian Press", None)
TOPICS = ("air defence", "energy grid", "peace talks", "sanctions", "grain")
WORDS = "we need more air defence for every city and the river will not wait while gates stay closed".split()


def invented(count, seed=1):
    """Yield so many quotes, two an article, over two and a half years; one in fifty has no date."""
    chance = random.Random(seed)
    for number in range(count):
        words = " ".join(chance.choices(WORDS, k=chance.randint(3, 40)))
        day = date(2023, 6, 1) + timedelta(days=int(chance.triangular(0, 900, 700)))
        yield made(
            number,
            words,
            chance.choice(SPEAKERS) if chance.random() < 0.9 else None,
            day=None if chance.random() < 0.02 else day.isoformat(),
            role=chance.choice(ROLES),
            publisher=chance.choice(OUTLETS),
            topics=chance.sample(TOPICS, chance.randint(0, 2)),
            statement=f"s{number % (count // 2 + 1)}" if chance.random() < 0.3 else None,
        )


def made(number, words, speaker="Ana Okerlo", *, day="2025-10-13", topics=(), statement=None, **about):
    """Return one quote; ``about`` overrules what is made up."""
    role = about.pop("role", None)
    return StoredQuote(
        **{
            "article_id": f"a{number // 2}",
            "quote_id": f"q{number}",
            "kind": "direct",
            "text": words,
            "spans": ((1, 1 + len(words)),),
            "prefix": "“",
            "suffix": "” she said",
            "speaker": speaker,
            "speaker_type": "person" if speaker else "unnamed",
            "person_id": speaker.lower().replace(" ", "-") if speaker else None,
            "speaker_mention": speaker or "an official",
            "speaker_role": role,
            "confidence": 0.95,
            "published": day and f"{day}T08:00:00Z",
            "day": day,
            "day_is": "published" if day else None,
            "frame": f"“…” {speaker or 'an official'} said on the steps of the town hall, and left.",
            "title": f"Report number {number // 2}",
            "url": f"https://courier.example/{number // 2}",
            "publisher": "Kyiv Courier",
            "statement_id": statement,
            "topics": tuple(topics),
            "tags": tuple(Tag(topic=f"t:{label}", label=label, score=0.9) for label in topics),
            **about,
        }
    )
