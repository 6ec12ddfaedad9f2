"""Dates outside of the sentence that reports: the one before that tells of the speech, or the one after."""

from __future__ import annotations

import re

from quotetrack.attribution.dates.expressions import Expression
from quotetrack.attribution.dates.fitting import Usable
from quotetrack.attribution.dates.telling import Teller, Telling
from quotetrack.attribution.dates.words import ReporterWords
from quotetrack.attribution.paragraphs import Extent

_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\b")
_PRONOUN_ALONE = re.compile(r"he|she|it|they", re.IGNORECASE)
_FULL_NAME = re.compile(r"(?<![.!?] )\b[A-Z][\w’'-]+ (?:[A-Z]\. )?[A-Z][\w’'-]+")
# the word goes on, or owns what follows
_GOES_ON = re.compile(r"\w|['’]s")
_AGE = re.compile(r", \d{1,3},")
_SETTING = re.compile(r"\b(?:was|were|seemed|sounded|looked|remained|struck)\b(?! (?:\w+ed|\w+en)\b)")
_WHO = r"(?:He|She|They|(?:Mr|Mrs|Ms|Dr)\.? [A-Z]\S+|[A-Z]\S+)"
_THEIR_WORDS = r"(?:the|his|her|their) (?:\w+ )?(?:remarks|comments|speech|interview|statement)"
_SPEAKING = r"(?:was|were) (?:speaking|talking)"
_SPOKE_AFTER = re.compile(
    rf"(?:{_WHO} {_SPEAKING}|(?:He|She|They) spoke|{_WHO} (?:made|gave) {_THEIR_WORDS})\b"
)
_MADE_AFTER = re.compile(
    r"(?:The|His|Her|Their) (?:\w+ )?(?P<noun>\w+)(?: with [^.,;]{2,40}?)? "
    r"(?:(?:was|were) (?P<verb>\w+)|(?P<took>took place))\b"
)
# the report goes on to another time
_UNITS = r"(?:days?|weeks?|months?|years?|decades?)"
_SHIFT = re.compile(
    rf"\b(?:{_UNITS} (?:later|earlier|after|before|afterwards?|previously)|since then|more recently"
    r"|the (?:next|following|previous) (?:day|week|month|year))\b",
    re.IGNORECASE,
)
# what follows the noun that heads a description
_HEAD_END = re.compile(r",| (?:of|for|at|in|from|with|who|which|had|has) ")
# words that lead back to the day told right before
_BACK_THEN = re.compile(r"[^.;]{0,60}?\b(?:then|at the time)\b(?! (?:that|on|the|a|an|he|she|they)\b)")
_SENTENCES_BACK = 2
# characters behind the words in which a sentence that dates them has its day
_AFTER_REACH = 400


