"""Places that people look for by name: which partnership and locality a name means."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

from comhla.reference.names import comparable, without_ending


class Place(NamedTuple):
    """A place with its names. `slug` and `locality_key` are empty where it has no page; `kind` says what it is.

    `detail` tells it apart from others of its name: the council for a partnership, the partnership for a locality.
    """

    kind: str
    name: str
    detail: str
    authority_name: str
    slug: str
    locality_key: str
    names: tuple[str, ...]


_FEWEST_LETTERS, _MOST_NAMES, _ALIKE = 4, 5, 0.75
PARTNERSHIP, LOCALITY = "partnership", "locality"


def search_places(places: Iterable[Place], text: str) -> tuple[Place, ...]:
    """The places one of whose names is the text; without any, those with every word of it in their names.

    An empty text finds nothing. Case, accents, "&" for "and" and endings such as "HSCP" make no difference.
    """
    sought = comparable(text)
    if not sought:
        return ()
    known = tuple(places)
    forms = {sought, without_ending(sought)}
    exact = tuple(place for place in known if forms & {comparable(name) for name in place.names})
    if exact:
        return exact
    words = without_ending(sought).split()
    return tuple(place for place in known if _has_every(words, " ".join(map(comparable, place.names)).split()))


def _has_every(words: list[str], among: list[str]) -> bool:
    """Whether each word begins one of those: `inver` finds Inverness, `ness` does not; `n` stands for no NHS."""
    return all(any(each.startswith(word) and (each, word) != ("nhs", "n") for each in among) for word in words)


def names_alike(places: Iterable[Place], text: str) -> tuple[str, ...]:
    """Names of places that are spelt nearly like a text of four letters or more, the nearest first."""
    sought = without_ending(comparable(text))
    if len(sought.replace(" ", "")) < _FEWEST_LETTERS:
        return ()
    shown: dict[str, str] = {}
    for name in (name for place in places for name in place.names):
        for form in (comparable(name), without_ending(comparable(name))):
            shown.setdefault(form, name)
    close = get_close_matches(sought, shown, n=_MOST_NAMES, cutoff=_ALIKE)
    return tuple(dict.fromkeys(shown[form] for form in close))
