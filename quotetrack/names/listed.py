"""What the word lists know of names: which are one name in other forms, which are common, what is a title."""

from __future__ import annotations

from functools import cache, lru_cache

from quotetrack.assets import rows, words
from quotetrack.names.romanising import latin
from quotetrack.names.skeletons import skeleton

Groups = dict[str, frozenset[str]]
_NONE: frozenset[str] = frozenset()


def _list(name: str) -> frozenset[str]:
    return words("data", "gazetteers", f"{name}.txt")


def _groups(name: str) -> Groups:
    """Return for each form of a name the groups it is in; a group is called after its first word."""
    found: dict[str, set[str]] = {}
    for line in _list(name):
        forms = line.split()
        for form in forms:
            found.setdefault(latin(form), set()).add(latin(forms[0]))
    return {form: frozenset(groups) for form, groups in found.items()}


@cache
def _spellings() -> Groups:
    return _groups("name_spellings")


@cache
def _forms() -> Groups:
    own = _groups("given_name_forms")
    return {
        form: own.get(form, _NONE) | _spellings().get(form, _NONE)
        for form in own.keys() | _spellings().keys()
    }


@cache
def _translations() -> Groups:
    return _groups("given_name_translations")


def _by_skeleton(groups: Groups) -> Groups:
    """Return groups by the skeletons of their forms, for spellings that no list foresees."""
    found: dict[str, frozenset[str]] = {}
    for form, names in groups.items():
        key = skeleton(form)
        if len(key) > 4:
            found[key] = found.get(key, _NONE) | names
    return found


@cache
def _spellings_by_skeleton() -> Groups:
    return _by_skeleton(_spellings())


@cache
def _forms_by_skeleton() -> Groups:
    return _by_skeleton(_forms())


@lru_cache(maxsize=8192)
def spellings(word: str) -> frozenset[str]:
    """Return the groups of spellings that a word belongs to, as a given name or as a surname."""
    found = _spellings().get(latin(word))
    return _spellings_by_skeleton().get(skeleton(word), _NONE) if found is None else found


@lru_cache(maxsize=8192)
def forms(word: str) -> frozenset[str]:
    """Return the given names that a word is a form of: ``bill`` is ``william``."""
    found = _forms().get(latin(word))
    return _forms_by_skeleton().get(skeleton(word), _NONE) if found is None else found


@cache
def _nicknames() -> Groups:
    """Return nicknames by the names they are short for, in every language's form of these."""
    return {
        form: _NONE.union(groups, *(_forms().get(group, _NONE) for group in groups))
        for form, groups in _groups("nicknames").items()
    }


@lru_cache(maxsize=8192)
def short_for(word: str) -> frozenset[str]:
    """Return the names that a given name may be short for, itself among them."""
    return _nicknames().get(latin(word), _NONE) | forms(word)


@lru_cache(maxsize=8192)
def translations(word: str) -> frozenset[str]:
    """Return the names of other cultures that a given name comes from as well."""
    return _NONE.union(*(_translations().get(name, _NONE) for name in (latin(word), *forms(word))))


@cache
def _given() -> dict[str, str]:
    """Return the gender of each known given name: f, m, or e for either."""
    lists = {"m": "first_names_male", "f": "first_names_female", "e": "first_names_either"}
    return {latin(name): gender for gender, file in lists.items() for name in _list(file)}


@lru_cache(maxsize=8192)
def gender(word: str) -> str:
    """Return f or m for a given name that tells, e for one that does not, and nothing for an unknown one."""
    return _given().get(latin(word), "")


@cache
def _given_only() -> frozenset[str]:
    files = ("given_name_forms", "given_name_translations", "nicknames")
    return frozenset(_given().keys()).union(*(_groups(file).keys() for file in files))


@lru_cache(maxsize=8192)
def is_given(word: str) -> bool:
    """Say whether a word is known as a given name."""
    return latin(word) in _given_only()


@cache
def _surname_rows() -> tuple[tuple[str, str, str], ...]:
    return tuple((row[0], row[1], row[2]) for row in rows("data", "gazetteers", "common_surnames.csv"))


@cache
def _top_surnames() -> frozenset[str]:
    names = {name for _, rank, names in _surname_rows() if rank == "top" for name in names.split()}
    return frozenset(key for name in names for key in (latin(name), skeleton(name)))


@lru_cache(maxsize=8192)
def is_top_family(word: str) -> bool:
    """Say whether a surname is one of the commonest of its culture."""
    return latin(word) in _top_surnames() or skeleton(word) in _top_surnames()


@cache
def _surnames() -> dict[str, frozenset[str]]:
    """Return the cultures in which each common surname is common."""
    found: dict[str, set[str]] = {}
    for culture, _, names in _surname_rows():
        for name in names.split():
            found.setdefault(latin(name), set()).add(culture)
    return {name: frozenset(cultures) for name, cultures in found.items()}


@cache
def _surnames_by_skeleton() -> frozenset[str]:
    return frozenset(key for name in _surnames() if len(key := skeleton(name)) > 4)


@lru_cache(maxsize=8192)
def cultures(word: str) -> frozenset[str]:
    """Return where a surname is common: ``english``, ``spanish``, ``slavic``, …; empty for a rare one."""
    return _surnames().get(latin(word), _NONE)


@lru_cache(maxsize=8192)
def is_common_family(word: str) -> bool:
    """Say whether a word is a surname that very many people share."""
    return bool(cultures(word)) or skeleton(word) in _surnames_by_skeleton()


@cache
def common_given() -> frozenset[str]:
    """Return the given names that very many people bear."""
    return frozenset(latin(name) for line in _list("common_given_names") for name in line.split())


@cache
def without_suffix() -> frozenset[str]:
    """Return the names whose ``Jr.`` is commonly left out, in small Latin letters."""
    return frozenset(" ".join(map(latin, name.split())) for name in _list("names_without_suffix"))
