"""In what the words were said or written: a statement, a network, a briefing, a go-between."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from quotetrack.attribution.governing import belongs, is_main
from quotetrack.attribution.line import Line

Tokens = tuple[int, int]

_ON = frozenset(
    "air airwaves account blog call channel feed floor line newscast network page phone platform podcast "
    "program programme radio show site stream telephone television website webcast livestream app "
    "broadcast newspaper bulletin telethon tape".split()
)
_BY = frozenset(
    "email e-mail phone telephone text letter fax video link videolink videoconference message cable "
    "telegram radio post".split()
)
_OVER = frozenset("phone telephone radio loudspeaker air line link videolink intercom airwaves".split())
_THROUGH = frozenset({"statement", "letter", "message", "post", "tweet", "video"})
_UNDER = frozenset({"post", "video", "photo", "article", "tweet"})
_TAKING = frozenset({"take", "took", "taking", "takes", "taken", "turned", "turning"})
_NOT_AT = frozenset(
    "report paper letter document statement email text transcript tweet post article book".split()
)
_NOT_IN = frozenset("event air line network account platform page site link phone visit trial class".split())
# nouns that need no article after “in”; others do, or they are set phrases: “in response”, “in turn”
_BARE = frozenset({"testimony", "correspondence", "evidence"})
_SERIES = frozenset("series string number flurry pair couple thread slew volley exchange round".split())
_WITH = frozenset({"with", "to", "for", "before"})
_POSTS = frozenset({"tweet", "retweet", "post", "thread", "posting"})
_CALLED = frozenset({"zoom", "skype", "signal", "whatsapp", "viber", "messenger", "slack", "zalo"})
_MOST_COMPLEMENTS = 2


def medium(line: Line, verb: int, sentence: Iterable[int]) -> Tokens | None:
    """Return first and last token of the medium nearest to the cue ``verb``, among those of its sentence."""
    return _nearest(line, verb, sentence, lambda i: belongs(line, i, verb))


def medium_before(line: Line, verb: int, sentence: Iterable[int]) -> Tokens | None:
    """Return the medium in a sentence before the cue's, where it belongs to the main clause."""
    return _nearest(line, verb, sentence, lambda i: is_main(line, i))


def is_post(line: Line, tokens: Tokens) -> bool:
    """Tell whether a medium is a network or a post there."""
    words = line.shown[tokens[0] : tokens[1] + 1]
    if "blog" in words:
        return False
    network = _is_network(line, tokens[1]) and line.words[tokens[1]] not in _CALLED
    heads = {_singular(word) for word in words}  # as written: the Huffington Post is no post
    return (
        bool(heads & _POSTS) or (network and not heads & {"message", "call", "interview"}) or "story" in heads
    )


def _nearest(line: Line, verb: int, sentence: Iterable[int], fits: Callable[[int], bool]) -> Tokens | None:
    best: Tokens | None = None
    for i in sentence:
        if line.spoken[i] or (best and best[0] <= i <= best[1]):
            continue
        last = _phrase_end(line, i)
        if last is not None and fits(i) and (best is None or abs(i - verb) < abs(best[0] - verb)):
            best = i, last
    return best


def _phrase_end(line: Line, i: int) -> int | None:
    """Return the last token of the medium that the preposition ``i`` leads to; None for none."""
    rule = _RULES.get(line.words[i])
    if rule is None:
        return None
    first, last = i + 1, line.chunk(i + 1)
    if line.words[i] == "on" and (title := _title_end(line, first, last)):
        return title
    if last is None:
        return None
    if line.words[last] in _SERIES and line.words[last + 1 : last + 2] == ["of"]:
        inner = line.chunk(last + 2)
        if inner is not None and _is_medium(line, inner):
            return _complemented(line, inner)
    return _complemented(line, last) if rule(line, first, last) else None


