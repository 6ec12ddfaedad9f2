"""Mentions that stand for somebody named elsewhere: pronouns, and nouns such as ``the minister``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from quotetrack.attribution.lexicon import Lexicon
from quotetrack.attribution.speakers import Mention
from quotetrack.attribution.spelling import fold
from quotetrack.people.terms import Gender

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
THING = frozenset({"it", "its", "itself"})
GROUP = frozenset({"they", "them", "their"})
WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*|[^\w\s]")
_OWNED = re.compile(r"(?:[’']s|s[’']) ")
_OWNERS = frozenset({"his", "her", "their", "its", "my", "our"})

Sort = Literal["he", "she", "it", "they", "role", "organization", "document", "-"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention with the folded word that heads it, what sort of word that is, and the gender it tells."""

    mention: Mention
    word: str
    sort: Sort
    gender: Gender
    words: tuple[str, ...]
    # whether somebody else owns what is meant: ``his lawyer``, ``Kosh’s opponents``
    is_owned: bool


def reference(mention: Mention, word: str, text: str, lexicon: Lexicon) -> Reference:
    """Read a mention that the folded ``word`` heads."""
    sort = _sort(word, lexicon)
    label = text[mention.start : mention.head_end]
    words = tuple(fold(one) for one in WORD.findall(label))
    is_owned = sort in ("role", "-") and (_OWNERS.issuperset(words[:1]) or _OWNED.search(label) is not None)
    return Reference(mention, word, sort, _gender(word, sort, lexicon), words, is_owned)


def _sort(word: str, lexicon: Lexicon) -> Sort:
    pronouns: tuple[tuple[Sort, frozenset[str]], ...]
    pronouns = (("he", MALE), ("she", FEMALE), ("it", THING), ("they", GROUP))
    nouns: tuple[tuple[Sort, frozenset[str]], ...]
    nouns = (
        ("organization", lexicon.organization_nouns),
        ("document", lexicon.documents),
        ("role", lexicon.roles),
    )
    found = next((sort for sort, words in (*pronouns, *nouns) if word in words), None)
    return found or ("role" if word.removesuffix("s") in lexicon.roles else "-")


def _gender(word: str, sort: Sort, lexicon: Lexicon) -> Gender:
    if sort == "he" or word in lexicon.roles_male:
        return "male"
    return "female" if sort == "she" or word in lexicon.roles_female else ""
