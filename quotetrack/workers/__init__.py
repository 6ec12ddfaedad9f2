"""Articles go to processes that find their quotes; one that is too slow or large costs itself only."""

from quotetrack.workers.pool import find
from quotetrack.workers.threads import one_thread
from quotetrack.workers.work import Found, Making, Outcome, Work, failure

__all__ = ["Found", "Making", "Outcome", "Work", "failure", "find", "one_thread"]
