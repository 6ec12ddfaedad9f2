"""What quotes are about: schemes of topics, and the cues by which quotes are tagged."""

from quotetrack.topics.naming import called, is_topic_id
from quotetrack.topics.schemes import read_scheme, shipped, shipped_version, topic_of, topic_version
from quotetrack.topics.tagging import Tagger

__all__ = [
    "Tagger",
    "called",
    "is_topic_id",
    "read_scheme",
    "shipped",
    "shipped_version",
    "topic_of",
    "topic_version",
]