def _title_end(line: Line, first: int, last: int | None) -> int | None:
    """Return the last token of a programme in marks: ``on ABC’s “This Week”``, ``on “Meet the Press”``."""
    at = first if last is None else last + 2
    is_owned = last is not None and line.words[last + 1 : last + 2] in (["'s"], ["’s"])
    if not (at < len(line.words) and line.spoken[at] and (last is None or is_owned)):
        return None
    end = line.last_inside(at)
    name = " ".join(line.words[at : end + 1]).strip(" ,.")
    known = name in line.lexicon.broadcasters or (last is not None and _is_channel(line, first, last))
    return end if known else None


def _complemented(line: Line, last: int) -> int:
    """Take in the participants and the network: ``with the BBC``, ``on X``."""
    for _ in range(_MOST_COMPLEMENTS):
        i = last + 1
        if i >= len(line.words) or line.spoken[i]:
            break
        inner = line.extent(i + 1)
        if inner is None:
            break
        head = line.chunk(i + 1)
        is_with = line.words[i] in _WITH and head is not None and line.is_hearer(head)
        is_on = line.words[i] in ("on", "for") and head is not None and _is_channel(line, i + 1, head)
        if not (is_with or is_on or (line.words[i] == "of" and head is not None and line.is_hearer(head))):
            break
        last = inner
    return last


def _singular(word: str) -> str:
    return word.removesuffix("s") if not word.endswith("ss") else word


def _is_medium(line: Line, i: int) -> bool:
    joined = "".join(line.words[max(0, i - 2) : i + 1])  # the tokenizer parts “op-ed”
    pair = " ".join(line.words[max(0, i - 1) : i + 1])
    found = (line.words[i], joined, pair)
    return any(words in line.lexicon.media or _singular(words) in line.lexicon.media for words in found)


def _is_network(line: Line, i: int) -> bool:
    if not line.shown[i][:1].isupper():
        return False
    pair = " ".join(line.words[max(0, i - 1) : i + 1])
    return line.words[i] in line.lexicon.social_media or pair in line.lexicon.social_media


def _is_channel(line: Line, first: int, last: int) -> bool:
    """Tell whether a phrase is a network, a station or a programme."""
    if _is_network(line, last) or line.words[last] in ("television", "tv", "radio"):
        return True
    if not line.shown[last][:1].isupper() and not line.shown[first][:1].isupper():
        return False
    words = line.words[first : last + 1]
    names = (" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, len(words) + 1))
    return any(name in line.lexicon.broadcasters for name in names)


def _in(line: Line, first: int, last: int) -> bool:
    word = line.words[last]
    if not _is_medium(line, last) or word in _NOT_IN:
        return False
    return first < last or word in _BARE or (word.endswith("s") and word != "talks")


def _on(line: Line, first: int, last: int) -> bool:
    return _singular(line.words[last]) in _ON or _is_channel(line, first, last)


def _at(line: Line, first: int, last: int) -> bool:
    return _is_medium(line, last) and _singular(line.words[last]) not in _NOT_AT


def _by(line: Line, first: int, last: int) -> bool:
    return first == last and line.words[last] in _BY


def _over(line: Line, first: int, last: int) -> bool:
    return line.words[last] in _OVER


def _via(line: Line, first: int, last: int) -> bool:
    words = line.words
    return _is_medium(line, last) or _is_network(line, last) or words[last] in line.lexicon.go_betweens | _BY


def _through(line: Line, first: int, last: int) -> bool:
    return line.words[last] in line.lexicon.go_betweens or line.words[last] in _THROUGH


def _under(line: Line, first: int, last: int) -> bool:
    return line.words[last] in _UNDER


def _to(line: Line, first: int, last: int) -> bool:
    return first >= 2 and line.words[first - 2] in _TAKING and _is_channel(line, first, last)


_RULES: dict[str, Callable[[Line, int, int], bool]] = {
    "in": _in,
    "on": _on,
    "at": _at,
    "during": _at,
    "by": _by,
    "over": _over,
    "via": _via,
    "through": _through,
    "under": _under,
    "to": _to,
}
