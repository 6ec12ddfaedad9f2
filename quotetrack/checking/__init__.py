"""Words that somebody claims to quote, judged by the words that stand in articles."""

from quotetrack.checking.claims import Claim, claim
from quotetrack.checking.likeness import Near, nearest
from quotetrack.checking.passages import Passage, Piece, passage
from quotetrack.checking.remarks import is_spelling, remark
from quotetrack.checking.standing import Stretch, standing
from quotetrack.checking.verdict import Check, Source, VerdictName

__all__ = [
    "Check",
    "Claim",
    "Near",
    "Passage",
    "Piece",
    "Source",
    "Stretch",
    "VerdictName",
    "claim",
    "is_spelling",
    "nearest",
    "passage",
    "remark",
    "standing",
]
