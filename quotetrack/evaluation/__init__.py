"""How good the answers are: gold articles and predicted quotes go in, figures and mistakes come out."""

from quotetrack.evaluation.gold import GoldArticle, Prediction, Segment, parse
from quotetrack.evaluation.report import Report, evaluate
from quotetrack.evaluation.text import lines

__all__ = ["GoldArticle", "Prediction", "Report", "Segment", "evaluate", "lines", "parse"]
