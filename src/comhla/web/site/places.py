"""Places that people look for by name: which partnership and locality a name means."""

from __future__ import annotations

from collections.abc import Iterable
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
    """Whether each word begins one of those: `inver` finds Inverness, `ness` does not."""
    return all(any(each.startswith(word) for each in among) for word in words)
