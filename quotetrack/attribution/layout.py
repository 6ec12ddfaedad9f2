"""Speakers that the layout names: labels, turns of a transcript, signatures, posts and set-off passages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from quotetrack.attribution.dates.datelines import BEFORE_BODY
from quotetrack.attribution.labels import NAME, Label, Labels, is_name
from quotetrack.attribution.lexicon import Lexicon
from quotetrack.attribution.marks import Pair
from quotetrack.attribution.paragraphs import Extent

_INNER_LABEL = re.compile(r"(?P<name>[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3})(?P<colon>:)\s+")
_DASH = r"[—–―‒-]{1,2}"
_SIGNATURE = re.compile(
    rf"[\s*_>]*{_DASH}\s*(?P<name>{NAME}|an? [^,.;:”\"(]{{2,60}})(?P<title>[,(][^.!?]{{2,90}})?[\s.*_)]*$"
)
_POSTED = re.compile(
    rf"\s*{_DASH}\s*(?P<name>[^—–―()\n]{{2,60}}?)\s*\((?P<handle>@\w+)\)[^.!?]{{0,40}}[.\s]*$"
)
_SOURCE = re.compile(
    r"(?P<label>Source|Speaker):\s*(?:the )?"
    r"(?P<name>[A-ZÀ-ÞĀ-Ž][\w.-]*(?: [A-ZÀ-ÞĀ-Ž][\w.-]*){0,5}|[^,;:\n]+?(?=,| on [A-Z]|$))"
)
_BLOCK = re.compile(r">[>\s]*")
_BULLET = re.compile(r"[-*•·◦▪\d]")
_GAP = 3
_FEWEST_WORDS = 4
_LONGEST_LEAD = 60


@dataclass(frozen=True, slots=True)
class Named:
    """A mention that the layout gives to some words, the mark or label that gives it, and why."""

    mention: Extent
    cue: Extent
    reason: str


@dataclass(slots=True)
class Layout:
    """What the layout says: per (paragraph, pair) who speaks; and which paragraphs are turns or posts."""

    pairs: list[list[Pair]]
    named: dict[tuple[int, int], Named] = field(default_factory=dict)
    kinds: dict[tuple[int, int], str] = field(default_factory=dict)
    bodies: dict[int, int] = field(default_factory=dict)


def layout(text: str, extents: list[Extent], pairs: list[list[Pair]], lexicon: Lexicon) -> Layout:
    """Read the layout; pairs are added for passages without marks and taken away inside of turns."""
    found = Layout([list(some) for some in pairs])
    _Reader(text, extents, lexicon, found).read()
    return found


class _Reader:
    def __init__(self, text: str, extents: list[Extent], lexicon: Lexicon, found: Layout) -> None:
        self.text, self.extents, self.lexicon, self.found = text, extents, lexicon, found
        self.labels = Labels(text, extents, found.pairs, lexicon)

    def read(self) -> None:
        turns = self.labels.turns()
        for number, extent in enumerate(self.extents):
            dateline = BEFORE_BODY.match(self.text, *extent)
            if dateline and not any(pair.outer[0] < dateline.end() for pair in self.found.pairs[number]):
                self.found.bodies[number] = dateline.end()
        for number in range(len(self.extents)):
            if number in turns:
                self._set_turn(number, turns[number])
            elif number in self.labels.found:
                self._set_label(number, self.labels.found[number])
            elif not self._set_post(number):
                self._set_block(number)
            self._set_inner_label(number)
            self._set_signature(number)

    def _set_turn(self, number: int, label: Label) -> None:
        start, end = self.extents[number]
        first = label.end() if start <= label.start() < end else start
        if first >= end:
            self.found.pairs[number] = []
            return
        inside = not start <= label.start() < end
        self.found.pairs[number] = [Pair(first, end, (first, end), is_marked=False)]
        self.found.kinds[number, 0] = "turn"
        if not inside:
            self._name(number, 0, label, f"turn under the label “{label['name']}:”", "turn")
        elif self.found.pairs[number - 1]:
            self.found.pairs[number - 1][-1] = replace(self.found.pairs[number - 1][-1], is_closed=False)

    def _set_label(self, number: int, label: Label) -> None:
        if self.labels.is_announcement(label):
            self._set_announced(number, label)
        elif self.labels.is_marked(number):
            self._name(number, 0, label, f"label “{label['name']}:” before the words")

    def _set_announced(self, number: int, label: Label) -> None:
        """``Quote: …``: the words are announced; ``Source: …`` in a paragraph before may name the speaker."""
        end = self.extents[number][1]
        self.found.bodies[number] = label.end()
        if not self.labels.is_marked(number) and label.end() < end:
            self.found.pairs[number] = [Pair(label.end(), end, (label.end(), end), is_marked=False)]
            self.found.kinds[number, 0] = "block"
        for before in range(number - 1, max(-1, number - _GAP - 1), -1):
            source = _SOURCE.match(self.text, *self.extents[before])
            if source and not self.lexicon.function_words.intersection(
                [source["name"].split()[0].casefold()]
            ):
                named = Named(
                    source.span("name"),
                    source.span("label"),
                    f"“{source['label']}:” names “{source['name']}”",
                )
                self.found.named[number, 0] = named
                return

    def _set_inner_label(self, number: int) -> None:
        """A transcript inside marks (``"PENCE: Well, look``): the label is not part of the words."""
        for index, pair in enumerate(self.found.pairs[number]):
            label = _INNER_LABEL.match(self.text, pair.start, pair.end)
            if label is None or (number, index) in self.found.named or label.end() >= pair.end:
                continue
            self.found.pairs[number][index] = replace(pair, start=label.end())
            self._name(number, index, label, f"label “{label['name']}:” at the start of the words")

    def _set_signature(self, number: int) -> None:
        some = self.found.pairs[number]
        if not some or (number, len(some) - 1) in self.found.named:
            return
        end = self.extents[number][1]
        match = _POSTED.match(self.text, some[-1].outer[1], end) or _SIGNATURE.match(
            self.text, some[-1].outer[1], end
        )
        alone = some[0].outer[0] - self.extents[number][0] < 3
        if match is None and some[-1].outer[1] >= end - 1 and alone and number + 1 < len(self.extents):
            match = _SIGNATURE.match(self.text, *self.extents[number + 1])
        if match is None or not (
            is_name(match["name"].strip(), self.lexicon) or match["name"].startswith(("a ", "an "))
        ):
            return
        named = Named(
            match.span("name"),
            (match.start("name"), match.start("name")),
            f"signed “{match['name'].strip()}”",
        )
        for index in (
            range(len(some) if alone else len(some) - 1, len(some)) if not alone else range(len(some))
        ):
            self.found.named.setdefault((number, index), named)
        if "handle" in match.groupdict():
            self.found.kinds[number, len(some) - 1] = "post"
        self._sign_paragraphs_before(number, named)

    def _sign_paragraphs_before(self, number: int, named: Named) -> None:
        """A signature holds for the paragraphs before whose marks were left open for it."""
        while number and self.found.pairs[number - 1] and not self.found.pairs[number - 1][-1].is_closed:
            number -= 1
            self.found.named.setdefault((number, len(self.found.pairs[number]) - 1), named)

    def _set_post(self, number: int) -> bool:
        start, end = self.extents[number]
        match = _POSTED.search(self.text, start, end)
        if match is None or any(pair.outer[1] >= match.start() for pair in self.found.pairs[number]):
            return False
        if len(self.text[start : match.start()].split()) >= _FEWEST_WORDS:
            first = start + len(self.text[start:end]) - len(self.text[start:end].lstrip("> *_"))
            self.found.pairs[number] = [Pair(first, match.start(), (first, match.start()), is_marked=False)]
            named = Named(
                match.span("name"), match.span("handle"), f"signed “{match['name']} ({match['handle']})”"
            )
            self.found.named[number, 0] = named
            self.found.kinds[number, 0] = "post"
            return True
        return False

    def _set_block(self, number: int) -> None:
        """A passage set off by ``>``, or by a colon after a reporting verb, speaks without marks."""
        start, end = self.extents[number]
        sign = _BLOCK.match(self.text, start, end)
        some = self.found.pairs[number]
        if sign is None and (some or not self._is_led(number)):
            return
        if (
            sign
            and _SIGNATURE.match(self.text, sign.start(), end)
            and number
            and self.found.pairs[number - 1]
        ):
            return  # the name under a block is none of its words
        first = sign.end() if sign else start
        if first >= end or (some and some[0].outer[0] <= first and some[-1].outer[1] >= end - 1):
            return
        goes_on = sign is not None and self._is_quoted_line(number + 1)
        self.found.pairs[number] = [Pair(first, end, (first, end), not goes_on, is_marked=False)]
        self.found.kinds[number, 0] = "block"

    def _is_quoted_line(self, number: int) -> bool:
        if number >= len(self.extents) or not _BLOCK.match(self.text, *self.extents[number]):
            return False
        return _SIGNATURE.match(self.text, *self.extents[number]) is None

    def _is_led(self, number: int) -> bool:
        if not number or _BULLET.match(self.text, *self.extents[number]):
            return False
        body = self.text[slice(*self.extents[number])]
        lead = self.text[slice(*self.extents[number - 1])].rstrip()
        if not lead.endswith(":") or len(body.split()) < _FEWEST_WORDS or not body[:1].isupper():
            return False
        words = re.findall(r"\w+", re.split(r"(?<=[.!?])\s+(?=[A-Z“\"])", lead)[-1].casefold())
        return len(words) <= _LONGEST_LEAD and any(w in self.lexicon.saying for w in words)

    def _name(self, number: int, index: int, label: Label, reason: str, kind: str = "") -> None:
        self.found.named[number, index] = Named(label.span("name"), label.span("colon"), reason)
        if kind:
            self.found.kinds[number, index] = kind
