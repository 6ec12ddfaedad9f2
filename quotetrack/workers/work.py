"""Some articles become their quotes, each article in its time, whatever is wrong with another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quotetrack.errors import TookTooLong, UnreadableSource
from quotetrack.records import Article, Quote
from quotetrack.workers.deadline import within

if TYPE_CHECKING:  # a process that only hands articles on need not have it
    from spacy.language import Language

Outcome = list[Quote] | UnreadableSource
Found = tuple[Article, Outcome]

_PART = 100_000  # characters for which an article has its seconds; a longer one has more


def seconds_for(articles: Sequence[Article], seconds: float) -> float:
    """Return how long some articles may take: ``seconds`` for each begun hundred thousand characters."""
    return seconds * sum(1 + len(article.text) // _PART for article in articles)


@dataclass(frozen=True)
class Work:
    """Finds quotes with a pipeline; an article may take ``seconds`` for each 100,000 characters."""

    nlp: Language
    seconds: float

    def __call__(self, articles: Sequence[Article]) -> list[Outcome]:
        """Return the quotes of each article, in order, or the one line that says why there are none."""
        try:
            return self._found(articles)
        except Exception:  # noqa: BLE001  one of them is at fault, the others are not
            return [self._alone(article) for article in articles]

    def _found(self, articles: Sequence[Article]) -> list[Outcome]:
        from quotetrack.extraction import extract_each

        # what spaCy remembers of the words of these articles is forgotten with them, so memory stays flat
        with within(seconds_for(articles, self.seconds)), self.nlp.memory_zone():
            return [quotes for _, quotes in extract_each(articles, nlp=self.nlp)]

    def _alone(self, article: Article) -> Outcome:
        try:
            [found] = self._found([article])
        except TookTooLong as error:
            return failure(article, f"{error}: split it, or allow more with --seconds")
        except MemoryError:
            return failure(article, "there is not enough memory to read it: split it")
        except Exception as error:  # noqa: BLE001  a fault of ours must not cost the articles after it
            return failure(article, f"reading it failed ({type(error).__name__}: {error}): please report it")
        return found


@dataclass(frozen=True)
class Making:
    """How to make the Work: the same here and in another process, to which this is sent."""

    model: str | None = None
    indirect: bool = False
    seconds: float = 60.0

    def __call__(self) -> Work:
        """Load the pipeline; raise MissingAsset where it is not installed."""
        from quotetrack.extraction import load

        return Work(load(self.model, indirect=self.indirect), self.seconds)


def failure(article: Article, reason: str) -> UnreadableSource:
    """Return the line that says which article could not be read, and why."""
    place = article.origin or article.url or f"article {article.id}"
    if article.line is not None:
        place += f", line or item {article.line}"
    error = UnreadableSource(f"{place}: {reason}")
    error.location = article.origin
    return error
