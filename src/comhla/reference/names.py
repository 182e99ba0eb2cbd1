"""Comparing names as people type them: case, accents, punctuation and "&" make no difference."""

import unicodedata

# Words that people add to an authority's name without meaning another body. Longest first.
_ENDINGS = (
    "health and social care partnership",
    "integration joint board",
    "integration authority",
    "council",
    "hscp",
    "ijb",
)


def comparable(name: str) -> str:
    """Return the name in the form in which two spellings of it are equal.

    >>> comparable("Perth & Kinross") == comparable("perth and  kinross")
    True
    """
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", name) if not unicodedata.combining(mark))
    lettered = "".join(mark if mark.isalnum() else " " for mark in plain.casefold().replace("&", " and "))
    return " ".join(lettered.split()).removeprefix("the ")


def without_ending(name: str) -> str:
    """Return a comparable name without the words for the kind of body ("fife council" is "fife")."""
    for ending in _ENDINGS:
        if name.endswith(f" {ending}"):
            return name.removesuffix(f" {ending}")
    return name
