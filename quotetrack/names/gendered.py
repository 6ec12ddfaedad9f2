"""What titles and given names say of who is a man and who a woman."""

from quotetrack.names.listed import gender
from quotetrack.names.parsing import PersonName
from quotetrack.names.romanising import latin

_MEN = frozenset(
    "mr sir lord king prince duke baron emperor father brother herr monsieur m senor signor senhor don pan"
    " pope imam congressman businessman spokesman chairman".split()
)
_WOMEN = frozenset(
    "mrs ms miss dame lady queen princess duchess baroness sister mother frau madame mademoiselle mme"
    " mlle senora senorita signora senhora dona pani congresswoman businesswoman"
    " spokeswoman chairwoman".split()
)
_MUSICIANS, _TEACHERS = frozenset({"pandit", "ustad"}), frozenset({"sri", "swami", "guru", "acharya"})


def contradict(one: PersonName, other: PersonName) -> bool:
    """Say whether one is a man and the other a woman, by the title of at least one of them."""
    titled = _by_title(one), _by_title(other)
    if not any(titled):
        return False
    told = {titled[0] or _by_given(one), titled[1] or _by_given(other)}
    return told == {"m", "f"}


def _by_title(name: PersonName) -> str:
    titles = {latin(title) for title in name.honorifics}
    men, women = bool(titles & _MEN), bool(titles & _WOMEN)
    return "" if men == women else "m" if men else "f"


def _by_given(name: PersonName) -> str:
    known = gender(name.given[0]) if name.given else ""
    return known if known in {"m", "f"} else ""


def titles_differ(one: PersonName, other: PersonName) -> bool:
    """Say whether titles beside one name may be two people's: a wife's, or a musician's and a teacher's."""
    if one.is_lone or other.is_lone:
        return False
    ours, theirs = ({latin(title) for title in name.honorifics} for name in (one, other))
    if ("mrs" in ours) != ("mrs" in theirs):  # Mrs. John Smith is called by her husband's name
        return {_by_given(one), _by_given(other)} <= {"", "m"}
    return any(bool(x & _MUSICIANS) and bool(y & _TEACHERS) for x, y in ((ours, theirs), (theirs, ours)))
