"""What words mean, as vectors: made of quotes and of what is asked for, compared, and found among many."""

from quotetrack.meaning.encoding import IS_LIKE, Meaning, Wording, meaning, version
from quotetrack.meaning.vectors import DIMENSIONS, cosines, differing, least, matrix, nearest, sketch

__all__ = [
    "DIMENSIONS",
    "IS_LIKE",
    "Meaning",
    "Wording",
    "cosines",
    "differing",
    "least",
    "matrix",
    "meaning",
    "nearest",
    "sketch",
    "version",
]