class Neighbours:
    """Looks around the words of somebody for a sentence that dates them."""

    def __init__(self, words: ReporterWords, usable: Usable, teller: Teller) -> None:
        self.words, self.within, self.teller = words, usable.within, teller
        self.text = words.text

    def before(self, start: int, mention: Extent | None, speaker: str | None) -> Expression | None:
        """Return the date of a sentence before in which the same speaker speaks."""
        here = self.words.number(start)
        if not self.within((self.words.starts[max(0, here - _SENTENCES_BACK)], start)):
            return None
        for number in range(here - 1, max(-1, here - 1 - _SENTENCES_BACK), -1):
            extent = self.words.sentence(number)
            is_quoting = "“_" in self.text[slice(*extent)]
            found = self.teller.telling(*extent, self.within(extent))
            if found and self._is_same(
                found, mention, speaker, is_near=number == here - 1 and not is_quoting
            ):
                return found.date
            if number == here - 1 and not found and (scene := self._scene(extent, start, speaker)):
                return scene
            if is_quoting or self.within(extent) or _SHIFT.search(self.text, *extent):
                return None
        return None

    def _is_same(self, found: Telling, mention: Extent | None, speaker: str | None, *, is_near: bool) -> bool:
        region = self.text[slice(*found.subject)]
        if speaker and self._is_named(region, speaker):
            return True
        if not is_near or mention is None:
            return False
        if self._is_text(mention):
            return True
        if _PRONOUN.search(region):
            return speaker is None or speaker.split()[-1] in self.text[: found.start]
        if speaker is None and _PRONOUN_ALONE.fullmatch(self.text, *mention):
            return True
        if speaker is None:
            return found.start == self.words.body and self._is_description(mention)
        is_somebody = not _FULL_NAME.search(region) and not self._is_body(region)
        return is_somebody and self._is_introduced(mention, speaker)

    def _is_text(self, mention: Extent) -> bool:
        """Tell whether a mention is of a text that was just told of: ``the letter said``."""
        words = self.text[slice(*mention)].casefold().split()
        return len(words) > 1 and words[0] == "the" and self.teller.occasions.is_medium(words[-1])

    def _is_body(self, region: str) -> bool:
        """Tell whether words describe an organisation, which goes by no name of a person: ``the council``."""
        head = _HEAD_END.split(region.strip(" ,"))[0].split()
        return bool(head) and head[-1].casefold() in self.teller.occasions.lexicon.organization_nouns

    def _is_named(self, region: str, speaker: str) -> bool:
        """Tell whether words name the speaker, and not another of the same surname or what is theirs."""
        surname = speaker.split()[-1]
        at = region.find(surname)
        if at < 0 or region[at - 1 : at].isalnum() or _GOES_ON.match(region, at + len(surname)):
            return False
        before = next(iter(reversed(region[:at].split())), "")
        lexicon = self.teller.occasions.lexicon
        title = before.casefold().rstrip(".")
        is_title = title in lexicon.honorifics or title in lexicon.roles
        return not before[:1].isupper() or before in speaker or is_title

    def _is_description(self, mention: Extent) -> bool:
        """Tell whether a mention describes somebody whom the lead has named: ``the actress``."""
        words = self.text[slice(*mention)].casefold().split()
        return len(words) > 1 and words[0] == "the" and words[-1] in self.teller.occasions.lexicon.roles

    def _is_introduced(self, mention: Extent, speaker: str) -> bool:
        """Tell whether a name comes up first without a word on who that is: they were described before."""
        name = self.text[slice(*mention)]
        if speaker.split()[-1] in self.text[: mention[0]] or speaker.split()[-1] not in name:
            return False
        after = self.text[mention[1] : mention[1] + 8]
        is_plain = not after.startswith(",") or _AGE.match(after) is not None
        return is_plain and all(word[:1].isupper() for word in name.split())

    def _scene(self, extent: Extent, start: int, speaker: str | None) -> Expression | None:
        """Return the date that opens a sentence which tells what the speaker was like, before their words."""
        first = next(iter(self.within(extent)), None)
        if first is None or speaker is None or first.start - extent[0] > 1:
            return None
        if self.words.paragraph(extent[0]) != self.words.paragraph(start):
            return None
        rest = self.text[first.end : extent[1]]
        setting = _SETTING.search(rest)
        if setting is None:
            return None
        subject = rest[: setting.start()]
        is_same = speaker.split()[-1] in subject or _PRONOUN.search(subject)
        return first if is_same else None

    def back_then(self, cue_end: int) -> Expression | None:
        """Return the day of the sentence before that ``said then`` and ``said at the time`` lead back to."""
        number = self.words.number(cue_end)
        if not number or not _BACK_THEN.match(self.text, cue_end, self.words.sentence(number)[1]):
            return None
        found = self.within(self.words.sentence(number - 1))
        return found[-1] if found else None

    def moves_on(self, start: int) -> bool:
        """Tell whether the sentence of some words, or the one before, leads to another time."""
        number = self.words.number(start)
        first = self.words.sentence(max(0, number - 1))[0]
        return _SHIFT.search(self.text, first, self.words.sentence(number)[1]) is not None

    def since(self, before: int, start: int, speaker: str) -> tuple[bool, Expression | None]:
        """Tell whether the speaker was dated anew between two offsets, and by what, if they spoke then."""
        for one in reversed(self.within((before, start))):
            number = self.words.number(one.start)
            if number in (self.words.number(before - 1), self.words.number(start)):
                continue
            extent = self.words.sentence(number)
            sentence = self.text[slice(*extent)]
            if self._is_named(sentence, speaker) or _PRONOUN.match(sentence):
                found = self.teller.telling(*extent, [one])
                return True, one if found and self._is_named(
                    self.text[slice(*found.subject)], speaker
                ) else None
        return False, None

    def after(self, end: int) -> Expression | None:
        """Return the date of the sentence after that tells when the words were said."""
        number = self.words.number(end - 1)
        if not self.within((end, end + _AFTER_REACH)):
            return None
        for following in (number + 1, number + 2):
            if following >= len(self.words.starts):
                return None
            extent = self.words.sentence(following)
            sentence = self.text[slice(*extent)]
            if "“_" in sentence:
                return None
            match = _SPOKE_AFTER.match(sentence) or self._made(sentence)
            if match is not None:
                first = next(iter(self.within(extent)), None)
                return (
                    first
                    if first and not self.teller.has_verb(sentence[match.end() : first.start - extent[0]])
                    else None
                )
        return None

    def _made(self, sentence: str) -> re.Match[str] | None:
        match = _MADE_AFTER.match(sentence)
        if match is None:
            return None
        occasions = self.teller.occasions
        if match["took"]:
            return match if occasions.is_medium(match["noun"]) else None
        return match if occasions.is_made(match["verb"], match["noun"]) else None
