"""Inputs that nobody would write: made of good ones by damage, or by chance alone; each by its number."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

PIECES = (
    *("“", "”", '"', "'", "‘", "’", "«", "»", "„", "``", "''", "—", "–", "…", "\n\n", "\r\n", "\u2028", "\t"),
    *(" said ", ", she said.", "According to ", "PENCE: ", "Q. ", "A. ", "Mr. ", "on Friday", "2025-10-13"),
    *(
        "\0",
        "\x1b[31m",
        "\u202e",
        "\u200b",
        "\ufeff",
        "\ud800",
        "🙂",
        "é",
        "e\u0301",
        "İ",
        "ß",
        "ﬁ",
        "\U000e0001",
    ),
    *(
        "<p>",
        "</p>",
        "<script>",
        "<!--",
        "-->",
        "<![CDATA[",
        "&amp;",
        "&#0;",
        "&#x202e;",
        "<br/>",
        "<a href=",
    ),
    *('{"text": "', "{", "}", "[", "]", ",", ":", "\\", "\\u0000", "\\ud800", "null", "1e999", "9" * 400),
    *("---\n", "title: ", "published: ", "# ", "**", "](", "> ", "- ", "=1+1", "WARC/1.0\r\n", "%PDF-1.7"),
    *("Content-Length: ", "\r\n\r\n", "charset=", "utf-16", "idna", "gzip", "PK\x03\x04", "\x1f\x8b", "BZh9"),
    *(" OR ", " AND ", " NOT ", "NEAR(", "(", ")", "*", "^", "+", "-", "title:", "';--", "%", "_", "--"),
)
_BYTES = tuple(piece.encode("utf-8", "surrogatepass") for piece in PIECES)
_LONGEST = 60_000  # bytes of an input: what is wrong is wrong in short ones, too

Seeds = Mapping[str, Sequence[bytes]]


def made(number: int, seed: int, seeds: Seeds, names: Sequence[str]) -> tuple[str, bytes]:
    """Return the target and the bytes of an input; the same number always gives the same."""
    chance = random.Random(f"{seed}-{number}")
    name = names[number % len(names)]
    own = seeds.get(name) or seeds["text"]
    kind = chance.random()
    if kind < 0.06:
        return name, chance.randbytes(chance.randrange(400))
    if kind < 0.14:
        return name, b"".join(chance.choices(_BYTES, k=chance.randrange(1, 60)))
    raw = chance.choice(chance.choice(list(seeds.values())) if kind < 0.2 else own)
    for _ in range(1 + int(chance.expovariate(0.4))):
        raw = chance.choice(_DAMAGES)(raw, chance, own)
    return name, raw[:_LONGEST]


def _insert(raw: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    at = chance.randrange(len(raw) + 1)
    return raw[:at] + chance.choice(_BYTES) * chance.choice((1, 1, 1, 2, 50)) + raw[at:]


def _flip(raw: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    changed = bytearray(raw)
    for _times in range(min(len(raw), chance.randrange(1, 8))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(raw: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    start, end = _stretch(raw, chance)
    return raw[:start] + raw[end:]


def _repeat(raw: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    start, end = _stretch(raw, chance)
    times = min(chance.choice((2, 3, 200)), 1 + 20_000 // max(end - start, 1))
    return raw[:start] + raw[start:end] * times + raw[end:]


def _move(raw: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    start, end = _stretch(raw, chance)
    rest = raw[:start] + raw[end:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + raw[start:end] + rest[at:]


def _end_early(raw: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    return raw[: chance.randrange(len(raw) + 1)]


def _splice(raw: bytes, chance: random.Random, seeds: Sequence[bytes]) -> bytes:
    other = chance.choice(seeds)
    return raw[: chance.randrange(len(raw) + 1)] + other[chance.randrange(len(other) + 1) :]


def _recode(raw: bytes, chance: random.Random, _: Sequence[bytes]) -> bytes:
    name = chance.choice(("utf-16", "utf-16-le", "utf-8-sig", "cp1252", "utf-32", "shift_jis"))
    return raw.decode("utf-8", "replace").encode(name, "replace")


def _stretch(raw: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(raw) + 1)
    return start, min(len(raw), start + int(chance.expovariate(1 / 40)))


_DAMAGES: tuple[Callable[[bytes, random.Random, Sequence[bytes]], bytes], ...] = (
    *(_insert, _insert, _insert, _flip, _cut, _cut, _repeat, _move, _end_early, _splice, _recode),
)
