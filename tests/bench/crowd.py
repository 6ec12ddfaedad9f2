"""A crowd of people to measure with: names as skewed as life has them, in Latin and in Cyrillic letters."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import accumulate

from quotetrack.assets import rows, words
from quotetrack.records import Article, OtherName, Person, Quote, digest

_ENDINGS = ("son", "sen", "ov", "enko", "ski", "ian", "ez", "er", "mann", "idze", "ic", "sson")
_SLAVIC = {"slavic", "ukrainian"}
_BODIES = ("Institute", "Union", "Bank", "Council", "Museum", "Hospital", "University", "Agency", "Company")
_MATTERS = ("Trade", "Health", "Energy", "Justice", "Labour", "Science", "Transport", "Farming", "Sport")
_DIGRAPHS = {"shch": "щ", "sh": "ш", "ch": "ч", "zh": "ж", "kh": "х", "ts": "ц", "yu": "ю", "ya": "я"}
_LETTERS = str.maketrans("abvgdezijklmnoprstufyhcwqx", "абвгдезийклмнопрстуфыхцвкк")
_LISTED_SURNAME, _MIDDLE, _ORGANIZATION = 0.5, 0.25, 0.06  # shares of the crowd


class _Skewed:
    """Names to draw from: the n-th is drawn as often as 1/(n + 8)."""

    def __init__(self, names: list[str]) -> None:
        self._names = names
        self._weights = list(accumulate(1 / (place + 8) for place in range(len(names))))

    def draw(self, chance: random.Random) -> str:
        return chance.choices(self._names, cum_weights=self._weights)[0]


class Crowd:
    """People made up from the shipped lists of names: the same ones for the same ``seed``."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        gazetteers = ("data", "gazetteers")
        given = sorted(
            words(*gazetteers, "first_names_male.txt") | words(*gazetteers, "first_names_female.txt")
        )
        common = [name for name in ("john", "maria", "ivan", "david", "anna") if name in given]
        common += sorted(set(given) & words(*gazetteers, "common_given_names.txt") - set(common))
        self._given = _Skewed(common + self._shuffled(set(given) - set(common)))
        self._surnames: dict[str, _Skewed] = {}
        for culture, _, names in rows(*gazetteers, "common_surnames.csv"):
            if culture not in self._surnames:
                self._surnames[culture] = _Skewed(names.split())
        self._rare = _Skewed(self._shuffled({name + end for name in given for end in _ENDINGS}))
        self._places = self._shuffled(words(*gazetteers, "places.txt"))

    def people(self, count: int) -> Iterator[Person]:
        """Yield ``count`` people, each with an id of its own."""
        for number in range(count):
            is_body = self._chance.random() < _ORGANIZATION
            yield self._organization(number) if is_body else self._person(number)

    def _shuffled(self, names: set[str] | frozenset[str]) -> list[str]:
        found = sorted(names)
        self._chance.shuffle(found)
        return found

    def _person(self, number: int) -> Person:
        culture = self._chance.choice(list(self._surnames))
        is_listed = self._chance.random() < _LISTED_SURNAME
        surname = (self._surnames[culture] if is_listed else self._rare).draw(self._chance)
        parts = [self._given.draw(self._chance), surname]
        if self._chance.random() < _MIDDLE:
            middle = self._given.draw(self._chance)
            parts.insert(1, f"{middle[0]}." if self._chance.random() < 0.6 else middle)
        name = " ".join(parts).title()
        others = [OtherName(name=cyrillic(name))] if culture in _SLAVIC or surname.endswith("ov") else []
        return Person(id=f"q{number}-{parts[0]}-{surname}", name=name, other_names=tuple(others))

    def _organization(self, number: int) -> Person:
        place = self._chance.choice(self._places).title()
        name = f"{place} {self._chance.choice(_BODIES)} of {self._chance.choice(_MATTERS)}"
        return Person(id=f"q{number}", name=f"{name} {number % 40 or ''}".strip(), type="organization")


def cyrillic(name: str) -> str:
    """Return a name in Cyrillic letters, near enough to be found by."""
    letters = name.lower()
    for latin, written in _DIGRAPHS.items():
        letters = letters.replace(latin, written)
    return letters.translate(_LETTERS).title()


def told(people: Sequence[Person], each: int, *, name: str = "told") -> Iterator[tuple[Article, list[Quote]]]:
    """Yield articles that quote ``each`` of the people, under their own names."""
    for start in range(0, len(people), each):
        speakers = people[start : start + each]
        words = [f"Words {at} of {name} {start}." for at in range(len(speakers))]
        day = f"20{start % 20 + 5:02}-{start % 12 + 1:02}-{start % 28 + 1:02}"
        article = Article(id=f"{name}-{start}", text=" ".join(words), published=day)
        places = [article.text.index(said) for said in words]
        yield (
            article,
            [
                _quote(article, person, (place, place + len(said)), said)
                for person, place, said in zip(speakers, places, words, strict=True)
            ],
        )


def _quote(article: Article, person: Person, span: tuple[int, int], said: str) -> Quote:
    return Quote(
        article_id=article.id,
        quote_id=digest(article.id, article.sha256, (span,)),
        kind="direct",
        text=said,
        spans=(span,),
        prefix="",
        suffix="",
        speaker=person.name,
        speaker_type=person.type,
        confidence=0.9,
    )
