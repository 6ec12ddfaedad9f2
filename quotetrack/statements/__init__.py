"""Which quotes report one saying: their words decide, and what is told of the occasion."""

from quotetrack.statements.gists import gist, shares_gist
from quotetrack.statements.grouping import fullest, grouped
from quotetrack.statements.likenesses import are_apart, likeness
from quotetrack.statements.occasions import REACH, window
from quotetrack.statements.prints import fingerprints
from quotetrack.statements.releases import may_be_one
from quotetrack.statements.reports import Likeness, Report

__all__ = [
    "REACH",
    "Likeness",
    "Report",
    "are_apart",
    "fingerprints",
    "fullest",
    "gist",
    "grouped",
    "likeness",
    "may_be_one",
    "shares_gist",
    "window",
]
