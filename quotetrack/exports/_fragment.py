"""Words become the part of a link that makes a browser scroll to them (WICG, Text Fragments)."""

_WHOLE = 10  # words: a longer passage is named by how it begins and ends
_ENDS = 4  # words of either end
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~")


def fragment(words: str) -> str:
    """Return the text directive for a passage: ``:~:text=We%20need%20missiles``."""
    parts = words.split()
    if len(parts) <= _WHOLE:
        return f":~:text={_encoded(' '.join(parts))}"
    first, last = (_encoded(" ".join(end)) for end in (parts[:_ENDS], parts[-_ENDS:]))
    return f":~:text={first},{last}"


def _encoded(words: str) -> str:
    """Return ``words`` percent-encoded; dash, comma and ampersand have a meaning in a directive, too."""
    return "".join(
        chr(byte) if chr(byte) in _PLAIN else f"%{byte:02X}" for byte in words.encode("utf-8", "replace")
    )
