"""Two wordings become what they share and what differs, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from quotetrack.words.tokens import Word, words

ChangeKind = Literal["same", "left_out", "added", "changed"]
_KINDS: dict[str, ChangeKind] = {
    "equal": "same",
    "delete": "left_out",
    "insert": "added",
    "replace": "changed",
}


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of two wordings: what the ``old`` one has and what the ``new`` one has in its place.

    Of kind ``same`` both have the same words, perhaps in other marks; ``left_out`` has no new text,
    ``added`` no old one.
    """

    kind: ChangeKind
    old: str
    new: str


def differences(old: str, new: str) -> tuple[Change, ...]:
    """Return the fewest changes of whole words that make ``new`` of ``old``, in order.

    The stretches of one wording, joined with a space, have all its words. Method: Levenshtein's distance over
    words.
    """
    return tuple(_changes(old, new))


def word_diff(old: str, new: str) -> str:
    """Return one line that shows what differs, as ``git diff --word-diff`` does: ``[-old-]{+new+}``."""
    return " ".join(filter(None, map(_shown, differences(old, new))))


def _changes(old: str, new: str) -> Iterator[Change]:
    from rapidfuzz.distance import Levenshtein  # its import takes longer than a short answer

    before, after = words(old), words(new)
    codes = Levenshtein.opcodes([word.folded for word in before], [word.folded for word in after])
    for code in codes:
        yield Change(
            _KINDS[code.tag],
            _stretch(old, before, code.src_start, code.src_end),
            _stretch(new, after, code.dest_start, code.dest_end),
        )


def _stretch(text: str, found: Sequence[Word], first: int, last: int) -> str:
    """Return the text of the words from ``first`` up to ``last``, with the marks that follow each."""
    if first == last:
        return ""
    start = found[first].start if first else 0
    end = found[last].start if last < len(found) else len(text)
    return " ".join(text[start:end].split())


def _shown(change: Change) -> str:
    if change.kind == "same":
        return change.new
    left_out = f"[-{change.old}-]" if change.old else ""
    added = f"{{+{change.new}+}}" if change.new else ""
    return left_out + added
